package org.gilavar.mechanism;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.gilavar.mechanism.item.Activity;
import org.gilavar.mechanism.item.Allowance.Counted;
import org.gilavar.mechanism.item.Conflict.Settlement;
import org.gilavar.mechanism.item.InvalidItemException;
import org.gilavar.mechanism.item.Notice;
import org.gilavar.mechanism.item.Notice.Lead;
import org.gilavar.mechanism.item.Notice.Stage;
import org.gilavar.mechanism.item.Plan;
import org.gilavar.mechanism.item.Precedence;
import org.gilavar.mechanism.statement.NoticeBody;
import org.gilavar.mechanism.terms.Terms;

/** Notices: {@code DRAFT → FILED → ACTIVE → ENDED}, amended or withdrawn on the way; most begin as {@code FILED}. */
final class NoticeRules {

    private NoticeRules() {}

    static void apply(Draft draft, Said said, NoticeBody body) {
        said.mustBeParty(draft);
        draft.mustHaveTerms();
        switch (body) {
            case NoticeBody.File file -> {
                draft.mustHaveTermsInForce();
                begin(draft, said, file.name(), file.activity(), Optional.empty());
            }
            case NoticeBody.Draft made -> {
                mustBeNoEmergency(said);
                Plan plan = PlanRules.drafting(draft, made.activity().start());
                begin(draft, said, made.name(), made.activity(), Optional.of(plan));
            }
            case NoticeBody.Amend amend -> {
                Notice notice = standing(draft, said, amend.notice(), amend.version());
                if (notice.stage() == Stage.DRAFT) {
                    mustBeNoEmergency(said);
                    PlanRules.mustAllow(draft, notice, amend.activity());
                }
                mustEndLater(amend.activity(), draft.at());
                mustBeReleasedToOthers(draft, said, amend.activity());
                if (notice.stage().live() && Disclosure.wouldHide(notice, amend.activity(), draft, draft.at())) {
                    throw Said.wrongState(
                            "body.activity",
                            "others have been shown this notice, and would be shown less of it and no longer follow it; file "
                                    + "another as it is now, then withdraw this one");
                }
                if (!QuotaRules.mayBeTaken(draft, said, Counted.AMENDMENTS, amend.activity())) {
                    return;
                }
                draft.record(
                        Happened.AMENDED, next(draft, notice, amend.activity(), said.precedence(), amend.reason()));
                follow(draft, List.of(amend.notice()), Settlement.AMENDED);
            }
            case NoticeBody.Withdraw withdraw -> {
                Notice notice = standing(draft, said, withdraw.notice(), withdraw.version());
                if (notice.stage() == Stage.DRAFT) {
                    PlanRules.withdraw(draft, notice, withdraw.reason());
                } else {
                    close(draft, notice, Stage.WITHDRAWN, Happened.WITHDRAWN, Optional.of(withdraw.reason()));
                }
            }
            case NoticeBody.Activate activate -> activate(draft, said, activate);
            case NoticeBody.End end -> {
                Notice notice = standing(draft, said, end.notice(), end.version());
                if (notice.stage() != Stage.ACTIVE) {
                    throw Said.wrongState("body.notice", "it has not been activated; withdraw it instead");
                }
                close(draft, notice, Stage.ENDED, Happened.ENDED, Optional.empty());
            }
        }
    }

    /** Filed at once, or drafted for a plan. */
    private static void begin(Draft draft, Said said, String name, Activity activity, Optional<Plan> plan) {
        String id = said.newId(draft, Notice.class, name);
        mustEndLater(activity, draft.at());
        mustBeReleasedToOthers(draft, said, activity);
        Terms terms = draft.terms();
        Notice notice = new Notice(
                id,
                said.party(),
                1,
                plan.isPresent() ? Stage.DRAFT : Stage.FILED,
                plan.isPresent() ? Lead.ROUTINE : lead(terms, activity, draft.at()),
                said.precedence(),
                activity,
                until(terms, activity),
                draft.at(),
                draft.at(),
                Optional.empty(),
                plan.map(Plan::id));
        if (!QuotaRules.mayBeTaken(draft, said, Counted.NOTICES, activity)) {
            return;
        }
        draft.record(plan.isPresent() ? Happened.DRAFTED : Happened.FILED, notice);
        follow(draft, List.of(id), Settlement.AMENDED);
    }

    private static void mustBeNoEmergency(Said said) {
        if (said.precedence() == Precedence.FLASH) {
            throw Said.wrongState("precedence", "a draft is told to nobody yet; file a notice, which is told at once");
        }
    }

    /**
     * The next version of a notice, yet to be recorded. It may have ended already, where all sides have agreed to that: whether it goes
     * on elsewhere is not for them to learn from a refusal.
     */
    static Notice next(Draft draft, Notice notice, Activity activity, Precedence precedence, String reason) {
        Lead lead = notice.stage() == Stage.DRAFT ? Lead.ROUTINE : lead(draft.terms(), activity, draft.at());
        return notice.amended(activity, until(draft.terms(), activity), lead, precedence, draft.at(), reason);
    }

    /** Each leaves the picture by the time minimum of the terms that apply now. */
    static void keepFor(Draft draft) {
        draft.liveNotices()
                .filter(n -> !until(draft.terms(), n.activity()).equals(n.until()))
                .toList()
                .forEach(n -> draft.record(Happened.CHANGED, n.keptUntil(until(draft.terms(), n.activity()))));
    }

    /** What a change of these notices means for conflicts and zones. */
    static void follow(Draft draft, List<String> notices, Settlement ifGone) {
        List<Notice> changed = notices.stream()
                .map(id -> draft.find(Notice.class, id).orElseThrow())
                .toList();
        changed.forEach(notice -> ZoneRules.reassess(draft, notice));
        ConflictRules.reassess(draft, changed, ifGone);
    }

    private static void activate(Draft draft, Said said, NoticeBody.Activate activate) {
        Notice notice = standing(draft, said, activate.notice(), activate.version());
        if (notice.stage() == Stage.DRAFT) {
            throw Said.wrongState(
                    "body.notice",
                    "it is a draft: it is filed at "
                            + PlanRules.of(draft, notice).release());
        }
        if (notice.stage() != Stage.FILED) {
            throw Said.wrongState("body.notice", "it is active already");
        }
        if (draft.at().isBefore(notice.activity().start())) {
            throw Said.wrongState(
                    "body.notice",
                    "it starts at " + notice.activity().start() + ", later than now " + draft.at()
                            + "; amend it to start earlier");
        }
        draft.record(Happened.ACTIVATED, notice.to(Stage.ACTIVE, draft.at(), Optional.empty()));
    }

    private static void close(Draft draft, Notice notice, Stage stage, Happened happened, Optional<String> reason) {
        draft.record(happened, notice.to(stage, draft.at(), reason));
        follow(draft, List.of(notice.id()), stage == Stage.WITHDRAWN ? Settlement.WITHDRAWN : Settlement.LAPSED);
    }

    /** Its last window has passed. Its conflicts have lapsed before or lapse now, each by its own deadline. */
    static void timeUp(Draft draft, Notice notice) {
        Notice ended = notice.to(Stage.ENDED, draft.at(), Optional.empty());
        draft.record(Happened.ENDED, ended);
        ZoneRules.reassess(draft, ended);
    }

    private static Notice standing(Draft draft, Said said, String id, int version) {
        Notice notice = draft.find(Notice.class, id)
                .filter(n -> n.owner().equals(said.party()))
                .orElseThrow(() -> Said.unknown("body.notice", "notice", id));
        if (notice.stage().over()) {
            throw Said.wrongState("body.notice", "it is " + notice.stage() + "; file a new notice");
        }
        if (notice.stage().live() && notice.plan().isPresent() && said.sent().isBefore(notice.filed())) {
            throw new RefusedException(
                    Refusal.Code.STALE_VERSION,
                    "body.version",
                    "this was said of a draft, which was filed at " + notice.filed()
                            + "; look at the notice and say it again");
        }
        if (notice.version() != version) {
            throw new RefusedException(
                    Refusal.Code.STALE_VERSION,
                    "body.version",
                    "it is at version " + notice.version() + "; look at that version and say it again");
        }
        return notice;
    }

    private static void mustEndLater(Activity activity, Instant now) {
        if (!activity.end().isAfter(now)) {
            throw new InvalidItemException(
                    "activity.volumes", "the last window ends at " + activity.end() + ", which is past; now is " + now);
        }
    }

    /** The facilitator sees what the terms say, and a name that nobody has would release it to nobody unseen. */
    private static void mustBeReleasedToOthers(Draft draft, Said said, Activity activity) {
        for (String party : activity.release().map(Activity.Release::to).orElse(List.of())) {
            if (party.equals(said.party()) || !draft.parties().contains(party)) {
                throw new InvalidItemException(
                        "activity.release.to", "expected another party to the terms in force, found \"" + party + "\"");
            }
        }
    }

    static Instant until(Terms terms, Activity activity) {
        return activity.end().plus(terms.separation().time().value());
    }

    /** How much warning there is, by the terms. */
    static Lead lead(Terms terms, Activity activity, Instant now) {
        Duration warning = Duration.between(now, activity.start());
        if (warning.compareTo(terms.lead().routine().value()) >= 0) {
            return Lead.ROUTINE;
        }
        return warning.compareTo(terms.lead().urgent().value()) >= 0 ? Lead.URGENT : Lead.LATE;
    }
}
