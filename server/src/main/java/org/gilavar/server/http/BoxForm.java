package org.gilavar.server.http;

import java.util.regex.Pattern;
import org.gilavar.airspace.DegreeBox;
import org.gilavar.airspace.InvalidVolumeException;

/** A box as {@code bbox} of OGC API - Features has it: {@code minLon,minLat,maxLon,maxLat}. */
final class BoxForm {

    static final int NUMBERS = 4;

    /** Degrees as people write them; no exponents, no NaN, and no more digits than a place has use for. */
    private static final Pattern DEGREES = Pattern.compile("-?[0-9]{1,3}(\\.[0-9]{1,15})?");

    private static final String NAME = Facets.Filter.BBOX.parameter();

    private BoxForm() {}

    /** Throws {@link ProblemException}, naming the number at fault. */
    static DegreeBox parse(String text) {
        String[] numbers = text.split(",", -1);
        if (numbers.length != NUMBERS) {
            throw Problem.malformed(
                    NAME, "expected four numbers, minLon,minLat,maxLon,maxLat; found " + numbers.length);
        }
        double[] degrees = new double[NUMBERS];
        for (int i = 0; i < NUMBERS; i++) {
            if (!DEGREES.matcher(numbers[i]).matches()) {
                throw Problem.malformed(
                        NAME + "[" + i + "]", "expected degrees such as 38.25; found " + Problem.shown(numbers[i]));
            }
            degrees[i] = Double.parseDouble(numbers[i]);
        }
        try {
            return new DegreeBox(degrees[0], degrees[1], degrees[2], degrees[3]);
        } catch (InvalidVolumeException e) {
            throw Problem.malformed(NAME + "[" + index(e.field()) + "]", e.reason());
        }
    }

    private static int index(String side) {
        return switch (side) {
            case "west" -> 0;
            case "south" -> 1;
            case "east" -> 2;
            default -> 3;
        };
    }
}
