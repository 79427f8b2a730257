package org.gilavar.mechanism.item;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Instant;
import java.util.Optional;

/**
 * One party's word about where and when it will operate.
 *
 * @param version counts from 1; a conflict names the versions it is between
 * @param lead how long before its start this version was filed, against the arrangement's lead times
 * @param precedence with which this version was filed; {@code FLASH} where somebody is in an emergency
 * @param until when it leaves the picture: one time minimum after its last window, since until then others may come too
 *     close to it in time
 * @param reason why this version replaced the one before
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
        Optional<String> reason)
        implements Item {

    /** Where a notice stands. {@code FILED → ACTIVE → ENDED}; {@code WITHDRAWN} from the first two. */
    public enum Stage {
        FILED,
        ACTIVE,
        ENDED,
        WITHDRAWN;

        /** Whether the notice still stands: it can change and can be in conflict. */
        public boolean live() {
            return this == FILED || this == ACTIVE;
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
                reason);
    }

    public Notice to(Stage next, Instant at, Optional<String> why) {
        return new Notice(id, owner, version, next, lead, precedence, activity, until, filed, at, why);
    }

    /** In the picture until then. */
    public Notice keptUntil(Instant end) {
        return new Notice(id, owner, version, stage, lead, precedence, activity, end, filed, changed, reason);
    }

    public Notice amended(
            Activity now, Instant newUntil, Lead newLead, Precedence newPrecedence, Instant at, String why) {
        return new Notice(
                id, owner, version + 1, stage, newLead, newPrecedence, now, newUntil, filed, at, Optional.of(why));
    }
}
