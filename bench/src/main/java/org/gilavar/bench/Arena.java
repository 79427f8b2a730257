package org.gilavar.bench;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.gilavar.airspace.Circle;
import org.gilavar.airspace.LatLon;
import org.gilavar.airspace.Length;
import org.gilavar.airspace.TimeWindow;
import org.gilavar.airspace.Volume;
import org.gilavar.journal.Admission;
import org.gilavar.ledger.Envelope;
import org.gilavar.ledger.SigningKey;
import org.gilavar.mechanism.item.Activity;
import org.gilavar.mechanism.item.Arrangement;
import org.gilavar.mechanism.item.Category;
import org.gilavar.mechanism.item.Founding;
import org.gilavar.mechanism.item.Level;
import org.gilavar.mechanism.item.Precedence;
import org.gilavar.mechanism.json.Json;
import org.gilavar.mechanism.statement.ArrangementBody;
import org.gilavar.mechanism.statement.Body;
import org.gilavar.mechanism.statement.MechanismBody;
import org.gilavar.mechanism.statement.NoticeBody;
import org.gilavar.mechanism.statement.Statement;
import org.gilavar.mechanism.terms.Area;
import org.gilavar.mechanism.terms.Checks;
import org.gilavar.mechanism.terms.Clause;
import org.gilavar.mechanism.terms.DisclosureLevels;
import org.gilavar.mechanism.terms.LeadTimes;
import org.gilavar.mechanism.terms.Minima;
import org.gilavar.mechanism.terms.PlanningTerms;
import org.gilavar.mechanism.terms.Settling;
import org.gilavar.mechanism.terms.Source;
import org.gilavar.mechanism.terms.Sourced;
import org.gilavar.mechanism.terms.Suggesting;
import org.gilavar.mechanism.terms.Terms;

/**
 * Whom the API is measured with: a facilitator and two parties over {@link Traffic#THEATRE}, under terms without quotas.
 * Keys follow from names and notices from their numbers, so that two processes that share nothing speak of the same.
 */
final class Arena {
    static final String MECHANISM = "bench";
    static final String POST = "duty-officer";
    static final String FACILITATOR = "azerbaijan";
    static final String TURKIYE = "turkiye";
    static final String ISRAEL = "israel";
    static final List<String> PARTIES = List.of(TURKIYE, ISRAEL);
    static final List<String> EVERYONE = List.of(FACILITATOR, TURKIYE, ISRAEL);

    /** From now until the first notice starts: nothing ends while it is measured. */
    private static final Duration AHEAD = Duration.ofDays(2);

    private final Instant firstDay;

    /** @param now when it begins; the notices lie in the month after the day after the next */
    Arena(Instant now) {
        this.firstDay = now.plus(AHEAD).truncatedTo(ChronoUnit.HOURS);
    }

    /** The key of a party's desk. */
    static SigningKey key(String party) {
        return key(party, 0);
    }

    static SigningKey root(String party) {
        return key(party, 1);
    }

    private static SigningKey key(String party, int use) {
        byte[] seed = new byte[SigningKey.SEED_BYTES];
        seed[0] = (byte) EVERYONE.indexOf(party);
        seed[1] = (byte) use;
        seed[2] = 1;
        return SigningKey.ofSeed(seed);
    }

    /** Signed by the desk of whoever says it, and by others where they must. */
    static byte[] signed(String party, String id, Instant sent, Body body, SigningKey... others) {
        return signed(party, id, sent, Precedence.ROUTINE, body, others);
    }

    /** A FLASH from a party's desk. */
    static byte[] flash(String party, String id, Instant sent, Body body) {
        return signed(party, id, sent, Precedence.FLASH, body);
    }

    private static byte[] signed(
            String party, String id, Instant sent, Precedence precedence, Body body, SigningKey... others) {
        Statement statement = new Statement(
                id, MECHANISM, new Statement.Sender(party, POST), sent, precedence, false, Optional.empty(), body);
        SigningKey[] signing =
                Stream.concat(Stream.of(key(party)), Stream.of(others)).toArray(SigningKey[]::new);
        return Envelope.sign(Admission.STATEMENT_TYPE, Json.write(statement), signing)
                .toJson();
    }

    /** A mechanism with its terms in force: what is said first, in order. */
    static List<byte[]> opening(Instant now, Optional<Settling> settling) {
        Terms terms = terms(PARTIES, settling, Optional.empty());
        var found = new MechanismBody.Found(
                "Bench",
                "Azerbaijan",
                text(root(FACILITATOR)),
                text(key(FACILITATOR)),
                Optional.empty(),
                Founding.Mode.OPERATIONAL);
        var sign = new ArrangementBody.Sign(Arrangement.id("pact", 1), Json.hash(terms));
        return Stream.of(
                        Stream.of(signed(FACILITATOR, "found", now, found, root(FACILITATOR))),
                        PARTIES.stream()
                                .map(party -> signed(
                                        FACILITATOR, "enrol-" + party, now, enrol(party), root(party), key(party))),
                        Stream.of(signed(FACILITATOR, "propose", now, new ArrangementBody.Propose("pact", terms))),
                        EVERYONE.stream().map(party -> signed(party, "sign-" + party, now, sign)))
                .flatMap(said -> said)
                .toList();
    }

    private static MechanismBody.Enrol enrol(String party) {
        return new MechanismBody.Enrol(
                party, "The " + party, text(root(party)), POST, text(key(party)), Optional.empty());
    }

    private static String text(SigningKey key) {
        return key.verifyingKey().text();
    }

    /** Notice number so-and-so, filed by the one party and by the other in turn, as bytes to be sent. */
    byte[] notice(int number, Instant sent) {
        return filing(partyOf(number), "n-" + number, sent, volume(number));
    }

    /** Where and when notice number so-and-so is. */
    Volume volume(int number) {
        Volume volume = Traffic.THEATRE.volume(number);
        Duration later = Duration.between(Traffic.FIRST_DAY, firstDay);
        TimeWindow window = new TimeWindow(
                volume.window().start().plus(later), volume.window().end().plus(later));
        return new Volume(volume.shape(), volume.altitude(), window);
    }

    static String partyOf(int number) {
        return PARTIES.get(number % PARTIES.size());
    }

    static byte[] filing(String party, String name, Instant sent, Volume volume) {
        var activity = new Activity(
                Category.MANNED_AIR,
                List.of(volume),
                Activity.Armed.UNDECLARED,
                Activity.CountBand.ONE,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        return signed(party, name, sent, new NoticeBody.File(name, activity));
    }

    private static <T> Sourced<T> p(T value) {
        return new Sourced<>(value, Source.P);
    }

    /** What is suggested to the sides of a conflict, in steps of 15 minutes and 1,000 ft. */
    static Settling suggesting() {
        return new Settling(
                p(Duration.ofHours(1)),
                p(Duration.ofMinutes(10)),
                p(Duration.ofHours(48)),
                Optional.of(new Suggesting(
                        p(Duration.ofMinutes(15)), p(Duration.ofHours(6)), p(Length.feet(1000)), p(Length.feet(8000)))),
                Optional.empty());
    }

    /** The same between other parties, with a daily plan. */
    static Terms planned(List<String> parties, PlanningTerms planning) {
        return terms(parties, Optional.of(suggesting()), Optional.of(planning));
    }

    private static Terms terms(List<String> parties, Optional<Settling> settling, Optional<PlanningTerms> planning) {
        Map<Precedence, Sourced<Duration>> within = new EnumMap<>(Precedence.class);
        for (Precedence precedence : Precedence.values()) {
            within.put(precedence, p(Duration.ofMinutes(10)));
        }
        return new Terms(
                MECHANISM,
                "For measuring",
                parties,
                FACILITATOR,
                new Area(
                        "An ocean",
                        new Circle(new LatLon(45, -31), Length.kilometres(1_000)),
                        p(Length.metres(-430)),
                        p(Length.metres(3100))),
                new Minima(p(Length.nauticalMiles(5)), p(Length.feet(1000)), p(Duration.ofMinutes(10))),
                new LeadTimes(p(Duration.ofHours(24)), p(Duration.ofMinutes(30))),
                within,
                List.of(),
                new Checks(p(List.of(LocalTime.of(6, 0), LocalTime.of(18, 0))), p(Duration.ofMinutes(15))),
                new DisclosureLevels(p(Level.OVERLAP), p(Level.NOTHING), p(Level.FULL), p(0.5)),
                List.of(),
                List.of(),
                List.of(Clause.withoutPrejudice()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                settling,
                Optional.empty(),
                planning,
                Optional.empty(),
                Optional.empty());
    }
}
