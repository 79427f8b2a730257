package org.gilavar.mechanism.item;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * The plan of one day: the clock of it. What is in it are notices, drafts until its release, of which each party is told its own.
 *
 * @param id the day, of UTC, such as {@code 2025-04-13}
 * @param cutOff from then on no draft of it is made or changed
 * @param release when all of its drafts are filed
 */
@JsonTypeName("plan")
public record Plan(String id, Instant cutOff, Instant release, Stage stage) implements Item {

    /** Where it stands. */
    public enum Stage {
        /** Drafts are made, amended and withdrawn. */
        DRAFTING,
        /** Drafts can be withdrawn, and moved as all whose drafts would move accept. */
        CUT_OFF,
        /** What it had is filed. */
        RELEASED,
        /** The terms ended before that, and its drafts with them. */
        ENDED
    }

    /** The id of the plan to which something that begins then belongs. */
    public static String idAt(Instant start) {
        return LocalDate.ofInstant(start, ZoneOffset.UTC).toString();
    }

    /** The first instant of its day. */
    public Instant begins() {
        return LocalDate.parse(id).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    /** The first instant after its day. */
    public Instant ends() {
        return LocalDate.parse(id).plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    /** Whether there may be drafts of it. */
    public boolean open() {
        return stage == Stage.DRAFTING || stage == Stage.CUT_OFF;
    }

    @Override
    public Optional<Instant> wake() {
        return switch (stage) {
            case DRAFTING -> Optional.of(cutOff);
            case CUT_OFF -> Optional.of(release);
            case RELEASED, ENDED -> Optional.empty();
        };
    }

    public Plan to(Stage next) {
        return new Plan(id, cutOff, release, next);
    }
}
