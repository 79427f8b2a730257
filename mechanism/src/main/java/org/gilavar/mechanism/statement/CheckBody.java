package org.gilavar.mechanism.statement;

import com.fasterxml.jackson.annotation.JsonTypeName;

/** Statements about line checks. */
public sealed interface CheckBody extends Body {

    /** The party hears the line. */
    @JsonTypeName("check.answer")
    record Answer(String check) implements CheckBody {}
}
