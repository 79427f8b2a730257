package org.gilavar.mechanism.statement;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import org.gilavar.mechanism.item.Call;
import org.gilavar.mechanism.item.ChallengeSheet;
import org.gilavar.mechanism.item.InvalidItemException;

/** Statements about sheets of challenge words. No word is in any of them. */
public sealed interface ChallengesBody extends Body {

    /**
     * A sheet has been made. Its id becomes {@code party.name}.
     *
     * @param holder who the other copy is for, in words, never a person's name
     * @param rows of each row its commitment, in the order of the sheet
     */
    @JsonTypeName("challenges.seal")
    record Seal(String name, String holder, List<String> rows, Instant expires) implements ChallengesBody {
        public Seal {
            InvalidItemException.requireName("name", name);
            Call.requireName("holder", holder);
            rows = List.copyOf(rows);
            if (rows.isEmpty() || rows.size() > ChallengeSheet.MOST_ROWS) {
                throw new InvalidItemException(
                        "rows", "expected 1 to " + ChallengeSheet.MOST_ROWS + " rows, found " + rows.size());
            }
            for (int i = 0; i < rows.size(); i++) {
                ChallengeSheet.requireHash("rows[" + i + "]", rows.get(i));
            }
            if (new HashSet<>(rows).size() < rows.size()) {
                throw new InvalidItemException("rows", "two of them are the same; make the sheet again");
            }
        }
    }

    /** Whoever was heard gave another response than the one of this row, or none. The row is spent. */
    @JsonTypeName("challenges.fail")
    record Fail(String sheet, int row) implements ChallengesBody {}

    /** A copy may be in wrong hands, or is not needed any more. */
    @JsonTypeName("challenges.revoke")
    record Revoke(String sheet) implements ChallengesBody {}
}
