package org.gilavar.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.gilavar.ledger.VerifyingKey;

/** {@code gilavar serve} in a process of its own, at one address however often it dies. */
final class ServerProcess implements AutoCloseable {
    /** A start takes a second or two; on a machine that does ten other things at once, many more. */
    private static final Duration START = Duration.ofMinutes(2);

    private final Path data;
    private final Path founder;

    /** Where SQLite's nativeFolder is unpacked, at every start, and stays when the process is killed. */
    private final Path nativeFolder;

    private final String classPath;
    private final List<String> flags;
    private Process process;
    private int port;

    /**
     * Starts it at any free port, and waits until it listens.
     *
     * @param data its folder; what it says of faults goes to a file beside it
     * @param classPath where its classes are
     * @param flags for its virtual machine
     */
    ServerProcess(Path data, VerifyingKey founder, String classPath, List<String> flags)
            throws IOException, InterruptedException {
        this.data = data;
        this.founder = beside(".founder.pub");
        this.nativeFolder = Files.createDirectories(beside(".native"));
        this.classPath = classPath;
        this.flags = List.copyOf(flags);
        Files.writeString(this.founder, founder.text() + "\n");
        this.process = start();
        this.port = awaitListening();
    }

    private Path beside(String suffix) {
        return data.resolveSibling(data.getFileName() + suffix);
    }

    private Process start() throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"));
        command.add("-Dorg.sqlite.tmpdir=" + nativeFolder);
        command.addAll(flags);
        command.addAll(List.of("-cp", classPath, Gilavar.class.getName(), "serve"));
        command.addAll(List.of("--data", data.toString(), "--founder", founder.toString()));
        command.addAll(List.of("--port", Integer.toString(port)));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.appendTo(beside(".log").toFile()))
                .start();
    }

    /** Waits until it says where it listens; empty when it has died. */
    private Optional<Integer> listening() throws IOException, InterruptedException {
        BufferedReader out = process.inputReader();
        CompletableFuture<String> line = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> line.completeAsync(() -> firstLine(out), Runnable::run));
        try {
            String said = line.get(START.toMillis(), TimeUnit.MILLISECONDS);
            int from = said.indexOf("http://");
            return from < 0
                    ? Optional.empty()
                    : Optional.of(URI.create(said.substring(from, said.indexOf("  ", from)))
                            .getPort());
        } catch (ExecutionException e) {
            throw new IOException("the server says nothing", e.getCause());
        } catch (TimeoutException e) {
            throw new IOException("the server has not started in " + START + ": " + said(), e);
        }
    }

    /** The line that names its address; what its virtual machine may say before that does not. Empty at the end. */
    private static String firstLine(BufferedReader out) {
        try {
            String line = out.readLine();
            while (line != null && !line.contains("http://")) {
                line = out.readLine();
            }
            return line == null ? "" : line;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All it has said of faults. */
    private String said() throws IOException {
        return Files.readString(beside(".log"));
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** The record it keeps. */
    Path journal() {
        return data.resolve("journal.db");
    }

    /** Whether it lives on after some time. */
    boolean livesFor(Duration time) throws InterruptedException {
        return !process.waitFor(time.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** SIGKILL; it is gone when this returns. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor();
    }

    /** SIGTERM; whether it is gone within some time. */
    boolean stopsWithin(Duration time) throws InterruptedException {
        process.destroy();
        return process.waitFor(time.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** SIGKILL, without waiting until it is gone. */
    void killMeanwhile() {
        process.destroyForcibly();
    }

    /** Starts it again, without waiting until it listens. */
    void launch() throws IOException {
        process = start();
    }

    /** Waits until it listens after {@link #launch}; at which port. */
    int awaitListening() throws IOException, InterruptedException {
        Optional<Integer> at = listening();
        if (at.isEmpty()) {
            throw new IOException("the server did not start: " + said());
        }
        return at.get();
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
