package org.gilavar.server;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.gilavar.airspace.Altitude;
import org.gilavar.airspace.AltitudeBand;
import org.gilavar.airspace.Circle;
import org.gilavar.airspace.LatLon;
import org.gilavar.airspace.Length;
import org.gilavar.airspace.Point;
import org.gilavar.airspace.TimeWindow;
import org.gilavar.airspace.Volume;
import org.gilavar.mechanism.item.Activity;
import org.gilavar.mechanism.item.Category;
import org.gilavar.mechanism.item.Coded;
import org.gilavar.mechanism.item.Incident;
import org.gilavar.mechanism.item.Level;
import org.gilavar.mechanism.item.Message;
import org.gilavar.mechanism.item.Precedence;
import org.gilavar.mechanism.item.Zone;
import org.gilavar.mechanism.json.Json;
import org.gilavar.mechanism.statement.IncidentBody;
import org.gilavar.mechanism.statement.MessageBody;
import org.gilavar.mechanism.statement.NoticeBody;
import org.gilavar.mechanism.statement.ZoneBody;
import org.gilavar.mechanism.terms.Area;
import org.gilavar.mechanism.terms.Checks;
import org.gilavar.mechanism.terms.Clause;
import org.gilavar.mechanism.terms.DisclosureLevels;
import org.gilavar.mechanism.terms.LadderStep;
import org.gilavar.mechanism.terms.LeadTimes;
import org.gilavar.mechanism.terms.Minima;
import org.gilavar.mechanism.terms.PhaseTerms;
import org.gilavar.mechanism.terms.Place;
import org.gilavar.mechanism.terms.PlanningTerms;
import org.gilavar.mechanism.terms.PostRoles;
import org.gilavar.mechanism.terms.Quotas;
import org.gilavar.mechanism.terms.Settling;
import org.gilavar.mechanism.terms.Source;
import org.gilavar.mechanism.terms.Sourced;
import org.gilavar.mechanism.terms.Suggesting;
import org.gilavar.mechanism.terms.Terms;
import org.gilavar.mechanism.terms.WitnessTerms;
import org.gilavar.mechanism.terms.Witnessing;
import org.gilavar.phrase.PhraseBooks;

/** What parties say in these tests: a kilometre wide, FL200 to FL240, between ten and eleven. */
public final class Samples {

    public static final Instant TEN = Instant.parse("2025-04-12T10:00:00Z");
    public static final Instant ELEVEN = TEN.plusSeconds(3600);

    /** Latitudes so far apart that nothing at one comes near another. */
    public static final double PALMYRA = 34.5;

    public static final double NORTH = 36.5;
    public static final double SOUTH = 32.5;

    private Samples() {}

    public static NoticeBody.File file(String name, double latitude) {
        return new NoticeBody.File(name, activity(latitude, Optional.empty()));
    }

    /** So many remarks that an entry of it needs pages of its own on disk. */
    public static NoticeBody.File bulky(String name, double latitude) {
        return new NoticeBody.File(name, activity(latitude, Optional.of("x".repeat(8_000))));
    }

    /** An activity that nobody has filed, as it is asked about. */
    public static byte[] planned() {
        return Json.write(Map.of("activity", activity(PALMYRA, Optional.empty())));
    }

    /** A text in which volumes are looked for. */
    public static byte[] pasted(String text) {
        return Json.write(Map.of("text", text));
    }

    public static Activity activity(double latitude, Optional<String> remarks) {
        return new Activity(
                Category.MANNED_AIR,
                List.of(volume(latitude)),
                Activity.Armed.UNDECLARED,
                Activity.CountBand.TWO_TO_FOUR,
                Optional.empty(),
                Optional.of("121.500 MHz"),
                remarks);
    }

    public static Volume volume(double latitude) {
        return new Volume(
                new Circle(new LatLon(latitude, 38), Length.metres(500)),
                new AltitudeBand(Altitude.parse("FL200"), Altitude.parse("FL240")),
                new TimeWindow(TEN, ELEVEN));
    }

    /** An incident at the start of all. */
    public static IncidentBody.Report report(String name, String with) {
        return new IncidentBody.Report(
                name,
                Incident.Type.AIRPROX,
                with,
                TestServer.START,
                new Point(new LatLon(PALMYRA, 38), Length.kilometres(2)),
                "They were close.");
    }

    public static MessageBody.Send ask(String name, String to) {
        return new MessageBody.Send(name, to, Message.Purpose.QUERY, "Is this yours?");
    }

    /** Said by a phrase, with free text beside it. */
    public static MessageBody.Send late(String name, String to) {
        Coded coded =
                PhraseBooks.printed().latest().typed("N67", Map.of("notice", "turkiye.patrol-7", "delay", "30 min"));
        return new MessageBody.Send(name, to, Message.Purpose.INFORM, Optional.of("Wait for us."), Optional.of(coded));
    }

    /** Overlaps in conflict, nothing otherwise; a flash answered within a minute. */
    public static Terms terms() {
        return terms(Level.NOTHING, Duration.ofMinutes(1));
    }

    public static Terms terms(Level otherwise, Duration flash) {
        return new Terms(
                "test",
                "An arrangement for tests",
                List.of(TestServer.TURKIYE, TestServer.ISRAEL),
                TestServer.AZERBAIJAN,
                new Area(
                        "Somewhere",
                        new Circle(new LatLon(34.5, 38), Length.kilometres(300)),
                        p(Length.metres(-430)),
                        p(Length.metres(3100))),
                new Minima(p(Length.nauticalMiles(10)), p(Length.feet(2000)), p(Duration.ofMinutes(15))),
                new LeadTimes(p(Duration.ofHours(24)), p(Duration.ofMinutes(30))),
                Map.of(
                        Precedence.FLASH, p(flash),
                        Precedence.IMMEDIATE, p(Duration.ofMinutes(10)),
                        Precedence.PRIORITY, p(Duration.ofMinutes(30)),
                        Precedence.ROUTINE, p(Duration.ofMinutes(60))),
                List.of(new LadderStep(p(Duration.ofMinutes(3)), "senior duty officer")),
                new Checks(p(List.of(LocalTime.of(6, 0), LocalTime.of(18, 0))), p(Duration.ofMinutes(15))),
                new DisclosureLevels(p(Level.OVERLAP), p(otherwise), p(Level.FULL), p(0.5)),
                List.of(),
                List.of(new Place("Somewhere", new LatLon(34.5, 38))),
                List.of(Clause.withoutPrejudice()));
    }

    /** The plain terms, under which a party may file so many notices in a period. */
    public static Terms limited(Duration period, int notices) {
        return limited(terms(), period, notices);
    }

    /** The same terms, under which a party may file so many notices in a period. */
    public static Terms limited(Terms terms, Duration period, int notices) {
        return with(
                terms,
                terms.witnessing(),
                Optional.of(new Quotas(p(period), p(notices), p(1), p(1_000_000), p(10_000_000))));
    }

    /** The same terms, watched by these. */
    public static Terms watched(Terms terms, String log, int quorum, List<WitnessTerms> witnesses) {
        return with(
                terms,
                Optional.of(new Witnessing(log, witnesses, p(quorum), p(Duration.ofMinutes(2)))),
                terms.quotas());
    }

    /** The same terms, by which the posts of these names have these roles. */
    public static Terms posts(Terms terms, PostRoles... posts) {
        return with(terms, terms.witnessing(), terms.quotas(), Optional.of(p(List.of(posts))));
    }

    /** The same terms, by which notices outside a conflict are told to others, and to the facilitator, at these levels. */
    public static Terms shown(Terms terms, Level otherwise, Level facilitator) {
        DisclosureLevels levels = terms.disclosure();
        return with(
                terms,
                new DisclosureLevels(
                        levels.inConflict(), p(otherwise), p(facilitator), levels.cellDegrees(), levels.classes()),
                terms.witnessing(),
                terms.quotas(),
                terms.posts());
    }

    /** A zone that only the facilitator knows of. */
    public static ZoneBody.Declare confidential(String name, double lat) {
        return new ZoneBody.Declare(
                name,
                Zone.Type.BUFFER,
                new TreeMap<>(Map.of("en", "A secret.")),
                volume(lat),
                List.of(Category.values()),
                Optional.empty(),
                Optional.of(List.of()));
    }

    /** The same terms, with something to be done within a time. */
    public static Terms phased(Terms terms, String name, Duration within, String... by) {
        PhaseTerms phase = new PhaseTerms(
                name,
                p(new TreeMap<>(Map.of("en", "Go back.", "fr", "Reculez."))),
                List.of(by),
                p(within),
                Optional.empty(),
                Optional.empty());
        return with(
                terms,
                terms.disclosure(),
                terms.witnessing(),
                terms.quotas(),
                terms.posts(),
                Optional.of(List.of(phase)));
    }

    /** The same terms, with a daily plan: drafted by noon, released at four, and moved in steps of a quarter of an hour. */
    public static Terms planned(Terms terms) {
        Duration answer = Duration.ofHours(1);
        Suggesting suggestions = new Suggesting(
                p(Duration.ofMinutes(15)), p(Duration.ofHours(6)), p(Length.feet(1000)), p(Length.feet(8000)));
        return with(
                terms,
                terms.disclosure(),
                terms.witnessing(),
                terms.quotas(),
                terms.posts(),
                terms.phases(),
                Optional.of(new Settling(p(answer), p(answer), p(answer), Optional.of(suggestions), Optional.empty())),
                Optional.of(new PlanningTerms(p(LocalTime.NOON), p(LocalTime.of(16, 0)))));
    }

    private static Terms with(Terms terms, Optional<Witnessing> witnessing, Optional<Quotas> quotas) {
        return with(terms, witnessing, quotas, terms.posts());
    }

    private static Terms with(
            Terms terms,
            Optional<Witnessing> witnessing,
            Optional<Quotas> quotas,
            Optional<Sourced<List<PostRoles>>> posts) {
        return with(terms, terms.disclosure(), witnessing, quotas, posts);
    }

    private static Terms with(
            Terms terms,
            DisclosureLevels disclosure,
            Optional<Witnessing> witnessing,
            Optional<Quotas> quotas,
            Optional<Sourced<List<PostRoles>>> posts) {
        return with(terms, disclosure, witnessing, quotas, posts, terms.phases());
    }

    private static Terms with(
            Terms terms,
            DisclosureLevels disclosure,
            Optional<Witnessing> witnessing,
            Optional<Quotas> quotas,
            Optional<Sourced<List<PostRoles>>> posts,
            Optional<List<PhaseTerms>> phases) {
        return with(terms, disclosure, witnessing, quotas, posts, phases, terms.settling(), terms.planning());
    }

    private static Terms with(
            Terms terms,
            DisclosureLevels disclosure,
            Optional<Witnessing> witnessing,
            Optional<Quotas> quotas,
            Optional<Sourced<List<PostRoles>>> posts,
            Optional<List<PhaseTerms>> phases,
            Optional<Settling> settling,
            Optional<PlanningTerms> planning) {
        return new Terms(
                terms.profile(),
                terms.title(),
                terms.parties(),
                terms.facilitator(),
                terms.area(),
                terms.separation(),
                terms.lead(),
                terms.answerWithin(),
                terms.ladder(),
                terms.checks(),
                disclosure,
                terms.zones(),
                terms.places(),
                terms.clauses(),
                terms.signedByTwo(),
                witnessing,
                quotas,
                posts,
                terms.validity(),
                terms.channel(),
                settling,
                phases,
                planning,
                terms.line(),
                terms.incidents());
    }

    private static <T> Sourced<T> p(T value) {
        return new Sourced<>(value, Source.P);
    }
}
