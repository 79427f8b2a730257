package org.gilavar.mechanism.item;

/** What a post is for, as the terms name it. A post may have several. */
public enum Role {
    /** Keeps the watch: files notices, takes the line, answers proposals. For the facilitator, it watches both sides. */
    DUTY_OFFICER,
    /** Speaks at the table: signs terms, agrees to zones, approves communiqués. */
    DELEGATE,
    /** The same for the facilitator, and enrols parties. */
    CHAIR,
    /** Reads all that its party may read, and verifies it. Says nothing. */
    AUDITOR,
    /** Keeps a party's machines connected: sees that the record goes on, and nothing of what is in it. Says nothing. */
    OPERATOR;

    /** Whether it may read what its party is told. */
    public boolean reads() {
        return this != OPERATOR;
    }
}
