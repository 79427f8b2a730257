package org.gilavar.client.witness;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.gilavar.client.ShortPatience;
import org.gilavar.ledger.Hash;
import org.gilavar.ledger.SigningKey;
import org.gilavar.ledger.log.AddCheckpoint;
import org.gilavar.ledger.log.Checkpoint;
import org.gilavar.ledger.log.Evidence;
import org.gilavar.ledger.log.MemoryTileStore;
import org.gilavar.ledger.log.NoteKey;
import org.gilavar.ledger.log.NoteSignature;
import org.gilavar.ledger.log.NoteSigner;
import org.gilavar.ledger.log.SignedCheckpoint;
import org.gilavar.ledger.log.TiledLog;
import org.gilavar.ledger.log.Witness;
import org.gilavar.ledger.log.folder.FolderWitnessStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A witness asked over real connections. */
@Timeout(60)
class WitnessServerTest {
    private static final String ORIGIN = "log.example/one";
    private static final NoteSigner LOG = NoteSigner.of(ORIGIN, NoteKey.Type.ED25519, key(1));
    private static final NoteSigner OTHER = NoteSigner.of("log.example/two", NoteKey.Type.ED25519, key(2));
    private static final NoteSigner WITNESS = NoteSigner.of("witness.example", NoteKey.Type.COSIGNATURE, key(3));
    private static final Instant NOW = Instant.ofEpochSecond(1_745_000_000);

    /** Longer than any client is given, so that a missing limit fails rather than hangs. */
    private static final int GIVE_UP_MILLIS = 20_000;

    private final TiledLog log = grown("told", 40);
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final List<Evidence> forks = Collections.synchronizedList(new ArrayList<>());
    private final List<RuntimeException> failures = Collections.synchronizedList(new ArrayList<>());

    @TempDir
    private Path folder = Path.of("");

    private FolderWitnessStore store;
    private WitnessServer server;

    @BeforeAll
    static void aShorterPatience() {
        ShortPatience.set();
    }

    @BeforeEach
    void start() throws IOException {
        store = FolderWitnessStore.open(folder);
        Witness witness = new Witness(WITNESS, Map.of(ORIGIN, List.of(LOG.key())), store);
        server = WitnessServer.start(witness, "a witness\n", 0, () -> NOW, new WitnessListener() {
            @Override
            public void forked(Evidence evidence) {
                forks.add(evidence);
            }

            @Override
            public void failed(RuntimeException reason) {
                failures.add(reason);
            }
        });
    }

    @AfterEach
    void stop() {
        server.close();
        store.close();
    }

    private static SigningKey key(int number) {
        byte[] seed = new byte[SigningKey.SEED_BYTES];
        Arrays.fill(seed, (byte) number);
        return SigningKey.ofSeed(seed);
    }

    private static TiledLog grown(String history, int size) {
        TiledLog log = TiledLog.create(new MemoryTileStore());
        for (int i = 0; i < size; i++) {
            log.append(List.of((history + " " + i).getBytes(UTF_8)));
        }
        return log;
    }

    private static SignedCheckpoint head(TiledLog log, long size, NoteSigner signer) {
        return SignedCheckpoint.sign(new Checkpoint(signer.key().name(), size, log.root(size)), signer);
    }

    private static byte[] request(TiledLog log, long oldSize, long size) {
        List<Hash> proof =
                oldSize == 0 ? List.of() : log.consistency(oldSize, size).path();
        return new AddCheckpoint(oldSize, proof, head(log, size, LOG)).bytes();
    }

    private HttpResponse<String> post(byte[] body) throws IOException, InterruptedException {
        return send("POST", WitnessServer.ADD_CHECKPOINT, body);
    }

    private HttpResponse<String> send(String method, String path, byte[] body)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(server.address() + path))
                .method(method, body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body))
                .build();
        return http.send(request, BodyHandlers.ofString());
    }

    private static void assertAnswer(HttpResponse<String> answer, int status, String contentType) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue(contentType);
    }

    private static void assertPlain(HttpResponse<String> answer, int status) {
        assertAnswer(answer, status, "text/plain; charset=utf-8");
    }

    @Test
    void aLogThatGrowsIsCosignedStepByStep() throws IOException, InterruptedException {
        HttpResponse<String> first = post(request(log, 0, 10));
        HttpResponse<String> second = post(request(log, 10, 40));

        assertPlain(first, 200);
        assertPlain(second, 200);
        NoteSignature line = NoteSignature.parse(second.body().strip());
        assertThat(line.timeSeconds()).isEqualTo(NOW.getEpochSecond());
        assertThat(head(log, 40, LOG).with(List.of(line)).verify(List.of(WITNESS.key())))
                .containsOnlyKeys(WITNESS.key());
        assertThat(store.latest(ORIGIN)).isEqualTo(head(log, 40, LOG));
        assertThat(forks).isEmpty();
    }

    @Test
    void aRestartForgetsNothing() throws IOException, InterruptedException {
        assertPlain(post(request(log, 0, 10)), 200);
        stop();
        start();

        HttpResponse<String> forgotten = post(request(log, 0, 20));
        assertAnswer(forgotten, 409, "text/x.tlog.size");
        assertThat(forgotten.body()).isEqualTo("10\n");
        assertPlain(post(request(log, 10, 20)), 200);
    }

    @Test
    void twoHistoriesAreRefusedAndTheirEvidenceIsHandedOn() throws IOException, InterruptedException {
        TiledLog untold = grown("untold", 40);
        assertPlain(post(request(log, 0, 10)), 200);

        HttpResponse<String> sameSize = post(request(untold, 10, 10));
        HttpResponse<String> larger = post(request(untold, 10, 40));

        assertAnswer(sameSize, 409, "text/x.tlog.size");
        assertThat(sameSize.body()).isEqualTo("10\n");
        assertPlain(larger, 422);
        assertThat(forks).hasSize(2);
        forks.forEach(fork -> fork.verify(LOG.key()));
        assertPlain(post(request(log, 10, 20)), 200);
    }

    @Test
    void everyRefusalHasItsStatus() throws IOException, InterruptedException {
        assertPlain(post("old x\n".getBytes(UTF_8)), 400);
        assertPlain(post(new byte[0]), 400);
        assertPlain(post(new AddCheckpoint(11, List.of(), head(log, 10, LOG)).bytes()), 400);
        SignedCheckpoint forged = SignedCheckpoint.sign(head(log, 10, LOG).checkpoint(), OTHER);
        assertPlain(post(new AddCheckpoint(0, List.of(), forged).bytes()), 403);
        assertPlain(post(new AddCheckpoint(0, List.of(), head(log, 10, OTHER)).bytes()), 404);
        assertPlain(post(request(log, 0, 10)), 200);
        assertAnswer(post(request(log, 5, 20)), 409, "text/x.tlog.size");
        assertPlain(post(new AddCheckpoint(10, List.of(), head(log, 20, LOG)).bytes()), 422);
        assertThat(store.latest(ORIGIN)).isEqualTo(head(log, 10, LOG));
        assertThat(forks).isEmpty();
        assertThat(failures).isEmpty();
    }

    @Test
    void otherPathsAndMethodsAreNotServed() throws IOException, InterruptedException {
        HttpResponse<String> about = send("GET", "/", new byte[0]);
        assertPlain(about, 200);
        assertThat(about.body()).isEqualTo("a witness\n");
        assertThat(send("HEAD", "/", new byte[0]).statusCode()).isEqualTo(200);
        HttpResponse<String> got = send("GET", WitnessServer.ADD_CHECKPOINT, new byte[0]);
        assertPlain(got, 405);
        assertThat(got.headers().firstValue("Allow")).hasValue("POST");
        assertPlain(send("DELETE", "/", new byte[0]), 405);
        for (String path : List.of("/add-checkpoint/", "/add-checkpointed", "/x/add-checkpoint", "/evidence")) {
            assertPlain(send("POST", path, request(log, 0, 10)), 404);
        }
        assertThat(store.latest(ORIGIN)).isNull();
    }

    @Test
    void theLargestRequestIsReadAndALargerOneIsNot() throws IOException, InterruptedException {
        assertPlain(post(new byte[AddCheckpoint.MAX_BYTES]), 400);
        assertThat(raw("Content-Length: " + (AddCheckpoint.MAX_BYTES + 1) + "\r\n\r\n"))
                .startsWith("HTTP/1.1 413 ");
        String chunk =
                Integer.toHexString(2 * AddCheckpoint.MAX_BYTES) + "\r\n" + "x".repeat(AddCheckpoint.MAX_BYTES + 1);
        assertThat(raw("Transfer-Encoding: chunked\r\n\r\n" + chunk)).startsWith("HTTP/1.1 413 ");
        assertPlain(post(request(log, 0, 10)), 200);
    }

    @Test
    void aStalledClientKeepsNobodyWaitingAndIsCutOff() throws IOException, InterruptedException {
        List<Socket> stalled = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            Socket socket = connect();
            socket.getOutputStream().write("POST /add-checkpoint HTTP/1.1\r\n".getBytes(US_ASCII));
            if (i % 2 == 0) {
                socket.getOutputStream()
                        .write("Host: localhost\r\nContent-Length: 900\r\n\r\nold 0\n".getBytes(US_ASCII));
            }
            socket.getOutputStream().flush();
            stalled.add(socket);
        }

        assertPlain(post(request(log, 0, 10)), 200);
        for (Socket socket : stalled) {
            assertThat(socket.getInputStream().readAllBytes()).isEmpty();
            socket.close();
        }
    }

    @Test
    void whatCannotBeKeptIsNotCosigned() throws IOException, InterruptedException {
        assertPlain(post(request(log, 0, 10)), 200);
        Path kept;
        try (Stream<Path> files = Files.list(folder)) {
            kept = files.filter(file -> !file.endsWith(".lock")).findFirst().orElseThrow();
        }
        byte[] right = Files.readAllBytes(kept);

        Files.writeString(kept, "damaged");
        assertPlain(post(request(log, 10, 20)), 500);
        Files.delete(kept);
        Files.createDirectory(kept);
        assertPlain(post(request(log, 0, 20)), 500);
        assertThat(failures).hasSize(2);

        Files.delete(kept);
        Files.write(kept, right);
        assertPlain(post(request(log, 10, 20)), 200);
    }

    @Test
    void manyAtOnceAreToldOneHistory() throws IOException, InterruptedException {
        TiledLog untold = grown("untold", 40);
        List<CompletableFuture<HttpResponse<String>>> asked = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            byte[] body = request(i % 2 == 0 ? log : untold, 0, 10);
            asked.add(http.sendAsync(
                    HttpRequest.newBuilder(URI.create(server.address() + WitnessServer.ADD_CHECKPOINT))
                            .POST(BodyPublishers.ofByteArray(body))
                            .build(),
                    BodyHandlers.ofString()));
        }

        long cosigned = asked.stream()
                .filter(answer -> answer.join().statusCode() == 200)
                .count();

        assertThat(cosigned).isEqualTo(1);
    }

    private Socket connect() throws IOException {
        int port = URI.create(server.address()).getPort();
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(GIVE_UP_MILLIS);
        return socket;
    }

    /** The first line of the answer to a request to add a checkpoint that goes on like this. */
    private String raw(String rest) throws IOException {
        try (Socket socket = connect()) {
            OutputStream out = socket.getOutputStream();
            out.write(("POST /add-checkpoint HTTP/1.1\r\nHost: localhost\r\n" + rest).getBytes(US_ASCII));
            out.flush();
            byte[] start = socket.getInputStream().readNBytes(13);
            return new String(start, US_ASCII);
        }
    }
}
