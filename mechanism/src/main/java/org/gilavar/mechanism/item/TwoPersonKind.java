package org.gilavar.mechanism.item;

/** What the terms may ask two different posts of a party to sign together. */
public enum TwoPersonKind {
    ARRANGEMENT_SIGN,
    PROPOSAL_ACCEPT,
    COMMUNIQUE_APPROVE,
    ZONE_AGREE,
    /** Enrolments, rotations, revocations of another post, and the naming of a successor. */
    KEY_CHANGE
}
