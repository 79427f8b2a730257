package org.gilavar.cli;

import java.io.PrintWriter;
import java.util.List;
import org.gilavar.airspace.Detector;
import org.gilavar.airspace.LatLon;
import org.gilavar.airspace.Overlap;
import org.gilavar.cli.Conflict.Meeting;
import org.gilavar.formats.MapRings;
import tools.jackson.core.JsonGenerator;

/**
 * The overlaps of conflicts as a GeoJSON feature collection, RFC 7946: one feature for each pair of volumes.
 *
 * <p>Never the volumes themselves.
 */
final class ConflictGeoJson implements ConflictWriter {
    private final PrintWriter out;
    private final Detector detector;
    private final JsonGenerator json;

    ConflictGeoJson(PrintWriter out, Detector detector) {
        this.out = out;
        this.detector = detector;
        out.print("{\"type\":\"FeatureCollection\",\"features\":[\n");
        this.json = ConflictJson.generator(out, ",\n");
    }

    @Override
    public void write(Conflict conflict) {
        for (var meeting : conflict.meetings()) {
            detector.overlap(meeting.ofA(), meeting.ofB()).ifPresent(overlap -> feature(conflict, meeting, overlap));
        }
    }

    @Override
    public void close() {
        json.close();
        out.print("\n]}\n");
        out.flush();
    }

    private void feature(Conflict conflict, Meeting meeting, Overlap overlap) {
        json.writeStartObject();
        json.writeStringProperty("type", "Feature");
        json.writeObjectPropertyStart("properties");
        ConflictJson.members(json, conflict, meeting.gaps());
        json.writeStringProperty("lower", overlap.altitude().lower().toString());
        json.writeStringProperty("upper", overlap.altitude().upper().toString());
        json.writeStringProperty("start", overlap.window().start().toString());
        json.writeStringProperty("end", overlap.window().end().toString());
        json.writeEndObject();
        json.writeObjectPropertyStart("geometry");
        json.writeStringProperty("type", "MultiPolygon");
        json.writeArrayPropertyStart("coordinates");
        overlap.footprint().stream().flatMap(ring -> MapRings.of(ring).stream()).forEach(this::polygon);
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndObject();
    }

    private void polygon(List<LatLon> ring) {
        json.writeStartArray();
        json.writeStartArray();
        for (var place : ring) {
            json.writeStartArray();
            json.writeNumber(place.lon());
            json.writeNumber(place.lat());
            json.writeEndArray();
        }
        json.writeEndArray();
        json.writeEndArray();
    }
}
