package org.gilavar.mechanism;

import java.time.Duration;
import org.gilavar.airspace.TimeWindow;
import org.gilavar.mechanism.item.Arrangement;
import org.gilavar.mechanism.item.Founding;
import org.gilavar.mechanism.item.Moment;
import org.gilavar.mechanism.item.Party;
import org.gilavar.mechanism.item.PostKey;
import org.gilavar.mechanism.statement.MechanismBody;
import org.gilavar.mechanism.statement.Statement;

/** Founding a mechanism, enrolling its parties, and the clock of an exercise. */
final class FoundingRules {

    /** Every deadline on the way becomes an entry for good; a slip of the pen must not write a century of them. */
    private static final Duration LONGEST_STEP = Duration.ofDays(31);

    private FoundingRules() {}

    static void apply(Draft draft, Statement statement, MechanismBody body) {
        switch (body) {
            case MechanismBody.Found found -> found(draft, statement, found);
            case MechanismBody.Enrol enrol -> enrol(draft, Said.of(statement, draft), enrol);
            case MechanismBody.SetTime time -> setTime(draft, Said.of(statement, draft), time);
        }
    }

    /** Whoever serves the journal has checked that the root key is the one it was told to expect. */
    private static void found(Draft draft, Statement statement, MechanismBody.Found found) {
        if (draft.founding().isPresent()) {
            throw Said.wrongState("body", "the mechanism is founded already");
        }
        if (statement.exercise() != (found.mode() == Founding.Mode.EXERCISE)) {
            throw new RefusedException(
                    Refusal.Code.WRONG_MECHANISM, "exercise", "must agree with the mode " + found.mode());
        }
        if (draft.at().isBefore(TimeWindow.EARLIEST) || draft.at().isAfter(TimeWindow.LATEST)) {
            throw new RefusedException(
                    Refusal.Code.WRONG_TIME,
                    "sent",
                    "a mechanism runs between " + TimeWindow.EARLIEST + " and " + TimeWindow.LATEST);
        }
        var from = statement.from();
        if (from.post().equals(PostKey.ROOT)) {
            throw new RefusedException(
                    Refusal.Code.NOT_ENTITLED, "from.post", "a post founds a mechanism; the root key signs beside it");
        }
        draft.record(
                Happened.FOUNDED,
                new Founding(statement.mechanism(), found.title(), from.party(), found.mode(), draft.at()));
        draft.record(Happened.ENROLLED, new Party(from.party(), found.facilitatorName()));
        KeyRules.begin(draft, from.party(), found.root(), from.post(), found.key(), found.notAfter());
        if (found.mode() == Founding.Mode.EXERCISE) {
            draft.record(Happened.TIME_SET, new Moment(draft.at()));
        }
    }

    private static void enrol(Draft draft, Said said, MechanismBody.Enrol enrol) {
        said.mustBeFacilitator();
        if (draft.find(Party.class, enrol.party()).isPresent()) {
            throw new RefusedException(
                    Refusal.Code.TAKEN,
                    "body.party",
                    "this party is enrolled already; it enrols further posts itself, with post.enrol");
        }
        boolean isArrangement =
                draft.all(Arrangement.class).anyMatch(a -> a.name().equals(enrol.party()));
        if (isArrangement) {
            throw new RefusedException(Refusal.Code.TAKEN, "body.party", "an arrangement has this name");
        }
        draft.record(Happened.ENROLLED, new Party(enrol.party(), enrol.name()));
        KeyRules.begin(draft, enrol.party(), enrol.root(), enrol.post(), enrol.key(), enrol.notAfter());
    }

    private static void setTime(Draft draft, Said said, MechanismBody.SetTime time) {
        said.mustBeFacilitator();
        Moment before = draft.find(Moment.class, Moment.ID)
                .orElseThrow(() -> new RefusedException(
                        Refusal.Code.WRONG_MECHANISM, "body", "time can be set in an exercise only"));
        if (time.now().isBefore(before.now())) {
            throw new RefusedException(
                    Refusal.Code.WRONG_TIME, "body.now", "time does not go back; it is " + before.now());
        }
        if (time.now().isAfter(before.now().plus(LONGEST_STEP))) {
            throw new RefusedException(
                    Refusal.Code.WRONG_TIME,
                    "body.now",
                    "at most " + LONGEST_STEP.toDays() + " days at a time; it is " + before.now());
        }
        if (time.now().isAfter(TimeWindow.LATEST)) {
            throw new RefusedException(
                    Refusal.Code.WRONG_TIME, "body.now", "no mechanism runs beyond " + TimeWindow.LATEST);
        }
        draft.record(Happened.TIME_SET, new Moment(time.now()));
    }
}
