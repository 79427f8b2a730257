package org.gilavar.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.gilavar.ledger.MerkleTree;
import org.gilavar.ledger.SigningKey;
import org.gilavar.ledger.log.AddCheckpoint;
import org.gilavar.ledger.log.Checkpoint;
import org.gilavar.ledger.log.MemoryTileStore;
import org.gilavar.ledger.log.NoteKey;
import org.gilavar.ledger.log.NoteSignature;
import org.gilavar.ledger.log.NoteSigner;
import org.gilavar.ledger.log.SignedCheckpoint;
import org.gilavar.ledger.log.TileStore;
import org.gilavar.ledger.log.TiledLog;
import org.gilavar.ledger.log.folder.FolderTileStore;

/** A log with the same keys and entries in every run. */
record SampleLog(TileStore store, TiledLog tree) {
    static final String ORIGIN = "log.example/one";
    static final NoteSigner LOG = NoteSigner.of(ORIGIN, NoteKey.Type.ED25519, key("log"));

    private static SigningKey key(String holder) {
        return SigningKey.ofSeed(MerkleTree.leafHash(holder.getBytes(UTF_8)).bytes());
    }

    static NoteSigner witness(int number) {
        return NoteSigner.of("witness.example/" + number, NoteKey.Type.COSIGNATURE, key("witness " + number));
    }

    static SampleLog empty() {
        TileStore store = new MemoryTileStore();
        return new SampleLog(store, TiledLog.create(store));
    }

    /** A log of entries {@code HISTORY 0}, {@code HISTORY 1} and so on. */
    static SampleLog in(Path folder, String history, int size) {
        TileStore store = new FolderTileStore(folder);
        TiledLog tree = TiledLog.create(store);
        List<byte[]> entries = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            entries.add((history + " " + i).getBytes(UTF_8));
        }
        tree.append(entries);
        return new SampleLog(store, tree);
    }

    SignedCheckpoint headAt(long size) {
        return SignedCheckpoint.sign(new Checkpoint(ORIGIN, size, tree.root(size)), LOG);
    }

    SignedCheckpoint head() {
        return headAt(tree.size());
    }

    /** The head cosigned by the first witnesses, at second 1,700,000,001 and so on. */
    SignedCheckpoint cosigned(int witnesses) {
        List<NoteSignature> cosignatures = new ArrayList<>();
        for (int i = 1; i <= witnesses; i++) {
            cosignatures.add(NoteSignature.cosign(witness(i), head().checkpoint(), 1_700_000_000L + i));
        }
        return head().with(cosignatures);
    }

    void publish(SignedCheckpoint head) {
        store.publish(head);
    }

    byte[] request(long oldSize, long size) {
        return new AddCheckpoint(
                        oldSize,
                        oldSize == 0
                                ? List.of()
                                : tree.consistency(oldSize, size).path(),
                        headAt(size))
                .bytes();
    }
}
