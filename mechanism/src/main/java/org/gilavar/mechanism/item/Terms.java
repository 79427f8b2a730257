package org.gilavar.mechanism.item;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.gilavar.airspace.AltitudeBand;
import org.gilavar.airspace.CoarseGrid;
import org.gilavar.airspace.DatumBounds;
import org.gilavar.airspace.InvalidVolumeException;
import org.gilavar.airspace.LatLon;
import org.gilavar.airspace.Length;
import org.gilavar.airspace.Separation;
import org.gilavar.airspace.Shape;
import org.gilavar.airspace.TimeWindow;
import org.gilavar.airspace.Volume;
import org.gilavar.airspace.suggest.Freedom;

/**
 * What the parties sign: every number the mechanism applies, with its provenance, beside the clauses in words.
 *
 * @param profile the starting document these terms grew from
 * @param answerWithin per precedence, how soon a hotline message must be answered, counted from its sending
 * @param ladder who is called when no answer comes, counted from the sending; ascending. Moves as a whole for a
 *     precedence whose deadline is later than the first rung
 * @param zones recorded when the terms come into force, each with its own standing
 * @param signedByTwo what a party's statement of these kinds needs: the signatures of two of its posts
 * @param places neutral names for orientation; no significance beyond that
 * @param witnessing who watches the record, and when an entry of it is final; absent where nobody does
 * @param quotas how much each party may file; absent where there is no limit
 * @param posts what the posts of a party are for; absent where each may do all that its party may
 * @param validity from when and for how long they hold, and how a party leaves; absent where they hold from the last signature on,
 *     without end, and a party leaves as soon as it says so
 * @param channel how the sides of a conflict speak to each other; absent for {@link Channel#NEUTRAL}
 * @param settling how a conflict is brought to an end; absent where nothing is agreed of that
 * @param phases what is to be done once they are in force, each with its clock; absent where there is nothing
 * @param planning the daily plan; absent where there is none
 */
public record Terms(
        String profile,
        String title,
        List<String> parties,
        String facilitator,
        Area area,
        Minima separation,
        LeadTimes lead,
        Map<Precedence, Sourced<Duration>> answerWithin,
        List<LadderStep> ladder,
        Checks checks,
        DisclosureLevels disclosure,
        List<ZoneTerms> zones,
        List<Place> places,
        List<Clause> clauses,
        Optional<Sourced<List<TwoPersonKind>>> signedByTwo,
        Optional<Witnessing> witnessing,
        Optional<Quotas> quotas,
        Optional<Sourced<List<PostRoles>>> posts,
        Optional<Validity> validity,
        Optional<Sourced<Channel>> channel,
        Optional<Settling> settling,
        Optional<List<PhaseTerms>> phases,
        Optional<PlanningTerms> planning) {

    /** The clause that no terms are without: what is agreed here changes nobody's position elsewhere. */
    public static final String WITHOUT_PREJUDICE = "without-prejudice";

    /** Longest deadline: a month of silence is past all urgency, and far from the end of the calendar. */
    public static final Duration MAX_DEADLINE = Duration.ofDays(31);

    /** How a verifier key of C2SP signed-note looks; whether it is one, admission finds out. */
    private static final Pattern NOTE_KEY = Pattern.compile("[^\\s+]{1,255}\\+[0-9a-f]{8}\\+[A-Za-z0-9+/]{44}");

    /** Terms of what none are without, and of nothing else. */
    public Terms(
            String profile,
            String title,
            List<String> parties,
            String facilitator,
            Area area,
            Minima separation,
            LeadTimes lead,
            Map<Precedence, Sourced<Duration>> answerWithin,
            List<LadderStep> ladder,
            Checks checks,
            DisclosureLevels disclosure,
            List<ZoneTerms> zones,
            List<Place> places,
            List<Clause> clauses) {
        this(
                profile,
                title,
                parties,
                facilitator,
                area,
                separation,
                lead,
                answerWithin,
                ladder,
                checks,
                disclosure,
                zones,
                places,
                clauses,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    public Terms {
        if (parties.size() < 2 || parties.stream().distinct().count() != parties.size()) {
            throw new InvalidItemException("parties", "at least two different parties are needed, found " + parties);
        }
        if (parties.contains(facilitator)) {
            throw new InvalidItemException("facilitator", "the facilitator cannot be one of the parties");
        }
        for (Precedence p : Precedence.values()) {
            if (!answerWithin.containsKey(p)) {
                throw new InvalidItemException("answerWithin", "says nothing for " + p);
            }
        }
        answerWithin.forEach((p, within) -> requireDeadline("answerWithin." + p + ".value", within.value()));
        for (int i = 1; i < ladder.size(); i++) {
            if (ladder.get(i)
                            .after()
                            .value()
                            .compareTo(ladder.get(i - 1).after().value())
                    <= 0) {
                throw new InvalidItemException("ladder[" + i + "].after", "must be later than the step before it");
            }
        }
        parties = List.copyOf(parties);
        answerWithin = Collections.unmodifiableMap(new EnumMap<>(answerWithin));
        ladder = List.copyOf(ladder);
        zones = List.copyOf(zones);
        places = List.copyOf(places);
        clauses = List.copyOf(clauses);
        requireClauses(clauses);
        List<String> named = parties;
        witnessing
                .map(Witnessing::witnesses)
                .orElse(List.of())
                .forEach(witness -> witness.party()
                        .filter(party -> !named.contains(party) && !party.equals(facilitator))
                        .ifPresent(party -> {
                            throw new InvalidItemException(
                                    "witnessing.witnesses", "\"" + party + "\" is neither a party nor the facilitator");
                        }));
        for (int i = 0; i < zones.size(); i++) {
            zones.get(i).mustName("zones[" + i + "]", parties);
        }
        phases = phases.filter(all -> !all.isEmpty()).map(List::copyOf);
        requirePhases(phases.orElse(List.of()), parties, zones);
        if (planning.isPresent()) {
            requirePlannable(disclosure, settling);
        }
        signedByTwo = signedByTwo.map(kinds ->
                new Sourced<>(kinds.value().stream().sorted().distinct().toList(), kinds.source()));
        posts = posts.map(all -> new Sourced<>(List.copyOf(all.value()), all.source()));
        posts.map(Sourced::value)
                .orElse(List.of())
                .forEach(post -> post.party()
                        .filter(party -> !named.contains(party) && !party.equals(facilitator))
                        .ifPresent(party -> {
                            throw new InvalidItemException(
                                    "posts.value", "\"" + party + "\" is neither a party nor the facilitator");
                        }));
    }

    /**
     * The roles of a post, of a party to these terms or the facilitator: all that the entries that fit it name together. Empty
     * when these terms say nothing of posts; a post that they do not name has no role.
     */
    public Optional<Set<Role>> rolesOf(String party, String post) {
        return posts.map(all -> {
            Set<Role> roles = EnumSet.noneOf(Role.class);
            all.value().stream().filter(p -> p.fits(party, post)).forEach(p -> roles.addAll(p.roles()));
            return roles;
        });
    }

    /** Whether a statement of this kind needs two different posts of its party. */
    public boolean asksForTwo(TwoPersonKind kind) {
        return signedByTwo.filter(kinds -> kinds.value().contains(kind)).isPresent();
    }

    /** Side by side in the same two languages or more: what stands in one alone binds nobody who reads the other. */
    private static void requireClauses(List<Clause> clauses) {
        if (clauses.stream().noneMatch(c -> c.id().equals(WITHOUT_PREJUDICE))) {
            throw new InvalidItemException("clauses", "the clause \"" + WITHOUT_PREJUDICE + "\" must be among them");
        }
        Set<String> languages = clauses.getFirst().text().keySet();
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < clauses.size(); i++) {
            Clause clause = clauses.get(i);
            if (!ids.add(clause.id())) {
                throw new InvalidItemException("clauses[" + i + "].id", "\"" + clause.id() + "\" is there twice");
            }
            if (!clause.text().keySet().equals(languages)) {
                throw new InvalidItemException(
                        "clauses[" + i + "].text",
                        "every clause has the same languages, " + languages + " like the first; found "
                                + clause.text().keySet());
            }
        }
    }

    /**
     * The rungs at their instants, for what is begun at one and due within a time. Where that is later than the first rung, the whole
     * ladder moves with it: nobody is called before anyone is late, and the rungs keep their distances.
     */
    public List<Rung> ladder(Instant begun, Duration within) {
        List<Rung> rungs = new ArrayList<>();
        Duration shift = Duration.ZERO;
        for (LadderStep step : ladder) {
            Duration after = step.after().value();
            if (rungs.isEmpty() && within.compareTo(after) > 0) {
                shift = within.minus(after);
            }
            rungs.add(new Rung(rungs.size() + 1, step.to(), begun.plus(after).plus(shift)));
        }
        return rungs;
    }

    /** How the sides of a conflict speak to each other. */
    public Channel channelOrNeutral() {
        return channel.map(Sourced::value).orElse(Channel.NEUTRAL);
    }

    private static void requirePhases(List<PhaseTerms> phases, List<String> parties, List<ZoneTerms> zones) {
        if (phases.size() > PhaseTerms.MOST) {
            throw new InvalidItemException("phases", "at most " + PhaseTerms.MOST + ", found " + phases.size());
        }
        Set<String> names = new HashSet<>();
        for (int i = 0; i < phases.size(); i++) {
            PhaseTerms phase = phases.get(i);
            String field = "phases[" + i + "]";
            if (!names.add(phase.name())) {
                throw new InvalidItemException(field + ".name", "\"" + phase.name() + "\" is there twice");
            }
            requireParties(field + ".by", phase.by(), parties);
            phase.zone()
                    .filter(zone -> zones.stream().noneMatch(z -> z.name().equals(zone)))
                    .ifPresent(zone -> {
                        throw new InvalidItemException(
                                field + ".zone", "no zone of these terms is called \"" + zone + "\"");
                    });
        }
    }

    /** The facilitator plans with all that was drafted, by measures that are agreed; and what is planned tells as much as an overlap does. */
    private static void requirePlannable(DisclosureLevels disclosure, Optional<Settling> settling) {
        if (settling.flatMap(Settling::suggestions).isEmpty()) {
            throw new InvalidItemException(
                    "planning",
                    "needs settling.suggestions, which say how far and in what steps a notice may be moved");
        }
        if (disclosure.facilitator().value() != Level.FULL) {
            throw new InvalidItemException(
                    "planning", "needs disclosure.facilitator FULL: the facilitator plans with all of it");
        }
        if (!disclosure.alwaysTells(Level.OVERLAP)) {
            throw new InvalidItemException(
                    "planning",
                    "needs disclosure.inConflict of OVERLAP or more for all notices: how one is moved tells as much");
        }
    }

    private static void requireParties(String field, List<String> named, List<String> parties) {
        named.stream().filter(party -> !parties.contains(party)).findFirst().ifPresent(party -> {
            throw new InvalidItemException(field, "\"" + party + "\" is not a party to these terms");
        });
    }

    private static void requireDeadline(String field, Duration deadline) {
        if (!deadline.isPositive() || deadline.compareTo(MAX_DEADLINE) > 0) {
            throw new InvalidItemException(
                    field, "must be longer than zero and at most " + MAX_DEADLINE + ", found " + deadline);
        }
    }

    /** How soon a message of this precedence must be answered. */
    public Duration answerWithin(Precedence precedence) {
        return Objects.requireNonNull(answerWithin.get(precedence)).value();
    }

    /**
     * The area of responsibility.
     *
     * @param lowestTerrain and {@code highestTerrain}: bounds of the ground above mean sea level, used when altitudes
     *     of different datums are compared
     */
    public record Area(String name, Shape shape, Sourced<Length> lowestTerrain, Sourced<Length> highestTerrain) {
        public Area {
            // Terrain upside down is refused here, not when the first notices are compared.
            DatumBounds.GLOBAL.withTerrain(
                    lowestTerrain.value().metres(), highestTerrain.value().metres());
        }
    }

    /**
     * Least separation: notices closer than all three of these are in conflict.
     *
     * @param classes less for some kinds of activity among themselves, the first that fits; absent where all are alike
     */
    public record Minima(
            Sourced<Length> lateral,
            Sourced<Length> vertical,
            Sourced<Duration> time,
            Optional<List<ClassMinima>> classes) {

        /** The same for all. */
        public Minima(Sourced<Length> lateral, Sourced<Length> vertical, Sourced<Duration> time) {
            this(lateral, vertical, time, Optional.empty());
        }

        public Minima {
            Separation general = separation(lateral, vertical, time);
            classes = classes.map(List::copyOf);
            classes.ifPresent(all -> {
                for (int i = 0; i < all.size(); i++) {
                    all.get(i).mustNotExceed(general, "classes[" + i + "]");
                }
            });
        }

        /** The general ones, which none exceed. */
        public Separation separation() {
            return separation(lateral, vertical, time);
        }

        /** Those between two activities of these kinds. */
        public Separation separation(Category one, Category other) {
            return classes.stream()
                    .flatMap(List::stream)
                    .filter(c -> c.categories().contains(one) && c.categories().contains(other))
                    .findFirst()
                    .map(c -> separation(c.lateral(), c.vertical(), c.time()))
                    .orElseGet(this::separation);
        }

        private static Separation separation(
                Sourced<Length> lateral, Sourced<Length> vertical, Sourced<Duration> time) {
            return new Separation(lateral.value(), vertical.value(), time.value());
        }
    }

    /** Minima between two activities that are both of these kinds; none may exceed the general one. */
    public record ClassMinima(
            List<Category> categories, Sourced<Length> lateral, Sourced<Length> vertical, Sourced<Duration> time) {
        public ClassMinima {
            if (categories.isEmpty()) {
                throw new InvalidItemException("categories", "at least one is needed");
            }
            categories = categories.stream().sorted().distinct().toList();
        }

        private void mustNotExceed(Separation general, String field) {
            mustNotExceed(lateral.value().metres(), general.lateral().metres(), field + ".lateral.value");
            mustNotExceed(vertical.value().metres(), general.vertical().metres(), field + ".vertical.value");
            mustNotExceed(time.value().toMillis() / 1e3, general.time().toMillis() / 1e3, field + ".time.value");
        }

        private static void mustNotExceed(double value, double general, String field) {
            if (value < 0 || value > general) {
                throw new InvalidItemException(field, "must be from zero to the general minimum");
            }
        }
    }

    /** How long before its start a notice should be filed. A shorter lead is marked, never refused. */
    public record LeadTimes(Sourced<Duration> routine, Sourced<Duration> urgent) {}

    /** One rung of the no-answer ladder. */
    public record LadderStep(Sourced<Duration> after, String to) {
        public LadderStep {
            requireDeadline("after.value", after.value());
            InvalidItemException.requireText("to", to);
        }
    }

    /**
     * Scheduled line checks, in UTC.
     *
     * @param within how long each side has to answer
     * @param days of the week; absent for every day
     */
    public record Checks(
            Sourced<List<LocalTime>> times, Sourced<Duration> within, Optional<Sourced<List<DayOfWeek>>> days) {

        /** Every day. */
        public Checks(Sourced<List<LocalTime>> times, Sourced<Duration> within) {
            this(times, within, Optional.empty());
        }

        public Checks {
            if (days.filter(d -> d.value().isEmpty()).isPresent()) {
                throw new InvalidItemException("days.value", "at least one day of the week is needed");
            }
            days = days.map(
                    d -> new Sourced<>(d.value().stream().sorted().distinct().toList(), d.source()));
            if (times.value().isEmpty()) {
                throw new InvalidItemException("times", "at least one time of day is needed");
            }
            if (times.value().stream().anyMatch(t -> t.getSecond() != 0 || t.getNano() != 0)) {
                throw new InvalidItemException("times", "must be whole minutes: a check is named by its minute");
            }
            requireDeadline("within.value", within.value());
            times = new Sourced<>(times.value().stream().sorted().distinct().toList(), times.source());
        }

        /** The first check after an instant. */
        public Instant next(Instant after) {
            LocalDate today = LocalDate.ofInstant(after, ZoneOffset.UTC);
            return Stream.iterate(today, day -> day.plusDays(1))
                    .filter(day -> days.filter(d -> !d.value().contains(day.getDayOfWeek()))
                            .isEmpty())
                    .flatMap(day -> times.value().stream().map(day::atTime))
                    .map(time -> time.toInstant(ZoneOffset.UTC))
                    .filter(check -> check.isAfter(after))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /**
     * What the posts of a name are for.
     *
     * @param party whose posts; absent for those of every party and of the facilitator
     * @param post their name, or how it begins, with a star: {@code duty-*}
     */
    public record PostRoles(Optional<String> party, String post, List<Role> roles) {

        private static final String ANY_END = "*";

        public PostRoles {
            InvalidItemException.requireName("post", post.endsWith(ANY_END) ? beginning(post) + "0" : post);
            if (roles.isEmpty()) {
                throw new InvalidItemException("roles", "at least one role is needed");
            }
            roles = roles.stream().sorted().distinct().toList();
        }

        private static String beginning(String post) {
            return post.substring(0, post.length() - ANY_END.length());
        }

        boolean fits(String someParty, String somePost) {
            boolean named = post.endsWith(ANY_END) ? somePost.startsWith(beginning(post)) : somePost.equals(post);
            return named && party.filter(p -> !p.equals(someParty)).isEmpty();
        }
    }

    /**
     * How much is told of a notice. Mirrored by construction: one level for every party, never one for each; and of a conflict both
     * sides are told by the lower of their notices' levels.
     *
     * @param otherwise outside a conflict
     * @param cellDegrees the side of a cell of the coarse grid
     * @param classes levels for some kinds of notice, the first that fits; absent where all are alike
     */
    public record DisclosureLevels(
            Sourced<Level> inConflict,
            Sourced<Level> otherwise,
            Sourced<Level> facilitator,
            Sourced<Double> cellDegrees,
            Optional<List<ClassLevels>> classes) {

        /** All notices alike. */
        public DisclosureLevels(
                Sourced<Level> inConflict,
                Sourced<Level> otherwise,
                Sourced<Level> facilitator,
                Sourced<Double> cellDegrees) {
            this(inConflict, otherwise, facilitator, cellDegrees, Optional.empty());
        }

        public DisclosureLevels {
            requireOutsideConflict("otherwise.value", otherwise.value());
            classes = classes.map(List::copyOf);
            if (classes.isPresent()) {
                requireTold("inConflict.value", inConflict.value());
            }
            try {
                new CoarseGrid(cellDegrees.value());
            } catch (InvalidVolumeException e) {
                throw new InvalidItemException("cellDegrees.value", e.reason());
            }
        }

        private static void requireOutsideConflict(String field, Level level) {
            if (level == Level.OVERLAP) {
                throw new InvalidItemException(field, "OVERLAP has no meaning without a conflict");
            }
        }

        /** Of two notices the lower level holds for both, so a class of silence would silence conflicts with all the others. */
        private static void requireTold(String field, Level level) {
            if (level == Level.NOTHING) {
                throw new InvalidItemException(
                        field, "where notices are told by class, a conflict is told to both sides: EXISTENCE or more");
            }
        }

        /** Whether the sides of a conflict are told this much of it, whatever notices it is between. */
        boolean alwaysTells(Level level) {
            return inConflict.value().includes(level)
                    && classes.orElse(List.of()).stream()
                            .allMatch(c -> c.inConflict().value().includes(level));
        }

        /** How much others are told of an activity that is in no conflict. */
        public Level otherwise(Activity activity) {
            return levels(activity)
                    .map(ClassLevels::otherwise)
                    .orElse(otherwise)
                    .value();
        }

        /** How much each side is told of a conflict between these, the same for both. */
        public Level inConflict(Activity one, Activity other) {
            Level ofOne =
                    levels(one).map(ClassLevels::inConflict).orElse(inConflict).value();
            Level ofOther = levels(other)
                    .map(ClassLevels::inConflict)
                    .orElse(inConflict)
                    .value();
            return ofOne.includes(ofOther) ? ofOther : ofOne;
        }

        private Optional<ClassLevels> levels(Activity activity) {
            return classes.flatMap(
                    all -> all.stream().filter(c -> c.includes(activity)).findFirst());
        }
    }

    /**
     * Levels for a class of notices. A class is what a notice says of itself: its category, and whether it is armed; nothing finer
     * is ever a field.
     *
     * @param categories any of these; all, where there is none
     * @param armed any of these; all, where there is none
     */
    public record ClassLevels(
            List<Category> categories,
            List<Activity.Armed> armed,
            Sourced<Level> inConflict,
            Sourced<Level> otherwise) {
        public ClassLevels {
            DisclosureLevels.requireTold("inConflict.value", inConflict.value());
            DisclosureLevels.requireOutsideConflict("otherwise.value", otherwise.value());
            categories = categories.stream().sorted().distinct().toList();
            armed = armed.stream().sorted().distinct().toList();
        }

        boolean includes(Activity activity) {
            return (categories.isEmpty() || categories.contains(activity.category()))
                    && (armed.isEmpty() || armed.contains(activity.armed()));
        }
    }

    /**
     * A zone or line that the terms record. Whoever signs terms reads them, so none of these is kept from anybody.
     *
     * @param declaredBy the party whose declaration it records; absent when it is common to all
     * @param statement language tag (BCP 47) to what is said of it
     * @param rules when it applies within its window, what passes and how it is crossed; absent where nothing is said of that
     */
    public record ZoneTerms(
            String name,
            Zone.Type type,
            Zone.Standing standing,
            Optional<String> declaredBy,
            Sourced<SortedMap<String, String>> statement,
            Sourced<Shape> shape,
            AltitudeBand altitude,
            TimeWindow window,
            List<Category> appliesTo,
            Optional<ZoneRuleTerms> rules) {
        public ZoneTerms {
            InvalidItemException.requireName("name", name);
            statement = new Sourced<>(Zone.statement("statement.value", type, statement.value()), statement.source());
            Zone.requireSimple("shape", shape.value());
            Volume where = new Volume(shape.value(), altitude, window);
            appliesTo = List.copyOf(appliesTo);
            rules.ifPresent(r -> r.rules().mustFit("rules", where));
        }

        private void mustName(String field, List<String> parties) {
            for (Tolerance tolerance : rules.map(r -> r.rules().tolerated()).orElse(List.of())) {
                requireParties(field + ".rules.tolerated", tolerance.parties(), parties);
            }
        }
    }

    /** What {@link Zone.Rules} has, with the provenance of each. */
    public record ZoneRuleTerms(
            Optional<Sourced<Calendar>> calendar,
            Optional<Sourced<List<Tolerance>>> tolerated,
            Optional<ProcedureTerms> procedure,
            Optional<Sourced<List<Category>>> emergency) {
        public ZoneRuleTerms {
            tolerated = tolerated.map(t -> new Sourced<>(List.copyOf(t.value()), t.source()));
            emergency = emergency.map(e -> new Sourced<>(List.copyOf(e.value()), e.source()));
        }

        /** The same without where they come from. */
        public Zone.Rules rules() {
            return new Zone.Rules(
                    calendar.map(Sourced::value),
                    tolerated.map(Sourced::value).orElse(List.of()),
                    procedure.map(
                            p -> new Zone.Procedure(p.words().value(), p.ahead().value())),
                    emergency.map(Sourced::value).orElse(List.of()));
        }
    }

    /** How a zone of the terms is crossed, with the provenance of the words and of the time. */
    public record ProcedureTerms(Sourced<SortedMap<String, String>> words, Sourced<Duration> ahead) {
        public ProcedureTerms {
            words = new Sourced<>(Languages.require("words.value", words.value(), 2), words.source());
        }
    }

    /**
     * Something to be done within a time: a withdrawal to a line, a handing over, a joint patrol.
     *
     * @param words language tag (BCP 47) to what is to be done
     * @param by the parties that do it; all of them for what they do together
     * @param within from the coming into force of the terms that first say so; at most 3,660 days
     * @param every how long after it is due it is due again, from an hour to 366 days; absent for what is done once
     * @param zone the name of the zone of these terms that it is about
     */
    public record PhaseTerms(
            String name,
            Sourced<SortedMap<String, String>> words,
            List<String> by,
            Sourced<Duration> within,
            Optional<Sourced<Duration>> every,
            Optional<String> zone) {

        /** Most phases of terms. */
        public static final int MOST = 100;

        private static final Duration LONGEST = Duration.ofDays(3_660);
        private static final Duration SHORTEST_ROUND = Duration.ofHours(1);
        private static final Duration LONGEST_ROUND = Duration.ofDays(366);

        public PhaseTerms {
            InvalidItemException.requireName("name", name);
            words = new Sourced<>(Languages.require("words.value", words.value(), 2), words.source());
            by = by.stream().sorted().distinct().toList();
            if (by.isEmpty()) {
                throw new InvalidItemException("by", "at least one party is needed");
            }
            requireBetween("within.value", within.value(), Duration.ofNanos(1), LONGEST);
            every.ifPresent(e -> requireBetween("every.value", e.value(), SHORTEST_ROUND, LONGEST_ROUND));
        }

        private static void requireBetween(String field, Duration value, Duration least, Duration most) {
            if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
                throw new InvalidItemException(field, "expected from " + least + " to " + most + ", found " + value);
            }
        }
    }

    /**
     * Who watches the record. An entry is <em>provisional</em> when it is taken, and <em>final</em> once so many of the
     * witnesses have cosigned a head of the common log that covers it.
     *
     * @param log the key of the common log, in the text form of C2SP signed-note
     * @param witnesses each with a key of its own, for this use only
     * @param quorum from 1 to as many as there are; all, unless the parties agree on less
     * @param alarmAfter how long a witness may refuse or be silent before everybody is told
     */
    public record Witnessing(
            String log, List<Witness> witnesses, Sourced<Integer> quorum, Sourced<Duration> alarmAfter) {

        /** Most witnesses: as many as readers of a policy must be able to take. */
        public static final int MOST = 32;

        public Witnessing {
            requireNoteKey("log", log);
            witnesses = List.copyOf(witnesses);
            if (witnesses.isEmpty() || witnesses.size() > MOST) {
                throw new InvalidItemException(
                        "witnesses", "expected 1 to " + MOST + " witnesses, found " + witnesses.size());
            }
            if (witnesses.stream().map(Witness::name).distinct().count() != witnesses.size()) {
                throw new InvalidItemException("witnesses", "each needs a name of its own");
            }
            if (quorum.value() < 1 || quorum.value() > witnesses.size()) {
                throw new InvalidItemException(
                        "quorum.value",
                        "expected 1 to " + witnesses.size() + " of the witnesses, found " + quorum.value());
            }
            requireDeadline("alarmAfter.value", alarmAfter.value());
        }
    }

    /**
     * One witness.
     *
     * @param key its key for cosignatures, in the text form of C2SP signed-note: {@code name+id+base64}
     * @param party whose witness it is; absent for a neutral one
     * @param url where it answers as C2SP tlog-witness says; absent where it comes and fetches by itself
     */
    public record Witness(String key, Optional<String> party, Optional<String> url) {

        private static final int MOST_URL = 255;

        public Witness {
            requireNoteKey("key", key);
            if (url.filter(u -> u.length() > MOST_URL || !u.matches("https?://[!-~]+"))
                    .isPresent()) {
                throw new InvalidItemException(
                        "url", "expected an http or https address of up to " + MOST_URL + " characters");
            }
        }

        /** What stands before the first plus of its key. */
        public String name() {
            return key.substring(0, key.indexOf('+'));
        }
    }

    /**
     * How much each party may file in a period; the same for all. Each quota fills again evenly over the period.
     *
     * @param notices how many it may file
     * @param amendments how many times it may amend one
     * @param squareKilometres of all volumes in notices and amendments together
     * @param cubicKilometres of the same
     */
    public record Quotas(
            Sourced<Duration> period,
            Sourced<Integer> notices,
            Sourced<Integer> amendments,
            Sourced<Integer> squareKilometres,
            Sourced<Integer> cubicKilometres) {

        private static final Duration SHORTEST = Duration.ofMinutes(1);

        public Quotas {
            requireDeadline("period.value", period.value());
            if (period.value().compareTo(SHORTEST) < 0) {
                throw new InvalidItemException("period.value", "must be at least " + SHORTEST);
            }
            requirePositive("notices.value", notices);
            requirePositive("amendments.value", amendments);
            requirePositive("squareKilometres.value", squareKilometres);
            requirePositive("cubicKilometres.value", cubicKilometres);
        }

        private static void requirePositive(String field, Sourced<Integer> limit) {
            if (limit.value() < 1) {
                throw new InvalidItemException(field, "must be at least 1, found " + limit.value());
            }
        }

        /** How much of this there may be in a period. */
        public long limit(Allowance.Counted measure) {
            return switch (measure) {
                case NOTICES -> notices.value();
                case AMENDMENTS -> amendments.value();
                case SQUARE_KILOMETRES -> squareKilometres.value();
                case CUBIC_KILOMETRES -> cubicKilometres.value();
            };
        }
    }

    private static void requireNoteKey(String field, String key) {
        if (!NOTE_KEY.matcher(key).matches()) {
            throw new InvalidItemException(field, "expected a verifier key, name+id+base64");
        }
    }

    /** A named place for orientation. */
    public record Place(String name, LatLon position) {}

    /**
     * A clause in words.
     *
     * @param id what it is called when texts are compared
     * @param text language tag (BCP 47) to its words; two languages or more, none of which goes before another
     */
    public record Clause(String id, Map<String, String> text, Source source) {

        /** The clause that none are without, in two languages of the United Nations. Its words are our own proposal. */
        public static Clause withoutPrejudice() {
            return new Clause(
                    WITHOUT_PREJUDICE,
                    Map.of(
                            "en",
                            "Without prejudice to any party's position on borders, territory, status or claims.",
                            "fr",
                            "Sans préjudice de la position de toute partie sur les frontières, le territoire, le statut ou les"
                                    + " revendications."),
                    Source.P);
        }

        public Clause {
            InvalidItemException.requireName("id", id);
            text = Languages.require("text", text, 2);
        }
    }

    /**
     * From when and for how long the terms hold. Terms in force are never changed: others take their place, from then on.
     *
     * @param from the earliest instant at which they come into force; absent for that of the last signature
     * @param term how long they hold, in whole days, months or years of UTC; absent for without end
     * @param renews whether another term follows by itself; there is a term then
     * @param withdrawal how long before it leaves a party says so; zero for at once
     * @param review how long after they came into force, and after each review, the next is due
     */
    public record Validity(
            Optional<Sourced<Instant>> from,
            Optional<Sourced<Period>> term,
            Optional<Sourced<Boolean>> renews,
            Sourced<Duration> withdrawal,
            Optional<Sourced<Period>> review) {

        private static final Duration LONGEST_WITHDRAWAL = Duration.ofDays(366);
        private static final int MOST_YEARS = 99;

        public Validity {
            term.ifPresent(t -> requirePeriod("term.value", t.value()));
            review.ifPresent(r -> requirePeriod("review.value", r.value()));
            if (renews.isPresent() && term.isEmpty()) {
                throw new InvalidItemException("renews", "there is no term to renew");
            }
            if (withdrawal.value().isNegative() || withdrawal.value().compareTo(LONGEST_WITHDRAWAL) > 0) {
                throw new InvalidItemException(
                        "withdrawal.value",
                        "expected from PT0S to " + LONGEST_WITHDRAWAL + ", found " + withdrawal.value());
            }
        }

        private static void requirePeriod(String field, Period period) {
            LocalDate end = LocalDate.EPOCH.plus(period);
            if (period.isNegative()
                    || !end.isAfter(LocalDate.EPOCH)
                    || end.isAfter(LocalDate.EPOCH.plusYears(MOST_YEARS))) {
                throw new InvalidItemException(
                        field, "expected more than zero and at most " + MOST_YEARS + " years, found " + period);
            }
        }

        /** Whether another term follows this one unless somebody ends it. */
        public boolean renewsItself() {
            return renews.filter(Sourced::value).isPresent();
        }
    }

    /** How the sides of a conflict speak to each other. */
    public enum Channel {
        /** What one says, the other reads. */
        DIRECT,
        /** Through the facilitator, who passes on what is to be passed on, in its own words. */
        NEUTRAL,
        /** Around one table: as {@link #DIRECT}, with the facilitator in the chair. */
        JOINT_CENTRE
    }

    /**
     * How a conflict is brought to an end.
     *
     * @param receiptRoutine how soon each side says that it has received the advisory, where both notices gave the routine lead
     * @param receiptUrgent the same, where one of them gave less
     * @param answerWithin how soon a question or a proposal is answered
     * @param suggestions what the machine suggests to the sides; absent where only those are told who see both notices whole
     * @param precedence categories that go before others, the first of them first; absent where all are alike
     */
    public record Settling(
            Sourced<Duration> receiptRoutine,
            Sourced<Duration> receiptUrgent,
            Sourced<Duration> answerWithin,
            Optional<Suggesting> suggestions,
            Optional<Sourced<List<Category>>> precedence) {
        public Settling {
            requireDeadline("receiptRoutine.value", receiptRoutine.value());
            requireDeadline("receiptUrgent.value", receiptUrgent.value());
            requireDeadline("answerWithin.value", answerWithin.value());
            precedence = precedence.map(categories ->
                    new Sourced<>(categories.value().stream().distinct().toList(), categories.source()));
        }
    }

    /**
     * How coarse the measures are that are suggested to a side. A least measure ends where what it avoids begins; a whole number of
     * these steps tells no more than that it is enough, and that one step less is not.
     *
     * @param shiftStep and {@code climbStep}: every measure is a whole number of these
     * @param mostShift and {@code mostClimb}: as far as is looked, each way
     */
    public record Suggesting(
            Sourced<Duration> shiftStep,
            Sourced<Duration> mostShift,
            Sourced<Length> climbStep,
            Sourced<Length> mostClimb) {

        /** Steps each way, in time and in level: each costs the one writer a comparison with what is near. */
        public static final int MOST_STEPS = 48;

        public Suggesting {
            requireSteps(
                    "mostShift.value",
                    mostShift.value().toSeconds() * 1.0,
                    shiftStep.value().toSeconds() * 1.0);
            requireSteps(
                    "mostClimb.value",
                    mostClimb.value().metres(),
                    climbStep.value().metres());
            try {
                freedom(mostShift, mostClimb, climbStep);
            } catch (InvalidVolumeException e) {
                throw new InvalidItemException("mostShift or mostClimb", e.reason());
            }
        }

        /** As far as is looked, for a notice that may be moved both ways. */
        public Freedom freedom() {
            return freedom(mostShift, mostClimb, climbStep);
        }

        private static Freedom freedom(
                Sourced<Duration> mostShift, Sourced<Length> mostClimb, Sourced<Length> climbStep) {
            return Freedom.NONE
                    .inTime(mostShift.value(), mostShift.value())
                    .inLevel(mostClimb.value(), mostClimb.value(), climbStep.value());
        }

        private static void requireSteps(String field, double most, double step) {
            if (step <= 0 || most < step || most / step > MOST_STEPS) {
                throw new InvalidItemException(
                        field, "expected from one to " + MOST_STEPS + " steps, of more than nothing each");
            }
        }
    }
}
