package org.gilavar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A desk that is cut off, by the commands alone; docs/cut-off.md shows the same. */
@Timeout(180)
final class CutOffAtTheDeskTest {

    private static final String TURKIYE = "turkiye";
    private static final String ISRAEL = "israel";

    private final Instant start =
            LocalDate.now(ZoneOffset.UTC).plusDays(2).atTime(11, 2).toInstant(ZoneOffset.UTC);

    @TempDir
    private Path folder;

    private Trial trial;
    private boolean cut;
    private String nowhere = "";
    private final List<String> transcript = new ArrayList<>();

    @BeforeEach
    void open() throws IOException, InterruptedException {
        trial = Trial.exercise(folder, start, terms -> {});
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nowhere = "http://127.0.0.1:" + free.getLocalPort();
        }
    }

    @AfterEach
    void close() {
        trial.close();
    }

    private String says(int exit, String party, String... arguments) throws IOException {
        Map<String, String> desk = new HashMap<>(trial.desk(party));
        if (party.equals(TURKIYE)) {
            desk.put("GILAVAR_OUTBOX", folder.resolve("outbox").toString());
            desk.computeIfPresent("GILAVAR_SERVER", (name, address) -> cut ? nowhere : address);
        }
        Ran ran = Ran.command(desk, arguments);
        transcript.add(party + "$ ./gilavar " + String.join(" ", arguments) + "\n" + ran.out() + ran.err());
        assertThat(ran.exit()).as(String.join("\n", transcript)).isEqualTo(exit);
        return ran.out() + ran.err();
    }

    private String says(String party, String... arguments) throws IOException {
        return says(0, party, arguments);
    }

    private void twoWordsWhileBlind(String... more) throws IOException {
        says(TURKIYE, "outbox", "prepare");
        cut = true;
        assertThat(
                        says(
                                5,
                                TURKIYE,
                                with(
                                        more,
                                        "line send israel Traffic@FL120 --name w-1 --purpose WARN --precedence FLASH --id w-1")))
                .contains(
                        "*** THIS DESK IS BLIND SINCE",
                        "nobody answers at that address",
                        "*** NOBODY HAS HEARD THIS YET: FLASH message.send w-1",
                        "1 statement waiting")
                .doesNotContain("RECEIVED");
        assertThat(says(
                        5,
                        TURKIYE,
                        with(
                                more,
                                "notice file patrol --circle 34.8,38.9,5nm --lower FL200 --upper FL240 --start +3h --end +4h "
                                        + "--category MANNED_AIR --armed UNDECLARED --count ONE --id p-1")))
                .contains("2 statements waiting");
    }

    private static String[] with(String[] more, String words) {
        List<String> all = new ArrayList<>(Arrays.asList(words.split(" ", -1)));
        all.replaceAll(word -> word.replace('@', ' '));
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }

    private String file(String name) {
        return folder.resolve(name).toString();
    }

    @Test
    void twoStatementsAreKeptCarriedByTheOtherPartyTakenLateAndProvenWhenTheLineIsBack()
            throws IOException, InterruptedException {
        twoWordsWhileBlind();
        assertThat(says(TURKIYE, "outbox", "list")).contains("w-1", "p-1", "WAITING", "message.send", "notice.file");
        assertThat(says(4, TURKIYE, "outbox", "send")).contains("*** THIS DESK IS BLIND");
        assertThat(says(1, TURKIYE, "outbox", "export", file("stick"))).contains("must begin with EXERCISE-");
        String stick = file("EXERCISE-stick");
        assertThat(says(TURKIYE, "outbox", "export", stick)).contains("2 statements of turkiye for the EXERCISE trial");

        trial.passTo(start.plus(Duration.ofMinutes(38)));
        String back = file("EXERCISE-back");
        assertThat(says(ISRAEL, "outbox", "import", stick, "--reply", back))
                .contains(
                        "EXERCISE: 2 statements of turkiye",
                        "w-1  message.send  taken at",
                        "p-1  notice.file  taken at")
                .doesNotContain("***");
        assertThat(says(ISRAEL, "line", "list"))
                .contains("turkiye.w-1", "LATE, said " + Dtg.of(start) + ": Traffic FL120");
        assertThat(says(ISRAEL, "line", "reconcile", "--from", start.toString(), "--until", "+1h"))
                .contains(
                        "LATE by 38 min, said by turkiye at " + Dtg.of(start),
                        "message turkiye.w-1 sent: FLASH WARN",
                        "\"Traffic FL120\"",
                        "1 of them LATE");

        assertThat(says(TURKIYE, "outbox", "import", back))
                .contains(
                        "a reply of israel/duty-officer", "w-1  CARRIED  by the word of israel/duty-officer: taken at");
        cut = false;
        assertThat(says(TURKIYE, "outbox", "send"))
                .contains("RECEIVED, NOT APPROVED  w-1", "RECEIVED, NOT APPROVED  p-1", "notice turkiye.patrol FILED");
        assertThat(says(TURKIYE, "outbox", "list", "--waiting")).contains("none that waits");
        assertThat(says(TURKIYE, "line", "list")).containsOnlyOnce("turkiye.w-1");
    }

    @Test
    void handedInTwiceItIsTakenOnceAndByADeskOfItsOwnPartyTheReceiptComesBackBesideItsWord() throws IOException {
        twoWordsWhileBlind();
        String stick = file("EXERCISE-stick");
        says(TURKIYE, "outbox", "export", stick);
        String first = says(ISRAEL, "outbox", "import", stick);

        assertThat(says(ISRAEL, "outbox", "import", stick)).isEqualTo(first);
        String back = file("EXERCISE-back");
        cut = false;
        says(TURKIYE, "outbox", "import", stick, "--reply", back);
        cut = true;
        assertThat(says(TURKIYE, "outbox", "import", back))
                .contains("w-1  CARRIED  by the word of turkiye/duty-officer");
        try (Stream<Path> kept = Files.list(folder.resolve("outbox"))) {
            assertThat(kept.filter(file -> file.toString().endsWith("w-1.verdict")))
                    .singleElement()
                    .satisfies(file -> assertThat(Files.readString(file)).contains("receipt"));
        }
        cut = false;
        assertThat(says(TURKIYE, "outbox", "send")).contains("RECEIVED, NOT APPROVED  w-1");
    }

    @Test
    void whatIsTooOldIsRefusedAndSaidAnewOneByOne() throws IOException, InterruptedException {
        twoWordsWhileBlind();
        Instant later = start.plus(Duration.ofHours(2));
        trial.passTo(later);
        cut = false;
        assertThat(says(1, TURKIYE, "outbox", "send"))
                .contains("*** TOO OLD, NOT TAKEN: w-1", "./gilavar outbox again w-1", "./gilavar outbox drop w-1");
        assertThat(says(TURKIYE, "outbox", "drop", "p-1")).contains("dropped p-1");
        assertThat(says(TURKIYE, "outbox", "again", "w-1"))
                .contains("said anew: {", "Traffic FL120", "RECEIVED, NOT APPROVED  w-1", "LATE: said " + start);
        assertThat(says(TURKIYE, "outbox", "list")).contains("SAID_AGAIN", "DROPPED", "TAKEN");
        assertThat(says(ISRAEL, "line", "list")).contains("LATE, said " + Dtg.of(start));
    }

    @Test
    void whatWasSignedToBeLongUnderWayIsTakenAfterHours() throws IOException, InterruptedException {
        twoWordsWhileBlind("--good-for", "6h");
        String stick = file("EXERCISE-stick");
        assertThat(says(TURKIYE, "outbox", "export", stick)).contains("good until " + start.plus(Duration.ofHours(6)));
        trial.passTo(start.plus(Duration.ofHours(2)));

        assertThat(says(ISRAEL, "outbox", "import", stick)).contains("w-1  message.send  taken at");
    }

    @Test
    void aFileThatWasChangedOrIsOfElsewhereIsNotHandedIn() throws IOException {
        twoWordsWhileBlind();
        Path stick = folder.resolve("EXERCISE-stick");
        says(TURKIYE, "outbox", "export", stick.toString());
        byte[] bytes = Files.readAllBytes(stick);
        bytes[bytes.length / 2] ^= 1;
        Path changed = Files.write(folder.resolve("EXERCISE-changed"), bytes);
        Path renamed = Files.copy(stick, folder.resolve("stick"));

        assertThat(says(1, ISRAEL, "outbox", "import", changed.toString())).contains("gilavar: statements[");
        assertThat(says(1, ISRAEL, "outbox", "import", renamed.toString())).contains("must begin with EXERCISE-");
        assertThat(says(1, ISRAEL, "outbox", "import", stick.toString(), "--mechanism", "other", "--server", nowhere))
                .contains("is for the mechanism trial, and this desk is of other: nothing was sent");
        assertThat(says(ISRAEL, "line", "list")).startsWith("none");
    }

    @Test
    void aDeskThatHearsTheServerKeepsWhatItSaysAndSendsItAtOnce() throws IOException {
        assertThat(says(TURKIYE, with(new String[0], "line send israel Check --purpose CHECK --id c-1")))
                .contains("RECEIVED, NOT APPROVED  c-1")
                .doesNotContain("***");
        assertThat(says(TURKIYE, "outbox", "list")).contains("c-1", "TAKEN");
        assertThat(says(1, TURKIYE, with(new String[0], "line send nobody Check --purpose CHECK --id c-2")))
                .contains("expected another on the line");
        assertThat(says(TURKIYE, "outbox", "list")).contains("REFUSED");
    }

    @Test
    void whatWaitsIsNotForgottenWhenTheLineIsBack() throws IOException {
        twoWordsWhileBlind();
        cut = false;

        assertThat(says(TURKIYE, with(new String[0], "line send israel Check --purpose CHECK --id c-1")))
                .contains("RECEIVED, NOT APPROVED  c-1", "*** NOT HEARD YET, in the outbox from before: 2 statements");
    }

    @Test
    void aDeskThatNeverHeardTheMechanismIsAskedWhetherItIsAnExercise() throws IOException {
        cut = true;
        assertThat(says(1, TURKIYE, with(new String[0], "line send israel Check --purpose CHECK")))
                .contains("never heard it", "outbox prepare --mode EXERCISE|OPERATIONAL");
        assertThat(says(TURKIYE, "outbox", "prepare", "--mode", "exercise")).contains("ready, of the EXERCISE trial");
    }

    @Test
    void anOutboxThatCannotBeUsedKeepsNothingFromBeingSaid() throws IOException {
        says(TURKIYE, "outbox", "prepare");
        String flash = "line send israel Stop --purpose WARN --precedence FLASH --id ";
        Files.writeString(folder.resolve("outbox").resolve("desk.json"), "{");

        assertThat(says(TURKIYE, with(new String[0], flash + "f-1")))
                .contains("*** NOT KEPT, THE OUTBOX CANNOT BE USED: desk.json", "RECEIVED, NOT APPROVED  f-1");

        Files.setPosixFilePermissions(folder.resolve("outbox"), PosixFilePermissions.fromString("rwxr-x---"));
        assertThat(says(TURKIYE, with(new String[0], flash + "f-2")))
                .contains("*** NOT KEPT", "chmod 700", "RECEIVED, NOT APPROVED  f-2");
        cut = true;
        assertThat(says(1, TURKIYE, with(new String[0], flash + "f-3"))).contains("chmod 700");
    }

    @Test
    void aDamagedNeighbourIsSpokenOfAndHoldsUpNothing() throws IOException {
        twoWordsWhileBlind();
        Files.writeString(folder.resolve("outbox").resolve("000001.w-1.statement"), "{");
        cut = false;

        assertThat(says(TURKIYE, with(new String[0], "line send israel Check --purpose CHECK --id c-1")))
                .contains("RECEIVED, NOT APPROVED  c-1", "*** LOOK AT THE OUTBOX", "000001.w-1.statement");
    }

    @Test
    void theOutboxOfOnePartyIsNotUsedByAnother() throws IOException {
        twoWordsWhileBlind();
        cut = false;
        String outbox = folder.resolve("outbox").toString();
        for (String words : List.of("outbox send", "outbox again w-1", "line send turkiye Check --purpose CHECK")) {
            assertThat(says(1, ISRAEL, with(new String[] {"--outbox", outbox}, words)))
                    .contains("this outbox is of turkiye", "nothing was signed or sent");
        }
        assertThat(says(ISRAEL, "line", "list")).startsWith("none");
    }

    @Test
    void nothingIsSignedToBeUnderWayForMoreThanADayOrForNoTime() throws IOException, InterruptedException {
        says(TURKIYE, "outbox", "prepare");
        for (String time : List.of("25h", "0s")) {
            assertThat(says(
                            1,
                            TURKIYE,
                            with(new String[] {"--good-for", time}, "line send israel Check --purpose CHECK --id c-1")))
                    .contains("--good-for: expected more than nothing and at most 24h");
        }
        assertThat(says(TURKIYE, "outbox", "list")).contains("none");
        twoWordsWhileBlind();
        trial.passTo(start.plus(Duration.ofHours(2)));
        cut = false;
        says(1, TURKIYE, "outbox", "send");

        assertThat(says(1, TURKIYE, "outbox", "again", "w-1", "--good-for", "25h"))
                .contains("at most 24h")
                .doesNotContain("said anew");
        assertThat(says(TURKIYE, "outbox", "again", "w-1", "--good-for", "6h"))
                .contains("\"goodUntil\":\"" + start.plus(Duration.ofHours(8)), "RECEIVED, NOT APPROVED  w-1");
    }

    @Test
    void whatIsTooLargeOnTheWayIsSetAsideAloudAndTheRestIsSent() throws IOException {
        says(TURKIYE, "outbox", "prepare");
        cut = true;
        says(5, TURKIYE, "line", "send", ISRAEL, "All is well. ".repeat(30), "--purpose", "INFORM", "--id", "long-1");
        says(5, TURKIYE, with(new String[0], "line send israel Check --purpose CHECK --id c-1"));
        HttpServer gate = gate(Files.size(folder.resolve("outbox").resolve("000002.c-1.statement")));
        nowhere = "http://127.0.0.1:" + gate.getAddress().getPort();
        try {
            assertThat(says(1, TURKIYE, "outbox", "send"))
                    .contains("*** TOO LARGE ON THE WAY, NOT HEARD: long-1: HTTP 413", "RECEIVED, NOT APPROVED  c-1");
            assertThat(says(TURKIYE, "outbox", "list", "--waiting"))
                    .contains("long-1", "TOO_LARGE")
                    .doesNotContain("c-1");
        } finally {
            gate.stop(0);
        }
        cut = false;

        assertThat(says(TURKIYE, "outbox", "send")).contains("RECEIVED, NOT APPROVED  long-1");
    }

    /** What stands before a server and lets no larger statement through. */
    private HttpServer gate(long most) throws IOException {
        String server = trial.desk(TURKIYE).get("GILAVAR_SERVER");
        HttpClient behind = HttpClient.newHttpClient();
        HttpServer gate = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        gate.createContext("/", exchange -> {
            byte[] body = exchange.getRequestBody().readAllBytes();
            boolean stays = exchange.getRequestURI().getPath().equals("/v1/statements") && body.length > most;
            if (stays) {
                byte[] page = "<html>Request Entity Too Large</html>".getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(413, page.length);
                exchange.getResponseBody().write(page);
            } else {
                HttpRequest.Builder on = HttpRequest.newBuilder(URI.create(server + exchange.getRequestURI()))
                        .method(exchange.getRequestMethod(), BodyPublishers.ofByteArray(body));
                for (String name : List.of("Accept", "Authorization", "Content-Type")) {
                    exchange.getRequestHeaders().getOrDefault(name, List.of()).forEach(value -> on.header(name, value));
                }
                HttpResponse<byte[]> answer =
                        behind.sendAsync(on.build(), BodyHandlers.ofByteArray()).join();
                exchange.sendResponseHeaders(answer.statusCode(), 0);
                exchange.getResponseBody().write(answer.body());
            }
            exchange.close();
        });
        gate.start();
        return gate;
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 429, 500, 520})
    void aServerThatTakesNothingNowIsOneThatIsNotHeard(int status) throws IOException {
        says(TURKIYE, "outbox", "prepare");
        HttpServer ill = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        ill.createContext("/", exchange -> {
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        ill.start();
        nowhere = "http://127.0.0.1:" + ill.getAddress().getPort();
        cut = true;
        try {
            assertThat(says(5, TURKIYE, with(new String[0], "line send israel Check --purpose CHECK --id c-1")))
                    .contains("*** NOBODY HAS HEARD THIS YET");
        } finally {
            ill.stop(0);
        }
    }
}
