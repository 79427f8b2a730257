package org.gilavar.bench;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gilavar.airspace.Altitude;
import org.gilavar.airspace.AltitudeBand;
import org.gilavar.airspace.Circle;
import org.gilavar.airspace.LatLon;
import org.gilavar.airspace.Length;
import org.gilavar.airspace.Point;
import org.gilavar.airspace.TimeWindow;
import org.gilavar.airspace.Volume;
import org.gilavar.journal.Admission;
import org.gilavar.journal.Entry;
import org.gilavar.journal.Journal;
import org.gilavar.journal.Replay;
import org.gilavar.journal.Salts;
import org.gilavar.journal.Stored;
import org.gilavar.ledger.Envelope;
import org.gilavar.ledger.SigningKey;
import org.gilavar.mechanism.Decision;
import org.gilavar.mechanism.Mechanism;
import org.gilavar.mechanism.Outcome;
import org.gilavar.mechanism.item.Activity;
import org.gilavar.mechanism.item.Arrangement;
import org.gilavar.mechanism.item.Category;
import org.gilavar.mechanism.item.Founding;
import org.gilavar.mechanism.item.Incident;
import org.gilavar.mechanism.item.Level;
import org.gilavar.mechanism.item.Message;
import org.gilavar.mechanism.item.Precedence;
import org.gilavar.mechanism.json.Json;
import org.gilavar.mechanism.statement.ArrangementBody;
import org.gilavar.mechanism.statement.Body;
import org.gilavar.mechanism.statement.IncidentBody;
import org.gilavar.mechanism.statement.MechanismBody;
import org.gilavar.mechanism.statement.MessageBody;
import org.gilavar.mechanism.statement.NoticeBody;
import org.gilavar.mechanism.statement.Statement;
import org.gilavar.mechanism.terms.Area;
import org.gilavar.mechanism.terms.Checks;
import org.gilavar.mechanism.terms.Clause;
import org.gilavar.mechanism.terms.DisclosureLevels;
import org.gilavar.mechanism.terms.LeadTimes;
import org.gilavar.mechanism.terms.Minima;
import org.gilavar.mechanism.terms.Source;
import org.gilavar.mechanism.terms.Sourced;
import org.gilavar.mechanism.terms.Terms;

/**
 * A real journal of any length: two parties file, amend and withdraw notices that do not conflict, and send and answer
 * messages; every statement signed and decided, every deadline on the way passed. Of eight statements three make an item
 * that stays. Always the same for a length, but for the salts.
 */
final class Story {
    static final Instant START = Instant.parse("2025-04-12T08:00:00Z");

    private static final String FACILITATOR = "azerbaijan";
    private static final String TURKIYE = "turkiye";
    private static final String ISRAEL = "israel";
    private static final String POST = "duty-officer";
    private static final String MECHANISM = "bench";

    /** So many rounds share their hour; each has a place of its own. */
    private static final int PLACES = 400;

    private static final int COLUMNS = 20;

    private static final int BATCH = 256;

    /** In which notices are withdrawn at once, so that none stands for long. */
    static final Duration WITHDRAWN = Duration.ZERO;

    private final Journal journal;
    private final Salts salts;
    private final Duration lasting;
    private final Replay replay = new Replay();
    private final List<Stored> waiting = new ArrayList<>();

    /** Of the three desks, and then their root keys. */
    private final SigningKey[] keys = new SigningKey[6];

    private Instant now = START;
    private long said;

    Story(Journal journal, Salts salts) {
        this(journal, salts, WITHDRAWN);
    }

    /** @param lasting how long each notice is to last, and then ends by itself; or {@link #WITHDRAWN} */
    Story(Journal journal, Salts salts, Duration lasting) {
        this.lasting = lasting;
        this.journal = journal;
        this.salts = salts;
        for (int i = 0; i < keys.length; i++) {
            byte[] seed = new byte[SigningKey.SEED_BYTES];
            seed[0] = (byte) i;
            keys[i] = SigningKey.ofSeed(seed);
        }
    }

    /** Tells it until the journal has so many entries, or a few more. */
    void tell(long entries) {
        open();
        for (int round = 0; replay.tree().size() < entries; round++) {
            round(round);
        }
        flush();
    }

    /** The same, and in the end an incident that occurred now. Gives when that was. */
    Instant tellWithIncident(long entries) {
        tell(entries);
        says(
                TURKIYE,
                new IncidentBody.Report(
                        "near-miss",
                        Incident.Type.AIRPROX,
                        ISRAEL,
                        now,
                        new Point(new LatLon(34.5, 37), Length.kilometres(2)),
                        "They were close."));
        flush();
        return now;
    }

    private SigningKey key(String party) {
        return keys[List.of(FACILITATOR, TURKIYE, ISRAEL).indexOf(party)];
    }

    private SigningKey root(String party) {
        return keys[3 + List.of(FACILITATOR, TURKIYE, ISRAEL).indexOf(party)];
    }

    private void open() {
        String ownRoot = root(FACILITATOR).verifyingKey().text();
        String own = key(FACILITATOR).verifyingKey().text();
        says(
                FACILITATOR,
                new MechanismBody.Found(
                        "Bench", "Azerbaijan", ownRoot, own, Optional.empty(), Founding.Mode.OPERATIONAL),
                root(FACILITATOR));
        for (String party : List.of(TURKIYE, ISRAEL)) {
            String root = root(party).verifyingKey().text();
            String key = key(party).verifyingKey().text();
            says(
                    FACILITATOR,
                    new MechanismBody.Enrol(party, "The " + party, root, POST, key, Optional.empty()),
                    root(party),
                    key(party));
        }
        Terms terms = terms();
        says(FACILITATOR, new ArrangementBody.Propose("pact", terms));
        var sign = new ArrangementBody.Sign(Arrangement.id("pact", 1), Json.hash(terms));
        List.of(TURKIYE, ISRAEL, FACILITATOR).forEach(party -> says(party, sign));
    }

    private void round(int number) {
        String name = "n-" + number;
        String theirs = TURKIYE + "." + name;
        says(TURKIYE, new MessageBody.Send(name, ISRAEL, Message.Purpose.WARN, "Traffic " + number + " is late."));
        says(ISRAEL, new MessageBody.Deliver(theirs));
        says(ISRAEL, new MessageBody.Answer(theirs, Message.Reply.RECEIVED, Optional.empty()));
        says(TURKIYE, new NoticeBody.File(name, activity(number, 0)));
        says(TURKIYE, new NoticeBody.Amend(theirs, 1, activity(number, 1), "another level"));
        says(ISRAEL, new NoticeBody.File(name, activity(number, 2)));
        if (lasting.isZero()) {
            says(TURKIYE, new NoticeBody.Withdraw(theirs, 2, "not needed"));
            says(ISRAEL, new NoticeBody.Withdraw(ISRAEL + "." + name, 1, "not needed"));
        }
        passTo(now.plusSeconds(30));
    }

    private void says(String party, Body body, SigningKey... others) {
        Statement statement = new Statement(
                "s-" + ++said,
                MECHANISM,
                new Statement.Sender(party, POST),
                now,
                Precedence.FLASH,
                false,
                Optional.empty(),
                body);
        SigningKey[] signing =
                Stream.concat(Stream.of(key(party)), Stream.of(others)).toArray(SigningKey[]::new);
        Envelope envelope = Envelope.sign(Admission.STATEMENT_TYPE, Json.write(statement), signing);
        Set<String> signers =
                Stream.of(signing).map(k -> k.verifyingKey().text()).collect(Collectors.toSet());
        Outcome outcome = switch (Mechanism.decide(replay.state(), now, statement, signers)) {
            case Decision.Accepted accepted -> accepted.outcome();
            case Decision.Refused refused -> throw new IllegalStateException(body + ": " + refused.refusal());
        };
        Entry entry = Entry.ofStatement(replay.tree().size() + 1, now, envelope, outcome, salts);
        append(replay.append(entry, outcome, Optional.of(party + "/" + statement.id())));
    }

    private void passTo(Instant instant) {
        for (Optional<Instant> wake = replay.state().nextWake();
                wake.isPresent() && !wake.get().isAfter(instant);
                wake = replay.state().nextWake()) {
            now = wake.get();
            Outcome outcome = Mechanism.wake(replay.state(), now);
            Entry entry = Entry.ofDeadline(replay.tree().size() + 1, now, outcome, salts);
            append(replay.append(entry, outcome, Optional.empty()));
        }
        now = instant;
    }

    private void append(Stored stored) {
        waiting.add(stored);
        if (waiting.size() == BATCH) {
            flush();
        }
    }

    private void flush() {
        journal.append(List.copyOf(waiting));
        waiting.clear();
    }

    private Activity activity(int number, int level) {
        int row = number % PLACES / COLUMNS;
        int column = number % COLUMNS;
        Volume volume = new Volume(
                new Circle(new LatLon(34 + 0.1 * row, 36 + 0.1 * column), Length.kilometres(1)),
                new AltitudeBand(Altitude.parse("FL" + (100 + 40 * level)), Altitude.parse("FL" + (110 + 40 * level))),
                new TimeWindow(
                        now.plus(Duration.ofHours(1)),
                        now.plus(Duration.ofHours(lasting.isZero() ? 2 : 1)).plus(lasting)));
        return new Activity(
                Category.MANNED_AIR,
                List.of(volume),
                Activity.Armed.UNDECLARED,
                Activity.CountBand.ONE,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static <T> Sourced<T> p(T value) {
        return new Sourced<>(value, Source.P);
    }

    private static Terms terms() {
        Map<Precedence, Sourced<Duration>> within = new EnumMap<>(Precedence.class);
        for (Precedence precedence : Precedence.values()) {
            within.put(precedence, p(Duration.ofMinutes(1)));
        }
        return new Terms(
                MECHANISM,
                "For measuring",
                List.of(TURKIYE, ISRAEL),
                FACILITATOR,
                new Area(
                        "Somewhere",
                        new Circle(new LatLon(35, 37), Length.kilometres(400)),
                        p(Length.metres(-430)),
                        p(Length.metres(3100))),
                new Minima(p(Length.nauticalMiles(1)), p(Length.feet(1000)), p(Duration.ofMinutes(10))),
                new LeadTimes(p(Duration.ofHours(24)), p(Duration.ofMinutes(30))),
                within,
                List.of(),
                new Checks(p(List.of(LocalTime.of(6, 0), LocalTime.of(18, 0))), p(Duration.ofMinutes(15))),
                new DisclosureLevels(p(Level.OVERLAP), p(Level.NOTHING), p(Level.FULL), p(0.5)),
                List.of(),
                List.of(),
                List.of(Clause.withoutPrejudice()));
    }
}
