package org.gilavar.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.gilavar.cli.Gilavar;

/** {@code gilavar serve} in a process of its own, with the virtual machine set as it is for every server. */
final class ServeProcess implements AutoCloseable {
    private static final String SCHEME = "https://";

    private final Process process;
    private final int port;

    /** Starts it, and waits until it listens. */
    ServeProcess(ArenaFolder arena, String... flags) throws IOException {
        List<String> machine = new ArrayList<>(List.of(flags));
        machine.add("@" + Path.of(System.getProperty("gilavar.home", "."), "cli", "server.jvm"));
        List<String> command = new ArrayList<>(java(machine.toArray(String[]::new)));
        command.addAll(List.of(Gilavar.class.getName(), "serve"));
        command.addAll(arena.serving());
        process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        port = listening(process.inputReader());
    }

    /** How a process of the same classes is started. */
    static List<String> java(String... flags) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"));
        command.addAll(List.of(flags));
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        return command;
    }

    private static int listening(BufferedReader out) throws IOException {
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            int from = line.indexOf(SCHEME);
            if (from >= 0) {
                return URI.create(line.substring(from, line.indexOf(' ', from))).getPort();
            }
        }
        throw new IOException("the server did not start");
    }

    int port() {
        return port;
    }

    long pid() {
        return process.pid();
    }

    /** Runs a class of ours in another process, and takes the lines of a name and a number that it prints. */
    static Map<String, Double> run(Class<?> main, List<String> arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(java("-Xmx2g"));
        command.add(main.getName());
        command.addAll(arguments);
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        Map<String, Double> found = new TreeMap<>();
        try (BufferedReader out = process.inputReader()) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                int space = line.indexOf(' ');
                found.put(line.substring(0, space), Double.valueOf(line.substring(space + 1)));
            }
        }
        if (process.waitFor() != 0) {
            throw new IOException(main.getSimpleName() + " has failed");
        }
        return found;
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
