package org.gilavar.cli;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.gilavar.airspace.Length;
import org.gilavar.airspace.suggest.Suggestion;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.json.JsonMapper;

/** Suggestions for programs; volumes are the features they could be read from. */
final class SuggestionJson {
    private static final int MILLIMETRE_DIGITS = 3;
    static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
                    .build())
            .build();

    private SuggestionJson() {}

    /** An object for each suggestion. */
    static List<String> lines(String notice, List<Suggestion> suggestions) {
        var lines = new ArrayList<String>();
        for (var suggestion : suggestions) {
            var line = said(notice, suggestion);
            line.put(
                    "volumes",
                    suggestion.volumes().stream()
                            .map(volume -> VolumeFeature.of(volume, Map.of()))
                            .toList());
            lines.add(JSON.writeValueAsString(line));
        }
        return lines;
    }

    /** A feature for each volume of each suggestion. */
    static String featureCollection(String notice, List<Suggestion> suggestions) {
        var features = new ArrayList<Map<String, Object>>();
        for (int i = 0; i < suggestions.size(); i++) {
            var volumes = suggestions.get(i).volumes();
            for (int j = 0; j < volumes.size(); j++) {
                var properties = new LinkedHashMap<String, Object>();
                properties.put("id", notice + "/" + (i + 1) + "/" + (j + 1));
                properties.putAll(said(notice, suggestions.get(i)));
                features.add(VolumeFeature.of(volumes.get(j), properties));
            }
        }
        var collection = new LinkedHashMap<String, Object>();
        collection.put("type", "FeatureCollection");
        collection.put("features", features);
        return JSON.writeValueAsString(collection);
    }

    private static Map<String, Object> said(String notice, Suggestion suggestion) {
        var said = new LinkedHashMap<String, Object>();
        said.put("notice", notice);
        said.put("measure", suggestion.measure().name().toLowerCase(Locale.ROOT));
        said.put("least", suggestion.measure().isLeast());
        said.put("climb_m", metres(suggestion.climb()));
        said.put("shift_s", DurationForm.seconds(suggestion.shift()));
        return said;
    }

    static BigDecimal metres(Length climb) {
        var metres = BigDecimal.valueOf(climb.metres())
                .setScale(MILLIMETRE_DIGITS, RoundingMode.HALF_UP)
                .stripTrailingZeros();
        return metres.scale() < 0 ? metres.setScale(0) : metres;
    }
}
