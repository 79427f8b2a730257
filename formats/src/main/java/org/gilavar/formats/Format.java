package org.gilavar.formats;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/** The files that are understood. */
public enum Format {
    /** A GeoJSON feature collection or feature, RFC 7946. */
    GEOJSON("geojson"),
    /** One JSON object a line, or a text of RFC 8142: a GeoJSON feature, or an id with volumes of ASTM F3548-21. */
    JSONL("jsonl|ndjson|geojsonl|geojsons|geojsonseq"),
    /** The airspace files of gliding. */
    OPENAIR("openair|air");

    private final String endings;

    Format(String endings) {
        this.endings = endings;
    }

    /** The format a file's name tells, or else its first bytes. A wrong answer gives faults, never other volumes. */
    static Optional<Format> of(String file, byte[] start) {
        var ending = file.substring(file.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        for (var format : values()) {
            if (ending.matches(format.endings)) {
                return Optional.of(format);
            }
        }
        return ofContent(new String(start, StandardCharsets.ISO_8859_1).stripLeading());
    }

    private static Optional<Format> ofContent(String start) {
        if (start.isEmpty()) {
            return Optional.empty();
        }
        char first = start.charAt(0);
        if (first == JsonLines.RECORD_SEPARATOR) {
            return Optional.of(JSONL);
        }
        if (first == '*' || Character.isLetter(first)) {
            return Optional.of(OPENAIR);
        }
        if (first != '{') {
            return Optional.empty();
        }
        var line = start.lines().findFirst().orElse("").stripTrailing();
        boolean isWhole = line.endsWith("}") || line.length() == start.length();
        return Optional.of(isWhole && !line.contains("\"features\"") ? JSONL : GEOJSON);
    }
}
