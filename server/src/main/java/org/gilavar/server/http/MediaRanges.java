package org.gilavar.server.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What an {@code Accept} header asks for (RFC 9110 §12.5.1): the most specific range that fits a type decides. What cannot be
 * read as a range fits nothing.
 */
final class MediaRanges {

    private static final String ANY = "*/*";

    private record Range(String type, boolean wanted) {

        static Range of(String said) {
            String[] parts = said.split(";", -1);
            boolean wanted = true;
            for (int i = 1; i < parts.length; i++) {
                String weight = parts[i].strip().toLowerCase(Locale.ROOT);
                wanted &= !weight.matches("q=0(\\.0*)?");
            }
            return new Range(parts[0].strip().toLowerCase(Locale.ROOT), wanted);
        }

        /** From 0 for no fit to 3 for the type itself. */
        int fit(String mediaType) {
            if (type.equals(mediaType)) {
                return 3;
            }
            String family = mediaType.substring(0, mediaType.indexOf('/')) + "/*";
            return type.equals(family) ? 2 : type.equals(ANY) ? 1 : 0;
        }
    }

    private final List<Range> ranges = new ArrayList<>();

    /** @param accept the header as it came; when empty, everything is asked for */
    MediaRanges(String accept) {
        for (String said : (accept.isBlank() ? ANY : accept).split(",", -1)) {
            ranges.add(Range.of(said));
        }
    }

    /** Whether this type would do. */
    boolean take(String mediaType) {
        int best = 0;
        boolean wanted = false;
        for (Range range : ranges) {
            int fit = range.fit(mediaType);
            if (fit > best) {
                best = fit;
                wanted = range.wanted();
            }
        }
        return wanted;
    }

    /** Whether this very type is asked for, and not only anything. */
    boolean name(String mediaType) {
        return ranges.stream().anyMatch(range -> range.type().equals(mediaType) && range.wanted());
    }
}
