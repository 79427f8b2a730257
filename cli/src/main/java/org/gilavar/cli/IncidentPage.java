package org.gilavar.cli;

import java.util.List;
import org.gilavar.cli.page.Html;

/**
 * The file of an incident, as a page to print and to lay on a table.
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
        String title = "incident " + file.incident().path("id").asString("");
        return Html.document(title, file.isExercise(), page -> SECTIONS.forEach(section -> section.write(file, page)));
    }
}
