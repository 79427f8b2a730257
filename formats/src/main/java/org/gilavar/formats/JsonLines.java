package org.gilavar.formats;

import java.io.IOException;
import java.io.InputStream;
import tools.jackson.core.JacksonException;

/** A file with one record a line, or a text: what is wrong with one says nothing of the next. */
final class JsonLines {
    /** Before each text of a sequence, RFC 8142. */
    static final byte RECORD_SEPARATOR = 0x1E;

    private JsonLines() {}

    static void read(InputStream in, byte separator, Intake intake) throws IOException {
        var lines = new Lines(in, separator);
        while (lines.next()) {
            try {
                lines.checkLength();
                if (!lines.isBlank()) {
                    read(lines, intake);
                }
            } catch (RefusedException e) {
                intake.refuse(e);
            }
        }
    }

    private static void read(Lines lines, Intake intake) {
        try (var json = JsonCursor.over(lines.bytes(), lines.length(), lines.number() - 1)) {
            try {
                // not at its end, since it is not blank; and taken only if nothing follows
                json.nextRoot();
                var record = new JsonRecord(json);
                while (json.nextMember()) {
                    record.member();
                }
                if (json.nextRoot()) {
                    throw json.fault("", "expected one object a line, found more");
                }
                record.finish(intake);
            } catch (JacksonException e) {
                throw json.notWellFormed(e);
            }
        }
    }
}
