package org.gilavar.mechanism;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.gilavar.airspace.InvalidVolumeException;
import org.gilavar.airspace.Length;
import org.gilavar.mechanism.item.Activity;
import org.gilavar.mechanism.item.Batch;
import org.gilavar.mechanism.item.Batch.Stage;
import org.gilavar.mechanism.item.Batch.TooClose;
import org.gilavar.mechanism.item.InvalidItemException;
import org.gilavar.mechanism.item.Measure;
import org.gilavar.mechanism.item.Notice;
import org.gilavar.mechanism.item.Plan;
import org.gilavar.mechanism.statement.BatchBody;
import org.gilavar.mechanism.terms.Settling;
import org.gilavar.mechanism.terms.Suggesting;

/**
 * Batches: the drafts of a plan, moved together. Where one comes from is not asked: it is held here against everything that it would
 * meet, when it is proposed and again when all have accepted.
 */
final class BatchRules {

    /** How far from a whole number of steps a climb may be: nothing that is written, all that is lost in computing. */
    private static final double METRES_LOST = 1e-6;

    private BatchRules() {}

    static void apply(Draft draft, Said said, BatchBody body) {
        switch (body) {
            case BatchBody.Propose propose -> propose(draft, said, propose);
            case BatchBody.Accept accept -> {
                Batch batch = asked(draft, said, accept.batch());
                if (batch.accepted().contains(said.party())) {
                    throw Said.wrongState("body.batch", "you have accepted it already");
                }
                Batch now = batch.acceptedBy(said.party());
                if (awaitsNobody(draft, now)) {
                    takeEffect(draft, now);
                } else {
                    draft.record(Happened.ACCEPTED, now);
                }
            }
            case BatchBody.Reject reject ->
                draft.record(
                        Happened.REJECTED, asked(draft, said, reject.batch()).rejected(said.party(), reject.reason()));
            case BatchBody.Withdraw withdraw -> {
                said.mustBeFacilitator();
                draft.record(
                        Happened.WITHDRAWN, open(draft, said, withdraw.batch()).to(Stage.WITHDRAWN));
            }
        }
    }

    private static void propose(Draft draft, Said said, BatchBody.Propose propose) {
        said.mustBeFacilitator();
        String id = said.newId(draft, Batch.class, propose.name());
        Plan plan = cutOff(draft, propose.plan());
        openOf(draft, plan).ifPresent(open -> {
            throw Said.wrongState("body.plan", open.id() + " is open for it; withdraw that first");
        });
        SortedMap<String, Batch.Move> moves = new TreeMap<>();
        SortedMap<String, Notice> moved = new TreeMap<>();
        propose.moves().forEach((drafted, by) -> {
            Notice notice = draftOf(draft, plan, drafted, by.version());
            moved.put(notice.id(), mayMove(draft, plan, notice, by.measure()));
            moves.put(notice.id(), new Batch.Move(notice.owner(), notice.version(), by.measure()));
        });
        CombinedPicture picture = new CombinedPicture(draft, plan);
        List<TooClose> before = picture.tooClose(Map.of());
        List<TooClose> left = picture.tooClose(moved);
        newAmong(left, before).ifPresent(pair -> {
            throw Said.wrongState(
                    "body.moves",
                    "it would bring " + pair.first() + " and " + pair.second()
                            + " too close, which they are not as they stand");
        });
        if (left.size() >= before.size()) {
            throw Said.wrongState(
                    "body.moves",
                    "pairs that are too close: " + before.size() + " as they stand, and as many so moved");
        }
        draft.record(
                Happened.PROPOSED,
                Batch.proposed(id, plan.id(), moves, new Batch.Verdict(before.size(), left.size(), left), draft.at()));
    }

    /** Nobody is moved into another's way: those who would be in it have not been asked. */
    private static Optional<TooClose> newAmong(List<TooClose> left, List<TooClose> before) {
        Set<TooClose> known = Set.copyOf(before);
        return left.stream().filter(pair -> !known.contains(pair)).findFirst();
    }

    /** A plan whose drafts stand as they are, under terms that say how they may be moved. */
    private static Plan cutOff(Draft draft, String id) {
        if (draft.termsInForce().planning().isEmpty()) {
            throw Said.wrongState("body", "the terms in force have no daily plan");
        }
        Plan plan = draft.find(Plan.class, id).orElseThrow(() -> Said.unknown("body.plan", "plan", id));
        if (plan.stage() != Plan.Stage.CUT_OFF) {
            throw Said.wrongState(
                    "body.plan",
                    plan.stage() == Plan.Stage.DRAFTING
                            ? "its drafts may change until its cut-off at " + plan.cutOff()
                            : "it is " + plan.stage());
        }
        if (!draft.at().isBefore(plan.release())) {
            throw Said.wrongState("body.plan", "it is being released");
        }
        return plan;
    }

    private static Notice draftOf(Draft draft, Plan plan, String id, int version) {
        Notice notice = draft.find(Notice.class, id)
                .filter(n -> n.stage() == Notice.Stage.DRAFT)
                .filter(n -> n.plan().filter(plan.id()::equals).isPresent())
                .orElseThrow(() -> new RefusedException(
                        Refusal.Code.UNKNOWN,
                        "body.moves",
                        "\"" + id + "\" is not a draft of the plan of " + plan.id()));
        if (notice.version() != version) {
            throw new RefusedException(
                    Refusal.Code.STALE_VERSION,
                    "body.moves",
                    "\"" + id + "\" is at version " + notice.version() + "; look at that version and say it again");
        }
        return notice;
    }

    /** The draft so moved, as far as the terms let it be. */
    private static Notice mayMove(Draft draft, Plan plan, Notice notice, Measure measure) {
        String field = "moves." + notice.id() + ".measure";
        mustBeAgreed(draft, field, measure);
        try {
            Notice moved = moved(draft, notice, measure);
            if (!Plan.idAt(moved.activity().start()).equals(plan.id())) {
                throw new InvalidItemException(field, "would begin on another day than that of its plan");
            }
            boolean lowered =
                    measure.climb().filter(climb -> climb.metres() < 0).isPresent();
            if (lowered
                    && !Detection.areAboveAllGround(
                            draft.terms(), moved.activity().volumes())) {
                throw new InvalidItemException(field, "would come down among the ground");
            }
            return moved;
        } catch (InvalidVolumeException e) {
            throw new InvalidItemException(field, "cannot be done: " + e.reason());
        }
    }

    private static void mustBeAgreed(Draft draft, String field, Measure measure) {
        Suggesting agreed = draft.termsInForce()
                .settling()
                .flatMap(Settling::suggestions)
                .orElseThrow(() -> Said.wrongState("body", "the terms in force do not say how a notice may be moved"));
        measure.delay().ifPresent(delay -> {
            Duration step = agreed.shiftStep().value();
            Duration most = agreed.mostShift().value();
            boolean tooFar = delay.compareTo(most) > 0 || delay.compareTo(most.negated()) < 0;
            if (tooFar || delay.toNanos() % step.toNanos() != 0) {
                throw new InvalidItemException(
                        field + ".delay", "expected whole steps of " + step + " up to " + most + ", found " + delay);
            }
        });
        measure.climb().ifPresent(climb -> {
            Length step = agreed.climbStep().value();
            Length most = agreed.mostClimb().value();
            double steps = Math.rint(climb.metres() / step.metres());
            boolean whole = Math.abs(climb.metres() - steps * step.metres()) <= METRES_LOST;
            if (!whole || Math.abs(climb.metres()) > most.metres() + METRES_LOST) {
                throw new InvalidItemException(
                        field + ".climb", "expected whole steps of " + step + " up to " + most + ", found " + climb);
            }
        });
    }

    private static Notice moved(Draft draft, Notice notice, Measure measure) {
        Activity activity =
                notice.activity().at(measure.applyTo(notice.activity().volumes()));
        return NoticeRules.next(draft, notice, activity, notice.precedence(), "moved as all concerned have accepted");
    }

    /** Its drafts that have not been withdrawn. Cut off, they change in no other way. */
    private static Stream<Notice> standing(Draft draft, Batch batch) {
        return batch.moves().keySet().stream()
                .map(id -> draft.find(Notice.class, id).orElseThrow())
                .filter(notice -> notice.stage() == Notice.Stage.DRAFT);
    }

    private static boolean awaitsNobody(Draft draft, Batch batch) {
        return standing(draft, batch).allMatch(notice -> batch.accepted().contains(notice.owner()));
    }

    /** All of what is left of it, or none. Where it helps no more, all are told that alike, and nothing else. */
    private static void takeEffect(Draft draft, Batch batch) {
        SortedMap<String, Notice> moved = new TreeMap<>();
        standing(draft, batch)
                .forEach(notice -> moved.put(
                        notice.id(),
                        moved(
                                draft,
                                notice,
                                Objects.requireNonNull(batch.moves().get(notice.id()))
                                        .measure())));
        Plan plan = draft.find(Plan.class, batch.plan()).orElseThrow();
        CombinedPicture picture = new CombinedPicture(draft, plan);
        List<TooClose> before = picture.tooClose(Map.of());
        List<TooClose> left = picture.tooClose(moved);
        if (left.size() >= before.size() || newAmong(left, before).isPresent()) {
            draft.record(Happened.FAILED, batch.to(Stage.FAILED));
            return;
        }
        draft.record(Happened.ACCEPTED, batch.to(Stage.ACCEPTED));
        moved.values().forEach(next -> {
            draft.record(Happened.AMENDED, next);
            QuotaRules.countAccepted(draft, next.owner(), next.activity());
        });
    }

    /** A draft of the plan has been withdrawn: that may have been all it moved, or all it waited for. */
    static void reconsider(Draft draft, Plan plan) {
        openOf(draft, plan).ifPresent(batch -> {
            if (standing(draft, batch).findAny().isEmpty()) {
                draft.record(Happened.LAPSED, batch.to(Stage.LAPSED));
            } else if (awaitsNobody(draft, batch)) {
                takeEffect(draft, batch);
            }
        });
    }

    /** Its plan is released, or the terms are over. */
    static void lapse(Draft draft, Plan plan) {
        openOf(draft, plan).ifPresent(batch -> draft.record(Happened.LAPSED, batch.to(Stage.LAPSED)));
    }

    private static Optional<Batch> openOf(Draft draft, Plan plan) {
        return draft.all(Batch.class)
                .filter(batch -> batch.plan().equals(plan.id()) && batch.stage() == Stage.OPEN)
                .findFirst();
    }

    /** An open one that would move a draft of the speaker: whose drafts are gone is not asked any more. */
    private static Batch asked(Draft draft, Said said, String id) {
        if (said.byFacilitator()) {
            throw new RefusedException(
                    Refusal.Code.NOT_ENTITLED, "from.party", "only a party whose drafts would move can say this");
        }
        said.mustBeParty(draft);
        Batch batch = open(draft, said, id);
        if (standing(draft, batch).noneMatch(notice -> notice.owner().equals(said.party()))) {
            throw Said.wrongState("body.batch", "none of your drafts that it would move is left");
        }
        return batch;
    }

    private static Batch open(Draft draft, Said said, String id) {
        Batch batch = draft.find(Batch.class, id)
                .filter(b -> said.byFacilitator() || b.asks(said.party()))
                .orElseThrow(() -> Said.unknown("body.batch", "batch", id));
        if (batch.stage() != Stage.OPEN) {
            throw Said.wrongState("body.batch", "it is " + batch.stage());
        }
        return batch;
    }
}
