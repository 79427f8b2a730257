package org.gilavar.mechanism.item;

/** What the terms may ask two different posts of a party to sign together. */
public enum TwoPersonKind {
    ARRANGEMENT_SIGN,
    ARRANGEMENT_ADOPT,
    /** That it leaves, and that it remains. */
    ARRANGEMENT_WITHDRAW,
    /** Acceptances of proposals and of batches, and proposals that move one's own side. */
    PROPOSAL_ACCEPT,
    COMMITMENT_OFFER,
    COMMITMENT_ACCEPT,
    /** To approve a communiqué, and to withdraw one that is published. */
    COMMUNIQUE_APPROVE,
    /** To sign the minutes of a meeting. */
    MEETING_SIGN,
    ZONE_AGREE,
    /** Enrolments, rotations, revocations of another post, and the naming of a successor. */
    KEY_CHANGE
}
