package org.gilavar.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.gilavar.client.GilavarClient;
import org.gilavar.client.mirror.Mirror;
import org.gilavar.client.mirror.MirrorReport;
import org.gilavar.client.mirror.ReceiptProof;
import org.gilavar.ledger.Hash;
import org.gilavar.ledger.MerkleTree;
import org.gilavar.ledger.log.Checkpoint;
import org.gilavar.ledger.log.TiledLog;
import org.gilavar.ledger.log.TlogProof;
import org.gilavar.ledger.log.folder.FolderTileStore;

/** What the receipts of each party proved, one server after the other: it must all be of one log. Thread-safe. */
final class Proofs {
    private record Proved(Checkpoint head, long index, Hash leaf) {}

    private final Map<String, Queue<Proved>> proved = new ConcurrentHashMap<>();

    void add(String party, String receipt) {
        TlogProof proof = TlogProof.parse(receipt.getBytes(UTF_8));
        Hash leaf = MerkleTree.leafHash(ReceiptProof.opening(proof).commitment().bytes());
        proved.computeIfAbsent(party, p -> new ConcurrentLinkedQueue<>())
                .add(new Proved(proof.head().checkpoint(), proof.index(), leaf));
    }

    long count() {
        return proved.values().stream().mapToLong(Queue::size).sum();
    }

    /** The log of a party as it is now, with all of the common log that commits to it, has had every head and leaf. */
    void mustBeOfOneLog(GilavarClient client, Path copy) throws IOException, InterruptedException {
        String party = client.identity().party();
        try (Mirror mirror = Mirror.open(
                client,
                copy,
                fork -> {
                    throw new AssertionError("the log of " + party + " has two histories");
                },
                InstantSource.system())) {
            MirrorReport report = mirror.look();
            assertThat(report.read())
                    .as("leaves of the common log")
                    .isEqualTo(report.beats())
                    .isPositive();
        }
        List<Hash> leaves = new ArrayList<>();
        List<Hash> roots = new ArrayList<>(List.of(MerkleTree.EMPTY_ROOT));
        readInto(copy, leaves, roots);
        for (Proved receipt : proved.getOrDefault(party, new ConcurrentLinkedQueue<>())) {
            int size = Math.toIntExact(receipt.head().size());
            assertThat(size).as("a size that " + party + "'s log has had").isLessThan(roots.size());
            assertThat(receipt.head().root())
                    .as("root of " + party + "'s log at " + size)
                    .isEqualTo(roots.get(size));
            int index = Math.toIntExact(receipt.index());
            assertThat(receipt.leaf()).as("leaf " + index + " of " + party).isEqualTo(leaves.get(index));
        }
    }

    private static void readInto(Path copy, List<Hash> leaves, List<Hash> roots) {
        FolderTileStore store = new FolderTileStore(copy);
        Checkpoint head = Objects.requireNonNull(store.checkpoint()).checkpoint();
        TiledLog log = TiledLog.open(store, head.size(), head.root());
        MerkleTree tree = new MerkleTree();
        for (long i = 0; i < head.size(); i++) {
            Hash leaf = log.complete(0, i);
            leaves.add(leaf);
            tree.append(leaf);
            roots.add(tree.root());
        }
    }
}
