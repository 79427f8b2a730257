package org.gilavar.mechanism.statement;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Instant;
import java.util.Optional;
import org.gilavar.mechanism.item.InvalidItemException;

/** Statements about outages of the line. */
public sealed interface OutageBody extends Body {

    /**
     * The line has not worked for whoever says so.
     *
     * @param from since when; not after now
     */
    @JsonTypeName("outage.report")
    record Report(String name, Instant from, Optional<String> text) implements OutageBody {
        public Report {
            InvalidItemException.requireName("name", name);
        }
    }

    /**
     * It works again.
     *
     * @param until since when; not after now
     */
    @JsonTypeName("outage.end")
    record End(String outage, Instant until) implements OutageBody {}
}
