package org.gilavar.bench;

import java.time.Instant;
import java.time.LocalTime;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.gilavar.airspace.Volume;
import org.gilavar.airspace.schedule.GreedySolver;
import org.gilavar.mechanism.Decision;
import org.gilavar.mechanism.Mechanism;
import org.gilavar.mechanism.PlanScheduler;
import org.gilavar.mechanism.State;
import org.gilavar.mechanism.item.Activity;
import org.gilavar.mechanism.item.Arrangement;
import org.gilavar.mechanism.item.Batch;
import org.gilavar.mechanism.item.Category;
import org.gilavar.mechanism.item.Conflict;
import org.gilavar.mechanism.item.Founding;
import org.gilavar.mechanism.item.Notice;
import org.gilavar.mechanism.item.Plan;
import org.gilavar.mechanism.item.Precedence;
import org.gilavar.mechanism.statement.ArrangementBody;
import org.gilavar.mechanism.statement.BatchBody;
import org.gilavar.mechanism.statement.Body;
import org.gilavar.mechanism.statement.MechanismBody;
import org.gilavar.mechanism.statement.NoticeBody;
import org.gilavar.mechanism.statement.Statement;
import org.gilavar.mechanism.terms.PlanningTerms;
import org.gilavar.mechanism.terms.Source;
import org.gilavar.mechanism.terms.Sourced;
import org.gilavar.mechanism.terms.Terms;

/** One day of a mechanism of four parties with a daily plan, by its rules alone: without journal, server or signatures. */
final class PlannedDay {

    static final List<String> PARTIES = List.of("east", "north", "south", "west");
    private static final String POST = "duty-officer";
    private static final String BATCH = "b";

    private final State state = new State();
    private final Plan plan;
    private Instant now;
    private int said;

    /** Up to the morning before a day, which is the first that is planned. */
    PlannedDay(Instant midnight) {
        now = midnight.minusSeconds(16 * 3600);
        says(
                Arena.FACILITATOR,
                new MechanismBody.Found(
                        "Bench",
                        "Facilitator",
                        root(Arena.FACILITATOR),
                        key(Arena.FACILITATOR),
                        Optional.empty(),
                        Founding.Mode.OPERATIONAL));
        PARTIES.forEach(party -> says(
                Arena.FACILITATOR,
                new MechanismBody.Enrol(party, party, root(party), POST, key(party), Optional.empty())));
        Terms terms = Arena.planned(PARTIES, new PlanningTerms(p(LocalTime.of(12, 0)), p(LocalTime.of(16, 0))));
        says(Arena.FACILITATOR, new ArrangementBody.Propose("pact", terms));
        String id = Arrangement.id("pact", 1);
        String hash = state.find(Arrangement.class, id).orElseThrow().hash();
        PARTIES.forEach(party -> says(party, new ArrangementBody.Sign(id, hash)));
        says(Arena.FACILITATOR, new ArrangementBody.Sign(id, hash));
        plan = state.find(Plan.class, Plan.idAt(midnight)).orElseThrow();
    }

    private static String root(String party) {
        return "root of " + party;
    }

    private static String key(String party) {
        return "key of " + party;
    }

    private static <T> Sourced<T> p(T value) {
        return new Sourced<>(value, Source.P);
    }

    private void says(String party, Body body) {
        Set<String> signers = new HashSet<>(body.introduces().values());
        signers.add(key(party));
        Statement statement = new Statement(
                "s-" + ++said,
                Arena.MECHANISM,
                new Statement.Sender(party, POST),
                now,
                Precedence.ROUTINE,
                false,
                Optional.empty(),
                body);
        switch (Mechanism.decide(state, now, statement, signers)) {
            case Decision.Accepted accepted -> state.apply(accepted.outcome());
            case Decision.Refused refused -> throw new IllegalStateException(body + ": " + refused.refusal());
        }
    }

    private void passTo(Instant instant) {
        while (state.nextWake().filter(wake -> !wake.isAfter(instant)).isPresent()) {
            now = state.nextWake().orElseThrow();
            state.apply(Mechanism.wake(state, now));
        }
        now = instant;
    }

    void draft(String party, String name, Volume volume) {
        says(
                party,
                new NoticeBody.Draft(
                        name,
                        new Activity(
                                Category.MANNED_AIR,
                                List.of(volume),
                                Activity.Armed.UNDECLARED,
                                Activity.CountBand.ONE,
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty())));
    }

    /**
     * What a day comes to.
     *
     * @param before pairs that are too close as drafted
     * @param left pairs that still are, each named
     * @param moved drafts that the batch moves
     * @param opened conflicts that the release opens
     * @param finding seconds to find the batch, beside the one writer
     * @param proposing seconds of the one writer to hold it against everything, when it is proposed
     * @param accepting the same with the last acceptance, which moves them all
     * @param releasing the same to file them all and to find and tell what is in conflict
     */
    record Course(
            int before,
            int left,
            int moved,
            int opened,
            double finding,
            double proposing,
            double accepting,
            double releasing) {}

    /**
     * A release as the one writer does it.
     *
     * @param conflicts that it opens
     * @param entries in which it is done
     * @param longest seconds that one of them takes
     * @param all seconds that all of them take
     */
    record Release(int conflicts, int entries, double longest, double all) {}

    /** All as it was drafted, because nobody has proposed or accepted anything. */
    Release releasedAsDrafted() {
        passTo(plan.cutOff());
        int entries = 0;
        double longest = 0;
        long start = System.nanoTime();
        while (state.find(Plan.class, plan.id()).orElseThrow().open()) {
            now = state.nextWake().orElseThrow();
            long begun = System.nanoTime();
            state.apply(Mechanism.wake(state, now));
            longest = Math.max(longest, secondsSince(begun));
            entries++;
        }
        double all = secondsSince(start);
        return new Release((int) state.all(Conflict.class).count(), entries, longest, all);
    }

    Course course() {
        passTo(plan.cutOff());
        PlanScheduler scheduler = new PlanScheduler(state.inForce().orElseThrow(), new GreedySolver());
        List<Notice> drafts = state.drafts(plan).toList();
        long start = System.nanoTime();
        PlanScheduler.Found found =
                scheduler.find(plan, drafts, state.liveNotices().toList());
        double finding = secondsSince(start);
        start = System.nanoTime();
        says(Arena.FACILITATOR, new BatchBody.Propose(BATCH, plan.id(), moves(found)));
        double proposing = secondsSince(start);
        String batch = Arena.FACILITATOR + "." + BATCH;
        for (String party : PARTIES) {
            start = System.nanoTime();
            says(party, new BatchBody.Accept(batch));
        }
        double accepting = secondsSince(start);
        start = System.nanoTime();
        passTo(plan.release());
        double releasing = secondsSince(start);
        return new Course(
                found.before(),
                state.find(Batch.class, batch)
                        .flatMap(Batch::verdict)
                        .orElseThrow()
                        .left(),
                found.measures().size(),
                (int) state.all(Conflict.class).filter(Conflict::open).count(),
                finding,
                proposing,
                accepting,
                releasing);
    }

    private SortedMap<String, BatchBody.Moved> moves(PlanScheduler.Found found) {
        SortedMap<String, BatchBody.Moved> moves = new TreeMap<>();
        found.measures()
                .forEach((id, measure) -> moves.put(
                        id,
                        new BatchBody.Moved(
                                state.find(Notice.class, id).orElseThrow().version(), measure)));
        return moves;
    }

    private static double secondsSince(long start) {
        return (System.nanoTime() - start) / 1e9;
    }
}
