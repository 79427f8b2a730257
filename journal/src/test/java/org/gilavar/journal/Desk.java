package org.gilavar.journal;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.gilavar.airspace.Altitude;
import org.gilavar.airspace.AltitudeBand;
import org.gilavar.airspace.Circle;
import org.gilavar.airspace.LatLon;
import org.gilavar.airspace.Length;
import org.gilavar.airspace.TimeWindow;
import org.gilavar.airspace.Volume;
import org.gilavar.ledger.Envelope;
import org.gilavar.ledger.SigningKey;
import org.gilavar.mechanism.Decision;
import org.gilavar.mechanism.Mechanism;
import org.gilavar.mechanism.Outcome;
import org.gilavar.mechanism.item.Activity;
import org.gilavar.mechanism.item.Arrangement;
import org.gilavar.mechanism.item.Category;
import org.gilavar.mechanism.item.Founding;
import org.gilavar.mechanism.item.Level;
import org.gilavar.mechanism.item.Message;
import org.gilavar.mechanism.item.Precedence;
import org.gilavar.mechanism.json.Json;
import org.gilavar.mechanism.statement.ArrangementBody;
import org.gilavar.mechanism.statement.Body;
import org.gilavar.mechanism.statement.KeyBody;
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

/** Where statements are signed, admitted, decided and written down, as a server would, one at a time. */
final class Desk {

    static final Instant START = Instant.parse("2025-04-12T08:00:00Z");
    static final String FACILITATOR = "azerbaijan";
    static final String TURKIYE = "turkiye";
    static final String ISRAEL = "israel";
    static final String POST = "duty-officer";

    private final Journal journal;
    private final Replay replay;
    private final Salts salts = TestSalts.inTurn();
    private Instant now;
    private int said;

    Desk(Journal journal) {
        this(journal, new Replay());
    }

    /** A desk that goes on where another left off. */
    Desk(Journal journal, Replay replay) {
        this.journal = journal;
        this.replay = replay;
        this.said = replay.said().count();
        this.now = said == 0 ? START : replay.last();
    }

    Replay replay() {
        return replay;
    }

    /** Signs with the keys of these parties, admits, decides and appends; a refusal is a fault of the test. */
    void says(String party, Body body, SigningKey... alsoSignedBy) {
        Envelope envelope = signed(statement(party, body), party, alsoSignedBy);
        SignedStatement statement = switch (Admission.open(envelope.toJson(), replay.keys()::find)) {
            case Admission.Opened.Signed s -> s.statement();
            case Admission.Opened.Refused r -> throw new AssertionError(body + ": " + r.refusal());
        };
        Outcome outcome = switch (Mechanism.decide(replay.state(), now, statement.statement(), statement.signers())) {
            case Decision.Accepted accepted -> accepted.outcome();
            case Decision.Refused refused -> throw new AssertionError(body + ": " + refused.refusal());
        };
        append(Entry.ofStatement(replay.tree().size() + 1, now, envelope, outcome, salts), outcome);
    }

    Statement statement(String party, Body body) {
        return statement(party, POST, body);
    }

    private Statement statement(String party, String post, Body body) {
        return new Statement(
                "s-" + ++said,
                "test",
                new Statement.Sender(party, post),
                now,
                Precedence.FLASH,
                false,
                Optional.empty(),
                body);
    }

    static Envelope signed(Statement statement, String party, SigningKey... others) {
        List<SigningKey> keys = new ArrayList<>(List.of(Keys.of(party)));
        keys.addAll(Arrays.asList(others));
        return Envelope.sign(Admission.STATEMENT_TYPE, Json.write(statement), keys.toArray(SigningKey[]::new));
    }

    /** A second post of Türkiye's. */
    void enrolDelegate(SigningKey key, Instant notAfter) {
        says(
                TURKIYE,
                new KeyBody.EnrolPost("delegate", key.verifyingKey().text(), Optional.of(notAfter)),
                Keys.rootOf(TURKIYE),
                key);
    }

    /** What no honest desk does: it hears a post as it would have before something happened that ended its key. */
    void hearsAfterwards(SigningKey delegate, Runnable ending) {
        Body hello = new MessageBody.Send("late", ISRAEL, Message.Purpose.CHECK, "EXERCISE. Do you hear?");
        Statement said = statement(TURKIYE, "delegate", hello);
        Outcome outcome = accepted(said, delegate);
        ending.run();
        Envelope envelope = Envelope.sign(Admission.STATEMENT_TYPE, Json.write(said), delegate);
        append(Entry.ofStatement(replay.tree().size() + 1, now, envelope, outcome, salts), outcome);
    }

    /** What no honest desk does: the facilitator enrols a post in a party's name, and no rule is asked. */
    void enrolsForAnother(String party, SigningKey key) {
        KeyBody enrol = new KeyBody.EnrolPost("delegate", key.verifyingKey().text(), Optional.empty());
        Statement said = statement(FACILITATOR, enrol);
        Outcome own = accepted(said, Keys.of(FACILITATOR), Keys.rootOf(FACILITATOR), key);
        Statement forged = statement(party, enrol);
        Envelope envelope = Envelope.sign(
                Admission.STATEMENT_TYPE, Json.write(forged), Keys.of(party), Keys.rootOf(FACILITATOR), key);
        append(Entry.ofStatement(replay.tree().size() + 1, now, envelope, own, salts), own);
    }

    private Outcome accepted(Statement said, SigningKey... signers) {
        Set<String> keys =
                Arrays.stream(signers).map(key -> key.verifyingKey().text()).collect(Collectors.toSet());
        return switch (Mechanism.decide(replay.state(), now, said, keys)) {
            case Decision.Accepted accepted -> accepted.outcome();
            case Decision.Refused refused -> throw new AssertionError(said + ": " + refused.refusal());
        };
    }

    private void append(Entry entry, Outcome outcome) {
        journal.append(List.of(replay.append(entry, outcome)));
    }

    /** Lets time pass, and every deadline on the way. */
    void passTo(Instant instant) {
        for (Optional<Instant> wake = replay.state().nextWake();
                wake.isPresent() && !wake.get().isAfter(instant);
                wake = replay.state().nextWake()) {
            now = wake.get();
            Outcome outcome = Mechanism.wake(replay.state(), now);
            append(Entry.ofDeadline(replay.tree().size() + 1, now, outcome, salts), outcome);
        }
        now = instant;
    }

    /** What no honest desk does: time goes on, and the deadlines on the way are kept out of the record. */
    void skipTo(Instant instant) {
        now = instant;
    }

    Instant now() {
        return now;
    }

    /** The facilitator's first word. */
    void found() {
        says(
                FACILITATOR,
                new MechanismBody.Found(
                        "A test",
                        "Azerbaijan",
                        Keys.rootOf(FACILITATOR).verifyingKey().text(),
                        Keys.of(FACILITATOR).verifyingKey().text(),
                        Optional.empty(),
                        Founding.Mode.OPERATIONAL),
                Keys.rootOf(FACILITATOR));
    }

    void enrol(String party) {
        says(FACILITATOR, enrolment(party), Keys.rootOf(party), Keys.of(party));
    }

    static MechanismBody.Enrol enrolment(String party) {
        return new MechanismBody.Enrol(
                party,
                "The " + party,
                Keys.rootOf(party).verifyingKey().text(),
                POST,
                Keys.of(party).verifyingKey().text(),
                Optional.empty());
    }

    /** Seven entries: founded, two enrolled, an arrangement signed by all. */
    void open() {
        found();
        enrol(TURKIYE);
        enrol(ISRAEL);
        Terms terms = terms();
        says(FACILITATOR, new ArrangementBody.Propose("pact", terms));
        var sign = new ArrangementBody.Sign(Arrangement.id("pact", 1), Json.hash(terms));
        List.of(TURKIYE, ISRAEL, FACILITATOR).forEach(party -> says(party, sign));
    }

    /** A notice each, a conflict, a withdrawal; a message, read, answered late; and the deadlines between. */
    void round(int number) {
        Instant start = now.plus(Duration.ofHours(1));
        says(TURKIYE, file("t-" + number, start));
        says(ISRAEL, file("i-" + number, start));
        says(TURKIYE, new MessageBody.Send("m-" + number, ISRAEL, Message.Purpose.WARN, "EXERCISE. Too close."));
        says(ISRAEL, new MessageBody.Deliver("turkiye.m-" + number));
        passTo(now.plus(Duration.ofMinutes(2)));
        says(ISRAEL, new MessageBody.Answer("turkiye.m-" + number, Message.Reply.RECEIVED, Optional.empty()));
        says(ISRAEL, new NoticeBody.Withdraw("israel.i-" + number, 1, "moved on"));
        passTo(now.plus(Duration.ofHours(3)));
    }

    private static NoticeBody.File file(String name, Instant start) {
        Volume volume = new Volume(
                new Circle(new LatLon(34.5, 38), Length.kilometres(1)),
                new AltitudeBand(Altitude.parse("FL200"), Altitude.parse("FL240")),
                new TimeWindow(start, start.plus(Duration.ofHours(1))));
        return new NoticeBody.File(
                name,
                new Activity(
                        Category.MANNED_AIR,
                        List.of(volume),
                        Activity.Armed.UNDECLARED,
                        Activity.CountBand.ONE,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()));
    }

    private static <T> Sourced<T> p(T value) {
        return new Sourced<>(value, Source.P);
    }

    private static Terms terms() {
        Map<Precedence, Sourced<Duration>> within = new EnumMap<>(Precedence.class);
        Arrays.stream(Precedence.values()).forEach(each -> within.put(each, p(Duration.ofMinutes(1))));
        return new Terms(
                "test",
                "For tests",
                List.of(TURKIYE, ISRAEL),
                FACILITATOR,
                new Area(
                        "Somewhere",
                        new Circle(new LatLon(34.5, 38), Length.kilometres(300)),
                        p(Length.metres(-430)),
                        p(Length.metres(3100))),
                new Minima(p(Length.nauticalMiles(10)), p(Length.feet(2000)), p(Duration.ofMinutes(15))),
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
