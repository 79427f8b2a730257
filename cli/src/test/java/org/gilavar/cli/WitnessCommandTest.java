package org.gilavar.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.gilavar.ledger.log.NoteKey;
import org.gilavar.ledger.log.NoteSignature;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code gilavar witness} in a process of its own, asked over HTTP, ended and started again. */
@Timeout(120)
final class WitnessCommandTest {
    /** Less than the time after which a process that does not end by itself is given up. */
    private static final long QUICK_SECONDS = 8;

    @TempDir
    private Path folder = Path.of("");

    private final HttpClient http = HttpClient.newHttpClient();
    private String key = "";
    private String state = "";

    @BeforeEach
    void aKey() {
        key = folder.resolve("witness.pem").toString();
        state = folder.resolve("state").toString();
        assertThat(Ran.command("key", "new", "--unencrypted", key).exit()).isZero();
    }

    @Test
    void aForkIsRefusedBeforeAndAfterARestartAndItsEvidenceConvicts() throws IOException, InterruptedException {
        SampleLog told = SampleLog.in(folder.resolve("told"), "told", 40);
        SampleLog untold = SampleLog.in(folder.resolve("untold"), "untold", 40);
        try (Running witness = new Running()) {
            HttpResponse<String> cosigned = witness.post(told.request(0, 10));
            assertThat(cosigned.statusCode()).isEqualTo(200);
            NoteSignature line = NoteSignature.parse(cosigned.body().strip());
            assertThat(told.headAt(10).with(List.of(line)).verify(List.of(witness.key)))
                    .containsOnlyKeys(witness.key);
            assertThat(witness.get()).contains("C2SP tlog-witness", witness.key.toString(), SampleLog.ORIGIN);

            Ran second = witness("--log", SampleLog.LOG.key().toString());
            assertThat(second.exit()).isEqualTo(1);
            assertThat(second.err()).contains("another witness has").doesNotContain("Exception");

            witness.process.destroy(); // SIGTERM
            assertThat(witness.process.waitFor(QUICK_SECONDS, TimeUnit.SECONDS)).isTrue();
        }
        try (Running witness = new Running()) {
            assertThat(witness.started).anyMatch(line -> line.contains("cosigned up to size 10"));
            assertThat(witness.post(told.request(0, 20)).body()).isEqualTo("10\n");
            assertThat(witness.post(untold.request(10, 10)).statusCode()).isEqualTo(409);
            assertThat(witness.post(untold.request(10, 20)).statusCode()).isEqualTo(422);
            assertThat(witness.post(told.request(10, 20)).statusCode()).isEqualTo(200);
            witness.process.destroyForcibly().waitFor(); // SIGKILL
            String err = witness.err();
            assertThat(err)
                    .contains("*** FORK: " + SampleLog.ORIGIN + " has signed two histories: two roots at size 10")
                    .contains("the one at size 20 does not begin with the one at size 10")
                    .contains(" --key " + SampleLog.LOG.key());
        }
        try (Stream<Path> evidence = Files.list(Path.of(state, "evidence"))) {
            List<Path> files = evidence.toList();
            assertThat(files).hasSize(2);
            for (Path file : files) {
                Ran ran = Ran.command(
                        "evidence",
                        file.toString(),
                        "--key",
                        SampleLog.LOG.key().toString());
                assertThat(ran.exit()).as(ran.out()).isZero();
            }
        }
    }

    @Test
    void evidenceThatCannotBeKeptIsPrintedAndTheForkIsRefusedAllTheSame() throws IOException, InterruptedException {
        SampleLog told = SampleLog.in(folder.resolve("told"), "told", 10);
        SampleLog untold = SampleLog.in(folder.resolve("untold"), "untold", 10);
        try (Running witness = new Running()) {
            assertThat(witness.post(told.request(0, 10)).statusCode()).isEqualTo(200);
            Files.delete(Path.of(state, "evidence"));
            Files.createFile(Path.of(state, "evidence"));
            assertThat(witness.post(untold.request(10, 10)).statusCode()).isEqualTo(409);
            witness.process.destroyForcibly().waitFor();
            assertThat(witness.err()).contains("COULD NOT BE KEPT", "gilavar.org/fork-evidence@v1");
        }
    }

    @Test
    void whatItCannotStartWithIsSaidInOneSentence() throws IOException {
        String log = SampleLog.LOG.key().toString();
        assertThat(witness().exit()).isEqualTo(2);
        assertThat(witness().err()).contains("name a log to watch");
        assertThat(witness("--log", "log.example=nonsense").exit()).isEqualTo(2);
        assertThat(witness("--log", SampleLog.witness(1).key().toString()).err())
                .contains("the key of a witness");
        assertThat(witness("--log", log, "--port", "70000").exit()).isEqualTo(2);
        assertThat(witness("--logs", folder.resolve("none").toString()).exit()).isEqualTo(2);
        Path list = Files.writeString(folder.resolve("logs"), "# ours\n\n" + log + "\nlog.example/two=x\n");
        assertThat(witness("--logs", list.toString()).err()).contains("logs, line 4: expected ORIGIN=VKEY");
        Ran named = Ran.command("witness", "--key", key, "--name", "two words", "--state", state, "--log", log);
        assertThat(named.exit()).isEqualTo(2);
        assertThat(named.err())
                .contains("cannot have this key or name: key name: ")
                .doesNotContain("Exception");
        String es256 = folder.resolve("es256.pem").toString();
        Ran.command("key", "new", "--unencrypted", "--algorithm", "ES256", es256);
        Ran other = Ran.command("witness", "--key", es256, "--name", "w", "--state", state, "--log", log);
        assertThat(other.exit()).isEqualTo(2);
        assertThat(other.err()).contains("notes are signed with Ed25519 keys");
        Ran keyless = Ran.command(
                "witness", "--key", folder.resolve("no.pem").toString(), "--name", "w", "--state", state, "--log", log);
        assertThat(keyless.err()).contains("there is no file").doesNotContain("Exception");
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Ran port = witness("--log", log, "--port", Integer.toString(taken.getLocalPort()));
            assertThat(port.exit()).isEqualTo(1);
            assertThat(port.err()).contains("cannot listen on port").doesNotContain("Exception");
        }
    }

    @Test
    void aWitnessWhoseMemoryIsDamagedDoesNotStart() throws IOException, InterruptedException {
        SampleLog told = SampleLog.in(folder.resolve("told"), "told", 10);
        try (Running witness = new Running()) {
            assertThat(witness.post(told.request(0, 10)).statusCode()).isEqualTo(200);
        }
        try (Stream<Path> files = Files.list(Path.of(state))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.writeString(file, "damaged");
            }
        }

        Ran ran = witness("--log", SampleLog.LOG.key().toString());

        assertThat(ran.exit()).isEqualTo(1);
        assertThat(ran.err()).contains("is damaged", "make a new key").doesNotContain("Exception");
    }

    @Test
    void logsAreNamedByOriginAndKeyOrByKeyAlone() throws IOException {
        WatchedLogs watched = new WatchedLogs();
        NoteKey log = SampleLog.LOG.key();

        watched.add("here", log.toString());
        watched.add("here", "other.example/x+y=" + log);
        watched.add("here", "third.example=" + log);
        watched.add("here", "third.example=" + log);

        assertThat(watched.byOrigin())
                .containsOnlyKeys(SampleLog.ORIGIN, "other.example/x+y", "third.example")
                .containsValue(List.of(log));
    }

    private Ran witness(String... more) {
        List<String> arguments =
                new ArrayList<>(List.of("witness", "--key", key, "--name", "witness.example", "--state", state));
        arguments.addAll(List.of(more));
        return Ran.command(arguments.toArray(String[]::new));
    }

    /** A witness in a process of its own. */
    private final class Running implements AutoCloseable {
        private final Process process;
        private final Path errors;
        private final List<String> started = new ArrayList<>();
        private final URI address;
        private final NoteKey key;

        Running() throws IOException {
            errors = Files.createTempFile(folder, "stderr", ".txt");
            process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            Gilavar.class.getName(),
                            "witness",
                            "--key",
                            WitnessCommandTest.this.key,
                            "--name",
                            "witness.example",
                            "--state",
                            state,
                            "--log",
                            SampleLog.ORIGIN + "=" + SampleLog.LOG.key(),
                            "--port",
                            "0")
                    .redirectError(errors.toFile())
                    .start();
            BufferedReader out = process.inputReader();
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                started.add(line);
                if (line.startsWith("Stop with")) {
                    break;
                }
            }
            assertThat(started).as(Files.readString(errors)).hasSizeGreaterThan(4);
            String first = started.getFirst();
            address = URI.create(first.substring(first.indexOf("http://"), first.indexOf("  (")));
            key = NoteKey.parse(started.stream()
                    .filter(line -> line.startsWith("key "))
                    .findFirst()
                    .orElseThrow()
                    .substring("key       ".length()));
        }

        HttpResponse<String> post(byte[] body) throws IOException, InterruptedException {
            HttpRequest request = HttpRequest.newBuilder(address.resolve("/add-checkpoint"))
                    .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                    .build();
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        }

        String get() throws IOException, InterruptedException {
            return http.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString())
                    .body();
        }

        String err() throws IOException {
            return new String(Files.readAllBytes(errors), UTF_8);
        }

        @Override
        public void close() {
            process.destroy();
            process.onExit().join();
        }
    }
}
