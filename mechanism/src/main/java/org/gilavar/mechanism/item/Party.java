package org.gilavar.mechanism.item;

import com.fasterxml.jackson.annotation.JsonTypeName;

/** A party, or the facilitator. Its posts speak for it; their keys are items of their own, {@link PostKey}. */
@JsonTypeName("party")
public record Party(String id, String name) implements Item {}
