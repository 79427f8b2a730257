package org.gilavar.mechanism.statement;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.gilavar.mechanism.item.InvalidItemException;
import org.gilavar.mechanism.item.Measure;

/** Statements about how the drafts of a plan would be moved, those of all parties together. */
public sealed interface BatchBody extends Body {

    /** Most drafts that one moves: as many as a plan is made for, twice over. */
    int MOST = 1_000;

    /**
     * The facilitator proposes how drafts would be moved. The id of the batch becomes {@code facilitator.name}.
     *
     * @param moves id of a draft to how it would be moved
     */
    @JsonTypeName("batch.propose")
    record Propose(String name, String plan, SortedMap<String, Moved> moves) implements BatchBody {
        public Propose {
            InvalidItemException.requireName("name", name);
            if (moves.isEmpty() || moves.size() > MOST) {
                throw new InvalidItemException("moves", "expected 1 to " + MOST + " drafts, found " + moves.size());
            }
            moves = Collections.unmodifiableSortedMap(new TreeMap<>(moves));
            moves.forEach((draft, moved) -> {
                if (moved.measure().asksNothing()) {
                    throw new InvalidItemException(
                            "moves." + draft + ".measure", "needs a delay, a climb, or both; leave out what stays");
                }
            });
        }
    }

    /**
     * How one draft would be moved.
     *
     * @param version the one that its proposer has seen
     */
    record Moved(int version, Measure measure) {}

    /** A party accepts for all drafts of its own in it; the last acceptance moves the drafts of all, in one step. */
    @JsonTypeName("batch.accept")
    record Accept(String batch) implements BatchBody {}

    /** A party declines. Nothing of it is done, for anybody. */
    @JsonTypeName("batch.reject")
    record Reject(String batch, Optional<String> reason) implements BatchBody {
        public Reject {
            reason.ifPresent(text -> InvalidItemException.requireText("reason", text));
        }
    }

    /** The facilitator takes it back. */
    @JsonTypeName("batch.withdraw")
    record Withdraw(String batch) implements BatchBody {}
}
