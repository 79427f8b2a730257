package org.gilavar.mechanism;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.gilavar.mechanism.item.Activity;
import org.gilavar.mechanism.item.Arrangement;
import org.gilavar.mechanism.item.Conflict.Settlement;
import org.gilavar.mechanism.item.Notice;
import org.gilavar.mechanism.item.Plan;
import org.gilavar.mechanism.item.Plan.Stage;

/**
 * The daily plan: {@code DRAFTING → CUT_OFF → RELEASED}. Until the release a draft is its owner's and the facilitator's; then all are
 * filed at once, and what comes too close is found between all of them.
 */
final class PlanRules {

    private PlanRules() {}

    /** The plan that is being drafted, for something that begins then; a refusal where that is of another day. */
    static Plan drafting(Draft draft, Instant start) {
        if (draft.termsInForce().planning().isEmpty()) {
            throw Said.wrongState("body", "the terms in force have no daily plan; file it as a notice");
        }
        Plan plan = beingDrafted(draft).orElseThrow();
        String day = Plan.idAt(start);
        if (!day.equals(plan.id())) {
            throw Said.wrongState(
                    "body.activity.volumes",
                    "it begins on " + day + ", and the plan being drafted is of " + plan.id()
                            + (day.compareTo(plan.id()) < 0
                                    ? "; file it as a notice, with what lead is left"
                                    : "; draft it after " + plan.cutOff()
                                            + ", once its day has come, or file it as a notice"));
        }
        return plan;
    }

    /** Refuses a change of a draft once its plan is cut off, and one that would put it on another day. */
    static void mustAllow(Items items, Notice notice, Activity next) {
        Plan plan = of(items, notice);
        if (plan.stage() != Stage.DRAFTING) {
            throw Said.wrongState(
                    "body.notice",
                    "its plan was cut off at " + plan.cutOff() + ": amend it once it is filed at " + plan.release()
                            + ", or withdraw it and file a notice");
        }
        if (!Plan.idAt(next.start()).equals(plan.id())) {
            throw Said.wrongState(
                    "body.activity.volumes",
                    "it is a draft of the plan of " + plan.id()
                            + " and must begin on that day; withdraw it and make another");
        }
    }

    /** The plan of what was drafted. */
    static Plan of(Items items, Notice notice) {
        return items.find(Plan.class, notice.plan().orElseThrow()).orElseThrow();
    }

    private static Stream<Plan> open(Items items) {
        return items.all(Plan.class).filter(Plan::open);
    }

    private static Optional<Plan> beingDrafted(Items items) {
        return open(items).filter(plan -> plan.stage() == Stage.DRAFTING).findFirst();
    }

    /**
     * One is always being drafted while the terms have a daily plan: of the first day whose cut-off is to come and that has had none. What is
     * under way keeps its clock under new terms.
     */
    static void begin(Draft draft, Arrangement arrangement) {
        if (beingDrafted(draft).isPresent()) {
            return;
        }
        arrangement
                .terms()
                .planning()
                .ifPresent(planning -> Stream.iterate(planning.next(draft.at()), plan -> planning.next(plan.cutOff()))
                        .filter(plan -> draft.find(Plan.class, plan.id()).isEmpty())
                        .findFirst()
                        .ifPresent(plan -> draft.record(Happened.OPENED, plan)));
    }

    /** Its cut-off or its release has come. */
    static void timeUp(Draft draft, Plan plan) {
        if (plan.stage() == Stage.DRAFTING) {
            draft.record(Happened.CUT_OFF, plan.to(Stage.CUT_OFF));
            draft.inForce().ifPresent(arrangement -> begin(draft, arrangement));
        } else {
            release(draft, plan);
        }
    }

    /** All in one entry: nobody's is told of before another's. */
    private static void release(Draft draft, Plan plan) {
        BatchRules.lapse(draft, plan);
        draft.record(Happened.RELEASED, plan.to(Stage.RELEASED));
        List<Notice> filed = draft.drafts(plan)
                .map(notice -> notice.released(NoticeRules.until(draft.terms(), notice.activity()), draft.at()))
                .toList();
        filed.forEach(notice -> draft.record(Happened.FILED, notice));
        NoticeRules.follow(draft, filed.stream().map(Notice::id).toList(), Settlement.AMENDED);
    }

    /** The owner takes a draft back. */
    static void drop(Draft draft, Notice notice, String why) {
        draft.record(Happened.WITHDRAWN, notice.to(Notice.Stage.DROPPED, draft.at(), Optional.of(why)));
        BatchRules.reconsider(draft, of(draft, notice));
    }

    /** The terms have ended: nothing is filed any more by itself. */
    static void end(Draft draft) {
        for (Plan plan : open(draft).toList()) {
            BatchRules.lapse(draft, plan);
            draft.record(Happened.ENDED, plan.to(Stage.ENDED));
            draft.drafts(plan)
                    .toList()
                    .forEach(notice -> draft.record(
                            Happened.WITHDRAWN,
                            notice.to(
                                    Notice.Stage.DROPPED,
                                    draft.at(),
                                    Optional.of("the terms ended before its plan was released"))));
        }
    }

    /** What it has drafted is its own affair again. */
    static void leave(Draft draft, String party) {
        if (draft.inForce().isEmpty()) {
            end(draft);
            return;
        }
        for (Plan plan : open(draft).toList()) {
            draft.drafts(plan)
                    .filter(notice -> notice.owner().equals(party))
                    .toList()
                    .forEach(notice -> drop(draft, notice, "its owner left the terms before its plan was released"));
        }
    }
}
