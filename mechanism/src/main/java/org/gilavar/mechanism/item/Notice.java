package org.gilavar.mechanism.item;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Instant;
import java.util.Optional;

/**
 * One party's word about where and when it will operate.
 *
 * @param version counts from 1, and from 1 again once a draft is filed; a conflict names the versions it is between
 * @param lead how long before its start this version was filed, against the arrangement's lead times; what was drafted by the
 *     cut-off of a daily plan is routine
 * @param precedence with which this version was filed; {@code FLASH} where somebody is in an emergency
 * @param until when it leaves the picture: one time minimum after its last window, since until then others may come too
 *     close to it in time
 * @param filed when it was filed, which is the release of its plan if it has one; of a draft, when it was drafted
 * @param reason why this version replaced the one before
 * @param plan id of the daily plan for which it was drafted; absent for one that was filed at once
 */
@JsonTypeName("notice")
public record Notice(
        String id,
        String owner,
        int version,
        Stage stage,
        Lead lead,
        Precedence precedence,
        Activity activity,
        Instant until,
        Instant filed,
        Instant changed,
        Optional<String> reason,
        Optional<String> plan)
        implements Item {

    /** Where a notice stands. {@code DRAFT → FILED → ACTIVE → ENDED}; {@code WITHDRAWN} from those that are live. */
    public enum Stage {
        /** Of a daily plan that is not released yet: others know nothing of it. */
        DRAFT,
        FILED,
        ACTIVE,
        ENDED,
        WITHDRAWN,
        /** Withdrawn while it was a draft: it was never filed. */
        DROPPED;

        /** Whether it is in the picture: it is compared with others and can be in conflict. */
        public boolean live() {
            return this == FILED || this == ACTIVE;
        }

        /** Whether nothing becomes of it any more. */
        public boolean over() {
            return this == ENDED || this == WITHDRAWN || this == DROPPED;
        }

        /** Whether it was ever filed, so that others may have been told of it. */
        public boolean wasFiled() {
            return this != DRAFT && this != DROPPED;
        }
    }

    /** How much warning a version gave. */
    public enum Lead {
        ROUTINE,
        URGENT,
        /** Less than the arrangement asks even for urgent notices. Told, never refused: a late word beats none. */
        LATE
    }

    @Override
    public Optional<Instant> wake() {
        return stage.live() ? Optional.of(until) : Optional.empty();
    }

    @Override
    public Optional<Instant> shownUntil(String audience) {
        return audience.equals(owner)
                ? Optional.empty()
                : activity.release().filter(r -> r.to().contains(audience)).flatMap(Activity.Release::until);
    }

    /** As it is shown whole to another party: not to whom else. */
    public Notice asShownTo(String audience) {
        if (activity.release().isEmpty()) {
            return this;
        }
        return new Notice(
                id,
                owner,
                version,
                stage,
                lead,
                precedence,
                activity.asShownTo(audience),
                until,
                filed,
                changed,
                reason,
                plan);
    }

    public Notice to(Stage next, Instant at, Optional<String> why) {
        return new Notice(id, owner, version, next, lead, precedence, activity, until, filed, at, why, plan);
    }

    /** In the picture until then. */
    public Notice keptUntil(Instant end) {
        return new Notice(id, owner, version, stage, lead, precedence, activity, end, filed, changed, reason, plan);
    }

    /** Filed with the plan it is of. Others see it as if it had been like this from the first. */
    public Notice released(Instant end, Instant at) {
        return new Notice(id, owner, 1, Stage.FILED, lead, precedence, activity, end, at, at, Optional.empty(), plan);
    }

    public Notice amended(
            Activity now, Instant newUntil, Lead newLead, Precedence newPrecedence, Instant at, String why) {
        return new Notice(
                id,
                owner,
                version + 1,
                stage,
                newLead,
                newPrecedence,
                now,
                newUntil,
                filed,
                at,
                Optional.of(why),
                plan);
    }
}
