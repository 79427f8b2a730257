package org.gilavar.simulate.check;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * Who is too close to whom, from what was said and nothing else, on the grid of the simulation: the same place, the same
 * band, and less than the time minimum between the windows. Everything else there is far apart.
 */
final class Sky {

    private static final Duration APART = Duration.ofMinutes(15);

    private record Volume(String place, String band, Instant start, Instant end) {

        /** When this pair is no longer too close; empty when it never is. */
        Optional<Instant> tooCloseUntil(Volume other) {
            boolean close = place.equals(other.place)
                    && band.equals(other.band)
                    && start.isBefore(other.end.plus(APART))
                    && other.start.isBefore(end.plus(APART));
            return close ? Optional.of((end.isBefore(other.end) ? end : other.end).plus(APART)) : Optional.empty();
        }

        Volume later(Duration delay) {
            return new Volume(place, band, start.plus(delay), end.plus(delay));
        }
    }

    /** Notices that stand, by id. */
    private final SortedMap<String, List<Volume>> notices = new TreeMap<>();

    /** Until when two notices are too close, by both their ids. */
    private final SortedMap<String, Instant> pairs = new TreeMap<>();

    private static String owner(String notice) {
        return notice.substring(0, notice.indexOf('.'));
    }

    /** The two notices of a pair. */
    static List<String> notices(String pair) {
        int between = pair.indexOf('|');
        return List.of(pair.substring(0, between), pair.substring(between + 1));
    }

    static String pair(String one, String other) {
        return one.compareTo(other) < 0 ? one + "|" + other : other + "|" + one;
    }

    /** A notice stands like this from now on. */
    void put(String notice, JsonNode activity, Instant at) {
        List<Volume> volumes = new ArrayList<>();
        for (JsonNode volume : activity.path("volumes")) {
            volumes.add(new Volume(
                    volume.path("shape").toString(),
                    volume.path("altitude").toString(),
                    Instant.parse(volume.path("window").path("start").asString("")),
                    Instant.parse(volume.path("window").path("end").asString(""))));
        }
        put(notice, volumes, at);
    }

    private void put(String notice, List<Volume> volumes, Instant at) {
        notices.put(notice, volumes);
        look(notice, at);
    }

    /** Several move at once: what is too close follows when all have. */
    void move(Map<String, Duration> delays, Instant at) {
        delays.forEach((notice, delay) -> notices.computeIfPresent(
                notice,
                (n, volumes) -> volumes.stream().map(v -> v.later(delay)).toList()));
        delays.keySet().forEach(notice -> look(notice, at));
    }

    void remove(String notice) {
        notices.remove(notice);
        pairs.keySet().removeIf(pair -> notices(pair).contains(notice));
    }

    private void look(String notice, Instant at) {
        List<Volume> volumes = notices.getOrDefault(notice, List.of());
        notices.forEach((other, theirs) -> {
            if (!owner(other).equals(owner(notice))) {
                Optional<Instant> until = volumes.stream()
                        .flatMap(a -> theirs.stream().flatMap(b -> a.tooCloseUntil(b).stream()))
                        .max(Instant::compareTo)
                        .filter(u -> u.isAfter(at));
                until.ifPresentOrElse(u -> pairs.put(pair(notice, other), u), () -> pairs.remove(pair(notice, other)));
            }
        });
    }

    /** Forgets what is over before an instant. */
    void passTo(Instant at) {
        pairs.values().removeIf(until -> until.isBefore(at));
        notices.values()
                .removeIf(volumes ->
                        volumes.stream().allMatch(v -> v.end().plus(APART).isBefore(at)));
    }

    /** The pairs that a party is a side of, and until when. */
    Map<String, Instant> of(String party) {
        Map<String, Instant> own = new HashMap<>();
        pairs.forEach((pair, until) -> {
            for (String notice : notices(pair)) {
                if (owner(notice).equals(party)) {
                    own.put(pair, until);
                }
            }
        });
        return own;
    }
}
