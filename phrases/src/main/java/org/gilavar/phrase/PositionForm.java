package org.gilavar.phrase;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gilavar.airspace.InvalidVolumeException;
import org.gilavar.airspace.LatLon;
import org.gilavar.mechanism.item.InvalidItemException;

/**
 * Places on the WGS-84 ellipsoid to a hundredth of a minute, which is 19 m at most: {@code 34°33.00′N 038°17.50′E}, always as
 * long. Also read from decimal degrees, rounded to that. The equator is north, the meridians of 0° and 180° are east, so that
 * one place has one text.
 */
final class PositionForm implements Form {

    private static final Pattern MINUTES =
            Pattern.compile("([0-9]{1,2})°([0-9]{1,2}(?:\\.[0-9]{1,2})?)[′']([NS]),? ([0-9]{1,3})°([0-9]{1,2}"
                    + "(?:\\.[0-9]{1,2})?)[′']([EW])");

    private static final Pattern DEGREES =
            Pattern.compile("(-?[0-9]{1,2}(?:\\.[0-9]{1,8})?), ?(-?[0-9]{1,3}(?:\\.[0-9]{1,8})?)");

    private static final int MINUTES_A_DEGREE = 60;

    /** Hundredths of a minute in a degree. */
    private static final int DEGREE = 100 * MINUTES_A_DEGREE;

    private static final int HALF_CIRCLE = 180 * DEGREE;

    @Override
    public String expected() {
        return "a place such as 34°33.00′N 038°17.50′E or 34.55,38.2917";
    }

    @Override
    public String canonical(String field, String typed) {
        Matcher minutes = MINUTES.matcher(typed);
        Matcher degrees = DEGREES.matcher(typed);
        BigDecimal lat;
        BigDecimal lon;
        if (minutes.matches()) {
            lat = hundredths(
                    field, minutes.group(1), minutes.group(2), minutes.group(3).equals("S"));
            lon = hundredths(
                    field, minutes.group(4), minutes.group(5), minutes.group(6).equals("W"));
        } else if (degrees.matches()) {
            lat = new BigDecimal(degrees.group(1)).multiply(BigDecimal.valueOf(DEGREE));
            lon = new BigDecimal(degrees.group(2)).multiply(BigDecimal.valueOf(DEGREE));
        } else {
            throw unreadable(field, typed);
        }
        requireOnEarth(field, lat, lon);
        return text(rounded(lat), rounded(lon));
    }

    /** Before rounding, which could bring in what is just outside. */
    private static void requireOnEarth(String field, BigDecimal lat, BigDecimal lon) {
        try {
            new LatLon(lat.doubleValue() / DEGREE, lon.doubleValue() / DEGREE);
        } catch (InvalidVolumeException e) {
            throw new InvalidItemException(field, e.field() + ": " + e.reason());
        }
    }

    private static BigDecimal hundredths(String field, String degrees, String minutes, boolean negative) {
        BigDecimal parts = new BigDecimal(minutes);
        if (parts.compareTo(BigDecimal.valueOf(MINUTES_A_DEGREE)) >= 0) {
            throw new InvalidItemException(field, "expected less than 60 minutes, found " + minutes);
        }
        BigDecimal size = parts.movePointRight(2).add(BigDecimal.valueOf((long) DEGREE * Integer.parseInt(degrees)));
        return negative ? size.negate() : size;
    }

    private static int rounded(BigDecimal hundredths) {
        return hundredths.setScale(0, RoundingMode.HALF_EVEN).intValueExact();
    }

    private static String text(int lat, int lon) {
        int east = lon == -HALF_CIRCLE ? HALF_CIRCLE : lon;
        return angle("%02d", lat) + (lat < 0 ? "S " : "N ") + angle("%03d", east) + (east < 0 ? "W" : "E");
    }

    private static String angle(String degrees, int hundredths) {
        int size = Math.abs(hundredths);
        int parts = size % DEGREE;
        return String.format(Locale.ROOT, degrees + "°%02d.%02d′", size / DEGREE, parts / 100, parts % 100);
    }

    @Override
    public Shown shown(String canonical) {
        return Shown.bare(canonical);
    }
}
