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
import org.gilavar.mechanism.Held;
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
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
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
        List<byte[]> items = take(sections, SnapshotWriter.STATE).lines();
        List<String> names = take(sections, SnapshotWriter.NAMES).texts();
        if (items.size() != names.size()) {
            throw new UnusableSnapshotException("it has " + items.size() + " items, and names " + names.size());
        }
        Replay replay = new Replay(
                State.of(held(items, names)),
                header.tree(),
                Said.of(take(sections, SnapshotWriter.SAID).numbers()),
                header.last());
        return new Snapshots.Restored(replay, Map.copyOf(sections));
    }

    private static List<Held> held(List<byte[]> items, List<String> names) {
        List<Held> held = new ArrayList<>(items.size());
        for (int i = 0; i < items.size(); i++) {
            String name = names.get(i);
            int slash = name.indexOf('/');
            held.add(
                    name.charAt(0) == SnapshotWriter.OVER
                            ? Held.ofJson(name.substring(1, slash), name.substring(slash + 1), items.get(i))
                            : Held.of(Json.read(items.get(i), Item.class)));
        }
        return held;
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
        byte[] bytes = new byte[length];
        in.readFully(bytes);
        return bytes;
    }
}
