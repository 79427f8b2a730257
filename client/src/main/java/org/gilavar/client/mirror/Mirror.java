package org.gilavar.client.mirror;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gilavar.client.GilavarClient;
import org.gilavar.client.ProblemException;
import org.gilavar.ledger.Hash;
import org.gilavar.ledger.log.AddCheckpoint;
import org.gilavar.ledger.log.Checkpoint;
import org.gilavar.ledger.log.Evidence;
import org.gilavar.ledger.log.HeadOpening;
import org.gilavar.ledger.log.LogSource;
import org.gilavar.ledger.log.MalformedException;
import org.gilavar.ledger.log.NoteKey;
import org.gilavar.ledger.log.NoteSigner;
import org.gilavar.ledger.log.Policy;
import org.gilavar.ledger.log.SignedCheckpoint;
import org.gilavar.ledger.log.TlogProof;
import org.gilavar.ledger.log.UnverifiedException;
import org.gilavar.ledger.log.Witness;
import org.gilavar.ledger.log.WitnessAnswer;
import org.gilavar.ledger.log.WitnessStore;
import org.gilavar.ledger.log.folder.SafeFiles;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Keeps a party's copy. Each {@link #look} fetches what is new of the party's own log, with what opens it; holds it
 * against the head the server signed, against everything fetched before, and against every leaf of the common log; keeps
 * it; and, where there is a witness, cosigns the common log's head and hands that in.
 *
 * <p>Nothing is kept that does not hold. Used by one thread at a time.
 */
public final class Mirror implements AutoCloseable {
    /** The file with the proof that reaches the common log. */
    public static final String HEAD = "head";

    /** The file with the newest head of the common log that was shown: for the others, to compare. */
    public static final String COMMON_HEAD = "common-head";

    /** The file with the policy. */
    public static final String POLICY = "policy";

    /** The common log grows every few seconds, whatever happens: one that stands still for so long is no longer kept. */
    private static final Duration STALLED = Duration.ofMinutes(1);

    /** A party that is shown another common log than the rest sees nothing but that nothing becomes final. */
    private static final Duration UNFINISHED = Duration.ofMinutes(10);

    static final String COMMON = "/log/";

    /** The problem that a cosignature is when it is of no head that the server remembers. */
    private static final String NOT_TAKEN = "not-a-cosignature";

    /** Told of a fork, with what proves it. */
    @FunctionalInterface
    public interface ForkListener {
        void forked(Evidence evidence);
    }

    private final GilavarClient client;
    private final Path folder;
    private final Policy policy;
    private final OwnCopy own;
    private final Beats beats;
    private final SafeFiles files;
    private final LogSource common;
    private final ForkListener forks;
    private final InstantSource clock;
    private Optional<Cosigner> cosigner = Optional.empty();
    private long shown;
    private long finalSeen;
    private Instant waiting = Instant.MAX;
    private Instant grown = Instant.MAX;

    private record Cosigner(Witness witness, WitnessStore store) {}

    private Mirror(
            GilavarClient client,
            Path folder,
            Policy policy,
            OwnCopy own,
            Beats beats,
            ForkListener forks,
            InstantSource clock) {
        this.client = client;
        this.folder = folder;
        this.policy = policy;
        this.own = own;
        this.beats = beats;
        this.files = new SafeFiles(folder);
        this.common = new ServedLog(client, COMMON);
        this.forks = forks;
        this.clock = clock;
    }

    /**
     * Goes on with the copy in a folder, or begins one, in a folder that its owner alone may read. A new copy takes the
     * policy that the server names; whether its keys are those the parties signed is for its owner to see to.
     *
     * @throws IOException if the folder cannot be read or written, or the server cannot be reached
     * @throws MirrorException if what is in the folder does not hold
     */
    public static Mirror open(GilavarClient client, Path folder, ForkListener forks, InstantSource clock)
            throws IOException, InterruptedException {
        makeForItsOwnerAlone(folder);
        Path policyFile = folder.resolve(POLICY);
        if (!Files.exists(policyFile)) {
            new SafeFiles(folder).replace(POLICY, serverPolicy(client).bytes());
        }
        try {
            Policy policy = ofThisParty(client, Policy.parse(Files.readAllBytes(policyFile)));
            OwnCopy own = OwnCopy.open(
                    client, client.mechanism(), policy.logs().get(1).key(), folder, forks);
            boolean sound = false;
            try {
                Beats beats = Beats.open(client, policy, folder, own, forks);
                sound = true;
                return new Mirror(client, folder, policy, own, beats, forks, clock);
            } finally {
                if (!sound) {
                    own.close();
                }
            }
        } catch (MalformedException | UnverifiedException e) {
            throw new MirrorException(folder + " is not a copy that holds: " + e.getMessage(), e);
        }
    }

    /** A new folder for what nobody else may read; one that is there already is its owner's to see to. */
    private static void makeForItsOwnerAlone(Path folder) throws IOException {
        boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        Set<PosixFilePermission> rights = PosixFilePermissions.fromString("rwx------");
        Files.createDirectories(
                folder,
                posix
                        ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(rights)}
                        : new FileAttribute<?>[0]);
    }

    /** The common log and the party's own, in this order, by the names they must have: else another slot would be read. */
    private static Policy ofThisParty(GilavarClient client, Policy policy) {
        List<String> names = policy.logs().stream().map(log -> log.key().name()).toList();
        List<String> expected = List.of(
                client.mechanism(), client.mechanism() + "/" + client.identity().party());
        if (!names.equals(expected)) {
            throw new MalformedException(POLICY, "expected the logs " + expected + ", found " + names);
        }
        return policy;
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
        Policy now = ofThisParty(client, serverPolicy(client));
        if (!now.logs().equals(before.logs())) {
            throw new MirrorException(
                    "the server names other keys of its logs than " + file + " has: this is another record");
        }
        new SafeFiles(folder).replace(POLICY, now.bytes());
        return !now.equals(before);
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

    /**
     * Looks at the server once.
     *
     * @throws IOException if it cannot be reached, or the folder cannot be written; to be done again
     * @throws ProblemException if it refuses
     * @throws MirrorException if it shows what it must not: people must know
     */
    public MirrorReport look() throws IOException, InterruptedException {
        try {
            own.fetch();
            JsonNode status = client.get("/v1/record");
            List<String> alarms = new ArrayList<>();
            status.path("alarms").forEach(alarm -> alarms.add(alarm.asString()));
            if (!Policy.parse(status.path("policy").asString("").getBytes(UTF_8))
                    .equals(policy)) {
                alarms.add(
                        "the server names another policy than " + folder.resolve(POLICY)
                                + " has; if the parties have agreed on other witnesses, take it with --take-policy, else ask what happened");
            }
            Optional<TlogProof> proof = fetchProof(alarms);
            SignedCheckpoint head = commonHead();
            watchGrowth(head == null ? 0 : head.checkpoint().size(), alarms);
            if (head == null && beats.read() > 0) {
                alarms.add("the common log is gone, and had " + beats.read() + " leaves");
            }
            boolean read = head != null && beats.follow(head, status, alarms);
            if (head != null && proof.isPresent()) {
                beats.mustHaveHad(proof.get().head(), "under which it vouches for this party");
            }
            long finalEntries = keepIfFinal(proof);
            watchFinality(finalEntries, alarms);
            boolean cosigned = head != null && read && cosigner.isPresent() && cosign(cosigner.get(), head, alarms);
            return new MirrorReport(
                    own.size(),
                    finalEntries,
                    head == null ? 0 : head.checkpoint().size(),
                    beats.read(),
                    cosigned,
                    alarms);
        } catch (MalformedException | UnverifiedException e) {
            throw new MirrorException("what the server shows does not hold: " + e.getMessage(), e);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } catch (JacksonException e) {
            throw new MirrorException("the server answers otherwise than its API says: " + e.getOriginalMessage(), e);
        }
    }

    /**
     * Holds a head of the common log that somebody else was shown against the log as it was shown here last. Two that agree
     * on a head have been shown one log up to there.
     *
     * @return whether it is a head of this log; not yet, where this log has not come so far
     * @throws MirrorException if it is not; whoever listens for forks has the evidence, if the server still shows enough for it
     * @throws UnverifiedException if the log's key has not signed it: it proves nothing then
     * @throws IOException if the server cannot be asked
     */
    public boolean compare(SignedCheckpoint theirs) throws IOException {
        theirs.verify(List.of(commonKey()));
        long size = theirs.checkpoint().size();
        if (!theirs.checkpoint().origin().equals(commonKey().name())) {
            throw new UnverifiedException(
                    "it is a head of " + theirs.checkpoint().origin());
        }
        if (beats.newest().filter(own -> own.checkpoint().size() >= size).isEmpty()) {
            return false;
        }
        try {
            beats.mustHaveHad(theirs, "that somebody else was shown");
            return true;
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** The proof that the head of this party's log is under a head of the common one; holds, but for witnesses. */
    private Optional<TlogProof> fetchProof(List<String> alarms) throws IOException, InterruptedException {
        Optional<JsonNode> answer = found("/v1/record/head");
        if (answer.isEmpty()) {
            long before = finalBefore(keptHead());
            if (before > 0) {
                alarms.add("the common log no longer vouches for this party's log, and did for " + before + " entries");
            }
            return Optional.empty();
        }
        TlogProof proof =
                TlogProof.parse(answer.get().path("common").asString("").getBytes(UTF_8));
        if (opening(proof).head().size() > own.size()) {
            own.fetch(); // it has grown since, and the common log knows
        }
        Checkpoint vouched = CopyAudit.vouchedFor(proof, CopyAudit.signedOnly(policy), ownKey().name());
        if (!own.hasHad(vouched)) {
            throw new MirrorException("the common log vouches for another history of this party: of " + vouched.size()
                    + " entries, with the root " + vouched.root());
        }
        return Optional.of(proof);
    }

    /** Keeps the newest proof that is final, never an older one; says up to which entry the copy is. */
    private long keepIfFinal(Optional<TlogProof> proof) throws IOException {
        Optional<TlogProof> kept = keptHead();
        long before = finalBefore(kept);
        if (proof.filter(p -> CopyAudit.isFinal(p, policy)).isEmpty()) {
            return before;
        }
        TlogProof now = proof.get();
        long size = opening(now).head().size();
        boolean newer = kept.isEmpty()
                || now.head().checkpoint().size()
                        > kept.get().head().checkpoint().size();
        if (newer && size >= before) {
            files.replace(HEAD, now.bytes());
            return size;
        }
        return before;
    }

    private static long finalBefore(Optional<TlogProof> kept) {
        return kept.map(proof -> opening(proof).head().size()).orElse(0L);
    }

    /** The server's word for who is silent may be missing: that nothing becomes final anybody sees. */
    private void watchFinality(long finalEntries, List<String> alarms) {
        Instant now = clock.instant();
        if (finalEntries >= own.size() || policy.quorum().equals(Policy.NONE)) {
            waiting = Instant.MAX;
        } else if (waiting.equals(Instant.MAX) || finalEntries > finalSeen) {
            waiting = now;
        } else if (Duration.between(waiting, now).compareTo(UNFINISHED) > 0) {
            alarms.add("nothing has become final since " + waiting + ", and " + (own.size() - finalEntries)
                    + " entries wait: ask the other parties what head of the common log they see");
        }
        finalSeen = finalEntries;
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

    private void watchGrowth(long size, List<String> alarms) {
        Instant now = clock.instant();
        if (size != shown || grown.equals(Instant.MAX)) {
            shown = size;
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

    private boolean cosign(Cosigner by, SignedCheckpoint head, List<String> alarms)
            throws IOException, InterruptedException {
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
            ServedHead served = new ServedHead(common, head);
            path = served.consistency(from).path();
            if (!extended(served, last.checkpoint())) {
                served.against(last, commonKey()).ifPresent(forks::forked);
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
        return handIn(next.size(), line);
    }

    /** Whether the server takes it: one that has just started does not, before its first beat. */
    private boolean handIn(long size, String line) throws IOException, InterruptedException {
        byte[] body = JsonMapper.shared().writeValueAsBytes(Map.of("size", size, "line", line));
        try {
            client.post("/v1/record/cosignatures", body);
            return true;
        } catch (ProblemException e) {
            if (e.kind().equals(NOT_TAKEN)) {
                return false;
            }
            throw e;
        }
    }

    private static boolean extended(ServedHead served, Checkpoint before) {
        try {
            served.mustExtend(before.size(), before.root());
            return true;
        } catch (UnverifiedException e) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        own.close();
    }
}
