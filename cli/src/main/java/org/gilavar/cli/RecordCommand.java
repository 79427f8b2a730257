package org.gilavar.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.gilavar.client.GilavarClient;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** Says how the record stands, and fetches proofs. */
@Command(
        name = "record",
        mixinStandardHelpOptions = true,
        description = {
            "How the record stands: your party's log, how much of it is final, who watches it, and what is wrong.",
            "",
            "With --entry it fetches what shows that one entry of your log is in the record, to be checked by anyone with "
                    + "./gilavar verify FILE --policy POLICY.",
            "",
            "Exit codes: 0 all is well, 1 there is an alarm or no such entry, 2 wrong options."
        })
final class RecordCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private ClientOptions options = new ClientOptions();

    @Option(names = "--entry", paramLabel = "INDEX", description = "An entry of your log, counted from 0.")
    private @Nullable Long entry;

    @Option(names = "--save", paramLabel = "FILE", description = "Where the proof of that entry goes.")
    private @Nullable Path file;

    @Option(names = "--policy", paramLabel = "FILE", description = "Write the policy that proofs are checked against.")
    private @Nullable Path policy;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if ((entry == null) != (file == null)) {
            throw new ParameterException(spec.commandLine(), "--entry INDEX and --save FILE go together");
        }
        GilavarClient client = options.client();
        PrintWriter out = spec.commandLine().getOut();
        JsonNode status = client.get("/v1/record");
        if (policy != null) {
            Files.write(policy, status.path("policy").asString("").getBytes(UTF_8));
            out.println("policy      written to " + policy + "; compare its keys with those in the terms");
        }
        if (entry != null && file != null) {
            JsonNode proof = client.get("/v1/record/entries/" + entry);
            Files.write(file, proof.toString().getBytes(UTF_8));
            out.println("entry       " + entry + (proof.has("common") ? ", final" : ", provisional") + ": written to "
                    + file);
        }
        out.println("own log     " + status.path("size").asLong() + " entries, "
                + (status.has("finalSize")
                        ? status.path("finalSize").asLong() + " of them final since "
                                + status.path("finalAt").asString()
                        : "none of them final"));
        out.println("its key     " + status.path("ownKey").asString());
        out.println("common log  "
                + (status.has("beats")
                        ? status.path("beats").asLong() + " leaves, the last at "
                                + status.path("beatAt").asString()
                        : "no leaf since the server started"));
        out.println("its key     " + status.path("commonKey").asString());
        out.println("witnesses   "
                + (status.has("quorum")
                        ? status.path("quorum").asInt() + " of "
                                + status.path("witnesses").size() + " make an entry final"
                        : "none by the terms in force: nothing becomes final"));
        status.path("witnesses")
                .forEach(witness -> out.println("            "
                        + witness.path("name").asString() + "  "
                        + witness.path("state").asString() + "  "
                        + (witness.path("size").asLong() > 0
                                ? "cosigned " + witness.path("size").asLong() + " at "
                                : "waited for since ")
                        + witness.path("at").asString()
                        + (witness.has("reason") ? "  " + witness.path("reason").asString() : "")));
        status.path("alarms").forEach(alarm -> out.println("ALARM       " + alarm.asString()));
        return status.path("alarms").isEmpty() ? 0 : Gilavar.FAILED;
    }
}
