package org.gilavar.mechanism.item;

import java.time.Duration;
import java.time.LocalTime;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
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
        Optional<Sourced<List<PostRoles>>> posts) {

    /** Longest deadline: a month of silence is past all urgency, and far from the end of the calendar. */
    public static final Duration MAX_DEADLINE = Duration.ofDays(31);

    /** How a verifier key of C2SP signed-note looks; whether it is one, admission finds out. */
    private static final Pattern NOTE_KEY = Pattern.compile("[^\\s+]{1,255}\\+[0-9a-f]{8}\\+[A-Za-z0-9+/]{44}");

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

    /** Least separation: notices closer than all three of these are in conflict. */
    public record Minima(Sourced<Length> lateral, Sourced<Length> vertical, Sourced<Duration> time) {
        public Minima {
            separation(lateral, vertical, time);
        }

        public Separation separation() {
            return separation(lateral, vertical, time);
        }

        private static Separation separation(
                Sourced<Length> lateral, Sourced<Length> vertical, Sourced<Duration> time) {
            return new Separation(lateral.value(), vertical.value(), time.value());
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

    /** Scheduled line checks: times of day in UTC, and how long each side has to answer. */
    public record Checks(Sourced<List<LocalTime>> times, Sourced<Duration> within) {
        public Checks {
            if (times.value().isEmpty()) {
                throw new InvalidItemException("times", "at least one time of day is needed");
            }
            if (times.value().stream().anyMatch(t -> t.getSecond() != 0 || t.getNano() != 0)) {
                throw new InvalidItemException("times", "must be whole minutes: a check is named by its minute");
            }
            requireDeadline("within.value", within.value());
            times = new Sourced<>(times.value().stream().sorted().distinct().toList(), times.source());
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
     * A zone or line that the terms record.
     *
     * @param declaredBy the party whose declaration it records; absent when it is common to all
     */
    public record ZoneTerms(
            String name,
            Zone.Type type,
            Zone.Standing standing,
            Optional<String> declaredBy,
            Sourced<String> statement,
            Sourced<Shape> shape,
            AltitudeBand altitude,
            TimeWindow window,
            List<Category> appliesTo) {
        public ZoneTerms {
            InvalidItemException.requireName("name", name);
            InvalidItemException.requireText("statement", statement.value());
            Zone.requireSimple("shape", shape.value());
            new Volume(shape.value(), altitude, window); // within what a volume may be
            appliesTo = List.copyOf(appliesTo);
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
        public long limit(Allowance.Measure measure) {
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

    /** A clause in words, by language tag (BCP 47). */
    public record Clause(Map<String, String> text, Source source) {
        public Clause {
            text = Collections.unmodifiableMap(new TreeMap<>(text));
        }
    }
}
