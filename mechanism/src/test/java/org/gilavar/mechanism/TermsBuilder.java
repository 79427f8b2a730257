package org.gilavar.mechanism;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.Period;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.gilavar.airspace.Circle;
import org.gilavar.airspace.LatLon;
import org.gilavar.airspace.Length;
import org.gilavar.mechanism.item.Category;
import org.gilavar.mechanism.item.Level;
import org.gilavar.mechanism.item.Means;
import org.gilavar.mechanism.item.Precedence;
import org.gilavar.mechanism.item.Reporting;
import org.gilavar.mechanism.item.Role;
import org.gilavar.mechanism.item.TwoPersonKind;
import org.gilavar.mechanism.terms.Area;
import org.gilavar.mechanism.terms.Channel;
import org.gilavar.mechanism.terms.Checks;
import org.gilavar.mechanism.terms.ClassLevels;
import org.gilavar.mechanism.terms.ClassMinima;
import org.gilavar.mechanism.terms.Clause;
import org.gilavar.mechanism.terms.DisclosureLevels;
import org.gilavar.mechanism.terms.IncidentTerms;
import org.gilavar.mechanism.terms.LadderStep;
import org.gilavar.mechanism.terms.LeadTimes;
import org.gilavar.mechanism.terms.LineTerms;
import org.gilavar.mechanism.terms.Minima;
import org.gilavar.mechanism.terms.PhaseTerms;
import org.gilavar.mechanism.terms.Place;
import org.gilavar.mechanism.terms.PlanningTerms;
import org.gilavar.mechanism.terms.PostRoles;
import org.gilavar.mechanism.terms.Quotas;
import org.gilavar.mechanism.terms.Settling;
import org.gilavar.mechanism.terms.Source;
import org.gilavar.mechanism.terms.Sourced;
import org.gilavar.mechanism.terms.Terms;
import org.gilavar.mechanism.terms.Validity;
import org.gilavar.mechanism.terms.Witnessing;
import org.gilavar.mechanism.terms.ZoneTerms;

/**
 * Terms for tests. Plain: 10 NM, 2,000 ft and 15 minutes; overlap told in conflict and nothing otherwise; all told to the
 * facilitator; checks at 06:00 and 18:00 within 15 minutes; a ladder of three rungs.
 */
final class TermsBuilder {

    private List<String> parties = List.of(World.TURKIYE, World.ISRAEL);
    private Level inConflict = Level.OVERLAP;
    private Level otherwise = Level.NOTHING;
    private Level facilitator = Level.FULL;
    private double cellDegrees = 0.5;
    private String title = "An arrangement for tests";
    private Duration time = Duration.ofMinutes(15);
    private List<LocalTime> checks = List.of(LocalTime.of(6, 0), LocalTime.of(18, 0));
    private List<ZoneTerms> zones = List.of();
    private List<LadderStep> ladder = List.of(
            rung(Duration.ofMinutes(3), "senior duty officer"),
            rung(Duration.ofMinutes(10), "head of the duty centre"),
            rung(Duration.ofMinutes(30), "head of delegation"));
    private final Map<Precedence, Sourced<Duration>> answerWithin = new EnumMap<>(Map.of(
            Precedence.FLASH, p(Duration.ofSeconds(60)),
            Precedence.IMMEDIATE, p(Duration.ofMinutes(10)),
            Precedence.PRIORITY, p(Duration.ofMinutes(30)),
            Precedence.ROUTINE, p(Duration.ofMinutes(60))));

    private List<TwoPersonKind> signedByTwo = List.of();

    private Optional<Witnessing> witnessing = Optional.empty();

    private Optional<Quotas> quotas = Optional.empty();

    private List<ClassLevels> classes = List.of();

    private List<PostRoles> posts = List.of();

    private Optional<Validity> validity = Optional.empty();

    private Optional<Sourced<Channel>> channel = Optional.empty();

    private Optional<Settling> settling = Optional.empty();

    private List<PhaseTerms> phases = List.of();

    private Optional<List<ClassMinima>> minima = Optional.empty();

    private Optional<PlanningTerms> planning = Optional.empty();
    private Optional<LineTerms> line = Optional.empty();

    private Optional<IncidentTerms> incidents = Optional.empty();

    private TermsBuilder() {}

    static TermsBuilder plain() {
        return new TermsBuilder();
    }

    TermsBuilder between(String... all) {
        parties = List.of(all);
        return this;
    }

    TermsBuilder witnessedBy(Witnessing by) {
        witnessing = Optional.of(by);
        return this;
    }

    TermsBuilder quotas(Duration period, int notices, int amendments, int squareKilometres, int cubicKilometres) {
        quotas = Optional.of(new Quotas(p(period), p(notices), p(amendments), p(squareKilometres), p(cubicKilometres)));
        return this;
    }

    /** The first that fits decides. */
    TermsBuilder classes(ClassLevels... levels) {
        classes = List.of(levels);
        return this;
    }

    /** Of every party and the facilitator. */
    TermsBuilder post(String name, Role... roles) {
        return posts(new PostRoles(Optional.empty(), name, List.of(roles)));
    }

    TermsBuilder posts(PostRoles... more) {
        posts = Stream.concat(posts.stream(), Stream.of(more)).toList();
        return this;
    }

    TermsBuilder inConflict(Level level) {
        inConflict = level;
        return this;
    }

    TermsBuilder otherwise(Level level) {
        otherwise = level;
        return this;
    }

    TermsBuilder facilitator(Level level) {
        facilitator = level;
        return this;
    }

    TermsBuilder cellDegrees(double degrees) {
        cellDegrees = degrees;
        return this;
    }

    TermsBuilder titled(String text) {
        title = text;
        return this;
    }

    TermsBuilder minutesApart(int minutes) {
        time = Duration.ofMinutes(minutes);
        return this;
    }

    TermsBuilder answeredWithin(Precedence precedence, Duration within) {
        answerWithin.put(precedence, p(within));
        return this;
    }

    TermsBuilder ladder(LadderStep... steps) {
        ladder = List.of(steps);
        return this;
    }

    TermsBuilder checkedAt(LocalTime... times) {
        checks = List.of(times);
        return this;
    }

    TermsBuilder zones(ZoneTerms... recorded) {
        zones = List.of(recorded);
        return this;
    }

    TermsBuilder signedByTwo(TwoPersonKind... kinds) {
        signedByTwo = List.of(kinds);
        return this;
    }

    TermsBuilder from(Instant instant) {
        return valid(v -> new Validity(Optional.of(p(instant)), v.term(), v.renews(), v.withdrawal(), v.review()));
    }

    TermsBuilder forTerm(Period term, boolean renews) {
        return valid(
                v -> new Validity(v.from(), Optional.of(p(term)), Optional.of(p(renews)), v.withdrawal(), v.review()));
    }

    TermsBuilder leftWithin(Duration withdrawal) {
        return valid(v -> new Validity(v.from(), v.term(), v.renews(), p(withdrawal), v.review()));
    }

    TermsBuilder reviewedEvery(Period review) {
        return valid(v -> new Validity(v.from(), v.term(), v.renews(), v.withdrawal(), Optional.of(p(review))));
    }

    private TermsBuilder valid(UnaryOperator<Validity> change) {
        validity = Optional.of(change.apply(validity.orElseGet(() -> new Validity(
                Optional.empty(), Optional.empty(), Optional.empty(), p(Duration.ZERO), Optional.empty()))));
        return this;
    }

    /** Less among activities of this kind. */
    TermsBuilder among(Category category, Length lateral) {
        minima = Optional.of(List.of(new ClassMinima(List.of(category), p(lateral), p(Length.feet(2000)), p(time))));
        return this;
    }

    TermsBuilder channel(Channel by) {
        channel = Optional.of(p(by));
        return this;
    }

    TermsBuilder settling(Settling by) {
        settling = Optional.of(by);
        return this;
    }

    TermsBuilder phases(PhaseTerms... all) {
        phases = List.of(all);
        return this;
    }

    /** What else a daily plan needs is to be said beside it. */
    TermsBuilder planned(LocalTime cutOff, LocalTime release) {
        planning = Optional.of(new PlanningTerms(p(cutOff), p(release)));
        return this;
    }

    /** When the reports of an incident are due, and when the first ones are read. */
    TermsBuilder incidents(Duration initial, Duration full, Reporting.Unsealed unsealed) {
        incidents = Optional.of(new IncidentTerms(p(initial), p(full), Optional.of(p(unsealed))));
        return this;
    }

    static LadderStep rung(Duration after, String to) {
        return new LadderStep(p(after), to);
    }

    static LadderStep rung(Duration after, Means means, String to) {
        return new LadderStep(p(after), to, Optional.of(means));
    }

    TermsBuilder relayed(Duration within) {
        line = Optional.of(new LineTerms(p(LineTerms.Way.RELAYED), Optional.of(p(within))));
        return this;
    }

    TermsBuilder indirect() {
        line = Optional.of(new LineTerms(p(LineTerms.Way.INDIRECT), Optional.empty()));
        return this;
    }

    static <T> Sourced<T> p(T value) {
        return new Sourced<>(value, Source.P);
    }

    Terms build() {
        return new Terms(
                "test",
                title,
                parties,
                World.FACILITATOR,
                new Area(
                        "Somewhere",
                        new Circle(new LatLon(34.5, 38), Length.kilometres(300)),
                        p(Length.metres(-430)),
                        p(Length.metres(3100))),
                new Minima(p(Length.nauticalMiles(10)), p(Length.feet(2000)), p(time), minima),
                new LeadTimes(p(Duration.ofHours(24)), p(Duration.ofMinutes(30))),
                answerWithin,
                ladder,
                new Checks(p(checks), p(Duration.ofMinutes(15))),
                new DisclosureLevels(
                        p(inConflict),
                        p(otherwise),
                        p(facilitator),
                        p(cellDegrees),
                        classes.isEmpty() ? Optional.empty() : Optional.of(classes)),
                zones,
                List.of(new Place("Somewhere", new LatLon(34.5, 38))),
                List.of(Clause.withoutPrejudice()),
                signedByTwo.isEmpty() ? Optional.empty() : Optional.of(p(signedByTwo)),
                witnessing,
                quotas,
                posts.isEmpty() ? Optional.empty() : Optional.of(p(posts)),
                validity,
                channel,
                settling,
                phases.isEmpty() ? Optional.empty() : Optional.of(phases),
                planning,
                line,
                incidents);
    }
}
