package org.gilavar.mechanism.item;

import java.util.regex.Pattern;

/** A value that cannot be: names the field and the reason, for the person who wrote it. */
public final class InvalidItemException extends IllegalArgumentException {

    /** Names that people choose: short, plain, safe in a URL and in a file name. */
    private static final Pattern NAME = Pattern.compile("[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?");

    /** Longest free text in one field; longer papers are referred to by hash. */
    public static final int MAX_TEXT = 8_000;

    private static final long serialVersionUID = 1L;

    private final String field;
    private final String reason;

    public InvalidItemException(String field, String reason) {
        super(field + ": " + reason);
        this.field = field;
        this.reason = reason;
    }

    public String field() {
        return field;
    }

    public String reason() {
        return reason;
    }

    public static void requireName(String field, String value) {
        if (!NAME.matcher(value).matches()) {
            throw new InvalidItemException(
                    field, "expected 1 to 64 of a-z, 0-9 and inner hyphens, found \"" + shown(value) + "\"");
        }
    }

    public static void requireText(String field, String value) {
        if (value.isBlank()) {
            throw new InvalidItemException(field, "must not be empty");
        }
        if (value.length() > MAX_TEXT) {
            throw new InvalidItemException(field, "at most " + MAX_TEXT + " characters, found " + value.length());
        }
    }

    private static String shown(String value) {
        return value.length() <= 80 ? value : value.substring(0, 80) + "…";
    }
}
