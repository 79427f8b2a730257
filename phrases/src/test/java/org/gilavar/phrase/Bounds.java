package org.gilavar.phrase;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gilavar.phrase.Parameter.Kind;

/** Every kind of parameter at its bounds, and every phrase filled in with them. */
final class Bounds {

    /** A value as people type it, as it is kept, and as it is shown. */
    record Bound(String typed, String kept, String exact) {}

    private static final Bound FROM = new Bound("010000ZJAN00", "2000-01-01T00:00:00Z", "010000ZJAN00 (00:00 UTC)");

    private static final Bound JUST_AFTER =
            new Bound("2000-01-01T00:01Z", "2000-01-01T00:01:00Z", "010001ZJAN00 (00:01 UTC)");

    private static final Bound JUST_BEFORE =
            new Bound("2099-12-31T23:58:00Z", "2099-12-31T23:58:00Z", "312358ZDEC99 (23:58 UTC)");

    private static final Bound UNTIL = new Bound("312359ZDEC99", "2099-12-31T23:59:00Z", "312359ZDEC99 (23:59 UTC)");

    private Bounds() {}

    static List<Bound> of(Kind kind) {
        return switch (kind) {
            case NUMBER -> List.of(same("0"), same("999999"), new Bound("007", "7", "7"));
            case ID -> List.of(same("a"), same("turkiye.patrol-7"), same("a".repeat(200)));
            case TIME ->
                List.of(FROM, UNTIL, new Bound("290000ZFEB24", "2024-02-29T00:00:00Z", "290000ZFEB24 (00:00 UTC)"));
            case DURATION ->
                List.of(
                        new Bound("1 min", "PT1M", "1"),
                        new Bound("1440min", "PT24H", "1440"),
                        new Bound("PT1H30M", "PT1H30M", "90"));
            case POSITION ->
                List.of(
                        same("00°00.00′N 000°00.00′E"),
                        same("90°00.00′N 180°00.00′E"),
                        same("90°00.00′S 179°59.99′W"),
                        alike("0°0.00'S 180°0.00'W", "00°00.00′N 180°00.00′E"),
                        alike("34.55,38.291667", "34°33.00′N 038°17.50′E"),
                        alike("-34.5501, -0.00001", "34°33.01′S 000°00.00′E"));
            case HEADING -> List.of(same("001"), same("360"));
            case LEVEL ->
                List.of(
                        same("FL000"),
                        same("FL999"),
                        new Bound("-450 m AMSL", "-450 m AMSL", "-450"),
                        new Bound("98425 ft WGS-84", "98425 ft WGS-84", "98425"),
                        new Bound("30000 m AGL", "30000 m AGL", "30000"),
                        alike("0 ft agl", "SFC"));
            case DISTANCE -> List.of(new Bound("0.1NM", "0.1 NM", "0.1"), new Bound("999.9 km", "999.9 km", "999.9"));
        };
    }

    private static Bound same(String text) {
        return new Bound(text, text, text);
    }

    private static Bound alike(String typed, String kept) {
        return new Bound(typed, kept, kept);
    }

    /** A phrase filled in: with everything at its first bound, and then each parameter at each other one. */
    static List<Map<String, Bound>> of(Phrase phrase) {
        List<Map<String, Bound>> all = new ArrayList<>();
        Map<String, Bound> first = new LinkedHashMap<>();
        phrase.parameters().forEach(p -> first.put(p.name(), of(phrase, p).getFirst()));
        all.add(first);
        for (Parameter parameter : phrase.parameters()) {
            for (Bound bound : of(phrase, parameter)) {
                Map<String, Bound> filled = new LinkedHashMap<>(first);
                filled.put(parameter.name(), bound);
                all.add(filled);
            }
        }
        return all;
    }

    private static List<Bound> of(Phrase phrase, Parameter parameter) {
        if (hasLength(phrase) && parameter.name().equals("from")) {
            return List.of(FROM, JUST_BEFORE);
        }
        if (hasLength(phrase) && parameter.name().equals("until")) {
            return List.of(UNTIL, JUST_AFTER);
        }
        return of(parameter.kind());
    }

    private static boolean hasLength(Phrase phrase) {
        return phrase.parameters().stream().map(Parameter::name).toList().containsAll(List.of("from", "until"));
    }

    static Map<String, String> typed(Map<String, Bound> filled) {
        Map<String, String> typed = new LinkedHashMap<>();
        filled.forEach((name, bound) -> typed.put(name, bound.typed()));
        return typed;
    }
}
