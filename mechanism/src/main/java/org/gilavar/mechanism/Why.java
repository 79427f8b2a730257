package org.gilavar.mechanism;

/** The rule by which an audience sees something, or does not. */
public enum Why {
    EVERYBODY("everybody enrolled is told of this"),
    OWN("it is its own"),
    FACILITATOR("it is the facilitator"),
    NAMED("it is named in it, or it is addressed to it"),
    BOUND("it is a party to the terms in force"),
    PUBLISHED("it has been published"),
    LEVEL_OTHERWISE("by the terms' level for such a notice outside a conflict"),
    LEVEL_IN_CONFLICT("by the terms' level in a conflict between two such notices"),
    LEVEL_FACILITATOR("by the terms' level for the facilitator"),
    SETTLED_AFTER_LEAVING("it has left the terms, and is told only what became of a conflict that it knew"),
    SEALED("the other's account is sealed until both have given what opens it"),
    SEALED_WORDS("it reached it in the words in which it was passed on"),
    SEALED_ROWS("the rows of others are sealed until every party has shared its own"),
    SHARED_BY_ALL("every party has shared its row"),
    OTHERS_PART("without what is another party's own affair"),
    WITHIN_QUOTA("what counts within a quota is shown to nobody"),
    NOT_RELEASED("its owner has not released it to this party, or no longer"),
    CONFIDENTIAL("the party that declared the zone has not let it know of it"),
    NOT_CONCERNED("it is neither named in it nor addressed"),
    DRAFT("it is a draft, which is told to its owner and the facilitator alone"),
    NOT_BOUND("it and the owner are not both parties to the terms in force");

    private final String words;

    Why(String words) {
        this.words = words;
    }

    /** In words, of an audience that is called "it". */
    public String words() {
        return words;
    }
}
