package org.gilavar.cli;

import java.io.PrintWriter;
import org.gilavar.mechanism.json.Json;
import tools.jackson.databind.JsonNode;

/**
 * A reconstruction as people read it: what is common with its hash, which two delegations compare by voice, and one's own beside it. A
 * part of a page, or printed at a terminal.
 */
final class ReconstructionSection {

    private static final String COMMON = "What all who have a part in it had been told";
    private static final String OWN = "What you had been told";

    private final JsonNode answer;

    private ReconstructionSection(JsonNode answer) {
        this.answer = answer;
    }

    /**
     * Of what the API answers for an incident.
     *
     * @throws SpokenException when the hash is not that of what came with it
     */
    static ReconstructionSection ofIncident(JsonNode answer) {
        String hash = Json.hash(answer.path("common"));
        if (!hash.equals(answer.path("hash").asString(""))) {
            throw new SpokenException("what came is not what its hash says: it has " + hash + ", and "
                    + answer.path("hash").asString("none") + " is said. Ask again, and tell the facilitator");
        }
        return new ReconstructionSection(answer);
    }

    /** Whether it is of an exercise, as whoever asked had been told. */
    static boolean isExercise(JsonNode own) {
        return own.path("items")
                .valueStream()
                .map(known -> known.path("item"))
                .anyMatch(item -> item.path("kind").asString("").equals("founding")
                        && item.path("mode").asString("").equals("EXERCISE"));
    }

    boolean isExercise() {
        return isExercise(answer.path("own"));
    }

    String title() {
        return "Reconstruction: " + answer.path("common").path("incident").asString();
    }

    void print(PrintWriter out, int columns) {
        JsonNode common = answer.path("common");
        out.println(COMMON + ", at " + asOf(common) + ": " + parties(common));
        out.println("hash: " + answer.path("hash").asString());
        remarks(common).lines().forEach(out::println);
        print(common, out, columns);
        out.println();
        out.println(OWN + ":");
        printOwn(answer.path("own"), out, columns);
    }

    /** One's own alone. */
    static void printOwn(JsonNode own, PrintWriter out, int columns) {
        out.println("at " + asOf(own) + ", up to n " + own.path("upTo").asLong() + " of your feed");
        remarksOfOwn(own).lines().forEach(out::println);
        print(own, out, columns);
    }

    private static void print(JsonNode part, PrintWriter out, int columns) {
        var grids = ReconstructionGrids.of(part.path("items"));
        if (grids.isEmpty()) {
            out.println("nothing of this kind stood");
        }
        for (Grid grid : grids) {
            out.println();
            out.println(grid.title());
            grid.table().print(out, columns);
        }
    }

    /** The part of a page that it is; headings of the second order. */
    String html() {
        JsonNode common = answer.path("common");
        StringBuilder html = new StringBuilder();
        html.append(Page.paragraph("note", COMMON + ", at " + asOf(common) + ": " + parties(common) + "."));
        html.append(Page.paragraph(
                "note", "Read the hash to each other. Where it is the same, this part is, to the letter:"));
        html.append(Page.paragraph("hash", spoken(answer.path("hash").asString())));
        remarks(common).lines().forEach(remark -> html.append(Page.paragraph("note", remark)));
        html.append(tables(common));
        html.append("<h2>").append(OWN).append(" besides</h2>\n");
        remarksOfOwn(answer.path("own")).lines().forEach(remark -> html.append(Page.paragraph("note", remark)));
        return html.append(tables(answer.path("own"))).toString();
    }

    private static String tables(JsonNode part) {
        var grids = ReconstructionGrids.of(part.path("items"));
        return grids.isEmpty()
                ? Page.paragraph("note", "Nothing of this kind stood.")
                : String.join("", grids.stream().map(Page::table).toList());
    }

    /** In groups of eight, as it is read aloud. */
    static String spoken(String hash) {
        return hash.replaceAll("(.{8})(?=.)", "$1 ");
    }

    private static String asOf(JsonNode part) {
        String at = part.path("asOf").asString();
        return Dtg.of(at) + " (" + at + "), with what was over within "
                + part.path("window").asString() + " before";
    }

    private static String parties(JsonNode common) {
        return String.join(
                        ", ",
                        common.path("between")
                                .valueStream()
                                .map(JsonNode::asString)
                                .toList()) + " and the facilitator "
                + common.path("facilitator").asString();
    }

    /** Of what is common, that something may be missing. */
    static String remarks(JsonNode common) {
        return common.path("complete").asBoolean()
                ? ""
                : "Entries have been erased by a rule of retention: something may be missing.";
    }

    private static String remarksOfOwn(JsonNode own) {
        long erased = own.path("erased").asLong();
        return erased == 0
                ? ""
                : erased
                        + " more stood then and cannot be shown: what told them has been erased by a rule of retention.";
    }
}
