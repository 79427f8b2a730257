package org.gilavar.phrase;

import java.util.regex.Pattern;
import org.gilavar.mechanism.item.InvalidItemException;
import org.gilavar.mechanism.json.ForbiddenFields;

/**
 * What is filled into a phrase.
 *
 * @param name a word of a-z, the same in every language
 */
public record Parameter(String name, Kind kind) {

    private static final Pattern NAME = Pattern.compile("[a-z]{2,16}");

    /** A text longer than any parameter is refused before it is looked at. */
    private static final int MOST = 200;

    /** What may be filled in. None is free text. */
    public enum Kind {
        /** A whole number from 0 to 999,999. */
        NUMBER,
        /** The whole id of a notice, a zone or a message. */
        ID,
        /** An instant in UTC, to the minute. */
        TIME,
        /** Whole minutes, a day at most. */
        DURATION,
        /** Latitude and longitude, to a hundredth of a minute. */
        POSITION,
        /** Degrees true, three digits. */
        HEADING,
        /** A flight level, or feet or metres above what is named. */
        LEVEL,
        /** Nautical miles or kilometres, in tenths. */
        DISTANCE;

        /** What is expected, with an example. */
        public String expected() {
            return form().expected();
        }

        Form form() {
            return switch (this) {
                case NUMBER -> WholeForm.NUMBER;
                case ID -> new IdForm();
                case TIME -> new TimeForm();
                case DURATION -> new DurationForm();
                case POSITION -> new PositionForm();
                case HEADING -> WholeForm.HEADING;
                case LEVEL -> new LevelForm();
                case DISTANCE -> new DistanceForm();
            };
        }
    }

    public Parameter {
        if (!NAME.matcher(name).matches() || ForbiddenFields.isForbidden(name)) {
            throw new InvalidItemException("name", "expected a word of a-z, found " + Isolates.quoted(name));
        }
    }

    /**
     * The one text that stands for a value of this kind, whichever way it was typed.
     *
     * @throws InvalidItemException on {@code parameters.} and the name, when it is none or out of bounds
     */
    String canonical(String typed) {
        if (typed.length() > MOST) {
            throw new InvalidItemException(field(), "at most " + MOST + " characters, found " + typed.length());
        }
        return kind.form().canonical(field(), typed);
    }

    Shown shown(String canonical) {
        return kind.form().shown(canonical);
    }

    String field() {
        return "parameters." + name;
    }
}
