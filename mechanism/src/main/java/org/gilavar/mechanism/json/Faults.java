package org.gilavar.mechanism.json;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.Period;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.gilavar.airspace.Altitude;
import org.gilavar.airspace.InvalidVolumeException;
import org.gilavar.airspace.Length;
import org.gilavar.mechanism.item.InvalidItemException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.InvalidNullException;
import tools.jackson.databind.exc.InvalidTypeIdException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Turns the JSON library's faults, and our own from within it, into one that names the field and the reason. */
final class Faults {

    private static final String KNOWN_TYPES = "known type ids = ";

    /** Room for a sentence of the library's and a word of the input; what it repeats may be as long as the input. */
    private static final int MAX_SAID = 300;

    /** Longer than any field's name; a name that is none may be as long as the input. */
    private static final int MAX_NAME = 80;

    private Faults() {}

    static <T> T naming(Supplier<T> reading) {
        try {
            return reading.get();
        } catch (JacksonException e) {
            throw named(e);
        } catch (InvalidVolumeException e) {
            throw new MalformedException(e.field(), e.reason());
        } catch (InvalidItemException e) {
            throw new MalformedException(e.field(), e.reason());
        }
    }

    private static MalformedException named(JacksonException e) {
        String path = path(e.getPath());
        for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof InvalidVolumeException fault) {
                return new MalformedException(join(path, fault.field()), fault.reason());
            }
            if (cause instanceof InvalidItemException fault) {
                return new MalformedException(join(path, fault.field()), fault.reason());
            }
        }
        return new MalformedException(path, reason(e));
    }

    private static String reason(JacksonException e) {
        String whole = e.getOriginalMessage().lines().findFirst().orElse("");
        String said = cut(whole, MAX_SAID);
        return switch (e) {
            case StreamReadException bad ->
                "not well-formed JSON (line " + bad.getLocation().getLineNr() + ", column "
                        + bad.getLocation().getColumnNr() + "): " + said;
            case UnrecognizedPropertyException unknown ->
                "there is no such field; known here: " + unknown.getKnownPropertyIds();
            case InvalidTypeIdException type when type.getTypeId() == null -> "its type is missing";
            case InvalidTypeIdException type ->
                "there is no type \"" + name(type.getTypeId()) + "\"; known: " + knownTypes(whole, type.getTypeId());
            case MismatchedInputException missing when said.startsWith("Missing required") -> "is missing";
            case MismatchedInputException none when said.startsWith("Null value") -> "must not be null";
            case InvalidNullException none -> "must not be null";
            case MismatchedInputException more when said.startsWith("Trailing token") -> "expected nothing more";
            case MismatchedInputException empty when said.startsWith("No content") -> "is empty; expected JSON";
            case MismatchedInputException other -> "expected " + inWords(other.getTargetType());
            default -> said;
        };
    }

    /** A name as it may be repeated. */
    static String name(String name) {
        return cut(name, MAX_NAME);
    }

    private static String cut(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most) + "…";
    }

    /** Those of the same family as the one that was meant, {@code notice.…}; else the families that there are. */
    private static String knownTypes(String said, String meant) {
        int from = said.indexOf(KNOWN_TYPES);
        int to = said.indexOf(']', from);
        if (from < 0 || to < 0) {
            return "see the API document";
        }
        List<String> all = Arrays.asList(
                said.substring(from + KNOWN_TYPES.length() + 1, to).split(", ", -1));
        List<String> near = all.stream()
                .filter(type -> family(type).equals(family(meant)) && type.contains("."))
                .toList();
        return near.isEmpty()
                ? all.stream()
                        .map(type -> type.contains(".") ? family(type) + ".…" : type)
                        .distinct()
                        .toList()
                        .toString()
                : near.toString();
    }

    private static String family(String type) {
        int dot = type.indexOf('.');
        return dot < 0 ? type : type.substring(0, dot);
    }

    private static String inWords(@Nullable Class<?> type) {
        if (type == null) {
            return "another kind of value";
        } else if (type.isEnum()) {
            return "one of " + List.of(type.getEnumConstants());
        } else if (type == Instant.class) {
            return "a time in UTC such as \"2025-04-09T12:00:00Z\"";
        } else if (type == Duration.class) {
            return "a duration such as \"PT30M\"";
        } else if (type == Period.class) {
            return "a time in whole days, months or years such as \"P6M\"";
        } else if (type == LocalDate.class) {
            return "a date such as \"2025-04-09\"";
        } else if (type == MonthDay.class) {
            return "a day of every year such as \"--07-01\"";
        } else if (type == LocalTime.class) {
            return "a time of day in UTC such as \"06:00\"";
        } else if (type == Length.class) {
            return "a length with its unit such as \"10 NM\"";
        } else if (type == Altitude.class) {
            return "an altitude with its unit and datum such as \"FL240\" or \"24000 ft AMSL\"";
        } else if (type == int.class || type == long.class) {
            return "a whole number";
        } else if (type == double.class || type == Double.class) {
            return "a number";
        } else if (type == boolean.class || type == Boolean.class) {
            return "true or false";
        } else if (type == String.class) {
            return "a text";
        } else if (Collection.class.isAssignableFrom(type)) {
            return "a list";
        } else if (Map.class.isAssignableFrom(type) || type.isRecord()) {
            return "an object";
        }
        return "a " + type.getSimpleName();
    }

    private static String join(String path, String field) {
        if (path.isEmpty() || field.isEmpty()) {
            return path + field;
        }
        return field.startsWith("[") ? path + field : path + "." + field;
    }

    private static String path(List<JacksonException.Reference> references) {
        var path = new StringBuilder();
        for (JacksonException.Reference reference : references) {
            if (reference.getPropertyName() == null) {
                path.append('[').append(reference.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(name(reference.getPropertyName()));
            }
        }
        return path.toString();
    }
}
