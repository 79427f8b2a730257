package org.gilavar.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Volumes that somebody pastes are read as the command reads them from files. */
final class PastedVolumesTest {

    private static JsonNode read(TestServer server, String text) {
        return server.turkiye()
                .call("POST", "/v1/volumes", Samples.pasted(text))
                .accepted();
    }

    @Test
    void geoJsonAndOpenAirAreReadAndABadRecordIsNamed(@TempDir Path folder) {
        try (TestServer server = TestServer.exercise(folder)) {
            String ledger = server.ledger();
            JsonNode json = read(server, """
                    {"type": "FeatureCollection", "features": [
                      {"type": "Feature", "geometry": {"type": "Point", "coordinates": [38.9, 34.8]},
                       "properties": {"id": "box", "radius": "10 NM", "lower": "FL100", "upper": "FL140",
                         "start": "2025-04-14T09:00:00Z", "end": "2025-04-14T10:00:00Z"}},
                      {"type": "Feature", "geometry": {"type": "Point", "coordinates": [38.9, 95]},
                       "properties": {"id": "north-of-north", "radius": "10 NM", "lower": "FL100", "upper": "FL140"}}
                    ]}
                    """);
            assertThat(json.path("items").size()).isEqualTo(1);
            assertThat(json.path("items").path(0).path("name").asString()).isEqualTo("box");
            assertThat(json.path("items")
                            .path(0)
                            .path("volume")
                            .path("shape")
                            .path("radius")
                            .asString())
                    .isEqualTo("10 NM");
            assertThat(json.path("faults").path(0).path("line").asInt()).isEqualTo(5);
            assertThat(json.path("faults").path(0).path("reason").asString()).contains("95");

            JsonNode openAir = read(server, """
                    AC R
                    AN Range
                    AL FL100
                    AH FL140
                    V X=34:48:00 N 038:54:00 E
                    DC 5
                    """);
            assertThat(openAir.path("items").path(0).path("name").asString()).isEqualTo("Range");
            assertThat(read(server, "neither").path("faults").size()).isEqualTo(1);
            assertThat(server.ledger()).isEqualTo(ledger);
        }
    }
}
