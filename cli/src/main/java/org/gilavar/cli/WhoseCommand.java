package org.gilavar.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import org.gilavar.client.GilavarClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** Tells the facilitator whose copy something was. */
@Command(
        name = "whose",
        mixinStandardHelpOptions = true,
        description = {
            "Say whose copy something was that has got into other hands, by the mark that stands on it: which post was shown it, "
                    + "and on which day.",
            "",
            "For the facilitator. Every page of the console bears a mark, such as 7K3Q-M2XN; each post has another one each "
                    + "day. Small letters will do, with or without the hyphen.",
            "",
            "Exit codes: 0 it is known, 1 nobody was ever shown it."
        })
final class WhoseCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "MARK", description = "As it was read.")
    private String mark = "";

    @Mixin
    private ClientOptions options = new ClientOptions();

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        GilavarClient client = options.client();
        JsonNode answer = client.get(
                "/v1/marks/" + URLEncoder.encode(mark, StandardCharsets.UTF_8).replace("+", "%20"));
        JsonNode holders = answer.path("items");
        holders.forEach(holder -> out.println(answer.path("mark").asString() + "  "
                + holder.path("party").asString() + "/" + holder.path("post").asString() + "  "
                + holder.path("day").asString()));
        if (holders.isEmpty()) {
            out.println(answer.path("mark").asString() + "  was never shown to any post here");
        }
        return holders.isEmpty() ? Gilavar.FAILED : 0;
    }
}
