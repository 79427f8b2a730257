package org.gilavar.server.log;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import org.gilavar.ledger.Hash;
import org.gilavar.ledger.MerkleTree;
import org.gilavar.ledger.log.Checkpoint;
import org.gilavar.ledger.log.HeadOpening;
import org.gilavar.ledger.log.Heads;
import org.gilavar.ledger.log.Salt;
import org.gilavar.ledger.log.SignedCheckpoint;
import org.gilavar.ledger.log.TileStore;
import org.gilavar.ledger.log.TiledLog;
import org.gilavar.ledger.log.TreeHashes;

/**
 * The log that everybody sees: one leaf a beat, with a commitment to the head of every other log ({@link Heads}).
 *
 * <p>Without threads and without a clock. The order is: the journal's head as this beat vouches for it is kept; the leaf
 * is in the tiles; the head is signed and published. So after a crash at any point the journal is never found younger
 * than what was published, and a leaf that nobody saw is forgotten. Used by one thread at a time.
 */
public final class CommonLog {

    private final String mechanism;
    private final TileStore tiles;
    private final TileStore journalHead;
    private final LogKeys keys;
    private final TiledLog log;

    private CommonLog(String mechanism, TileStore tiles, TileStore journalHead, LogKeys keys, TiledLog log) {
        this.mechanism = mechanism;
        this.tiles = tiles;
        this.journalHead = journalHead;
        this.keys = keys;
        this.log = log;
    }

    /**
     * Goes on with a log where its published head is, or begins one.
     *
     * @param tiles where it is kept and served from
     * @param journalHead where the head of the journal is kept that the last beat vouched for
     * @throws org.gilavar.ledger.log.MalformedException if a tile is missing or damaged
     * @throws org.gilavar.ledger.log.UnverifiedException if the tiles do not give the root that was published, or it was
     *     signed with another key
     */
    public static CommonLog open(String mechanism, TileStore tiles, TileStore journalHead, LogKeys keys) {
        SignedCheckpoint published = tiles.checkpoint();
        TiledLog log;
        if (published == null) {
            log = TiledLog.open(tiles, 0, MerkleTree.EMPTY_ROOT);
        } else {
            published.verify(List.of(keys.signer(Origins.common(mechanism)).key()));
            log = TiledLog.open(
                    tiles, published.checkpoint().size(), published.checkpoint().root());
        }
        return new CommonLog(mechanism, tiles, journalHead, keys, log);
    }

    /** Its hashes, to prove with: as long as no beat is added meanwhile. */
    public TreeHashes hashes() {
        return log;
    }

    /**
     * Adds a beat and publishes it.
     *
     * @param roots of each party's log at the size that the standing says
     * @throws java.io.UncheckedIOException if it cannot be kept; what was published before stands
     */
    public Beat add(Standing standing, Map<String, Hash> roots, Instant at) {
        List<Checkpoint> heads = new ArrayList<>();
        Checkpoint journal = new Checkpoint(Origins.journal(mechanism), standing.entries(), standing.root());
        heads.add(journal);
        roots.forEach((party, root) -> heads.add(new Checkpoint(
                Origins.audience(mechanism, party), standing.sizes().getOrDefault(party, 0L), root)));
        long index = log.size();
        Heads leaf = Heads.of(heads.stream()
                .map(head -> Heads.slot(head.origin(), salt(head, index), head))
                .toList());
        journalHead.publish(SignedCheckpoint.sign(journal, keys.signer(journal.origin())));
        log.append(List.of(leaf.bytes()));
        String origin = Origins.common(mechanism);
        SignedCheckpoint head =
                SignedCheckpoint.sign(new Checkpoint(origin, log.size(), log.root()), keys.signer(origin));
        tiles.publish(head);
        Map<String, HeadOpening> openings = new HashMap<>();
        heads.forEach(h -> openings.put(h.origin(), new HeadOpening(h.origin(), salt(h, index), h, leaf)));
        return new Beat(at, head, log.inclusion(index, log.size()), openings, standing);
    }

    private Salt salt(Checkpoint head, long index) {
        return keys.slotSecret(head.origin()).forLeaf(index);
    }

    /** Publishes the head of the newest beat once more, with cosignatures. */
    public void publish(SignedCheckpoint head) {
        if (head.checkpoint().size() == log.size()) {
            tiles.publish(head);
        }
    }

    /**
     * Makes sure that a journal is the one that the last beat vouched for, or has grown from it.
     *
     * @param rootAt root of the journal when it had a size; the empty tree's when it has not been that long
     * @param size how many entries the journal has
     * @throws StaleJournalException if it is not
     */
    public static void mustHave(TileStore journalHead, long size, LongFunction<Hash> rootAt) {
        SignedCheckpoint vouched = journalHead.checkpoint();
        if (vouched == null) {
            return;
        }
        Checkpoint head = vouched.checkpoint();
        if (head.size() > size) {
            throw new StaleJournalException("it has " + size + " entries, and its log has vouched for " + head.size());
        }
        if (!rootAt.apply(head.size()).equals(head.root())) {
            throw new StaleJournalException(
                    "its first " + head.size() + " entries are not those its log has vouched for");
        }
    }
}
