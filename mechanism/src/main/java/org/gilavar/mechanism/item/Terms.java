package org.gilavar.mechanism.item;

import java.time.Duration;
import java.time.LocalTime;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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
        Optional<Quotas> quotas) {

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

    /** Mirrored by construction: one level for every party, never one for each. */
    public record DisclosureLevels(
            Sourced<Level> inConflict,
            Sourced<Level> otherwise,
            Sourced<Level> facilitator,
            Sourced<Double> cellDegrees) {
        public DisclosureLevels {
            if (otherwise.value() == Level.OVERLAP) {
                throw new InvalidItemException("otherwise.value", "OVERLAP has no meaning without a conflict");
            }
            try {
                new CoarseGrid(cellDegrees.value());
            } catch (InvalidVolumeException e) {
                throw new InvalidItemException("cellDegrees.value", e.reason());
            }
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
