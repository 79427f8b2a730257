package org.gilavar.simulate;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.gilavar.airspace.Circle;
import org.gilavar.airspace.LatLon;
import org.gilavar.airspace.Length;
import org.gilavar.journal.Admission;
import org.gilavar.ledger.Envelope;
import org.gilavar.ledger.SigningKey;
import org.gilavar.ledger.log.NoteKey;
import org.gilavar.ledger.log.NoteSigner;
import org.gilavar.ledger.log.Policy;
import org.gilavar.mechanism.item.Arrangement;
import org.gilavar.mechanism.item.Founding;
import org.gilavar.mechanism.item.Level;
import org.gilavar.mechanism.item.Precedence;
import org.gilavar.mechanism.json.Json;
import org.gilavar.mechanism.statement.ArrangementBody;
import org.gilavar.mechanism.statement.Body;
import org.gilavar.mechanism.statement.MechanismBody;
import org.gilavar.mechanism.statement.Statement;
import org.gilavar.mechanism.terms.Area;
import org.gilavar.mechanism.terms.Checks;
import org.gilavar.mechanism.terms.Clause;
import org.gilavar.mechanism.terms.DisclosureLevels;
import org.gilavar.mechanism.terms.LadderStep;
import org.gilavar.mechanism.terms.LeadTimes;
import org.gilavar.mechanism.terms.Minima;
import org.gilavar.mechanism.terms.Source;
import org.gilavar.mechanism.terms.Sourced;
import org.gilavar.mechanism.terms.Terms;
import org.gilavar.mechanism.terms.WitnessTerms;
import org.gilavar.mechanism.terms.Witnessing;
import org.gilavar.server.log.LogKeys;
import org.gilavar.server.log.Origins;

/**
 * Who takes part, with which keys, and how their mechanism is founded: a facilitator, three parties bound by an arrangement
 * of short deadlines, and one party that is enrolled and has signed nothing.
 */
final class Cast {

    static final String FACILITATOR = "facilitator";
    static final List<String> BOUND = List.of("alfa", "bravo", "charlie");
    static final String STRANGER = "delta";
    static final String POST = "duty-officer";
    static final String MECHANISM = "simulated";

    /** Every half hour, so that a world of two hours has some. */
    private static final int CHECK_MINUTES = 30;

    /** The keys of one of them. */
    record Person(String party, SigningKey root, SigningKey post) {}

    private final Map<String, Person> persons = new TreeMap<>();
    private final Map<String, NoteSigner> witnesses = new TreeMap<>();
    private final LogKeys logs;
    private final UnaryOperator<Terms> terms;

    /**
     * @param terms what becomes of the terms before they are proposed
     */
    Cast(World world, UnaryOperator<Terms> terms) {
        this.terms = terms;
        for (String party : everybody()) {
            persons.put(party, new Person(party, newKey(world), newKey(world)));
        }
        logs = new LogKeys(newKey(world));
        for (String party : BOUND) {
            witnesses.put(party, NoteSigner.of("witness.example/" + party, NoteKey.Type.COSIGNATURE, newKey(world)));
        }
    }

    static SigningKey newKey(World world) {
        return SigningKey.ofSeed(world.bytes(SigningKey.SEED_BYTES));
    }

    static List<String> everybody() {
        List<String> all = new ArrayList<>(BOUND);
        all.add(STRANGER);
        all.add(FACILITATOR);
        return all;
    }

    Person person(String party) {
        return Optional.ofNullable(persons.get(party)).orElseThrow();
    }

    /** What signs the heads of the facilitator's logs. */
    LogKeys logs() {
        return logs;
    }

    /** The key that verifies heads of the common log. */
    NoteKey commonLog() {
        return logs.signer(Origins.common(MECHANISM)).key();
    }

    /** What a party checks against what it is told is final: the common log, and every witness. */
    Policy policy() {
        List<Policy.Witness> named = witnesses.values().stream()
                .map(witness -> new Policy.Witness(witness.key().name(), witness.key(), ""))
                .toList();
        Policy.Group all = new Policy.Group(
                "all", named.size(), named.stream().map(Policy.Witness::name).toList());
        return new Policy(List.of(new Policy.Log(commonLog(), "")), named, List.of(all), all.name());
    }

    NoteSigner witness(String party) {
        return Optional.ofNullable(witnesses.get(party)).orElseThrow();
    }

    /** The statements that found the mechanism and bring its arrangement into force. */
    List<Envelope> founding(Instant at) {
        List<Envelope> all = new ArrayList<>();
        Person first = person(FACILITATOR);
        all.add(signed(
                at,
                "found",
                FACILITATOR,
                new MechanismBody.Found(
                        "A simulated mechanism",
                        "The facilitator",
                        first.root().verifyingKey().text(),
                        first.post().verifyingKey().text(),
                        Optional.empty(),
                        Founding.Mode.OPERATIONAL),
                first.root()));
        for (String party : everybody().subList(0, BOUND.size() + 1)) {
            Person person = person(party);
            all.add(signed(
                    at,
                    "enrol-" + party,
                    FACILITATOR,
                    new MechanismBody.Enrol(
                            party,
                            "The party " + party,
                            person.root().verifyingKey().text(),
                            POST,
                            person.post().verifyingKey().text(),
                            Optional.empty()),
                    person.root(),
                    person.post()));
        }
        Terms agreed = terms.apply(terms());
        all.add(signed(at, "pact", FACILITATOR, new ArrangementBody.Propose("pact", agreed)));
        var sign = new ArrangementBody.Sign(Arrangement.id("pact", 1), Json.hash(agreed));
        for (String party : BOUND) {
            all.add(signed(at, "sign", party, sign));
        }
        all.add(signed(at, "sign", FACILITATOR, sign));
        return all;
    }

    private Envelope signed(Instant at, String id, String party, Body body, SigningKey... others) {
        Statement statement = new Statement(
                id,
                MECHANISM,
                new Statement.Sender(party, POST),
                at,
                Precedence.ROUTINE,
                false,
                Optional.empty(),
                body);
        List<SigningKey> keys = new ArrayList<>(List.of(person(party).post()));
        keys.addAll(List.of(others));
        return Envelope.sign(Admission.STATEMENT_TYPE, Json.write(statement), keys.toArray(SigningKey[]::new));
    }

    private static <T> Sourced<T> p(T value) {
        return new Sourced<>(value, Source.P);
    }

    private Terms terms() {
        Map<Precedence, Sourced<Duration>> within = new EnumMap<>(Map.of(
                Precedence.FLASH, p(Duration.ofSeconds(60)),
                Precedence.IMMEDIATE, p(Duration.ofMinutes(2)),
                Precedence.PRIORITY, p(Duration.ofMinutes(5)),
                Precedence.ROUTINE, p(Duration.ofMinutes(10))));
        List<LocalTime> checks = IntStream.range(0, 24 * 60 / CHECK_MINUTES)
                .mapToObj(n -> LocalTime.MIDNIGHT.plusMinutes((long) n * CHECK_MINUTES))
                .toList();
        return new Terms(
                "simulated",
                "An arrangement for a simulation",
                BOUND,
                FACILITATOR,
                new Area(
                        "A flat grid",
                        new Circle(new LatLon(35.25, 39.25), Length.kilometres(400)),
                        p(Length.metres(0)),
                        p(Length.metres(1000))),
                new Minima(p(Length.nauticalMiles(10)), p(Length.feet(2000)), p(Duration.ofMinutes(15))),
                new LeadTimes(p(Duration.ofMinutes(60)), p(Duration.ofMinutes(20))),
                within,
                List.of(
                        new LadderStep(p(Duration.ofMinutes(3)), "senior duty officer"),
                        new LadderStep(p(Duration.ofMinutes(8)), "head of the duty centre")),
                new Checks(p(checks), p(Duration.ofMinutes(3))),
                new DisclosureLevels(p(Level.OVERLAP), p(Level.NOTHING), p(Level.FULL), p(0.5)),
                List.of(),
                List.of(),
                List.of(Clause.withoutPrejudice()),
                Optional.empty(),
                Optional.of(witnessing()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private Witnessing witnessing() {
        List<WitnessTerms> named = new ArrayList<>();
        witnesses.forEach((party, witness) ->
                named.add(new WitnessTerms(witness.key().toString(), Optional.of(party), Optional.empty())));
        return new Witnessing(commonLog().toString(), named, p(named.size()), p(Duration.ofMinutes(5)));
    }
}
