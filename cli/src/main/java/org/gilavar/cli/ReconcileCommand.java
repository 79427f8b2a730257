package org.gilavar.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.gilavar.client.GilavarClient;
import org.gilavar.client.Telling;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What was said while some were apart, by all, in one order. */
@Command(
        name = "reconcile",
        mixinStandardHelpOptions = true,
        description = {
            "Print what your party has been told of a time, in the order in which it was taken, and what of it came late.",
            "",
            "Of words on the line it says when their speaker says that they were said, where that was long before they were taken. All "
                    + "else counts from when it was taken: deadlines, order, what was known to whom."
        })
final class ReconcileCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private ClientOptions options = new ClientOptions();

    @Option(
            names = "--from",
            required = true,
            converter = When.Form.class,
            paramLabel = "TIME",
            description = "As " + When.FORMS + ".")
    private When from = new When(Optional.empty(), Duration.ZERO);

    @Option(
            names = "--until",
            required = true,
            converter = When.Form.class,
            paramLabel = "TIME",
            description = "The same; +2h is counted from the first.")
    private When until = new When(Optional.empty(), Duration.ZERO);

    @Override
    public Integer call() throws IOException, InterruptedException {
        GilavarClient client = options.client();
        Instant first =
                from.after(Instant.parse(client.get("/v1/me").path("now").asString("")));
        Instant last = until.after(first);
        PrintWriter out = spec.commandLine().getOut();
        long after = 0;
        int told = 0;
        int late = 0;
        while (true) {
            JsonNode page = client.get("/v1/feed?after=" + after);
            for (JsonNode node : page.path("items")) {
                after = node.path("n").asLong();
                Instant at = Instant.parse(node.path("at").asString(""));
                if (!at.isBefore(first) && !at.isAfter(last)) {
                    told++;
                    late += print(out, at, node, client.identity().party());
                }
            }
            if (page.path("items").isEmpty()) {
                break;
            }
        }
        out.println(told + " told from " + Dtg.of(first) + " to " + Dtg.of(last) + ", " + late + " of them LATE");
        return 0;
    }

    private static int print(PrintWriter out, Instant at, JsonNode node, String party) {
        JsonNode item = node.path("item");
        Telling telling = new Telling(node.path("happened").asString(""), item);
        boolean words = isFirstOfItsWords(telling, party);
        String said = words ? item.path("said").asString("") : answered(telling);
        String mark = said.isEmpty()
                ? ""
                : "LATE by "
                        + DurationForm.inWords(Duration.ofSeconds(
                                Duration.between(Instant.parse(said), at).toSeconds()))
                        + ", said by " + item.path(words ? "from" : "to").asString("") + " at " + Dtg.of(said) + ": ";
        out.println("taken " + Dtg.of(at) + "  " + mark + Words.shown(Words.of(inTime(telling)))
                + (words ? text(telling) : ""));
        return said.isEmpty() ? 0 : 1;
    }

    /** Without the mark that its words have elsewhere: here it stands before them. */
    private static Telling inTime(Telling telling) {
        ObjectNode item = telling.item().asObject().deepCopy().without("said");
        if (item.path("answer") instanceof ObjectNode answer) {
            answer.remove("said");
        }
        return new Telling(telling.happened(), item);
    }

    /** Whether a party is told here what a message says: by its speaker, or, where it is passed on, when it comes to its recipient. */
    private static boolean isFirstOfItsWords(Telling telling, String party) {
        return switch (telling.kind() + " " + telling.happened()) {
            case "message SENT" -> true;
            case "message RELAYED" -> telling.item().path("to").asString("").equals(party);
            default -> false;
        };
    }

    private static String answered(Telling telling) {
        boolean answer = telling.kind().equals("message") && telling.happened().equals("ANSWERED");
        return answer ? telling.item().path("answer").path("said").asString("") : "";
    }

    private static String text(Telling telling) {
        return ": \"" + MessageWords.inOne(telling.item(), MessageWords.orOfTheMachine(null)) + "\"";
    }
}
