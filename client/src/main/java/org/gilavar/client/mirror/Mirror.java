package org.gilavar.client.mirror;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.gilavar.client.GilavarClient;
import org.gilavar.client.ProblemException;
import org.gilavar.ledger.Hash;
import org.gilavar.ledger.MerkleTree;
import org.gilavar.ledger.log.AddCheckpoint;
import org.gilavar.ledger.log.Checkpoint;
import org.gilavar.ledger.log.Commitment;
import org.gilavar.ledger.log.EntryBundle;
import org.gilavar.ledger.log.EntryOpening;
import org.gilavar.ledger.log.Evidence;
import org.gilavar.ledger.log.HeadOpening;
import org.gilavar.ledger.log.LogSource;
import org.gilavar.ledger.log.MalformedException;
import org.gilavar.ledger.log.NoteKey;
import org.gilavar.ledger.log.NoteSigner;
import org.gilavar.ledger.log.Policy;
import org.gilavar.ledger.log.SignedCheckpoint;
import org.gilavar.ledger.log.SourceHashes;
import org.gilavar.ledger.log.TilePath;
import org.gilavar.ledger.log.TiledLog;
import org.gilavar.ledger.log.TlogProof;
import org.gilavar.ledger.log.UnverifiedException;
import org.gilavar.ledger.log.Witness;
import org.gilavar.ledger.log.WitnessAnswer;
import org.gilavar.ledger.log.WitnessStore;
import org.gilavar.ledger.log.folder.FolderTileStore;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Keeps a party's copy. Each {@link #look} fetches what is new of the party's own log, with what opens it; holds it
 * against the head the server signed, against everything fetched before, and against the common log; keeps it; and, where
 * there is a witness, cosigns the common log's head and hands that in.
 *
 * <p>Nothing is kept that does not hold. Used by one thread at a time.
 */
public final class Mirror implements AutoCloseable {
    /** The file with the proof that reaches the common log. */
    public static final String HEAD = "head";

    /** The file with the policy. */
    public static final String POLICY = "policy";

    /** Entries kept at once: some megabytes of them. */
    private static final long CHUNK = 4_096;

    /** The common log grows every few seconds, whatever happens: one that stands still for so long is no longer kept. */
    private static final Duration STALLED = Duration.ofMinutes(1);

    private static final String OWN = "/own-log/";
    private static final String COMMON = "/log/";

    /** Told of a fork, with what proves it. */
    @FunctionalInterface
    public interface ForkListener {
        void forked(Evidence evidence);
    }

    private final GilavarClient client;
    private final Path folder;
    private final Policy policy;
    private final LogSource own;
    private final LogSource common;
    private final FolderTileStore store;
    private final TiledLog log;
    private final Openings openings;
    private final ForkListener forks;
    private final InstantSource clock;
    private Optional<Cosigner> cosigner = Optional.empty();
    private long beats;
    private long vouchedFor;
    private long vouchedAt;
    private Instant grown = Instant.MAX;

    private record Cosigner(Witness witness, WitnessStore store) {}

    private Mirror(
            GilavarClient client,
            Path folder,
            Policy policy,
            FolderTileStore store,
            TiledLog log,
            Openings openings,
            ForkListener forks,
            InstantSource clock) {
        this.client = client;
        this.folder = folder;
        this.policy = policy;
        this.own = new OwnLog(client, OWN);
        this.common = new OwnLog(client, COMMON);
        this.store = store;
        this.log = log;
        this.openings = openings;
        this.forks = forks;
        this.clock = clock;
    }

    /**
     * Goes on with the copy in a folder, or begins one. A new copy takes the policy that the server names; whether its keys
     * are those the parties signed is for its owner to see to.
     *
     * @throws IOException if the folder cannot be read or written, or the server cannot be reached
     * @throws MirrorException if what is in the folder does not hold
     */
    public static Mirror open(GilavarClient client, Path folder, ForkListener forks, InstantSource clock)
            throws IOException, InterruptedException {
        Files.createDirectories(folder);
        Path policyFile = folder.resolve(POLICY);
        if (!Files.exists(policyFile)) {
            Files.write(policyFile, serverPolicy(client).bytes());
        }
        try {
            Policy policy = Policy.parse(Files.readAllBytes(policyFile));
            FolderTileStore store = new FolderTileStore(folder);
            SignedCheckpoint head = store.checkpoint();
            TiledLog log = head == null
                    ? TiledLog.create(store)
                    : TiledLog.open(
                            store, head.checkpoint().size(), head.checkpoint().root());
            Openings openings = Openings.open(folder, log.size());
            return new Mirror(client, folder, policy, store, log, openings, forks, clock);
        } catch (MalformedException | UnverifiedException e) {
            throw new MirrorException(folder + " is not a copy that holds: " + e.getMessage(), e);
        }
    }

    /**
     * Takes the policy that the server names now in place of the one a copy has, where only the witnesses and their quorum
     * are others: the parties have agreed on new ones. Does nothing where there is no copy yet.
     *
     * @return whether it has changed
     * @throws MirrorException if the keys of the logs are others: that is another record
     */
    public static boolean takePolicy(GilavarClient client, Path folder) throws IOException, InterruptedException {
        Path file = folder.resolve(POLICY);
        if (!Files.exists(file)) {
            return false;
        }
        Policy before = Policy.parse(Files.readAllBytes(file));
        Policy now = serverPolicy(client);
        if (!now.logs().equals(before.logs())) {
            throw new MirrorException(
                    "the server names other keys of its logs than " + file + " has: this is another record");
        }
        replace(file, now.bytes());
        return !now.equals(before);
    }

    private static void replace(Path file, byte[] bytes) throws IOException {
        Path part = Path.of(file + ".part");
        Files.write(part, bytes);
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static Policy serverPolicy(GilavarClient client) throws IOException, InterruptedException {
        return Policy.parse(client.get("/v1/record").path("policy").asString("").getBytes(UTF_8));
    }

    /** Cosigns the common log from now on, as this witness, whose store it is. */
    public void cosignAs(NoteSigner signer, WitnessStore witnessStore) {
        NoteKey key = commonKey();
        cosigner = Optional.of(
                new Cosigner(new Witness(signer, Map.of(key.name(), List.of(key)), witnessStore), witnessStore));
    }

    private NoteKey commonKey() {
        return policy.logs().get(0).key();
    }

    private NoteKey ownKey() {
        return policy.logs().get(1).key();
    }

    /** Whose signatures count for this copy. */
    public Policy policy() {
        return policy;
    }

    /**
     * Looks at the server once.
     *
     * @throws IOException if it cannot be reached, or the folder cannot be written; to be done again
     * @throws ProblemException if it refuses
     * @throws MirrorException if it shows what it must not: people must know
     */
    public MirrorReport look() throws IOException, InterruptedException {
        try {
            fetchOwn();
            JsonNode status = client.get("/v1/record");
            List<String> alarms = new ArrayList<>();
            status.path("alarms").forEach(alarm -> alarms.add(alarm.asString()));
            if (!Policy.parse(status.path("policy").asString("").getBytes(UTF_8))
                    .equals(policy)) {
                alarms.add(
                        "the server names another policy than " + folder.resolve(POLICY)
                                + " has; if the parties have agreed on other witnesses, take it with --take-policy, else ask what happened");
            }
            long finalEntries = fetchHead(alarms);
            SignedCheckpoint head = commonHead();
            watchGrowth(head == null ? 0 : head.checkpoint().size(), alarms);
            boolean cosigned = cosigner.isPresent() && cosign(cosigner.get(), head, alarms);
            return new MirrorReport(
                    log.size(),
                    finalEntries,
                    head == null ? 0 : head.checkpoint().size(),
                    cosigned,
                    alarms);
        } catch (MalformedException | UnverifiedException e) {
            throw new MirrorException("what the server shows does not hold: " + e.getMessage(), e);
        }
    }

    private void fetchOwn() throws IOException, InterruptedException {
        byte[] bytes = own.checkpoint();
        if (bytes == null) {
            return; // this party has no log yet
        }
        SignedCheckpoint head = SignedCheckpoint.parse(bytes);
        head.verify(List.of(ownKey()));
        Checkpoint checkpoint = head.checkpoint();
        if (!checkpoint.origin().equals(ownKey().name())) {
            throw new MirrorException("the server shows the log of " + checkpoint.origin());
        }
        if (checkpoint.size() < log.size()) {
            throw new MirrorException("the log of this party has " + checkpoint.size() + " entries, and had "
                    + log.size() + ": it has lost some");
        }
        SourceHashes hashes = SourceHashes.checked(own, checkpoint);
        if (!hashes.root(log.size()).equals(log.root())) {
            fork(store.checkpoint(), head, hashes);
        }
        while (log.size() < checkpoint.size()) {
            keep(Math.min(log.size() + CHUNK, checkpoint.size()), checkpoint, hashes);
        }
        SignedCheckpoint published = store.checkpoint();
        if (published == null || published.checkpoint().size() < checkpoint.size()) {
            store.publish(head);
        }
    }

    /** Takes the entries up to a size into the copy, once they are known to be under the head. */
    private void keep(long end, Checkpoint head, SourceHashes hashes) throws IOException, InterruptedException {
        List<Hash> leaves = leaves(end, head.size());
        MerkleTree tree = MerkleTree.resume(log.size(), subtrees());
        leaves.forEach(leaf -> tree.append(MerkleTree.leafHash(leaf.bytes())));
        if (!tree.root().equals(hashes.root(end))) {
            throw new MirrorException(
                    "the entries up to " + end + " are not those under the head that the server signed");
        }
        openings.append(open(leaves));
        log.append(leaves.stream().map(Hash::bytes).toList());
    }

    /** The leaf data after what there is, as the server's bundles have it. */
    private List<Hash> leaves(long end, long size) {
        List<Hash> leaves = new ArrayList<>();
        long next = log.size();
        while (next < end) {
            long index = next / TilePath.FULL;
            int width = (int) Math.min(TilePath.FULL, size - index * TilePath.FULL);
            byte[] bundle = bundle(index, width);
            int upTo = (int) Math.min(width, end - index * TilePath.FULL);
            for (byte[] leaf : EntryBundle.parse(bundle, width).subList((int) (next % TilePath.FULL), upTo)) {
                if (leaf.length != Hash.BYTES) {
                    throw new MirrorException("entry " + next + " of the log is no commitment");
                }
                leaves.add(Hash.of(leaf));
                next++;
            }
        }
        return leaves;
    }

    private byte[] bundle(long index, int width) {
        TilePath path = new TilePath(TilePath.ENTRIES, index, width);
        byte[] bundle = own.read(path);
        if (bundle == null && width < TilePath.FULL) {
            bundle = own.read(new TilePath(TilePath.ENTRIES, index, TilePath.FULL)); // grown meanwhile
        }
        if (bundle == null) {
            throw new MirrorException("the server does not show " + path);
        }
        return bundle;
    }

    /** The roots of the complete subtrees of what there is, largest first. */
    private List<Hash> subtrees() {
        List<Hash> subtrees = new ArrayList<>();
        long from = 0;
        for (long rest = log.size(); rest > 0; rest &= ~Long.highestOneBit(rest)) {
            int level = Long.numberOfTrailingZeros(Long.highestOneBit(rest));
            subtrees.add(log.complete(level, from >>> level));
            from += Long.highestOneBit(rest);
        }
        return subtrees;
    }

    /** Shows to whoever listens what proves it, and ends the look. */
    private void fork(@Nullable SignedCheckpoint kept, SignedCheckpoint head, SourceHashes hashes) {
        if (kept != null) {
            Evidence.found(kept, head, Set.of(ownKey()), beginning(hashes, kept.checkpoint(), head.checkpoint()))
                    .ifPresent(forks::forked);
        }
        throw new MirrorException(
                "the log of this party is another than the one it was: what was shown before is not the "
                        + "beginning of what is shown now");
    }

    /** With what a log now begins, in place of what was shown before. */
    private static Optional<Evidence.Prefix> beginning(SourceHashes hashes, Checkpoint before, Checkpoint now) {
        return before.size() == now.size()
                ? Optional.empty()
                : Optional.of(new Evidence.Prefix(
                        hashes.root(before.size()),
                        hashes.consistency(before.size(), now.size()).path()));
    }

    /** What opens each of these leaves; empty where the server no longer can. */
    private List<Optional<EntryOpening>> open(List<Hash> leaves) throws IOException, InterruptedException {
        long from = log.size();
        Map<Long, EntryOpening> opened = new TreeMap<>();
        long next = from;
        while (next < from + leaves.size()) {
            JsonNode page = client.get("/v1/record/entries?from=" + next);
            for (JsonNode item : page.path("items")) {
                byte[] bytes = Base64.getDecoder().decode(item.path("opening").asString(""));
                opened.put(item.path("index").asLong(), EntryOpening.parse(bytes));
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
            Commitment leaf = new Commitment(leaves.get(i));
            if (opening.filter(open -> !open.commitment().equals(leaf)).isPresent()) {
                throw new MirrorException("entry " + (from + i) + " says something else than its leaf commits to");
            }
            all.add(opening);
        }
        return all;
    }

    /** Keeps the newest proof that reaches the common log, never an older one; says up to which entry it is final. */
    private long fetchHead(List<String> alarms) throws IOException, InterruptedException {
        Optional<TlogProof> kept = keptHead();
        long finalBefore = kept.isPresent() ? opening(kept.get()).head().size() : 0;
        Optional<JsonNode> answer = found("/v1/record/head");
        if (answer.isEmpty()) {
            if (finalBefore > 0) {
                alarms.add("the common log no longer vouches for this party's log, and did for " + finalBefore
                        + " entries");
            }
            return finalBefore;
        }
        TlogProof proof =
                TlogProof.parse(answer.get().path("common").asString("").getBytes(UTF_8));
        HeadOpening opening = opening(proof);
        if (opening.head().size() > log.size()) {
            fetchOwn(); // it has grown since, and the common log knows
        }
        long size = check(proof, opening).size();
        long common = proof.head().checkpoint().size();
        if (size < vouchedFor && common >= vouchedAt) {
            alarms.add(
                    "the common log vouches for " + size + " entries of this party, and has vouched for " + vouchedFor);
        }
        if (common >= vouchedAt) {
            vouchedAt = common;
            vouchedFor = Math.max(vouchedFor, size);
        }
        boolean enough =
                policy.evaluate(proof.head()).enough() && !policy.quorum().equals(Policy.NONE);
        boolean newer =
                kept.isEmpty() || common > kept.get().head().checkpoint().size();
        if (enough && newer && size >= finalBefore) {
            replace(folder.resolve(HEAD), proof.bytes());
            return size;
        }
        return finalBefore;
    }

    private Optional<TlogProof> keptHead() throws IOException {
        Path file = folder.resolve(HEAD);
        return Files.exists(file) ? Optional.of(TlogProof.parse(Files.readAllBytes(file))) : Optional.empty();
    }

    private static HeadOpening opening(TlogProof proof) {
        return HeadOpening.parse(
                proof.extra().orElseThrow(() -> new MirrorException("the server does not open its slot")));
    }

    private Optional<JsonNode> found(String path) throws IOException, InterruptedException {
        try {
            return Optional.of(client.get(path));
        } catch (ProblemException e) {
            if (e.status() == 404) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** The head of this party's log that the common log vouches for; it is one that the copy has had. */
    private Checkpoint check(TlogProof proof, HeadOpening opening) {
        proof.verify(MerkleTree.leafHash(opening.leaf().bytes()), CopyAudit.signedOnly(policy));
        opening.verify();
        Checkpoint head = opening.head();
        if (!opening.slot().equals(ownKey().name()) || !head.origin().equals(ownKey().name())) {
            throw new MirrorException("the server opens the slot of " + opening.slot());
        }
        if (head.size() > log.size() || !log.root(head.size()).equals(head.root())) {
            throw new MirrorException("the common log vouches for another history of this party: of " + head.size()
                    + " entries, with the root " + head.root());
        }
        return head;
    }

    private void watchGrowth(long size, List<String> alarms) {
        Instant now = clock.instant();
        if (size != beats || grown.equals(Instant.MAX)) {
            beats = size;
            grown = now;
        } else if (Duration.between(grown, now).compareTo(STALLED) > 0) {
            alarms.add("the common log has stood still at " + size + " since " + grown);
        }
    }

    private @Nullable SignedCheckpoint commonHead() {
        byte[] bytes = common.checkpoint();
        if (bytes == null) {
            return null;
        }
        SignedCheckpoint head = SignedCheckpoint.parse(bytes);
        head.verify(List.of(commonKey()));
        return head;
    }

    private boolean cosign(Cosigner by, @Nullable SignedCheckpoint head, List<String> alarms)
            throws IOException, InterruptedException {
        if (head == null) {
            return false;
        }
        Checkpoint next = head.checkpoint();
        SignedCheckpoint last = by.store().latest(next.origin());
        long from = last == null ? 0 : last.checkpoint().size();
        if (from > next.size()) {
            alarms.add("the common log ends at " + next.size() + ", and this witness has cosigned " + from
                    + ": it has lost what it showed");
            return false;
        }
        List<Hash> path = List.of();
        if (last != null && from > 0) {
            SourceHashes hashes = SourceHashes.checked(common, next);
            path = hashes.consistency(from, next.size()).path();
            if (!hashes.root(from).equals(last.checkpoint().root())) {
                Optional<Evidence.Prefix> begins = beginning(hashes, last.checkpoint(), next);
                Evidence.found(last, head, Set.of(commonKey()), begins).ifPresent(forks::forked);
                alarms.add(
                        "the common log has two histories: this witness has cosigned one and does not cosign the other");
                return false;
            }
        }
        WitnessAnswer answer = by.witness().addCheckpoint(new AddCheckpoint(from, path, head).bytes(), clock.instant());
        if (!(answer instanceof WitnessAnswer.Cosigned cosigned)) {
            alarms.add("this witness does not cosign the common log: "
                    + answer.body().strip());
            return false;
        }
        String line = cosigned.signatures().get(0).line().strip();
        client.post(
                "/v1/record/cosignatures",
                JsonMapper.shared().writeValueAsBytes(Map.of("size", next.size(), "line", line)));
        return true;
    }

    @Override
    public void close() throws IOException {
        openings.close();
    }
}
