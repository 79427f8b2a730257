package org.gilavar.formats;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gilavar.airspace.InvalidVolumeException;
import org.gilavar.airspace.LatLon;

/** Coordinates as OpenAir writes them: degrees, minutes and seconds, or degrees and decimal minutes. */
final class OpenAirPlace {
    private static final String NUMBER = "(\\d{1,2}(?:\\.\\d{1,15})?)";
    private static final String ANGLE = "(\\d{1,3}):" + NUMBER + "(?::" + NUMBER + ")?\\s*";
    private static final Pattern PLACE = Pattern.compile(ANGLE + "([NS])[\\s,]*" + ANGLE + "([EW])[\\s,]*");
    private static final int GROUPS = 4;

    private OpenAirPlace() {}

    /** Throws {@link InvalidVolumeException} unless the text is {@code count} places and nothing else. */
    static List<LatLon> parse(String text, int count) {
        var upper = text.toUpperCase(Locale.ROOT); // may be longer than the text
        var place = PLACE.matcher(upper);
        var places = new ArrayList<LatLon>();
        int end = 0;
        while (place.lookingAt()) {
            places.add(new LatLon(degrees(place, 1, "S"), degrees(place, 1 + GROUPS, "W")));
            end = place.end();
            place.region(end, upper.length());
        }
        if (places.size() != count || end != upper.length()) {
            throw new InvalidVolumeException(
                    "",
                    "expected " + (count == 1 ? "one place" : count + " places")
                            + " such as 39:29:30N 119:46:10W or 39:29.500N 119:46.167W, found " + Quoted.of(text));
        }
        return places;
    }

    private static double degrees(Matcher angle, int group, String negative) {
        double minutes = number(angle, group + 1);
        double seconds = angle.group(group + 2) == null ? 0 : number(angle, group + 2);
        // sixty, where something rounded up, is as clear as nought and one more
        if (minutes > 60 || seconds > 60) {
            throw new InvalidVolumeException(
                    "",
                    "expected minutes and seconds up to 60, found "
                            + Quoted.of(angle.group().strip()));
        }
        double degrees = number(angle, group) + minutes / 60 + seconds / 3600;
        return angle.group(group + 3).equals(negative) ? -degrees : degrees;
    }

    private static double number(Matcher angle, int group) {
        return Double.parseDouble(angle.group(group));
    }
}
