package org.gilavar.client.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.gilavar.client.ShortPatience;
import org.gilavar.ledger.SigningKey;
import org.gilavar.ledger.log.Audit;
import org.gilavar.ledger.log.AuditReport;
import org.gilavar.ledger.log.Checkpoint;
import org.gilavar.ledger.log.LogSource;
import org.gilavar.ledger.log.NoteKey;
import org.gilavar.ledger.log.NoteSigner;
import org.gilavar.ledger.log.Policy;
import org.gilavar.ledger.log.SignedCheckpoint;
import org.gilavar.ledger.log.TilePath;
import org.gilavar.ledger.log.TiledLog;
import org.gilavar.ledger.log.folder.FolderTileStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A log read from a real web server, and from servers that misbehave. */
@Timeout(60)
class HttpLogSourceTest {
    private static final String ORIGIN = "log.example/one";
    private static final NoteSigner LOG = NoteSigner.of(ORIGIN, NoteKey.Type.ED25519, key());
    private static final Policy POLICY = Policy.parse(("log " + LOG.key() + "\nquorum none\n").getBytes(UTF_8));
    private static final TilePath TILE = new TilePath(0, 0, 1);

    @TempDir
    private Path folder = Path.of("");

    private final CountDownLatch over = new CountDownLatch(1);
    private final ExecutorService workers = Executors.newCachedThreadPool();
    private HttpServer server;

    private static SigningKey key() {
        byte[] seed = new byte[SigningKey.SEED_BYTES];
        Arrays.fill(seed, (byte) 1);
        return SigningKey.ofSeed(seed);
    }

    @BeforeAll
    static void aShorterPatience() {
        ShortPatience.set();
    }

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(workers);
        server.createContext("/log/", exchange -> serve(exchange, false));
        server.createContext("/zipped/", exchange -> serve(exchange, true));
        server.start();
    }

    @AfterEach
    void stop() {
        over.countDown();
        server.stop(0);
        workers.shutdown();
    }

    private void serve(HttpExchange exchange, boolean zipped) throws IOException {
        String path = exchange.getRequestURI().getPath();
        Path file = folder.resolve(path.substring(path.indexOf('/', 1) + 1));
        if (!Files.isRegularFile(file)) {
            answer(exchange, 404, new byte[0]);
        } else if (zipped) {
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
            answer(exchange, 200, zip(Files.readAllBytes(file)));
        } else {
            answer(exchange, 200, Files.readAllBytes(file));
        }
    }

    private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
        try (exchange) {
            exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
            if (body.length > 0) {
                exchange.getResponseBody().write(body);
            }
        }
    }

    private static byte[] zip(byte[] bytes) throws IOException {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(zipped)) {
            out.write(bytes);
        }
        return zipped.toByteArray();
    }

    private HttpLogSource source(String path, Duration patience) {
        return new HttpLogSource(
                URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path), patience);
    }

    private HttpLogSource source(String path) {
        return source(path, Duration.ofSeconds(30));
    }

    private void mirror(int size) {
        TiledLog log = TiledLog.create(new FolderTileStore(folder));
        List<byte[]> entries = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            entries.add(("entry " + i).getBytes(UTF_8));
        }
        log.append(entries);
        new FolderTileStore(folder).publish(SignedCheckpoint.sign(new Checkpoint(ORIGIN, size, log.root()), LOG));
    }

    @Test
    void aLogIsCheckedWholeThroughItsTilesZippedOrNot() {
        mirror(600);

        for (String path : List.of("/log", "/log/", "/zipped/")) {
            AuditReport report = Audit.whole(source(path), POLICY, (done, of) -> {});
            assertThat(report.fault()).as(path).isEmpty();
            assertThat(report.entries()).isEqualTo(600);
        }
    }

    @Test
    void aTileThatIsWrongOrNotThereIsNamed() throws IOException {
        mirror(600);
        byte[] tile = Files.readAllBytes(folder.resolve("tile/0/001"));
        tile[100] ^= 1;
        Files.write(folder.resolve("tile/0/001"), tile);
        assertThat(Audit.whole(source("/log"), POLICY, (done, of) -> {}).fault())
                .hasValueSatisfying(fault -> assertThat(fault.place()).isEqualTo("tile/0/001"));

        Files.delete(folder.resolve("tile/0/001"));
        assertThat(Audit.whole(source("/log"), POLICY, (done, of) -> {}).fault())
                .hasValue(new AuditReport.Fault("tile/0/001", "missing"));
    }

    @Test
    void notThereIsNoFailureAndEverythingElseIs() {
        assertThat(source("/log").checkpoint()).isNull();
        assertThat(source("/elsewhere").read(TILE)).isNull();
        for (int status : new int[] {204, 206, 301, 302, 401, 403, 429, 500, 503}) {
            String path = "/answers/" + status;
            server.createContext(path, exchange -> {
                exchange.getResponseHeaders().set("Location", "/log/");
                answer(exchange, status, new byte[0]);
            });
            assertThatThrownBy(() -> source(path).checkpoint())
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining("it answered " + status);
        }
    }

    @Test
    void whatIsTooLongIsNotReadToItsEnd() throws IOException, InterruptedException {
        CountDownLatch gone = new CountDownLatch(2);
        server.createContext("/endless/", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            byte[] some = new byte[1 << 16];
            try {
                while (over.getCount() > 0) {
                    exchange.getResponseBody().write(some);
                }
            } catch (IOException e) {
                gone.countDown(); // the reader has gone away
                throw e;
            }
        });
        byte[] bomb = zip(new byte[1 << 26]);
        server.createContext("/bomb/", exchange -> {
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
            answer(exchange, 200, bomb);
        });

        for (String path : List.of("/endless", "/bomb")) {
            byte[] read = source(path).read(TILE);
            assertThat(read).as(path).isNotNull().hasSizeBetween(LogSource.maxBytes(TILE) + 1, 10_000);
        }
        assertThat(Audit.whole(source("/endless"), null, (done, of) -> {}).fault())
                .hasValueSatisfying(fault -> assertThat(fault.place()).isEqualTo("checkpoint"));
        assertThat(gone.await(20, TimeUnit.SECONDS)).as("not read on in secret").isTrue();
    }

    @Test
    void aServerThatStallsIsNotWaitedFor() {
        server.createContext("/silent/", exchange -> await());
        server.createContext("/stalls/", exchange -> {
            exchange.sendResponseHeaders(200, 100);
            exchange.getResponseBody().write(1);
            exchange.getResponseBody().flush();
            await();
        });

        for (String path : List.of("/silent", "/stalls")) {
            assertThatThrownBy(() -> source(path, Duration.ofMillis(300)).checkpoint())
                    .as(path)
                    .isInstanceOf(UncheckedIOException.class);
        }
    }

    private void await() {
        try {
            over.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void nobodyListeningAndUnknownCodingsAreFailures() {
        server.createContext("/coded/", exchange -> {
            exchange.getResponseHeaders().set("Content-Encoding", "br");
            answer(exchange, 200, new byte[10]);
        });
        assertThatThrownBy(() -> source("/coded").checkpoint())
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("encoded as br");
        server.createContext("/torn/", exchange -> {
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
            answer(exchange, 200, new byte[10]);
        });
        assertThatThrownBy(() -> source("/torn").checkpoint()).isInstanceOf(UncheckedIOException.class);
        assertThatThrownBy(() -> new HttpLogSource(URI.create("http://127.0.0.1:1")).checkpoint())
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("http://127.0.0.1:1/checkpoint");
    }

    @Test
    void onlyHttpsAndThisMachineAreAsked() {
        for (String right : List.of(
                "https://log.example/one", "http://localhost:8080", "http://127.0.0.1", "http://[::1]:80/log/")) {
            assertThat(new HttpLogSource(URI.create(right))).isNotNull();
        }
        for (String wrong : List.of(
                "http://log.example/one",
                "http://127.0.0.1.log.example/",
                "http://localhost.example/",
                "http://10.0.0.1/",
                "ftp://127.0.0.1/",
                "https://user@log.example/",
                "https://log.example/?x=1",
                "https://log.example/#x",
                "file:///etc",
                "log")) {
            assertThatThrownBy(() -> new HttpLogSource(URI.create(wrong)))
                    .as(wrong)
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }
}
