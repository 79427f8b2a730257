package org.gilavar.journal;

import java.util.Set;
import org.gilavar.ledger.Envelope;
import org.gilavar.mechanism.statement.Statement;

/**
 * A statement whose signatures have all been verified over the very bytes it was read from.
 *
 * @param signers the verifying keys, in their text form
 */
public record SignedStatement(Envelope envelope, Statement statement, Set<String> signers) {

    public SignedStatement {
        signers = Set.copyOf(signers);
    }

    /** What makes it the same statement when it is sent again: who says it, and its id. */
    public String key() {
        return key(statement);
    }

    static String key(Statement statement) {
        return statement.from().party() + "/" + statement.id();
    }
}
