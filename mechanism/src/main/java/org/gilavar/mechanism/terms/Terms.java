package org.gilavar.mechanism.terms;

import java.time.Duration;
import java.time.Instant;
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
import org.gilavar.mechanism.item.InvalidItemException;
import org.gilavar.mechanism.item.Level;
import org.gilavar.mechanism.item.Precedence;
import org.gilavar.mechanism.item.Role;
import org.gilavar.mechanism.item.Rung;
import org.gilavar.mechanism.item.TwoPersonKind;

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
 * @param line how the parties speak on the line; absent for {@link LineTerms.Way#DIRECT}
 * @param incidents when reports of incidents are due; absent where none is
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
        Optional<PlanningTerms> planning,
        Optional<LineTerms> line,
        Optional<IncidentTerms> incidents) {

    /** The clause that no terms are without: what is agreed here changes nobody's position elsewhere. */
    public static final String WITHOUT_PREJUDICE = "without-prejudice";

    /** Longest deadline: a month of silence is past all urgency, and far from the end of the calendar. */
    public static final Duration MAX_DEADLINE = Duration.ofDays(31);

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
            rungs.add(new Rung(
                    rungs.size() + 1, step.to(), begun.plus(after).plus(shift), Optional.empty(), step.means()));
        }
        return rungs;
    }

    /** How the sides of a conflict speak to each other. */
    public Channel channelOrNeutral() {
        return channel.map(Sourced::value).orElse(Channel.NEUTRAL);
    }

    /** How the parties speak on the line. */
    public LineTerms.Way way() {
        return line.map(l -> l.way().value()).orElse(LineTerms.Way.DIRECT);
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

    static void requireParties(String field, List<String> named, List<String> parties) {
        named.stream().filter(party -> !parties.contains(party)).findFirst().ifPresent(party -> {
            throw new InvalidItemException(field, "\"" + party + "\" is not a party to these terms");
        });
    }

    static void requireDeadline(String field, Duration deadline) {
        if (!deadline.isPositive() || deadline.compareTo(MAX_DEADLINE) > 0) {
            throw new InvalidItemException(
                    field, "must be longer than zero and at most " + MAX_DEADLINE + ", found " + deadline);
        }
    }

    /** How soon a message of this precedence must be answered. */
    public Duration answerWithin(Precedence precedence) {
        return Objects.requireNonNull(answerWithin.get(precedence)).value();
    }
}
