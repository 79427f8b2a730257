package org.gilavar.cli;

import java.io.PrintWriter;
import org.gilavar.cli.page.Html;
import org.gilavar.mechanism.json.Json;
import tools.jackson.databind.JsonNode;

/**
 * A reconstruction as people read it: what is common with its hash, which two delegations compare by voice, and one's own beside it. A
 * page, or printed at a terminal.
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
    private boolean isExercise() {
        return answer.path("own")
                .path("items")
                .valueStream()
                .map(known -> known.path("item"))
                .anyMatch(item -> item.path("kind").asString("").equals("mechanism")
                        && item.path("mode").asString("").equals("EXERCISE"));
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

    /** A whole document of it, to print. */
    String document() {
        String title =
                "Reconstruction: " + answer.path("common").path("incident").asString();
        return Html.document(title, isExercise(), page -> {
            page.open("h1").isolated(title).close();
            common(page);
            own(page);
        });
    }

    private void common(Html page) {
        JsonNode common = answer.path("common");
        note(COMMON + ", at " + asOf(common) + ": " + parties(common) + ".", page);
        note("Read the hash to each other. Where it is the same, this part is, to the letter:", page);
        page.element("p", spoken(answer.path("hash").asString()), "class", "hash");
        remarks(common).lines().forEach(remark -> note(remark, page));
        tables(common, "h2", page);
    }

    private void own(Html page) {
        page.element("h2", OWN + " besides");
        remarksOfOwn(answer.path("own")).lines().forEach(remark -> note(remark, page));
        tables(answer.path("own"), "h2", page);
    }

    private static void note(String said, Html page) {
        page.element("p", said, "class", "note", "dir", "auto");
    }

    /** What stood, a table a kind. */
    static void tables(JsonNode part, String heading, Html page) {
        var grids = ReconstructionGrids.of(part.path("items"));
        if (grids.isEmpty()) {
            note("Nothing of this kind stood.", page);
        }
        grids.forEach(grid -> page.element(heading, grid.title()).table(grid.headings(), grid.rows()));
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
