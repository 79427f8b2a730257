package org.gilavar.mechanism;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.gilavar.mechanism.item.Action;
import org.gilavar.mechanism.item.Action.Stage;
import org.gilavar.mechanism.item.InvalidItemException;
import org.gilavar.mechanism.item.Meeting;
import org.gilavar.mechanism.statement.ActionBody;

/** What is to be done after a meeting: whose it is, and by when. Late is a fact, and nothing follows from it. */
final class ActionRules {

    /** Ten years, as for a commitment. */
    private static final int FURTHEST_YEARS = 10;

    /** Of one meeting; whoever is given more than this does none of it. */
    private static final int MOST = 200;

    private static final String FIELD = "body.action";

    private ActionRules() {}

    static void apply(Draft draft, Said said, ActionBody body) {
        switch (body) {
            case ActionBody.Note action -> record(draft, said, action);
            case ActionBody.Done done -> {
                Action action = open(draft, said, done.action());
                if (!action.owner().equals(said.party())) {
                    throw new RefusedException(
                            Refusal.Code.NOT_ENTITLED, FIELD, "only " + action.owner() + ", whose it is, can say so");
                }
                draft.record(Happened.DONE, action.to(Stage.DONE, done.remarks(), draft.at()));
            }
            case ActionBody.Withdraw withdraw -> {
                Action action = open(draft, said, withdraw.action());
                said.mustBeFacilitator();
                draft.record(
                        Happened.WITHDRAWN, action.to(Stage.WITHDRAWN, Optional.of(withdraw.reason()), draft.at()));
            }
        }
    }

    private static void record(Draft draft, Said said, ActionBody.Note action) {
        Meeting meeting = MeetingRules.known(draft, said, action.meeting());
        said.mustBeFacilitator();
        if (meeting.stage() != Meeting.Stage.HELD && meeting.stage() != Meeting.Stage.MINUTED) {
            throw Said.wrongState(
                    "body.meeting",
                    "it is " + meeting.stage()
                            + "; actions are recorded from when it is opened until its minutes are signed");
        }
        MeetingRules.mustBeInItsLanguages(meeting, action.texts());
        if (!meeting.atTable().contains(action.owner()) && !action.owner().equals(said.party())) {
            throw new InvalidItemException(
                    "owner",
                    "expected one of " + meeting.atTable() + ", who are at the table, or the facilitator; found \""
                            + action.owner() + "\"");
        }
        LocalDate today = LocalDate.ofInstant(draft.at(), ZoneOffset.UTC);
        if (action.due().isBefore(today) || action.due().isAfter(today.plusYears(FURTHEST_YEARS))) {
            throw new InvalidItemException(
                    "due", "expected from today, " + today + ", on and within " + FURTHEST_YEARS + " years");
        }
        if (draft.all(Action.class)
                        .filter(a -> a.meeting().equals(meeting.id()))
                        .count()
                >= MOST) {
            throw Said.wrongState("body.meeting", "at most " + MOST + " actions are recorded of a meeting");
        }
        String id = meeting.id() + "." + action.name();
        if (draft.find(Action.class, id).isPresent()) {
            throw new RefusedException(
                    Refusal.Code.TAKEN,
                    "body.name",
                    "this meeting has an action called \"" + action.name() + "\"; choose another name");
        }
        draft.record(
                Happened.RECORDED,
                new Action(
                        id,
                        meeting.id(),
                        meeting.delegations(),
                        action.owner(),
                        action.due(),
                        action.texts(),
                        Stage.OPEN,
                        draft.at(),
                        Optional.empty()));
    }

    /** Its day is over, and its owner has not said that it is done. */
    static void timeUp(Draft draft, Action action) {
        draft.record(Happened.OVERDUE, action.to(Stage.OVERDUE, action.remarks(), action.changed()));
    }

    private static Action open(Draft draft, Said said, String id) {
        Action action = draft.find(Action.class, id)
                .filter(a -> said.byFacilitator() || a.delegations().contains(said.party()))
                .orElseThrow(() -> Said.unknown(FIELD, "action", id));
        if (!action.stage().open()) {
            throw Said.wrongState(FIELD, "it is " + action.stage());
        }
        return action;
    }
}
