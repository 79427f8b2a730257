package org.gilavar.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import org.gilavar.cli.issuer.DemoIssuer;
import org.gilavar.cli.issuer.DemoPerson;
import org.gilavar.server.ServerConfig;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Plays a party's provider. */
@Command(
        name = "demo-issuer",
        mixinStandardHelpOptions = true,
        description = {
            "Play a party's OpenID provider on this machine, FOR DEMONSTRATIONS ONLY: nobody proves anything, one picks who "
                    + "one is.",
            "",
            "It listens on loopback and refuses any other address. Its key is made at the start and kept nowhere. "
                    + "docs/sign-in.md goes through it."
        })
final class DemoIssuerCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--host",
            paramLabel = "ADDRESS",
            defaultValue = ServerConfig.LOOPBACK,
            description = "Address to listen on, of this machine alone. Default: ${DEFAULT-VALUE}")
    private String host = "";

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "" + DemoIssuer.DEFAULT_PORT,
            description = "Port, 0 for any free one. Default: ${DEFAULT-VALUE}")
    private int port;

    @Option(
            names = "--person",
            paramLabel = "NAME=POST",
            defaultValue = "Duty officer=duty-officer",
            description = "Somebody to be, and the post; again for each. Default: ${DEFAULT-VALUE}")
    private List<String> people = List.of();

    @Option(names = "--write", paramLabel = "FILE", description = "Write what serve --sign-in PARTY=FILE takes.")
    private @Nullable Path file;

    @Override
    public Integer call() throws IOException, InterruptedException {
        List<DemoPerson> persons = people.stream().map(DemoPerson::parse).toList();
        PrintWriter out = spec.commandLine().getOut();
        try (Stop stop = new Stop();
                DemoIssuer issuer = DemoIssuer.start(host, port, persons, InstantSource.system(), new SecureRandom())) {
            out.println(
                    "gilavar DEMO issuer at " + issuer.address() + "  NOBODY IS CHECKED HERE: for demonstrations only");
            if (file == null) {
                out.println("Without --write FILE no server knows of it.");
            } else {
                Files.write(file, issuer.description());
                out.println("Let it sign people in for a party:  ./gilavar serve … --sign-in PARTY=" + file);
            }
            out.println("Stop with Ctrl-C.");
            out.flush();
            stop.listen();
            stop.await();
        }
        return 0;
    }
}
