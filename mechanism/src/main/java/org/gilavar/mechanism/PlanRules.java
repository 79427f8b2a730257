package org.gilavar.mechanism;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gilavar.mechanism.item.Activity;
import org.gilavar.mechanism.item.Arrangement;
import org.gilavar.mechanism.item.Batch.TooClose;
import org.gilavar.mechanism.item.Conflict.Settlement;
import org.gilavar.mechanism.item.Notice;
import org.gilavar.mechanism.item.Plan;
import org.gilavar.mechanism.item.Plan.Stage;

/**
 * The daily plan: {@code DRAFTING → CUT_OFF → RELEASED}. Until the release a draft is its owner's and the facilitator's; then all are
 * filed at once, and what comes too close is found between all of them.
 */
final class PlanRules {

    /** Conflicts that a release opens in one entry: twice as many as a full day of four parties has as it was drafted. */
    private static final int MOST_CONFLICTS_AT_ONCE = 2_000;

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

    /** What is under way keeps its clock under new terms; what was on the table under the old is off it. */
    static void renew(Draft draft, Arrangement arrangement) {
        open(draft).toList().forEach(plan -> BatchRules.lapse(draft, plan));
        begin(draft, arrangement);
    }

    /**
     * One is always being drafted while the terms have a daily plan: of the first day whose cut-off is to come and that has had none.
     */
    private static void begin(Draft draft, Arrangement arrangement) {
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

    /**
     * All in one entry: nobody's is told of before another's. Where that would be an entry without measure, in several of the same instant,
     * so that one party's crowd of drafts holds up nobody for long.
     */
    private static void release(Draft draft, Plan plan) {
        BatchRules.lapse(draft, plan);
        List<Notice> drafts = draft.drafts(plan).toList();
        List<Notice> now = atOnce(drafts, new CombinedPicture(draft, plan));
        if (now.size() == drafts.size()) {
            draft.record(Happened.RELEASED, plan.to(Stage.RELEASED));
        }
        List<Notice> filed = now.stream()
                .map(notice -> notice.released(NoticeRules.until(draft.terms(), notice.activity()), draft.at()))
                .toList();
        filed.forEach(notice -> draft.record(Happened.FILED, notice));
        NoticeRules.follow(draft, filed.stream().map(Notice::id).toList(), Settlement.AMENDED);
    }

    /** As many, one at least, as are in no more conflicts than an entry may have, with each other and with what is filed. */
    private static List<Notice> atOnce(List<Notice> drafts, CombinedPicture picture) {
        List<TooClose> all = picture.tooClose(Map.of());
        if (all.size() <= MOST_CONFLICTS_AT_ONCE) {
            return drafts;
        }
        Set<String> waiting = drafts.stream().map(Notice::id).collect(Collectors.toCollection(HashSet::new));
        List<Notice> now = new ArrayList<>();
        long conflicts = 0;
        for (Notice notice : drafts) {
            waiting.remove(notice.id());
            conflicts += all.stream()
                    .filter(pair -> pair.names(notice.id()) && !waiting.contains(pair.other(notice.id())))
                    .count();
            if (conflicts > MOST_CONFLICTS_AT_ONCE && !now.isEmpty()) {
                break;
            }
            now.add(notice);
        }
        return now;
    }

    /** The owner takes a draft back. */
    static void withdraw(Draft draft, Notice notice, String why) {
        drop(draft, notice, why);
        BatchRules.reconsider(draft, of(draft, notice));
    }

    private static void drop(Draft draft, Notice notice, String why) {
        draft.record(Happened.WITHDRAWN, notice.to(Notice.Stage.DROPPED, draft.at(), Optional.of(why)));
    }

    /** The terms have ended: nothing is filed any more by itself. */
    static void end(Draft draft) {
        for (Plan plan : open(draft).toList()) {
            BatchRules.lapse(draft, plan);
            draft.record(Happened.ENDED, plan.to(Stage.ENDED));
            draft.drafts(plan)
                    .toList()
                    .forEach(notice -> drop(draft, notice, "the terms ended before its plan was released"));
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
            BatchRules.reconsider(draft, plan);
        }
    }
}
