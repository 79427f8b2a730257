package org.gilavar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** From nothing to the first notice, by typing what docs/first-notice.md says, the server a process of its own. */
@Timeout(300)
final class FirstNoticeTest {

    private static final Path PAGE = Path.of("..", "docs", "first-notice.md");

    /** What was typed, by the names of commands, and what came of it. */
    private final List<String> commands = new ArrayList<>();

    private final List<Ran> runs = new ArrayList<>();

    private final List<Process> servers = new ArrayList<>();

    @TempDir
    private Path folder;

    @AfterEach
    void stop() {
        servers.forEach(server -> {
            server.destroy();
            server.onExit().join();
        });
    }

    @Test
    void whatThePageSaysLeadsToANoticeAndAConflict() throws IOException, InterruptedException {
        String page = Files.readString(PAGE)
                .replace("/tmp/first-notice", folder.resolve("trial").toString())
                .replace("8470", Integer.toString(freePort()));
        new Walkthrough(Path.of("..").toAbsolutePath().normalize(), this::run).type(page);

        assertThat(said("arrangement sign")).contains("arrangement pact.v1 IN_FORCE");
        assertThat(said("doctor")).contains("verdict     all is well.");
        assertThat(said("notice list")).contains("israel.patrol-1  1  FILED");
        assertThat(said("notice file")).contains("!! conflict israel-turkiye-1 OPENED", "overlap FL110 to FL140");
        assertThat(said("conflict list")).contains("israel-turkiye-1  OPEN");
        assertThat(said("watch")).contains("!! conflict israel-turkiye-1 opened");
        assertThat(page).contains("in " + (runs.size() + servers.size()) + " commands");
    }

    /** What the last command of this name has said. */
    private String said(String command) {
        return commands.lastIndexOf(command) < 0
                ? ""
                : runs.get(commands.lastIndexOf(command)).out();
    }

    private void run(Map<String, String> environment, List<String> arguments) throws IOException, InterruptedException {
        if (arguments.getFirst().equals("serve")) {
            serve(environment, arguments.subList(0, arguments.size() - 1));
            return;
        }
        List<String> all = new ArrayList<>(arguments);
        all.addAll(List.of("--passphrase-file", secret(environment).toString()));
        Ran ran = Ran.command(environment, all.toArray(new String[0]));
        assertThat(ran.exit()).as(arguments + ": " + ran.err()).isZero();
        runs.add(ran);
        commands.add(
                arguments.size() > 1 && !arguments.get(1).startsWith("-")
                        ? arguments.get(0) + " " + arguments.get(1)
                        : arguments.get(0));
    }

    /** The environment of this process cannot be changed; what it would say is in a file. */
    private Path secret(Map<String, String> environment) throws IOException {
        Path file = folder.resolve("secret");
        if (!Files.exists(file)) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, environment.get("GILAVAR_PASSPHRASE"));
        }
        return file;
    }

    private void serve(Map<String, String> environment, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("java.class.path"),
                Gilavar.class.getName()));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectError(folder.resolve("server.log").toFile());
        builder.environment().putAll(environment);
        Process server = builder.start();
        servers.add(server);
        BufferedReader out = server.inputReader();
        String line = out.readLine();
        while (line != null && !line.contains("gilavar serves at https://")) {
            line = out.readLine();
        }
        assertThat(line).as(Files.readString(folder.resolve("server.log"))).isNotNull();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
