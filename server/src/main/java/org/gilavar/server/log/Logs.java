package org.gilavar.server.log;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.gilavar.journal.WitnessPolicy;
import org.gilavar.ledger.log.LogSource;
import org.gilavar.ledger.log.NoteSignature;
import org.gilavar.ledger.log.Policy;
import org.gilavar.ledger.log.SignedCheckpoint;
import org.gilavar.ledger.log.TilePath;
import org.gilavar.ledger.log.TlogProof;
import org.gilavar.mechanism.terms.Witnessing;
import org.gilavar.server.audience.AudienceLog;
import org.gilavar.server.audience.Audiences;
import org.gilavar.server.session.Post;
import org.jspecify.annotations.Nullable;

/** The logs of a running mechanism, as those who ask over the network find them. Thread-safe. */
public final class Logs implements AutoCloseable {

    /** A common log that has not grown for so long cannot be written; the reason is in the server's log. */
    private static final Duration STALLED = Duration.ofMinutes(1);

    private final Supplier<Optional<String>> mechanism;
    private final Supplier<Optional<Witnessing>> witnessing;
    private final Audiences audiences;
    private final LogKeys keys;
    private final AudienceProofs proofs;
    private final Marks marks;
    private final LogSource tiles;
    private final Watch watch;
    private final Pacemaker pacemaker;
    private final InstantSource clock;

    /**
     * The logs of a mechanism.
     *
     * @param mechanism its name, once it has been founded
     * @param witnessing by the terms in force
     * @param tiles what the common log has published
     */
    public Logs(
            Supplier<Optional<String>> mechanism,
            Supplier<Optional<Witnessing>> witnessing,
            Audiences audiences,
            LogKeys keys,
            LogSource tiles,
            Watch watch,
            Pacemaker pacemaker,
            InstantSource clock) {
        this.mechanism = mechanism;
        this.witnessing = witnessing;
        this.audiences = audiences;
        this.keys = keys;
        this.proofs = new AudienceProofs(audiences, keys);
        this.marks = keys.marks();
        this.tiles = tiles;
        this.watch = watch;
        this.pacemaker = pacemaker;
        this.clock = clock;
    }

    /**
     * Opens the common log, if there is a mechanism.
     *
     * @throws UnusableLogException if it cannot be gone on with
     */
    public void open() {
        mechanism.get().ifPresent(pacemaker::open);
    }

    /** Starts to beat, unless the pace is zero. */
    public void start(Duration pace) {
        if (!pace.isZero()) {
            pacemaker.start(pace);
        }
    }

    /** One beat now. */
    public void beat() throws InterruptedException {
        pacemaker.beat();
    }

    /** The mark of what a post is shown today. */
    public Mark mark(Post post) {
        return marks.of(post, today());
    }

    /** Which of these posts was shown a mark, on which day. */
    public List<Marks.Holder> holders(Mark mark, Stream<Post> posts) {
        return marks.holders(mark, posts, today());
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    /** What goes with the receipt of a statement: that its entry is in the log of whoever said it. */
    public Optional<TlogProof> receipt(String party, long seq) {
        return mechanism.get().flatMap(name -> proofs.ofEntry(name, party, seq));
    }

    /** What a party needs to show that an entry of its log is there; with a beat that is final, if one covers it. */
    public Optional<EntryProof> proof(String party, long index) {
        return mechanism.get().flatMap(name -> {
            Optional<Beat> beat = watch.newestFinal().filter(b -> index < b.sizeOf(party));
            if (beat.isEmpty()) {
                return proofs.ofLeaf(name, party, index).map(EntryProof::provisional);
            }
            Optional<TlogProof> common = beat.get().proofFor(Origins.audience(name, party));
            return proofs.ofLeaf(name, party, index, beat.get().sizeOf(party)).map(own -> new EntryProof(own, common));
        });
    }

    /** That a party's own head is under the common log: of the newest final beat, else of the newest. */
    public Optional<TlogProof> head(String party) {
        return mechanism
                .get()
                .flatMap(name -> watch.newestFinal()
                        .or(watch::newest)
                        .flatMap(beat -> beat.proofFor(Origins.audience(name, party))));
    }

    /** The log of a party, for whoever reads tiles; empty when it has none. */
    public Optional<LogSource> audience(String party) {
        return mechanism
                .get()
                .flatMap(name -> audiences.findLog(party).map(log -> new LogSource() {
                    @Override
                    public byte @Nullable [] checkpoint() {
                        return proofs.head(name, party)
                                .map(SignedCheckpoint::bytes)
                                .orElse(null);
                    }

                    @Override
                    public byte @Nullable [] read(TilePath path) {
                        return log.log().read(path);
                    }
                }));
    }

    /** The leaves of a party's log. */
    public Optional<AudienceLog> leaves(String party) {
        return audiences.findLog(party);
    }

    /** What the common log has published. */
    public LogSource common() {
        return tiles;
    }

    /**
     * Takes in a cosignature that was handed in.
     *
     * @param line of the note, as the witness signed it
     * @throws org.gilavar.ledger.log.MalformedException if it is no such line
     */
    public boolean cosigned(long size, String line) {
        return pacemaker.cosigned(size, NoteSignature.parse(line));
    }

    /** How the record stands, as a party may know it; empty before there is a mechanism. */
    public Optional<RecordStatus> status(String party) {
        return mechanism.get().map(name -> status(name, party, clock.instant()));
    }

    private RecordStatus status(String name, String party, Instant now) {
        Optional<Beat> newest = watch.newest();
        Optional<Witnessing> inForce = witnessing.get();
        List<WitnessStanding> witnesses =
                inForce.map(terms -> watch.standings(terms, now)).orElse(List.of());
        String key = keys.signer(Origins.common(name)).key().toString();
        return new RecordStatus(
                key,
                keys.signer(Origins.audience(name, party)).key().toString(),
                keys.slotSecret(Origins.audience(name, party)).base64(),
                audiences.findLog(party).map(log -> log.log().size()).orElse(0L),
                watch.newestFinal().map(beat -> beat.sizeOf(party)),
                watch.newestFinal().map(Beat::at),
                newest.map(Beat::size),
                newest.map(Beat::at),
                inForce.map(w -> w.quorum().value()),
                witnesses,
                alarms(key, newest, inForce, witnesses, now),
                new String(policy(name, party, inForce).bytes(), StandardCharsets.UTF_8));
    }

    private static List<String> alarms(
            String key,
            Optional<Beat> newest,
            Optional<Witnessing> witnessing,
            List<WitnessStanding> witnesses,
            Instant now) {
        List<String> alarms = new ArrayList<>();
        newest.map(Beat::at)
                .filter(at -> Duration.between(at, now).compareTo(STALLED) > 0)
                .ifPresent(at -> alarms.add("the common log has stood still since " + at));
        witnessing
                .filter(w -> !w.log().equals(key))
                .ifPresent(w -> alarms.add("the terms in force name another key of the common log: " + w.log()));
        for (WitnessStanding witness : witnesses) {
            switch (witness.state()) {
                case REFUSED ->
                    alarms.add("witness " + witness.name() + " refuses: "
                            + witness.reason().orElse("no reason given"));
                case SILENT ->
                    alarms.add("witness " + witness.name() + " has been silent since " + witness.at()
                            + witness.reason().map(reason -> ": " + reason).orElse(""));
                case IN_TIME -> {}
            }
        }
        return alarms;
    }

    /** What a party checks its proofs against, offline. */
    private Policy policy(String name, String party, Optional<Witnessing> terms) {
        List<Policy.Log> logs = List.of(
                new Policy.Log(keys.signer(Origins.common(name)).key(), ""),
                new Policy.Log(keys.signer(Origins.audience(name, party)).key(), ""));
        return WitnessPolicy.of(logs, terms);
    }

    @Override
    public void close() {
        pacemaker.close();
    }
}
