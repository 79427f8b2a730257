package org.gilavar.formats;

import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.JacksonIOException;

/** A whole file of JSON: a GeoJSON collection, read feature by feature, or records one after the other. */
final class JsonDocument {
    /** GeoJSON of 2008 could name other coordinates; these are the ones RFC 7946 has left. */
    private static final Set<String> LONGITUDE_LATITUDE =
            Set.of("urn:ogc:def:crs:OGC:1.3:CRS84", "urn:ogc:def:crs:OGC::CRS84");

    private final JsonCursor json;
    private final Intake intake;

    private JsonDocument(JsonCursor json, Intake intake) {
        this.json = json;
        this.intake = intake;
    }

    /** A text that is not JSON is read as far as it is. */
    static void read(InputStream in, Intake intake) throws IOException {
        try (var json = JsonCursor.over(in)) {
            try {
                new JsonDocument(json, intake).read();
            } catch (JacksonIOException e) {
                throw e.getCause();
            } catch (JacksonException e) {
                intake.refuse(json.notWellFormed(e).and("the rest of the file was not read"));
            }
        }
    }

    private void read() {
        var outside = json.mark();
        if (!json.nextRoot()) {
            intake.refuse(new RefusedException(0, "", "expected JSON, found nothing"));
            return;
        }
        do {
            try {
                root();
            } catch (RefusedException e) {
                boolean isWhole = json.mark().equals(outside);
                intake.refuse(isWhole ? e : e.and("the rest of this object was not read"));
                json.returnTo(outside);
            }
        } while (json.nextRoot());
    }

    private void root() {
        var record = new JsonRecord(json);
        boolean isCollection = false;
        while (json.nextMember()) {
            switch (json.name()) {
                case "features" -> {
                    features();
                    isCollection = true;
                }
                case "crs" -> crs();
                default -> record.member();
            }
        }
        if (!isCollection) {
            record.finish(intake);
        } else if (!record.isOfType("FeatureCollection")) {
            throw record.fault("type", "expected \"FeatureCollection\" beside features");
        }
    }

    private void features() {
        json.enterArray();
        var here = json.mark();
        while (json.nextElement()) {
            try {
                JsonRecord.read(json, intake);
            } catch (RefusedException e) {
                intake.refuse(e);
                json.returnTo(here);
            }
        }
    }

    private void crs() {
        if (json.isNull()) {
            return;
        }
        json.enterObject();
        while (json.nextMember()) {
            switch (json.name()) {
                case "type" -> json.constant("name");
                case "properties" -> crsName();
                default -> json.skip();
            }
        }
    }

    private void crsName() {
        json.enterObject();
        while (json.nextMember()) {
            if (!json.name().equals("name")) {
                json.skip();
            } else if (!LONGITUDE_LATITUDE.contains(json.text())) {
                throw json.expected("coordinates in longitude and latitude, as RFC 7946 has them");
            }
        }
    }
}
