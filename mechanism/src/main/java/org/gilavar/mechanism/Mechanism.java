package org.gilavar.mechanism;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.gilavar.airspace.InvalidVolumeException;
import org.gilavar.mechanism.item.Action;
import org.gilavar.mechanism.item.Arrangement;
import org.gilavar.mechanism.item.Call;
import org.gilavar.mechanism.item.ChallengeSheet;
import org.gilavar.mechanism.item.Commitment;
import org.gilavar.mechanism.item.Conflict;
import org.gilavar.mechanism.item.Exchange;
import org.gilavar.mechanism.item.Founding;
import org.gilavar.mechanism.item.Incident;
import org.gilavar.mechanism.item.InvalidItemException;
import org.gilavar.mechanism.item.Item;
import org.gilavar.mechanism.item.Line;
import org.gilavar.mechanism.item.LineCheck;
import org.gilavar.mechanism.item.Message;
import org.gilavar.mechanism.item.Notice;
import org.gilavar.mechanism.item.Party;
import org.gilavar.mechanism.item.Phase;
import org.gilavar.mechanism.item.Plan;
import org.gilavar.mechanism.item.PostKey;
import org.gilavar.mechanism.item.Proposal;
import org.gilavar.mechanism.item.Watch;
import org.gilavar.mechanism.item.Zone;
import org.gilavar.mechanism.statement.ActionBody;
import org.gilavar.mechanism.statement.ArrangementBody;
import org.gilavar.mechanism.statement.BatchBody;
import org.gilavar.mechanism.statement.CallBody;
import org.gilavar.mechanism.statement.ChallengesBody;
import org.gilavar.mechanism.statement.CheckBody;
import org.gilavar.mechanism.statement.CommitmentBody;
import org.gilavar.mechanism.statement.CommuniqueBody;
import org.gilavar.mechanism.statement.ConflictBody;
import org.gilavar.mechanism.statement.ExchangeBody;
import org.gilavar.mechanism.statement.IncidentBody;
import org.gilavar.mechanism.statement.KeyBody;
import org.gilavar.mechanism.statement.MechanismBody;
import org.gilavar.mechanism.statement.MeetingBody;
import org.gilavar.mechanism.statement.MessageBody;
import org.gilavar.mechanism.statement.NoticeBody;
import org.gilavar.mechanism.statement.OutageBody;
import org.gilavar.mechanism.statement.PhaseBody;
import org.gilavar.mechanism.statement.ProposalBody;
import org.gilavar.mechanism.statement.Statement;
import org.gilavar.mechanism.statement.StatisticsBody;
import org.gilavar.mechanism.statement.WatchBody;
import org.gilavar.mechanism.statement.ZoneBody;

/**
 * The rules as a function. The same state, instant and statement always give the same decision; the state is read and
 * never changed. Stateless and thread-safe, though a {@link State} is not.
 */
public final class Mechanism {

    /**
     * Version of the rules and of the JSON form of items: raised when the same state and statement may lead to another
     * outcome, or an item as it was written can no longer be read. What was folded by other rules is folded again.
     */
    public static final int RULES = 6;

    /** How far a sender's clock may run ahead: ASTM F3548-21 asks clocks to agree within five seconds. */
    public static final Duration CLOCK_TOLERANCE = Duration.ofSeconds(5);

    /**
     * How old a statement may be when it arrives. Long enough to be sent again after an outage; short enough that
     * nobody, the facilitator included, can keep one back and bring it out when it suits.
     */
    public static final Duration OLDEST = Duration.ofHours(1);

    /**
     * How long a statement may be under way at most, where its speaker has signed that it may: a day, in which a stick is
     * carried to another capital. Nobody but the speaker can lengthen the time.
     */
    public static final Duration LONGEST = Duration.ofHours(24);

    private Mechanism() {}

    /**
     * What follows from a statement.
     *
     * @param at the instant it is taken, not before any earlier one
     * @param signedBy the keys, in their text form, whose signatures over these very bytes have been verified
     */
    public static Decision decide(State state, Instant at, Statement statement, Set<String> signedBy) {
        try {
            Draft draft = new Draft(state, at);
            Signers signers = admit(state, at, statement, signedBy);
            Said said = Said.of(statement, state);
            RoleRules.mustBeEntitled(state, statement.from(), statement.body());
            TwoPersonRule.mustHold(state, said, statement.body(), signers);
            switch (statement.body()) {
                case MechanismBody body -> FoundingRules.apply(draft, statement, body);
                case KeyBody body -> KeyRules.apply(draft, said, signers, body);
                case ArrangementBody body -> ArrangementRules.apply(draft, said, signers, body);
                case NoticeBody body -> NoticeRules.apply(draft, said, body);
                case BatchBody body -> BatchRules.apply(draft, said, body);
                case PhaseBody body -> PhaseRules.apply(draft, said, body);
                case ZoneBody body -> ZoneRules.apply(draft, said, body);
                case ConflictBody body -> HandlingRules.apply(draft, said, body);
                case ExchangeBody body -> ExchangeRules.apply(draft, said, body);
                case ProposalBody body -> ProposalRules.apply(draft, said, body);
                case MessageBody body -> HotlineRules.apply(draft, said, body);
                case CallBody body -> CallRules.apply(draft, said, body);
                case ChallengesBody body -> ChallengeRules.apply(draft, said, body);
                case CheckBody body -> LineRules.apply(draft, said, body);
                case IncidentBody body -> IncidentRules.apply(draft, said, body);
                case MeetingBody body -> MeetingRules.apply(draft, said, signers, body);
                case ActionBody body -> ActionRules.apply(draft, said, body);
                case CommuniqueBody body -> CommuniqueRules.apply(draft, said, body);
                case CommitmentBody body -> CommitmentRules.apply(draft, said, body);
                case StatisticsBody body -> StatisticsRules.apply(draft, said, body);
                case WatchBody body -> WatchRules.apply(draft, said, body);
                case OutageBody body -> OutageRules.apply(draft, said, body);
            }
            return new Decision.Accepted(outcome(draft));
        } catch (RefusedException e) {
            return new Decision.Refused(e.refusal());
        } catch (InvalidVolumeException e) {
            return new Decision.Refused(new Refusal(Refusal.Code.MALFORMED, "body." + e.field(), e.reason()));
        } catch (InvalidItemException e) {
            return new Decision.Refused(new Refusal(Refusal.Code.MALFORMED, "body." + e.field(), e.reason()));
        }
    }

    /**
     * What follows from the next deadline of the state, at the instant it falls.
     *
     * @param at not before {@link State#nextWake()}
     */
    public static Outcome wake(State state, Instant at) {
        Draft draft = new Draft(state, at);
        Item due = state.nextToWake();
        switch (due) {
            case Arrangement arrangement -> ArrangementRules.timeUp(draft, arrangement);
            case Notice notice -> NoticeRules.timeUp(draft, notice);
            case Plan plan -> PlanRules.timeUp(draft, plan);
            case Conflict conflict -> ConflictRules.timeUp(draft, conflict);
            case Proposal proposal -> ProposalRules.timeUp(draft, proposal);
            case Exchange exchange -> ExchangeRules.timeUp(draft, exchange);
            case Zone zone -> ZoneRules.timeUp(draft, zone);
            case Phase phase -> PhaseRules.timeUp(draft, phase);
            case Message message -> HotlineRules.timeUp(draft, message);
            case Line line -> LineRules.timeUp(draft, line);
            case LineCheck check -> LineRules.timeUp(draft, check);
            case Incident incident -> IncidentRules.timeUp(draft, incident);
            case Call call -> CallRules.timeUp(draft, call);
            case ChallengeSheet sheet -> ChallengeRules.timeUp(draft, sheet);
            case PostKey key -> KeyRules.timeUp(draft, key);
            case Commitment commitment -> CommitmentRules.timeUp(draft, commitment);
            case Watch watch -> WatchRules.timeUp(draft, watch);
            case Action action -> ActionRules.timeUp(draft, action);
            default -> throw new IllegalStateException("no deadline is defined for " + due);
        }
        return outcome(draft);
    }

    /**
     * Why an audience is told what it is told of an outcome, and why not of the rest: the same decisions again, each with its rule.
     *
     * @param before the state that the outcome follows on
     * @param at the instant of the entry
     * @return in the order in which it is told; nothing, of a party that is not enrolled by then
     */
    public static List<Explained> explain(State before, Instant at, Outcome outcome, String audience) {
        Draft draft = new Draft(before, at);
        outcome.changes().forEach(change -> draft.recordAsItWas(change.happened(), change.item()));
        List<Explained> explained = new ArrayList<>();
        if (draft.find(Party.class, audience).isPresent()) {
            Disclosure.explain(draft, audience, explained::add);
        }
        return explained;
    }

    private static Outcome outcome(Draft draft) {
        return new Outcome(draft.changes(), Disclosure.tell(draft));
    }

    /** The same checks for every statement, before any rule reads its body. */
    private static Signers admit(State state, Instant at, Statement statement, Set<String> signedBy) {
        Optional<Founding> founding = state.founding();
        if (founding.isEmpty()) {
            if (statement.body() instanceof MechanismBody.Found) {
                Signers signers = Signers.of(state, at, statement, signedBy);
                mustBeSignedByWhatItBrings(statement, signers);
                return signers;
            }
            return Signers.NOBODY; // nobody is enrolled yet; the rules refuse everything else
        }
        Signers signers = Signers.of(state, at, statement, signedBy);
        mustBeSignedBySpeaker(statement, signers);
        if (!statement.mechanism().equals(founding.get().id())) {
            throw new RefusedException(
                    Refusal.Code.WRONG_MECHANISM,
                    "mechanism",
                    "this is \"" + founding.get().id() + "\"");
        }
        if (statement.exercise() != founding.get().exercise()) {
            throw new RefusedException(
                    Refusal.Code.WRONG_MECHANISM,
                    "exercise",
                    founding.get().exercise()
                            ? "this is an exercise: every statement must say \"exercise\": true"
                            : "this is not an exercise: no statement may say \"exercise\": true");
        }
        if (statement.sent().isAfter(at.plus(CLOCK_TOLERANCE))) {
            throw new RefusedException(
                    Refusal.Code.WRONG_TIME,
                    "sent",
                    "is more than " + CLOCK_TOLERANCE.toSeconds() + " s after the mechanism's time " + at
                            + "; check the sender's clock");
        }
        mustBeFresh(statement, at, founding.get());
        mustBeSignedByWhatItBrings(statement, signers);
        return signers;
    }

    /**
     * Why a statement is too old to be taken at a time, if it is; by what it says of itself alone, as anybody sees who has its
     * bytes.
     */
    public static Optional<Refusal> stale(Statement statement, Instant at) {
        Optional<Instant> until = statement.goodUntil();
        if (until.isPresent()) {
            return until.filter(good -> good.isBefore(at))
                    .map(good -> new Refusal(
                            Refusal.Code.WRONG_TIME,
                            "goodUntil",
                            "was over at " + good + "; what it says may no longer be meant: say it again"));
        }
        return Optional.of(statement.sent())
                .filter(sent -> sent.isBefore(at.minus(OLDEST)))
                .map(sent -> new Refusal(
                        Refusal.Code.WRONG_TIME,
                        "sent",
                        "is more than " + OLDEST.toHours()
                                + " h old; what it says may no longer be meant: say it again"));
    }

    private static void mustBeFresh(Statement statement, Instant at, Founding founding) {
        Instant sent = statement.sent();
        Optional<Instant> until = statement.goodUntil();
        if (until.isPresent() && (until.get().isBefore(sent) || until.get().isAfter(sent.plus(LONGEST)))) {
            throw new RefusedException(
                    Refusal.Code.WRONG_TIME,
                    "goodUntil",
                    "expected a time from " + sent + " to " + LONGEST.toHours() + " h after it");
        }
        stale(statement, at).ifPresent(refusal -> {
            throw new RefusedException(refusal);
        });
        Optional<Instant> first = statement.firstSaid();
        if (first.filter(said -> said.isAfter(sent) || said.isBefore(founding.founded()))
                .isPresent()) {
            throw new RefusedException(
                    Refusal.Code.WRONG_TIME,
                    "firstSaid",
                    "expected a time after the founding, " + founding.founded() + ", and not after \"sent\"");
        }
    }

    private static void mustBeSignedBySpeaker(Statement statement, Signers signers) {
        Statement.Sender from = statement.from();
        boolean root = from.post().equals(PostKey.ROOT);
        boolean succession = root && signers.successor().isPresent();
        if (!signers.include(from.party(), from.post()) && !succession) {
            throw new RefusedException(
                    Refusal.Code.NOT_SIGNED,
                    "from",
                    "not signed with the key enrolled for " + from.party() + "/" + from.post());
        }
        if (root && !(statement.body() instanceof KeyBody)) {
            throw new RefusedException(
                    Refusal.Code.NOT_ENTITLED,
                    "from.post",
                    "the root key speaks of keys and of nothing else; have a post say this");
        }
    }

    /** Nobody enrols a key that is not theirs to use. */
    private static void mustBeSignedByWhatItBrings(Statement statement, Signers signers) {
        new TreeMap<>(statement.body().introduces()).forEach((field, key) -> {
            if (!signers.include(key)) {
                throw new RefusedException(
                        Refusal.Code.NOT_SIGNED,
                        "body." + field,
                        "the key being enrolled must sign the enrolment as well");
            }
        });
    }
}
