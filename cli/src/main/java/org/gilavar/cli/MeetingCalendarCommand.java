package org.gilavar.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What a post has ahead, for a calendar. */
@Command(
        name = "calendar",
        mixinStandardHelpOptions = true,
        description = {
            "Print your meetings, the days on which actions are due and the line checks of two weeks as iCalendar (RFC 5545).",
            "",
            "Imported again it takes the place of what was imported before."
        })
final class MeetingCalendarCommand implements Callable<Integer> {

    private static final String PATH = "/v1/calendar";
    private static final int MOST_BYTES = 16 << 20;

    @Spec
    private CommandSpec command = CommandSpec.create();

    @Mixin
    private ClientOptions options = new ClientOptions();

    @Option(names = "--out", paramLabel = "FILE", description = "Write it there, in the place of what is there.")
    private @Nullable Path out;

    @Override
    public Integer call() throws IOException, InterruptedException {
        byte[] calendar = options.client()
                .bytes(PATH, MOST_BYTES)
                .orElseThrow(() -> new SpokenException("this server makes no calendar; it is of an earlier version"));
        Path file = out;
        if (file != null) {
            Files.write(file, calendar);
            return 0;
        }
        PrintWriter printed = command.commandLine().getOut();
        printed.print(new String(calendar, StandardCharsets.UTF_8));
        printed.flush();
        return 0;
    }
}
