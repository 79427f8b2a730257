package org.gilavar.client.mirror;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.gilavar.client.GilavarClient;
import org.gilavar.ledger.Hash;
import org.gilavar.ledger.MerkleTree;
import org.gilavar.ledger.log.Checkpoint;
import org.gilavar.ledger.log.Commitment;
import org.gilavar.ledger.log.EntryOpening;
import org.gilavar.ledger.log.LogSource;
import org.gilavar.ledger.log.NoteKey;
import org.gilavar.ledger.log.SignedCheckpoint;
import org.gilavar.ledger.log.TiledLog;
import org.gilavar.ledger.log.TreeHashes;
import org.gilavar.ledger.log.UnverifiedException;
import org.gilavar.ledger.log.folder.FolderTileStore;
import tools.jackson.databind.JsonNode;

/**
 * The copy of a party's own log with what opens it, as it grows. Nothing is kept that is not under a head that the server
 * signed and that extends all fetched before, nor what stands there as the party's word and is not. Used by one thread at a time.
 */
final class OwnCopy implements AutoCloseable {
    /** Entries kept at once: some megabytes of them. */
    private static final long CHUNK = 4_096;

    private static final String PREFIX = "/own-log/";

    private final GilavarClient client;
    private final NoteKey key;
    private final LogSource source;
    private final FolderTileStore store;
    private final TiledLog log;
    private final Openings openings;
    private final Mirror.ForkListener forks;
    private OwnWords words;

    private OwnCopy(
            GilavarClient client,
            NoteKey key,
            FolderTileStore store,
            TiledLog log,
            Openings openings,
            OwnWords words,
            Mirror.ForkListener forks) {
        this.client = client;
        this.key = key;
        this.source = new ServedLog(client, PREFIX);
        this.store = store;
        this.log = log;
        this.openings = openings;
        this.words = words;
        this.forks = forks;
    }

    /**
     * Goes on with the copy in a folder, or begins one.
     *
     * @param mechanism the name of the common log
     * @param key of the party's log
     * @throws org.gilavar.ledger.log.MalformedException if a tile is damaged
     * @throws org.gilavar.ledger.log.UnverifiedException if the tiles do not give the root of the head that was kept
     */
    static OwnCopy open(GilavarClient client, String mechanism, NoteKey key, Path folder, Mirror.ForkListener forks)
            throws IOException {
        FolderTileStore store = new FolderTileStore(folder);
        SignedCheckpoint head = store.checkpoint();
        // First, since it locks the folder: opening a log for writing forgets what follows its head.
        Openings openings =
                Openings.open(folder, head == null ? 0 : head.checkpoint().size());
        boolean sound = false;
        try {
            TiledLog log = head == null
                    ? TiledLog.create(store)
                    : TiledLog.open(
                            store, head.checkpoint().size(), head.checkpoint().root());
            OwnWords words = new OwnWords(key.name(), mechanism);
            Openings.read(folder, log.size(), words::pass);
            sound = true;
            return new OwnCopy(client, key, store, log, openings, words, forks);
        } finally {
            if (!sound) {
                openings.close();
            }
        }
    }

    /** How many entries there are. */
    long size() {
        return log.size();
    }

    /** The hashes of its log. */
    TreeHashes hashes() {
        return log;
    }

    /** Whether the copy has had a head. */
    boolean hasHad(Checkpoint head) {
        return head.size() <= log.size() && log.root(head.size()).equals(head.root());
    }

    /** Fetches what is new. */
    void fetch() throws IOException, InterruptedException {
        byte[] bytes = source.checkpoint();
        if (bytes == null) {
            mustHaveNone();
            return;
        }
        SignedCheckpoint signed = SignedCheckpoint.parse(bytes);
        signed.verify(List.of(key));
        Checkpoint checkpoint = signed.checkpoint();
        if (!checkpoint.origin().equals(key.name())) {
            throw new MirrorException("the server shows the log of " + checkpoint.origin());
        }
        if (checkpoint.size() < log.size()) {
            throw new MirrorException("the log of this party has " + checkpoint.size() + " entries, and had "
                    + log.size() + ": it has lost some");
        }
        ServedHead head = new ServedHead(source, signed);
        mustExtend(head);
        while (log.size() < checkpoint.size()) {
            keep(Math.min(log.size() + CHUNK, checkpoint.size()), head);
        }
        SignedCheckpoint published = store.checkpoint();
        if (published == null || published.checkpoint().size() < checkpoint.size()) {
            store.publish(signed);
        }
    }

    private void mustHaveNone() {
        if (log.size() > 0) {
            throw new MirrorException(
                    "the server has no log of this party any more, and had one of " + log.size() + " entries");
        }
    }

    /** Shows to whoever listens what proves that it does not, and ends the look. */
    private void mustExtend(ServedHead head) {
        try {
            head.mustExtend(log.size(), log.root());
        } catch (UnverifiedException e) {
            SignedCheckpoint before = store.checkpoint();
            if (before != null) {
                head.against(before, key).ifPresent(forks::forked);
            }
            throw new MirrorException(
                    "the log of this party is another than the one it was: what was shown before is not the "
                            + "beginning of what is shown now",
                    e);
        }
    }

    /** Takes the entries up to a size into the copy, once they are known to be under the head. */
    private void keep(long end, ServedHead head) throws IOException, InterruptedException {
        MerkleTree tree = MerkleTree.resume(log.size(), log.subtrees(log.size()));
        List<byte[]> leaves = head.leaves(tree, end);
        List<Optional<EntryOpening>> opened = open(commitments(leaves));
        OwnWords after = words.copy();
        for (int i = 0; i < opened.size(); i++) {
            after.follow(log.size() + i, opened.get(i));
        }
        openings.append(log.size(), opened);
        log.append(leaves);
        words = after;
    }

    private List<Commitment> commitments(List<byte[]> leaves) {
        List<Commitment> commitments = new ArrayList<>();
        for (byte[] leaf : leaves) {
            if (leaf.length != Hash.BYTES) {
                throw new MirrorException(
                        "entry " + (log.size() + commitments.size()) + " of the log is no commitment");
            }
            commitments.add(new Commitment(Hash.of(leaf)));
        }
        return commitments;
    }

    /** What opens each of these leaves; empty where the server no longer can. */
    private List<Optional<EntryOpening>> open(List<Commitment> leaves) throws IOException, InterruptedException {
        long from = log.size();
        Map<Long, EntryOpening> opened = new TreeMap<>();
        long next = from;
        while (next < from + leaves.size()) {
            JsonNode page = client.get("/v1/record/entries?from=" + next);
            for (JsonNode item : page.path("items")) {
                opened.put(
                        item.path("index").asLong(),
                        opening(item.path("opening").asString("")));
            }
            long after = page.path("next").asLong();
            if (after <= next) {
                throw new MirrorException("the server does not show what opens entry " + next);
            }
            next = after;
        }
        List<Optional<EntryOpening>> all = new ArrayList<>();
        for (int i = 0; i < leaves.size(); i++) {
            Optional<EntryOpening> opening = Optional.ofNullable(opened.get(from + i));
            Commitment leaf = leaves.get(i);
            if (opening.filter(open -> !open.commitment().equals(leaf)).isPresent()) {
                throw new MirrorException("entry " + (from + i) + " says something else than its leaf commits to");
            }
            all.add(opening);
        }
        return all;
    }

    private static EntryOpening opening(String base64) {
        try {
            return EntryOpening.parse(Base64.getDecoder().decode(base64));
        } catch (IllegalArgumentException e) {
            throw new MirrorException("the server shows an opening that is no base64", e);
        }
    }

    @Override
    public void close() throws IOException {
        openings.close();
    }
}
