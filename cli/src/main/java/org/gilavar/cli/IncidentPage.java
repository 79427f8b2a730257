package org.gilavar.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The file of an incident, as a page to print and to lay on a table: one document with its style in it, without a script and without
 * anything that would be fetched from elsewhere.
 *
 * <p>A page is its sections, in order. Each writes what it has to say of the file, its heading too, and nothing where there is nothing to
 * be said of it ever; a further one is put into the list.
 */
final class IncidentPage {

    /** A part of the page. */
    @FunctionalInterface
    interface Section {
        void write(IncidentFile file, Html page);
    }

    private static final List<Section> SECTIONS = List.of(
            IncidentSections::head,
            IncidentSections::deadlines,
            IncidentAccounts::accounts,
            IncidentSections::linked,
            IncidentReconstruction::write,
            IncidentEvidence::evidence,
            IncidentSections::finding,
            IncidentSections::positions,
            IncidentSections::foot);

    private IncidentPage() {}

    /** The whole document. */
    static String of(IncidentFile file) {
        Html page = new Html();
        page.open("html", "lang", "en", "xmlns", "http://www.w3.org/1999/xhtml");
        page.open("head").empty("meta", "charset", "utf-8");
        page.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
        page.empty(
                "meta",
                "http-equiv",
                "Content-Security-Policy",
                "content",
                "default-src 'none'; style-src 'unsafe-inline'");
        page.element("title", (file.isExercise() ? "EXERCISE: " : "") + "incident " + id(file));
        page.style(css()).close();
        page.open("body");
        SECTIONS.forEach(section -> section.write(file, page));
        page.close().close();
        return page.toString();
    }

    private static String id(IncidentFile file) {
        return file.incident().path("id").asString("");
    }

    private static String css() {
        try (InputStream in = IncidentPage.class.getResourceAsStream("incident-file.css")) {
            if (in == null) {
                throw new IllegalStateException("incident-file.css is missing beside " + IncidentPage.class);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
