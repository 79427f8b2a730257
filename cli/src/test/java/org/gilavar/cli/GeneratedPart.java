package org.gilavar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A part of a document that is made from what it is about, between two comments. */
final class GeneratedPart {

    /** Set to {@code write}, it is written instead of being compared. */
    private static final String DOCUMENTS = "gilavar.documents";

    private GeneratedPart() {}

    static void mustBe(Path document, String name, String made) throws IOException {
        String begin = "<!-- made: " + name + " -->\n";
        String end = "<!-- end: " + name + " -->";
        String text = Files.readString(document);
        int from = text.indexOf(begin) + begin.length();
        int to = text.indexOf(end);
        assertThat(to).as(document + " has the marks of " + name).isGreaterThanOrEqualTo(from);
        if (writes()) {
            Files.writeString(document, text.substring(0, from) + made + text.substring(to));
        } else {
            assertThat(text.substring(from, to))
                    .as(document + ": run this test with -D" + DOCUMENTS + "=write to have it made anew")
                    .isEqualTo(made);
        }
    }

    /** The same of a whole file. */
    static void wholeMustBe(Path file, String made) throws IOException {
        if (writes()) {
            Files.writeString(file, made);
        }
        assertThat(Files.readString(file))
                .as(file + ": run this test with -D" + DOCUMENTS + "=write to have it made anew")
                .isEqualTo(made);
    }

    private static boolean writes() {
        return System.getProperty(DOCUMENTS, "").equals("write");
    }
}
