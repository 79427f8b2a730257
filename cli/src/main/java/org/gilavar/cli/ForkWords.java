package org.gilavar.cli;

import org.gilavar.ledger.log.Checkpoint;
import org.gilavar.ledger.log.Evidence;

/** Evidence of a fork in plain words. */
final class ForkWords {
    private ForkWords() {}

    /** In half a sentence. */
    static String inShort(Evidence evidence) {
        Checkpoint one = evidence.first().checkpoint();
        Checkpoint two = evidence.second().checkpoint();
        return one.size() == two.size()
                ? "two roots at size " + one.size()
                : "the one at size " + two.size() + " does not begin with the one at size " + one.size();
    }

    /** What it proves, once it was verified. */
    static String proves(Evidence evidence) {
        Checkpoint one = evidence.first().checkpoint();
        Checkpoint two = evidence.second().checkpoint();
        String both = "Whoever holds this key signed both of these checkpoints of " + one.origin()
                + ", and no log that only grows can have both: ";
        String why = one.size() == two.size()
                ? "each says what the first " + one.size() + " entries are, and they say it differently."
                : "the second proves that its first " + one.size() + " entries are others than the first says (root "
                        + prefix(evidence) + ").";
        return both + why + " So this log has shown two histories, or changed its past.";
    }

    private static String prefix(Evidence evidence) {
        return evidence.prefix().map(begins -> begins.root().hex()).orElse("");
    }
}
