package org.gilavar.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Records to compare, by the names of ASTM F3548-21. */
final class UtmRecords {
    private UtmRecords() {}

    static String circle(String id, double lat, double lng) {
        return "{\"id\":\"" + id + "\",\"volumes\":[" + volume(lat, lng, 100, 0, 0) + "]}";
    }

    static String volume(double lat, double lng, int metres, int floor, int minute) {
        return String.format(
                Locale.ROOT,
                "{\"volume\":{\"outline_circle\":{\"center\":{\"lat\":%s,\"lng\":%s},\"radius\":{\"value\":%d,\"units\":\"M\"}},"
                        + "\"altitude_lower\":{\"value\":%d,\"reference\":\"W84\",\"units\":\"M\"},"
                        + "\"altitude_upper\":{\"value\":%d,\"reference\":\"W84\",\"units\":\"M\"}},"
                        + "\"time_start\":{\"value\":\"2030-05-06T15:%02d:00Z\",\"format\":\"RFC3339\"},"
                        + "\"time_end\":{\"value\":\"2030-05-06T15:%02d:30.25Z\",\"format\":\"RFC3339\"}}",
                lat,
                lng,
                metres,
                floor,
                floor + 100,
                minute,
                minute);
    }

    /** Ids with one to three volumes each, crowded enough to meet. */
    static List<String> random(Random random, int count) {
        var records = new ArrayList<String>();
        for (int i = 0; i < count; i++) {
            var volumes = new ArrayList<String>();
            for (int left = 1 + random.nextInt(3); left > 0; left--) {
                volumes.add(volume(
                        random.nextDouble(),
                        random.nextDouble(),
                        random.nextInt(5_000),
                        random.nextInt(2_000),
                        random.nextInt(60)));
            }
            records.add("{\"id\":\"" + (char) ('a' + random.nextInt(26)) + i + "\",\"volumes\":["
                    + String.join(",", volumes) + "]}");
        }
        return records;
    }
}
