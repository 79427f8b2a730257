package org.gilavar.journal;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gilavar.ledger.Hash;
import org.gilavar.ledger.MerkleTree;
import org.gilavar.mechanism.Mechanism;
import org.gilavar.mechanism.State;
import org.gilavar.mechanism.item.Item;
import org.gilavar.mechanism.json.Json;

/** Reads what {@link SnapshotWriter} wrote. Nothing of it is looked into before all of it has been read and its checksum fits. */
final class SnapshotReader {

    /** Far above any header, and any chunk: a damaged length must not ask for all the memory there is. */
    private static final int MAX_BYTES = 64 << 20;

    private final MessageDigest sha256 = Digests.sha256();
    private final DataInputStream in;

    private SnapshotReader(InputStream file) {
        this.in = new DataInputStream(new DigestInputStream(file, sha256));
    }

    /**
     * Reads a snapshot that is to be of this moment.
     *
     * @throws UnusableSnapshotException when it is damaged, of other rules or a newer layout, or of something else
     */
    static Snapshots.Restored read(InputStream file, long seq, Hash root) {
        try {
            return new SnapshotReader(file).read(seq, root);
        } catch (IOException e) {
            throw new UnusableSnapshotException("it cannot be read to its end: " + e.getMessage());
        } catch (IllegalArgumentException e) {
            throw new UnusableSnapshotException("its content is not what was expected: " + e.getMessage());
        }
    }

    private Snapshots.Restored read(long seq, Hash root) throws IOException {
        if (!Arrays.equals(in.readNBytes(SnapshotWriter.MAGIC.length), SnapshotWriter.MAGIC)) {
            throw new UnusableSnapshotException("it is not a snapshot");
        }
        byte[] headerJson = bytes(in.readInt());
        Map<String, SnapshotSection.Read> sections = new HashMap<>();
        for (String name = in.readUTF(); !name.isEmpty(); name = in.readUTF()) {
            sections.put(name, section());
        }
        byte[] computed = sha256.digest();
        if (!Arrays.equals(computed, in.readNBytes(Hash.BYTES)) || in.read() >= 0) {
            throw new UnusableSnapshotException("it is damaged: its checksum does not fit");
        }
        SnapshotHeader header = Json.read(headerJson, SnapshotHeader.class);
        mustFit(header, seq, root);
        return restored(header, sections);
    }

    private static void mustFit(SnapshotHeader header, long seq, Hash root) {
        if (header.format() != SnapshotHeader.FORMAT) {
            throw new UnusableSnapshotException("it has format " + header.format() + ", written by another version");
        }
        if (header.rules() != Mechanism.RULES) {
            throw new UnusableSnapshotException(
                    "it was folded by rules " + header.rules() + ", and these are " + Mechanism.RULES);
        }
        if (header.seq() != seq || !header.root().equals(root.hex())) {
            throw new UnusableSnapshotException("it is of another history");
        }
        MerkleTree tree = header.tree();
        if (!tree.root().equals(root)) {
            throw new UnusableSnapshotException("its tree does not have the root it names");
        }
    }

    private static Snapshots.Restored restored(SnapshotHeader header, Map<String, SnapshotSection.Read> sections) {
        List<Item> items = take(sections, SnapshotWriter.STATE).lines(line -> Json.read(line, Item.class));
        Replay replay = new Replay(
                State.of(items),
                header.tree(),
                Said.of(take(sections, SnapshotWriter.SAID).numbers()),
                header.last());
        return new Snapshots.Restored(replay, Map.copyOf(sections));
    }

    private static SnapshotSection.Read take(Map<String, SnapshotSection.Read> sections, String name) {
        SnapshotSection.Read section = sections.remove(name);
        if (section == null) {
            throw new UnusableSnapshotException("it has no section \"" + name + "\"");
        }
        return section;
    }

    private SnapshotSection.Read section() throws IOException {
        List<byte[]> chunks = new ArrayList<>();
        for (int length = in.readInt(); length != 0; length = in.readInt()) {
            chunks.add(bytes(length));
        }
        return new SnapshotSection.Read(chunks);
    }

    private byte[] bytes(int length) throws IOException {
        if (length < 0 || length > MAX_BYTES) {
            throw new UnusableSnapshotException("it is damaged: a part of " + length + " bytes");
        }
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new UnusableSnapshotException("it is cut off");
        }
        return bytes;
    }
}
