package org.gilavar.cli;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.Callable;
import org.gilavar.client.GilavarClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints the file of an incident. */
@Command(
        name = "print",
        mixinStandardHelpOptions = true,
        description = {
            "Write the file of an incident as one HTML page, to print and to lay on a table.",
            "",
            "It holds what your party may see of it now, and fetches nothing: it can be read where there is no network."
        })
final class IncidentPrintCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private ClientOptions options = new ClientOptions();

    @Parameters(paramLabel = "INCIDENT", description = "Its id.")
    private String id = "";

    @Option(
            names = "--html",
            paramLabel = "FILE",
            required = true,
            description = "Where to write it; nothing that is there is overwritten.")
    private Path file = Path.of("");

    @Override
    public Integer call() throws IOException, InterruptedException {
        GilavarClient client = options.client();
        String page = IncidentPage.of(IncidentFile.of(client, LookOptions.item(client, Kind.INCIDENT, id)));
        writeNew(file, page);
        spec.commandLine().getOut().println("written: " + file);
        return 0;
    }

    /** Writes a file where none is. */
    static void writeNew(Path file, String page) throws IOException {
        try {
            Files.writeString(file, page, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        } catch (FileAlreadyExistsException e) {
            throw new SpokenException(file + " is there already; name another file");
        }
    }
}
