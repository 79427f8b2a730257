package org.gilavar.mechanism;

import static java.util.stream.Collectors.toUnmodifiableMap;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.gilavar.mechanism.item.Action;
import org.gilavar.mechanism.item.Arrangement;
import org.gilavar.mechanism.item.Arrangement.Standing;
import org.gilavar.mechanism.item.Batch;
import org.gilavar.mechanism.item.Call;
import org.gilavar.mechanism.item.ChallengeSheet;
import org.gilavar.mechanism.item.Commitment;
import org.gilavar.mechanism.item.Communique;
import org.gilavar.mechanism.item.Conflict;
import org.gilavar.mechanism.item.Crossing;
import org.gilavar.mechanism.item.Exchange;
import org.gilavar.mechanism.item.Incident;
import org.gilavar.mechanism.item.Item;
import org.gilavar.mechanism.item.LineCheck;
import org.gilavar.mechanism.item.Meeting;
import org.gilavar.mechanism.item.Message;
import org.gilavar.mechanism.item.Notice;
import org.gilavar.mechanism.item.NoticeTrace;
import org.gilavar.mechanism.item.Outage;
import org.gilavar.mechanism.item.Phase;
import org.gilavar.mechanism.item.Plan;
import org.gilavar.mechanism.item.PostKey;
import org.gilavar.mechanism.item.Proposal;
import org.gilavar.mechanism.item.SharedStatistics;
import org.gilavar.mechanism.item.Watch;
import org.gilavar.mechanism.item.Zone;

/** The lifecycle of every kind of item that has one. A rule that makes any other move is broken, and nothing it did is kept. */
public final class Lifecycles {

    /** States of what says them in other words. */
    private enum State {
        OPEN,
        SETTLED,
        OVER,
        WITH_FACILITATOR,
        RETURNED,
        WAITING,
        OVERDUE,
        ANSWERED,
        SEALED,
        DISCLOSED,
        LIFTED,
        UNKEPT,
        KEPT,
        HANDING_OVER
    }

    private static final String DEADLINE = "its deadline";

    private static final Lifecycle ARRANGEMENT = Lifecycle.of(Arrangement.class)
            .begins(Happened.PROPOSED, Standing.PROPOSED, "a party or the facilitator")
            .begins(Happened.AMENDED, Standing.PROPOSED, "a party or the facilitator, in the place of another version")
            .stays(List.of(Standing.PROPOSED), Happened.BRACKETED, "who has neither adopted nor signed it")
            .stays(List.of(Standing.PROPOSED), Happened.UNBRACKETED, "who has set the bracket")
            .stays(List.of(Standing.PROPOSED), Happened.ADOPTED, "a party, where nothing is in brackets")
            .moves(Standing.PROPOSED, Happened.ADOPTED, Standing.ADOPTED, "the last party")
            .stays(
                    List.of(Standing.PROPOSED, Standing.ADOPTED),
                    Happened.SIGNED,
                    "a party or the facilitator, where nothing is in brackets")
            .moves(
                    List.of(Standing.PROPOSED, Standing.ADOPTED),
                    Happened.SIGNED,
                    Standing.SIGNED,
                    "the last of the parties and the facilitator")
            .moves(Standing.SIGNED, Happened.IN_FORCE, Standing.IN_FORCE, "the last signature, or its date")
            .stays(List.of(Standing.IN_FORCE), Happened.SUSPENDED, "a party")
            .stays(List.of(Standing.IN_FORCE), Happened.RESUMED, "the same party")
            .stays(List.of(Standing.IN_FORCE), Happened.DUE, "the date of its review")
            .stays(List.of(Standing.IN_FORCE), Happened.REVIEWED, "the facilitator")
            .stays(List.of(Standing.IN_FORCE), Happened.RENEWED, "the end of its term")
            .stays(List.of(Standing.IN_FORCE), Happened.WITHDRAWING, "a party")
            .stays(List.of(Standing.IN_FORCE), Happened.REMAINED, "the same party")
            .stays(List.of(Standing.IN_FORCE), Happened.LEFT, "the end of its notice, where two are left")
            .moves(Standing.IN_FORCE, Happened.LEFT, Standing.ENDED, "the end of its notice, where fewer are left")
            .moves(Standing.IN_FORCE, Happened.ENDED, Standing.ENDED, "the end of its term")
            .moves(
                    List.of(Standing.PROPOSED, Standing.ADOPTED, Standing.SIGNED, Standing.IN_FORCE, Standing.ENDED),
                    Happened.SUPERSEDED,
                    Standing.SUPERSEDED,
                    "another version");

    private static final Lifecycle NOTICE = Lifecycle.of(Notice.class)
            .begins(Happened.FILED, Notice.Stage.FILED, "its owner")
            .begins(Happened.DRAFTED, Notice.Stage.DRAFT, "its owner, before the cut-off of a daily plan")
            .stays(
                    List.of(Notice.Stage.DRAFT),
                    Happened.AMENDED,
                    "its owner before the cut-off, or all whose drafts a batch moves")
            .moves(Notice.Stage.DRAFT, Happened.FILED, Notice.Stage.FILED, "the release of its plan")
            .moves(
                    Notice.Stage.DRAFT,
                    Happened.WITHDRAWN,
                    Notice.Stage.DROPPED,
                    "its owner, its leaving, or the end of the terms")
            .stays(
                    List.of(Notice.Stage.FILED, Notice.Stage.ACTIVE),
                    Happened.AMENDED,
                    "its owner, or all sides of a proposal")
            .stays(
                    List.of(Notice.Stage.FILED, Notice.Stage.ACTIVE),
                    Happened.CHANGED,
                    "new terms, with another time minimum")
            .moves(Notice.Stage.FILED, Happened.ACTIVATED, Notice.Stage.ACTIVE, "its owner")
            .moves(Notice.Stage.FILED, Happened.ENDED, Notice.Stage.ENDED, DEADLINE)
            .moves(Notice.Stage.ACTIVE, Happened.ENDED, Notice.Stage.ENDED, "its owner, or " + DEADLINE)
            .moves(
                    List.of(Notice.Stage.FILED, Notice.Stage.ACTIVE),
                    Happened.WITHDRAWN,
                    Notice.Stage.WITHDRAWN,
                    "its owner");

    private static final Lifecycle PLAN = Lifecycle.of(Plan.class)
            .begins(
                    Happened.OPENED,
                    Plan.Stage.DRAFTING,
                    "terms that come into force, or the cut-off of the one before")
            .moves(Plan.Stage.DRAFTING, Happened.CUT_OFF, Plan.Stage.CUT_OFF, "the time of day")
            .moves(Plan.Stage.CUT_OFF, Happened.RELEASED, Plan.Stage.RELEASED, "the time of day")
            .moves(
                    List.of(Plan.Stage.DRAFTING, Plan.Stage.CUT_OFF),
                    Happened.ENDED,
                    Plan.Stage.ENDED,
                    "the end of the terms");

    private static final Lifecycle BATCH = Lifecycle.of(Batch.class)
            .begins(Happened.PROPOSED, Batch.Stage.OPEN, "the facilitator")
            .stays(List.of(Batch.Stage.OPEN), Happened.ACCEPTED, "a party whose drafts would move")
            .moves(Batch.Stage.OPEN, Happened.ACCEPTED, Batch.Stage.ACCEPTED, "the last of them")
            .moves(Batch.Stage.OPEN, Happened.FAILED, Batch.Stage.FAILED, "the last of them, where it helps no more")
            .moves(Batch.Stage.OPEN, Happened.REJECTED, Batch.Stage.REJECTED, "one of them")
            .moves(Batch.Stage.OPEN, Happened.WITHDRAWN, Batch.Stage.WITHDRAWN, "the facilitator")
            .moves(
                    Batch.Stage.OPEN,
                    Happened.LAPSED,
                    Batch.Stage.LAPSED,
                    "the release or the end of its plan, or the withdrawal of all that would move");

    private static final Lifecycle CONFLICT = Lifecycle.of(Conflict.class)
            .begins(Happened.OPENED, State.OPEN, "a notice, an amendment or new terms")
            .stays(List.of(State.OPEN), Happened.CHANGED, "an amendment or new terms")
            .stays(List.of(State.OPEN), Happened.RECEIVED, "a side")
            .stays(List.of(State.OPEN), Happened.PASSED_DOWN, "a side that has received it")
            .stays(List.of(State.OPEN), Happened.DUE, "the facilitator, with a deadline")
            .stays(List.of(State.OPEN), Happened.OVERDUE, "the deadline of its receipt or its settlement")
            .stays(List.of(State.OPEN), Happened.ESCALATED, "the next rung of the ladder, a side or the facilitator")
            .moves(
                    State.OPEN,
                    Happened.SETTLED,
                    State.SETTLED,
                    "an amendment, a proposal that all accept, a withdrawal, new terms, the leaving of a side, or time")
            .moves(State.SETTLED, Happened.REOPENED, State.OPEN, "an amendment or new terms");

    private static final List<Exchange.Stage> WAITING_EXCHANGES =
            List.of(Exchange.Stage.SAID, Exchange.Stage.PASSED_ON, Exchange.Stage.ANSWERED);

    private static final Lifecycle EXCHANGE = Lifecycle.of(Exchange.class)
            .begins(Happened.OPENED, Exchange.Stage.SAID, "a side, where the facilitator is between")
            .begins(Happened.RELAYED, Exchange.Stage.PASSED_ON, "a side, where nobody is between")
            .moves(Exchange.Stage.SAID, Happened.RELAYED, Exchange.Stage.PASSED_ON, "the facilitator")
            .moves(Exchange.Stage.PASSED_ON, Happened.ANSWERED, Exchange.Stage.ANSWERED, "the other side")
            .moves(
                    Exchange.Stage.PASSED_ON,
                    Happened.ANSWERED,
                    Exchange.Stage.DONE,
                    "the other side, where nobody is between")
            .moves(Exchange.Stage.ANSWERED, Happened.RELAYED, Exchange.Stage.DONE, "the facilitator")
            .stays(WAITING_EXCHANGES, Happened.OVERDUE, DEADLINE)
            .moves(
                    WAITING_EXCHANGES,
                    Happened.CLOSED,
                    Exchange.Stage.CLOSED,
                    "who has begun it, the facilitator, or the end of its conflict");

    private static final Lifecycle PROPOSAL = Lifecycle.of(Proposal.class)
            .begins(Happened.PROPOSED, Proposal.Stage.OPEN, "a side or the facilitator")
            .stays(List.of(Proposal.Stage.OPEN), Happened.ACCEPTED, "a side")
            .moves(Proposal.Stage.OPEN, Happened.ACCEPTED, Proposal.Stage.ACCEPTED, "the last side")
            .moves(Proposal.Stage.OPEN, Happened.REJECTED, Proposal.Stage.REJECTED, "a side")
            .moves(
                    Proposal.Stage.OPEN,
                    Happened.FAILED,
                    Proposal.Stage.FAILED,
                    "the last side, where it would not settle")
            .moves(Proposal.Stage.OPEN, Happened.COUNTERED, Proposal.Stage.COUNTERED, "a side, with another")
            .moves(Proposal.Stage.OPEN, Happened.EXPIRED, Proposal.Stage.EXPIRED, DEADLINE)
            .moves(Proposal.Stage.OPEN, Happened.WITHDRAWN, Proposal.Stage.WITHDRAWN, "who has made it")
            .moves(
                    Proposal.Stage.OPEN,
                    Happened.LAPSED,
                    Proposal.Stage.LAPSED,
                    "the end of its conflict, or another look of it");

    private static final List<Enum<?>> STANDING_ZONES =
            List.of(Zone.Standing.UNILATERAL, Zone.Standing.ACKNOWLEDGED, Zone.Standing.AGREED);

    private static final Lifecycle ZONE = Lifecycle.of(Zone.class)
            .begins(Happened.DECLARED, Zone.Standing.UNILATERAL, "a party, or terms that come into force")
            .begins(Happened.DECLARED, Zone.Standing.ACKNOWLEDGED, "terms that come into force")
            .begins(Happened.DECLARED, Zone.Standing.AGREED, "terms that come into force")
            .stays(
                    List.of(Zone.Standing.UNILATERAL, Zone.Standing.ACKNOWLEDGED),
                    Happened.ACKNOWLEDGED,
                    "another party")
            .moves(
                    Zone.Standing.UNILATERAL,
                    Happened.ACKNOWLEDGED,
                    Zone.Standing.ACKNOWLEDGED,
                    "the last of the others")
            .stays(List.of(Zone.Standing.UNILATERAL, Zone.Standing.ACKNOWLEDGED), Happened.AGREED, "another party")
            .moves(
                    Zone.Standing.UNILATERAL,
                    Happened.AGREED,
                    Zone.Standing.ACKNOWLEDGED,
                    "the last of the others, where one has only taken note")
            .stays(STANDING_ZONES, Happened.DISCLOSED, "who has declared it")
            .moves(
                    List.of(Zone.Standing.ACKNOWLEDGED, Zone.Standing.AGREED),
                    Happened.DISCLOSED,
                    Zone.Standing.UNILATERAL,
                    "who has declared it, to a party whose word is now awaited")
            .moves(
                    List.of(Zone.Standing.UNILATERAL, Zone.Standing.AGREED),
                    Happened.DISCLOSED,
                    Zone.Standing.ACKNOWLEDGED,
                    "who has declared it, where all who know of it have taken note")
            .moves(
                    List.of(Zone.Standing.UNILATERAL, Zone.Standing.ACKNOWLEDGED),
                    Happened.DISCLOSED,
                    Zone.Standing.AGREED,
                    "who has declared it, where all who know of it have agreed")
            .moves(
                    List.of(Zone.Standing.UNILATERAL, Zone.Standing.ACKNOWLEDGED),
                    Happened.AGREED,
                    Zone.Standing.AGREED,
                    "the last of the others")
            .moves(STANDING_ZONES, Happened.DECLARED, Zone.Standing.UNILATERAL, "new terms")
            .moves(STANDING_ZONES, Happened.DECLARED, Zone.Standing.ACKNOWLEDGED, "new terms")
            .moves(STANDING_ZONES, Happened.DECLARED, Zone.Standing.AGREED, "new terms")
            .moves(STANDING_ZONES, Happened.LIFTED, State.LIFTED, "who has declared it, its leaving, or new terms")
            .moves(STANDING_ZONES, Happened.EXPIRED, State.LIFTED, "the end of its window")
            .moves(State.LIFTED, Happened.DECLARED, Zone.Standing.UNILATERAL, "new terms")
            .moves(State.LIFTED, Happened.DECLARED, Zone.Standing.ACKNOWLEDGED, "new terms")
            .moves(State.LIFTED, Happened.DECLARED, Zone.Standing.AGREED, "new terms");

    private static final Lifecycle CROSSING = Lifecycle.of(Crossing.class)
            .begins(Happened.ENTERED, State.OPEN, "a notice or a zone")
            .stays(List.of(State.OPEN), Happened.CHANGED, "another version of the notice")
            .stays(List.of(State.OPEN), Happened.INTRODUCED, "the telling of its zone to the owner of the notice")
            .stays(List.of(State.OPEN), Happened.ACKNOWLEDGED, "the owner of the notice")
            .moves(State.OPEN, Happened.LEFT, State.OVER, "the end or another version of either")
            .moves(State.OVER, Happened.ENTERED, State.OPEN, "another version of either");

    private static final List<Enum<?>> UNREPORTED =
            List.of(Phase.Stage.RUNNING, Phase.Stage.OVERDUE, Phase.Stage.DISPUTED);

    private static final List<Enum<?>> OPEN_PHASES =
            List.of(Phase.Stage.RUNNING, Phase.Stage.OVERDUE, Phase.Stage.REPORTED, Phase.Stage.DISPUTED);

    private static final Lifecycle PHASE = Lifecycle.of(Phase.class)
            .begins(
                    Happened.STARTED,
                    Phase.Stage.RUNNING,
                    "terms that come into force, or the due instant of the one before")
            .stays(UNREPORTED, Happened.REPORTED, "a party that does it")
            .moves(UNREPORTED, Happened.REPORTED, Phase.Stage.REPORTED, "the last that does it")
            .moves(UNREPORTED, Happened.CONFIRMED, Phase.Stage.CONFIRMED, "the last that does it, where all do it")
            .moves(Phase.Stage.RUNNING, Happened.OVERDUE, Phase.Stage.OVERDUE, DEADLINE)
            .stays(
                    List.of(Phase.Stage.REPORTED, Phase.Stage.DISPUTED, Phase.Stage.CONFIRMED),
                    Happened.DUE,
                    "its deadline, where another follows")
            .stays(List.of(Phase.Stage.REPORTED), Happened.CONFIRMED, "another party")
            .moves(Phase.Stage.REPORTED, Happened.CONFIRMED, Phase.Stage.CONFIRMED, "the last of the others")
            .moves(Phase.Stage.REPORTED, Happened.DISPUTED, Phase.Stage.DISPUTED, "another party")
            .moves(UNREPORTED, Happened.CHANGED, Phase.Stage.REPORTED, "the leaving of one that does it")
            .moves(OPEN_PHASES, Happened.CHANGED, Phase.Stage.CONFIRMED, "the leaving of the last that has not spoken")
            .moves(OPEN_PHASES, Happened.ENDED, Phase.Stage.ENDED, "other terms, or the leaving of all that do it")
            .moves(Phase.Stage.CONFIRMED, Happened.ENDED, Phase.Stage.ENDED, "other terms, where another would follow");

    private static final List<Enum<?>> UNANSWERED = List.of(State.WAITING, State.OVERDUE);

    private static final Lifecycle MESSAGE = Lifecycle.of(Message.class)
            .begins(Happened.SENT, State.WAITING, "anyone on the line")
            .begins(Happened.SENT, State.WITH_FACILITATOR, "a party, where the line is relayed and it is no FLASH")
            .moves(State.WITH_FACILITATOR, Happened.RELAYED, State.WAITING, "the facilitator, or " + DEADLINE)
            .moves(
                    State.WITH_FACILITATOR,
                    Happened.RETURNED,
                    State.RETURNED,
                    DEADLINE + ", where the other side has left or the line has become indirect")
            .stays(UNANSWERED, Happened.TAKEN, "a post of the recipient")
            .stays(List.of(State.OVERDUE), Happened.ALARM_TAKEN, "the facilitator, where the ladder has called it")
            .stays(List.of(State.WAITING, State.OVERDUE, State.ANSWERED), Happened.DELIVERED, "the recipient")
            .stays(List.of(State.WAITING, State.OVERDUE, State.ANSWERED), Happened.READ, "the recipient")
            .stays(List.of(State.WAITING, State.OVERDUE, State.ANSWERED), Happened.READ_BACK, "the recipient")
            .stays(List.of(State.WAITING, State.OVERDUE, State.ANSWERED), Happened.PASSED_DOWN, "the recipient")
            .stays(List.of(State.WAITING, State.OVERDUE, State.ANSWERED), Happened.GARBLED, "the recipient")
            .moves(State.WAITING, Happened.OVERDUE, State.OVERDUE, DEADLINE)
            .stays(List.of(State.OVERDUE), Happened.ESCALATED, "the next rung of the ladder")
            .moves(UNANSWERED, Happened.ANSWERED, State.ANSWERED, "the recipient");

    private static final List<Call.Stage> OF_A_CALL = List.of(Call.Stage.values());

    private static final Lifecycle CALL = Lifecycle.of(Call.class)
            .begins(Happened.LOGGED, Call.Stage.LOGGED, "either end, on the line")
            .moves(Call.Stage.LOGGED, Happened.CONFIRMED, Call.Stage.CONFIRMED, "the other end")
            .moves(Call.Stage.LOGGED, Happened.DISPUTED, Call.Stage.DISPUTED, "the other end")
            .stays(OF_A_CALL, Happened.RECORDED, "either end, with the hash of its recording")
            .stays(List.of(Call.Stage.LOGGED, Call.Stage.CONFIRMED), Happened.DUE, "the deadline of what was agreed")
            .stays(OF_A_CALL, Happened.DONE, "either end, of what was agreed");

    private static final Lifecycle CHALLENGES = Lifecycle.of(ChallengeSheet.class)
            .begins(Happened.SEALED, ChallengeSheet.Stage.VALID, "its owner, on the line")
            .stays(List.of(ChallengeSheet.Stage.VALID), Happened.SPENT, "its owner, with a call")
            .stays(List.of(ChallengeSheet.Stage.VALID), Happened.FAILED, "its owner")
            .moves(
                    ChallengeSheet.Stage.VALID,
                    Happened.SPENT,
                    ChallengeSheet.Stage.SPENT,
                    "its owner, with the last row")
            .moves(
                    ChallengeSheet.Stage.VALID,
                    Happened.FAILED,
                    ChallengeSheet.Stage.SPENT,
                    "its owner, with the last row")
            .moves(
                    ChallengeSheet.Stage.VALID,
                    Happened.FAILED,
                    ChallengeSheet.Stage.REVOKED,
                    "its owner, with the third failure")
            .moves(ChallengeSheet.Stage.VALID, Happened.REVOKED, ChallengeSheet.Stage.REVOKED, "its owner")
            .moves(ChallengeSheet.Stage.VALID, Happened.EXPIRED, ChallengeSheet.Stage.EXPIRED, DEADLINE);

    private static final Lifecycle CHECK = Lifecycle.of(LineCheck.class)
            .begins(Happened.DUE, LineCheck.Stage.DUE, "the time of day")
            .stays(List.of(LineCheck.Stage.DUE), Happened.ANSWERED, "a party")
            .moves(LineCheck.Stage.DUE, Happened.DONE, LineCheck.Stage.DONE, "the last party")
            .moves(LineCheck.Stage.DUE, Happened.MISSED, LineCheck.Stage.MISSED, DEADLINE);

    private static final List<Incident.Status> ANY_INCIDENT = List.of(Incident.Status.values());
    private static final List<State> WATCHES = List.of(State.UNKEPT, State.KEPT, State.HANDING_OVER);

    private static final Lifecycle WATCH = Lifecycle.of(Watch.class)
            .begins(Happened.SCHEDULED, State.UNKEPT, "a post of its party, with a roster")
            .begins(Happened.TAKEN, State.KEPT, "a post of its party")
            .stays(WATCHES, Happened.SCHEDULED, "a post of its party, with a roster")
            .stays(WATCHES, Happened.MISSED, "time: a turn has begun, and its post does not keep the watch")
            .moves(State.UNKEPT, Happened.TAKEN, State.KEPT, "a post of its party")
            .moves(State.KEPT, Happened.HANDING_OVER, State.HANDING_OVER, "its keeper")
            .stays(List.of(State.HANDING_OVER), Happened.ACKNOWLEDGED, "the successor, of one thing that is open")
            .moves(State.HANDING_OVER, Happened.HANDED_OVER, State.KEPT, "the successor, when nothing else is open")
            .moves(
                    State.HANDING_OVER,
                    Happened.WITHDRAWN,
                    State.KEPT,
                    "its keeper, the successor, or the end of the successor's key")
            .moves(
                    List.of(State.KEPT, State.HANDING_OVER),
                    Happened.TAKEN_OVER,
                    State.KEPT,
                    "another post of its party, without a handover")
            .moves(
                    List.of(State.KEPT, State.HANDING_OVER),
                    Happened.LEFT,
                    State.UNKEPT,
                    "its keeper, the end of its key, or the leaving of its party")
            .stays(List.of(State.UNKEPT), Happened.LEFT, "the leaving of its party, which ends its roster");

    private static final Lifecycle OUTAGE = Lifecycle.of(Outage.class)
            .begins(Happened.REPORTED, State.OPEN, "anyone on the line")
            .moves(State.OPEN, Happened.ENDED, State.OVER, "who has reported it, or its leaving");

    private static final Lifecycle INCIDENT = Lifecycle.of(Incident.class)
            .begins(Happened.REPORTED, Incident.Status.CLAIMED, "a party")
            .moves(Incident.Status.CLAIMED, Happened.ACCOUNTED, Incident.Status.ACKNOWLEDGED, "the other party")
            .moves(Incident.Status.CLAIMED, Happened.ACCOUNTED, Incident.Status.DISPUTED, "the other party")
            .moves(
                    List.of(Incident.Status.ACKNOWLEDGED, Incident.Status.DISPUTED),
                    Happened.FOUND,
                    Incident.Status.RESOLVED,
                    "the facilitator")
            .moves(
                    Incident.Status.CLAIMED,
                    Happened.FOUND,
                    Incident.Status.RESOLVED,
                    "the facilitator, where a side has kept silent until its full report was due")
            .stays(List.of(Incident.Status.RESOLVED), Happened.ACCOUNTED, "a side that had kept silent")
            .stays(ANY_INCIDENT, Happened.OVERDUE, "the deadline of a report")
            .stays(ANY_INCIDENT, Happened.REPORTED_IN_FULL, "a side, once its account is in")
            .stays(ANY_INCIDENT, Happened.RECORDED, "a side, with evidence")
            .stays(ANY_INCIDENT, Happened.CHANGED, "whose evidence is handed over")
            .stays(ANY_INCIDENT, Happened.DISCLOSED, "whose evidence is shown to more")
            .stays(List.of(Incident.Status.RESOLVED), Happened.ANSWERED, "a side, with its position on the finding");

    private static final List<Meeting.Stage> PREPARED = List.of(Meeting.Stage.INVITED, Meeting.Stage.HELD);

    private static final Lifecycle MEETING = Lifecycle.of(Meeting.class)
            .begins(Happened.RECORDED, Meeting.Stage.RECORDED, "the facilitator, of one that was held elsewhere")
            .begins(Happened.INVITED, Meeting.Stage.INVITED, "the facilitator")
            .stays(List.of(Meeting.Stage.INVITED), Happened.ANSWERED, "a delegation")
            .stays(
                    List.of(Meeting.Stage.HELD, Meeting.Stage.MINUTED),
                    Happened.ANSWERED,
                    "a delegation at the table, with other members")
            .stays(List.of(Meeting.Stage.INVITED), Happened.CHANGED, "the facilitator, to another time")
            .moves(Meeting.Stage.INVITED, Happened.CANCELLED, Meeting.Stage.CANCELLED, "the facilitator")
            .moves(Meeting.Stage.HELD, Happened.CANCELLED, Meeting.Stage.CANCELLED, "the facilitator")
            .stays(PREPARED, Happened.TABLED, "a delegation or the facilitator, with a paper")
            .stays(PREPARED, Happened.PROPOSED, "a delegation or the facilitator, with a text for a point")
            .stays(PREPARED, Happened.AGREED, "a delegation, to a text")
            .stays(PREPARED, Happened.BRACKETED, "a delegation that has not agreed to a text")
            .stays(PREPARED, Happened.UNBRACKETED, "who has set the bracket")
            .moves(Meeting.Stage.INVITED, Happened.OPENED, Meeting.Stage.HELD, "the facilitator")
            .moves(Meeting.Stage.HELD, Happened.MINUTED, Meeting.Stage.MINUTED, "the facilitator")
            .stays(List.of(Meeting.Stage.MINUTED), Happened.AMENDED, "the facilitator, with other minutes")
            .stays(List.of(Meeting.Stage.MINUTED), Happened.REFUSED, "a delegation that does not sign")
            .stays(List.of(Meeting.Stage.MINUTED), Happened.SIGNED, "a delegation")
            .moves(Meeting.Stage.MINUTED, Happened.SIGNED, Meeting.Stage.SIGNED, "the last delegation at the table");

    private static final List<Action.Stage> TO_BE_DONE = List.of(Action.Stage.OPEN, Action.Stage.OVERDUE);

    private static final Lifecycle ACTION = Lifecycle.of(Action.class)
            .begins(Happened.RECORDED, Action.Stage.OPEN, "the facilitator")
            .moves(Action.Stage.OPEN, Happened.OVERDUE, Action.Stage.OVERDUE, "the end of the day on which it is due")
            .moves(TO_BE_DONE, Happened.DONE, Action.Stage.DONE, "its owner")
            .moves(TO_BE_DONE, Happened.WITHDRAWN, Action.Stage.WITHDRAWN, "the facilitator");

    private static final Lifecycle COMMUNIQUE = Lifecycle.of(Communique.class)
            .begins(Happened.DRAFTED, Communique.Stage.DRAFTED, "the facilitator")
            .stays(List.of(Communique.Stage.DRAFTED), Happened.AMENDED, "one that is named, or the facilitator")
            .stays(List.of(Communique.Stage.DRAFTED), Happened.APPROVED, "one that is named")
            .stays(List.of(Communique.Stage.DRAFTED), Happened.REJECTED, "one that is named")
            .moves(Communique.Stage.DRAFTED, Happened.WITHDRAWN, Communique.Stage.DROPPED, "the facilitator")
            .moves(
                    Communique.Stage.DRAFTED,
                    Happened.PUBLISHED,
                    Communique.Stage.PUBLISHED,
                    "the last of those that are named")
            .stays(List.of(Communique.Stage.PUBLISHED), Happened.WITHDRAWING, "one that is named")
            .stays(List.of(Communique.Stage.PUBLISHED), Happened.REMAINED, "the same, by approving it again")
            .moves(
                    Communique.Stage.PUBLISHED,
                    Happened.WITHDRAWN,
                    Communique.Stage.WITHDRAWN,
                    "the last of those that are named");

    private static final Lifecycle KEY = Lifecycle.of(PostKey.class)
            .begins(Happened.ENROLLED, PostKey.Stage.VALID, "the facilitator with the party, or its root key")
            .begins(Happened.NAMED, PostKey.Stage.NAMED, "the root key")
            .moves(PostKey.Stage.NAMED, Happened.ENROLLED, PostKey.Stage.VALID, "itself: the successor")
            .moves(PostKey.Stage.NAMED, Happened.REPLACED, PostKey.Stage.REPLACED, "the naming of another")
            .stays(List.of(PostKey.Stage.VALID), Happened.EXPIRING, "time")
            .moves(PostKey.Stage.VALID, Happened.REPLACED, PostKey.Stage.REPLACED, "itself or the root key")
            .moves(PostKey.Stage.VALID, Happened.EXPIRED, PostKey.Stage.EXPIRED, DEADLINE)
            .moves(
                    PostKey.Stage.VALID,
                    Happened.REVOKED,
                    PostKey.Stage.REVOKED,
                    "itself, the root key, or a successor");

    private static final List<Commitment.Stage> TAKEN =
            List.of(Commitment.Stage.ACCEPTED, Commitment.Stage.CONDITION_MET);

    private static final Lifecycle COMMITMENT = Lifecycle.of(Commitment.class)
            .begins(Happened.OFFERED, Commitment.Stage.OFFERED, "whoever undertakes it")
            .stays(List.of(Commitment.Stage.OFFERED), Happened.ACCEPTED, "one of those it is given to")
            .moves(Commitment.Stage.OFFERED, Happened.ACCEPTED, Commitment.Stage.ACCEPTED, "the last of them")
            .moves(Commitment.Stage.OFFERED, Happened.DECLINED, Commitment.Stage.DECLINED, "one of them")
            .moves(Commitment.Stage.OFFERED, Happened.WITHDRAWN, Commitment.Stage.WITHDRAWN, "whoever has offered it")
            .moves(
                    Commitment.Stage.ACCEPTED,
                    Happened.CONDITION_MET,
                    Commitment.Stage.CONDITION_MET,
                    "whose word it is to be")
            .stays(TAKEN, Happened.STATED, "whoever undertook it, as fulfilled")
            .stays(TAKEN, Happened.ACKNOWLEDGED, "one of those it was given to")
            .stays(TAKEN, Happened.DISPUTED, "one of those it was given to")
            .moves(TAKEN, Happened.FULFILLED, Commitment.Stage.FULFILLED, "the last of them, by acknowledging")
            .moves(
                    List.of(Commitment.Stage.OFFERED, Commitment.Stage.ACCEPTED, Commitment.Stage.CONDITION_MET),
                    Happened.LAPSED,
                    Commitment.Stage.LAPSED,
                    DEADLINE);

    private static final Lifecycle STATISTICS = Lifecycle.of(SharedStatistics.class)
            .begins(Happened.SHARED, State.SEALED, "a party")
            .begins(Happened.DISCLOSED, State.DISCLOSED, "a party, where it is the only one")
            .stays(List.of(State.SEALED, State.DISCLOSED), Happened.SHARED, "another party")
            .moves(State.SEALED, Happened.DISCLOSED, State.DISCLOSED, "the last party")
            .stays(List.of(State.DISCLOSED), Happened.DISCLOSED, "a party that has joined since");

    private static final Map<String, Lifecycle> BY_KIND = List.of(
                    ARRANGEMENT,
                    NOTICE,
                    PLAN,
                    BATCH,
                    CONFLICT,
                    EXCHANGE,
                    PROPOSAL,
                    COMMITMENT,
                    STATISTICS,
                    ZONE,
                    CROSSING,
                    PHASE,
                    MESSAGE,
                    CALL,
                    CHALLENGES,
                    CHECK,
                    WATCH,
                    OUTAGE,
                    INCIDENT,
                    MEETING,
                    ACTION,
                    COMMUNIQUE,
                    KEY)
            .stream()
            .collect(toUnmodifiableMap(Lifecycle::kind, Function.identity()));

    private Lifecycles() {}

    /** All of them, by kind. */
    public static Map<String, Lifecycle> all() {
        return BY_KIND;
    }

    /** The lifecycle of items like this, if they have one. */
    public static Optional<Lifecycle> of(Item item) {
        return Optional.ofNullable(BY_KIND.get(item.getClass().getSimpleName()));
    }

    /** The state in which an item of such a kind is. */
    public static String state(Item item) {
        Enum<?> state = switch (item) {
            case Arrangement a -> a.standing();
            case Notice n -> n.stage();
            case Plan p -> p.stage();
            case Batch b -> b.stage();
            case Conflict c -> c.open() ? State.OPEN : State.SETTLED;
            case Exchange e -> e.stage();
            case Commitment c -> c.stage();
            case Proposal p -> p.stage();
            case Zone z -> z.lifted() ? State.LIFTED : z.standing();
            case Crossing c -> c.open() ? State.OPEN : State.OVER;
            case Phase p -> p.stage();
            case Message m -> message(m);
            case Call c -> c.stage();
            case ChallengeSheet s -> s.stage();
            case SharedStatistics s -> s.disclosedTo().isEmpty() ? State.SEALED : State.DISCLOSED;
            case LineCheck c -> c.stage();
            case Watch w ->
                w.keeper().isEmpty() ? State.UNKEPT : w.handover().isEmpty() ? State.KEPT : State.HANDING_OVER;
            case Outage o -> o.open() ? State.OPEN : State.OVER;
            case Incident i -> i.status();
            case Meeting m -> m.stage();
            case Action a -> a.stage();
            case Communique c -> c.stage();
            case PostKey k -> k.stage();
            default -> throw new IllegalArgumentException("items like " + item.id() + " have no lifecycle");
        };
        return state.name();
    }

    /**
     * Whether an item, as somebody is told it, is done with: it is in a state that it never leaves, or leaves only by beginning again.
     * What has no lifecycle stands for good.
     */
    public static boolean isOver(Item item) {
        return switch (item) {
            case NoticeTrace trace -> trace.stage().over();
            case Call call -> call.over();
            case Conflict conflict -> !conflict.open();
            case Crossing crossing -> !crossing.open();
            case Zone zone -> zone.lifted();
            default ->
                of(item).filter(lifecycle -> lifecycle.isLast(state(item))).isPresent();
        };
    }

    /** Holds one change against what is written here. */
    static void mustAllow(Optional<? extends Item> before, Happened happened, Item now) {
        of(now).ifPresent(lifecycle -> {
            String from = before.map(Lifecycles::state).orElse(Lifecycle.NOWHERE);
            if (!lifecycle.allows(from, happened, state(now))) {
                throw new IllegalStateException("a " + lifecycle.kind() + " that is \"" + from + "\" cannot become \""
                        + state(now) + "\" by " + happened + ": " + now.id());
            }
        });
    }

    private static State message(Message message) {
        if (message.answer().isPresent()) {
            return State.ANSWERED;
        }
        if (message.hasGoneBack()) {
            return State.RETURNED;
        }
        if (!message.hasGoneOn()) {
            return State.WITH_FACILITATOR;
        }
        return message.overdue() ? State.OVERDUE : State.WAITING;
    }
}
