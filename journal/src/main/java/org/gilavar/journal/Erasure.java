package org.gilavar.journal;

import java.time.Instant;

/**
 * Entries whose statement, outcome and salt were destroyed, on purpose and by a rule. Their places, instants, leaves and
 * roots stay, so the tree is what it was.
 *
 * @param first the first of them
 * @param last the last of them
 * @param rule why, in the operator's words, such as the paragraph on retention
 * @param at when they were destroyed, by the operator's clock
 * @param stateHash of the state after the last of them, as it was then: what the state kept in their stead must have
 */
public record Erasure(long first, long last, String rule, Instant at, String stateHash) {

    /** Longest rule: a sentence, not a document. */
    public static final int MAX_RULE_CHARS = 500;

    public Erasure {
        if (first < 1 || last < first) {
            throw new IllegalArgumentException("expected a range of entries, found " + first + " to " + last);
        }
        if (rule.isBlank() || rule.length() > MAX_RULE_CHARS) {
            throw new IllegalArgumentException("rule: expected 1 to " + MAX_RULE_CHARS + " characters that say why");
        }
    }

    public boolean covers(long seq) {
        return first <= seq && seq <= last;
    }

    public long count() {
        return last - first + 1;
    }
}
