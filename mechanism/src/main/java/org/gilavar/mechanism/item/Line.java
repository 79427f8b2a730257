package org.gilavar.mechanism.item;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The hotline. What the line can do and what is said of it are two fields: lines have been suspended in public and used
 * in private.
 *
 * @param on everyone on the line: the parties and the facilitator
 * @param technical whether the last check went through, or an outage is open
 * @param nextCheck when the next line check falls due
 */
@JsonTypeName("line")
public record Line(String id, List<String> on, Technical technical, Declared declared, Instant nextCheck)
        implements Item {

    public static final String ID = "line";

    /** What the checks show, and an outage that somebody has reported. */
    public enum Technical {
        UNTESTED,
        ANSWERING,
        CHECK_MISSED,
        /** Somebody says that it does not work for it: an outage is open. Whatever a check shows meanwhile. */
        OUT
    }

    /** What the parties say of it. */
    public enum Declared {
        OPEN,
        SUSPENDED
    }

    public Line {
        on = List.copyOf(on);
    }

    @Override
    public Optional<Instant> wake() {
        return Optional.of(nextCheck);
    }

    public Line next(Instant check) {
        return new Line(id, on, technical, declared, check);
    }

    public Line on(List<String> those) {
        return new Line(id, those, technical, declared, nextCheck);
    }

    public Line declared(Declared now) {
        return new Line(id, on, technical, now, nextCheck);
    }

    public Line technical(Technical now) {
        return new Line(id, on, now, declared, nextCheck);
    }
}
