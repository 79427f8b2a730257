package org.gilavar.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.gilavar.journal.Admission;
import org.gilavar.journal.JournalVerifier;
import org.gilavar.ledger.Envelope;
import org.gilavar.ledger.Signature;
import org.gilavar.ledger.SigningKey;
import org.gilavar.mechanism.item.Founding;
import org.gilavar.mechanism.item.Precedence;
import org.gilavar.mechanism.json.Json;
import org.gilavar.mechanism.statement.ArrangementBody;
import org.gilavar.mechanism.statement.Body;
import org.gilavar.mechanism.statement.MechanismBody;
import org.gilavar.mechanism.statement.NoticeBody;
import org.gilavar.mechanism.statement.Statement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a party sends and should not: each is a clear problem, changes nothing, and is not journalled. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class BadInputTest {

    /** A good envelope of Türkiye's and what is done to it. */
    record Bad(String name, Function<Officer, byte[]> bytes, int status, String kind, Optional<String> field) {
        @Override
        public String toString() {
            return name;
        }
    }

    private Optional<TestServer> running = Optional.empty();

    private TestServer server() {
        return running.orElseThrow();
    }

    @BeforeAll
    void start(@TempDir Path folder) {
        TestServer server = TestServer.exercise(folder);
        server.turkiye().tells(Samples.file("patrol", Samples.PALMYRA));
        server.israel().tells(Samples.file("sortie", Samples.SOUTH));
        running = Optional.of(server);
    }

    @AfterAll
    void stop() {
        JournalVerifier.Verdict verdict = server().closeAndVerify();
        assertThat(verdict.fault()).as("the record after all of this").isEmpty();
    }

    @ParameterizedTest
    @MethodSource
    void isRefusedAndLeavesNoTrace(Bad bad) {
        byte[] bytes = bad.bytes().apply(server().turkiye());
        String ledger = server().ledger();
        long journalled = server().journal().size();
        List<String> items = everyonesItems();

        Answer answer = server().turkiye().send(bytes);

        answer.isProblem(bad.status(), bad.kind());
        assertThat(Optional.ofNullable(answer.json().get("field")).map(f -> f.asString()))
                .as(answer.body())
                .isEqualTo(bad.field());
        assertThat(server().ledger()).as("size, root and state").isEqualTo(ledger);
        assertThat(server().journal().size()).as("entries on disk").isEqualTo(journalled);
        assertThat(everyonesItems()).isEqualTo(items);
    }

    private List<String> everyonesItems() {
        return server().everyone().stream().map(o -> o.get("/v1/items").body()).toList();
    }

    static Stream<Bad> isRefusedAndLeavesNoTrace() {
        return Stream.of(notAnEnvelope(), notAStatement(), notSigned(), notNow())
                .flatMap(List::stream);
    }

    private static List<Bad> notAnEnvelope() {
        return List.of(
                malformed("empty", "envelope", o -> new byte[0]),
                malformed("not JSON", "envelope", o -> "hello".getBytes(UTF_8)),
                malformed("not UTF-8", "envelope", o -> new byte[] {'{', (byte) 0xff}),
                malformed("another JSON", "envelope", o -> "[1, 2]".getBytes(UTF_8)),
                malformed("an empty object", "envelope", o -> "{}".getBytes(UTF_8)),
                malformed("deep nesting", "envelope", o -> "[".repeat(500_000).getBytes(UTF_8)),
                malformed("truncated", "signatures[0].sig", o -> {
                    byte[] good = o.sign(good());
                    return Arrays.copyOf(good, good.length - 10);
                }),
                malformed("something after it", "envelope", o -> edit(o.sign(good()), text -> text + "{}")),
                malformed(
                        "a member twice",
                        "payloadType",
                        o -> edit(o.sign(good()), text -> "{\"payloadType\":\"a\"," + text.substring(1))),
                malformed(
                        "an unknown member",
                        "envelope",
                        o -> edit(o.sign(good()), text -> "{\"note\":\"a\"," + text.substring(1))),
                malformed(
                        "a payload that is not base64",
                        "payload",
                        o -> edit(o.sign(good()), text -> text.replace("\"payload\":\"", "\"payload\":\"*"))),
                malformed("no signatures", "signatures[0]", o -> edit(o.sign(good()), BadInputTest::unsigned)),
                malformed(
                        "a session request's type",
                        "payloadType",
                        o -> Envelope.sign(
                                        "application/vnd.gilavar.session+json",
                                        Json.write(o.statement(good())),
                                        o.key())
                                .toJson()),
                new Bad(
                        "one byte too long",
                        o -> new byte[Envelope.MAX_JSON_BYTES + 1],
                        413,
                        "too-large",
                        Optional.empty()));
    }

    private static List<Bad> notAStatement() {
        return List.of(
                payload("an empty payload", "", text -> ""),
                payload("a payload that is a number", "", text -> "7"),
                payload("a payload cut short", "body.activity.volumes[0].altitude.lower", text -> {
                    int cut = text.indexOf("\"upper\"");
                    return text.substring(0, cut);
                }),
                payload("something after the payload", "", text -> text + " 7"),
                payload("a payload too long", "", text -> text + " ".repeat(Json.MAX_STATEMENT_BYTES)),
                payload(
                        "nesting in the payload",
                        "remarks" + "[0]".repeat(24),
                        text -> "{\"remarks\":" + "[".repeat(1_000) + "]".repeat(1_000) + "," + text.substring(1)),
                payload("a member twice", "exercise", text -> "{\"exercise\":true," + text.substring(1)),
                payload("an unknown field", "colour", text -> "{\"colour\":\"red\"," + text.substring(1)),
                payload(
                        "an unknown field at depth",
                        "body.activity.volumes[0].shape.colour",
                        text -> text.replace("\"radius\"", "\"colour\":\"red\",\"radius\"")),
                payload("a missing field", "precedence", text -> text.replace("\"precedence\":\"ROUTINE\",", "")),
                payload("a null", "id", text -> text.replaceFirst("\"id\":\"[^\"]*\"", "\"id\":null")),
                payload(
                        "a text for a truth",
                        "exercise",
                        text -> text.replace("\"exercise\":true", "\"exercise\":\"true\"")),
                payload("a number for a text", "id", text -> text.replaceFirst("\"id\":\"[^\"]*\"", "\"id\":7")),
                payload("an unknown precedence", "precedence", text -> text.replace("ROUTINE", "URGENT")),
                payload("a number for a precedence", "precedence", text -> text.replace("\"ROUTINE\"", "0")),
                payload(
                        "an altitude without datum",
                        "body.activity.volumes[0].altitude.lower",
                        text -> text.replace("\"FL200\"", "\"20000 ft\"")),
                payload(
                        "an altitude as a number",
                        "body.activity.volumes[0].altitude.lower",
                        text -> text.replace("\"FL200\"", "200")),
                payload(
                        "a latitude beyond the pole",
                        "body.activity.volumes[0].shape.centre.lat",
                        text -> text.replace("36.5", "136.5")),
                payload("an unknown type of statement", "body", text -> text.replace("notice.file", "notice.shout")),
                payload("a statement without type", "body", text -> text.replace("\"type\":\"notice.file\",", "")),
                payload("a name that is a path", "body.name", text -> text.replace("\"another\"", "\"../another\"")),
                payload("a local time", "sent", text -> text.replaceFirst("\"sent\":\"[^\"]*\"", "\"sent\":\"08:00\"")),
                payload(
                        "a window that ends first",
                        "body.activity.volumes[0].window.end",
                        text -> text.replace("2025-04-12T11:00:00Z", "2025-04-12T09:00:00Z")),
                forbidden("a target", "target", text -> "{\"target\":\"x\"," + text.substring(1)),
                forbidden(
                        "a target at depth",
                        "body.activity.volumes[0].shape.target",
                        text -> text.replace("\"radius\"", "\"target\":\"x\",\"radius\"")),
                forbidden(
                        "a call sign in a list",
                        "body.activity.volumes[0].callSign",
                        text -> text.replace("\"window\"", "\"callSign\":\"x\",\"window\"")),
                forbidden(
                        "a weapon by half its name",
                        "body.activity.weapon_type",
                        text -> text.replace("\"category\"", "\"weapon_type\":\"x\",\"category\"")));
    }

    private static List<Bad> notSigned() {
        return List.of(
                refused(
                        "a key nobody enrolled",
                        403,
                        "key-unknown",
                        "signatures",
                        o -> Envelope.sign(
                                        Admission.STATEMENT_TYPE,
                                        Json.write(o.statement(good())),
                                        TestServer.key("stranger"))
                                .toJson()),
                refused("a signature by another under this key's id", 403, "not-signed", "signatures", o -> {
                    byte[] payload = Json.write(o.statement(good()));
                    SigningKey stranger = TestServer.key("stranger");
                    Signature other = Envelope.sign(Admission.STATEMENT_TYPE, payload, stranger)
                            .signatures()
                            .getFirst();
                    return new Envelope(
                                    Admission.STATEMENT_TYPE,
                                    payload,
                                    List.of(new Signature(o.key().keyId(), other.bytes())))
                            .toJson();
                }),
                refused(
                        "a good signature and a stranger's",
                        403,
                        "key-unknown",
                        "signatures",
                        o -> Envelope.sign(
                                        Admission.STATEMENT_TYPE,
                                        Json.write(o.statement(good())),
                                        o.key(),
                                        TestServer.key("stranger"))
                                .toJson()),
                refused("words changed after signing", 403, "not-signed", "signatures", o -> {
                    Envelope signed = Envelope.parse(o.sign(good()));
                    byte[] changed = edit(signed.payload(), text -> text.replace("FL200", "FL210"));
                    return new Envelope(signed.payloadType(), changed, signed.signatures()).toJson();
                }),
                refused(
                        "another party's signature",
                        403,
                        "not-signed",
                        "from",
                        o -> Envelope.sign(
                                        Admission.STATEMENT_TYPE,
                                        Json.write(o.statement(good())),
                                        TestServer.key(TestServer.ISRAEL))
                                .toJson()),
                refused(
                        "the facilitator's signature",
                        403,
                        "not-signed",
                        "from",
                        o -> Envelope.sign(
                                        Admission.STATEMENT_TYPE,
                                        Json.write(o.statement(good())),
                                        TestServer.key(TestServer.AZERBAIJAN))
                                .toJson()),
                refused(
                        "a post that does not exist",
                        403,
                        "not-signed",
                        "from",
                        o -> o.sign(with(
                                o, text -> text.replace("\"post\":\"duty-officer\"", "\"post\":\"night-watch\"")))),
                refused(
                        "another party's name",
                        403,
                        "not-entitled",
                        "from.party",
                        o -> o.sign(with(o, text -> text.replace("\"party\":\"turkiye\"", "\"party\":\"israel\"")))));
    }

    private static List<Bad> notNow() {
        return List.of(
                refused(
                        "another mechanism",
                        422,
                        "wrong-mechanism",
                        "mechanism",
                        o -> o.sign(
                                with(o, text -> text.replace("\"mechanism\":\"test\"", "\"mechanism\":\"other\"")))),
                refused(
                        "not marked as exercise",
                        422,
                        "wrong-mechanism",
                        "exercise",
                        o -> o.sign(with(o, text -> text.replace("\"exercise\":true", "\"exercise\":false")))),
                refused(
                        "dated in the future",
                        422,
                        "wrong-time",
                        "sent",
                        o -> o.sign(with(o, text -> text.replace("2025-04-12T08:00:00Z", "2025-04-12T08:00:06Z")))),
                refused(
                        "dated beyond the calendar",
                        400,
                        "malformed",
                        "sent",
                        o -> o.sign(with(o, text -> text.replace("2025-04-12T08:00:00Z", Instant.MAX.toString())))),
                said(
                        "activated before it starts",
                        409,
                        "wrong-state",
                        "body.notice",
                        (o, n) -> new NoticeBody.Activate(n, 1)),
                said(
                        "ended before it is active",
                        409,
                        "wrong-state",
                        "body.notice",
                        (o, n) -> new NoticeBody.End(n, 1)),
                said(
                        "a stale version",
                        409,
                        "stale-version",
                        "body.version",
                        (o, n) -> new NoticeBody.Withdraw(n, 2, "no need")),
                said("a name used before", 409, "taken", "body.name", (o, n) -> Samples.file("patrol", Samples.NORTH)),
                said(
                        "an arrangement signed twice",
                        409,
                        "wrong-state",
                        "body.arrangement",
                        (o, n) -> new ArrangementBody.Sign("pact.v1", "0")),
                said(
                        "another party's notice",
                        404,
                        "unknown",
                        "body.notice",
                        (o, n) -> new NoticeBody.Withdraw("israel.sortie", 1, "no need")),
                said(
                        "a notice that never was",
                        404,
                        "unknown",
                        "body.notice",
                        (o, n) -> new NoticeBody.Withdraw("israel.nothing", 1, "no need")),
                said(
                        "the facilitator's words",
                        403,
                        "not-entitled",
                        "from.party",
                        (o, n) -> new MechanismBody.SetTime(Samples.TEN)),
                said("a second founding", 409, "wrong-state", "body", (o, n) -> {
                    String key = o.key().verifyingKey().text();
                    return new MechanismBody.Found("Mine", "Mine", key, key, Optional.empty(), Founding.Mode.EXERCISE);
                }));
    }

    private static Body good() {
        return Samples.file("another", Samples.NORTH);
    }

    private static Bad malformed(String name, String field, Function<Officer, byte[]> bytes) {
        return refused(name, 400, "malformed", field, bytes);
    }

    private static Bad payload(String name, String field, UnaryOperator<String> change) {
        return new Bad(
                name,
                o -> o.sign(with(o, change)),
                400,
                "malformed",
                Optional.of(field).filter(f -> !f.isEmpty()));
    }

    private static Bad forbidden(String name, String field, UnaryOperator<String> change) {
        return refused(name, 422, "forbidden-field", field, o -> o.sign(with(o, change)));
    }

    private static Bad said(
            String name, int status, String kind, String field, BiFunction<Officer, String, Body> body) {
        return refused(name, status, kind, field, o -> o.sign(body.apply(o, "turkiye.patrol")));
    }

    private static Bad refused(String name, int status, String kind, String field, Function<Officer, byte[]> bytes) {
        return new Bad(name, bytes, status, kind, Optional.of(field));
    }

    /** A good statement with its text changed. */
    private static byte[] with(Officer officer, UnaryOperator<String> change) {
        return edit(Json.write(officer.statement(good())), change);
    }

    private static byte[] edit(byte[] text, UnaryOperator<String> change) {
        String before = new String(text, ISO_8859_1);
        String after = change.apply(before);
        assertThat(after).as("the change must change something").isNotEqualTo(before);
        return after.getBytes(ISO_8859_1);
    }

    private static String unsigned(String envelope) {
        return envelope.replaceFirst("\"signatures\":\\[.*]", "\"signatures\":[]");
    }

    @Test
    void anOversizedUploadInChunksIsRefusedToo() {
        String ledger = server().ledger();
        Answer answer = server().callInChunks("/v1/statements", 4 * Envelope.MAX_JSON_BYTES);
        answer.isProblem(413, "too-large");
        assertThat(server().ledger()).isEqualTo(ledger);
    }

    @Test
    void theSameIdWithOtherWordsIsTaken() {
        Statement first =
                server().turkiye().statement("one-id", Precedence.ROUTINE, Samples.file("first-words", Samples.NORTH));
        server().turkiye().send(server().turkiye().sign(first)).accepted();
        String ledger = server().ledger();

        Statement second =
                server().turkiye().statement("one-id", Precedence.ROUTINE, Samples.file("other-words", Samples.NORTH));
        Answer answer = server().turkiye().send(server().turkiye().sign(second));

        answer.isProblem(409, "taken");
        assertThat(answer.json().path("field").asString()).isEqualTo("id");
        assertThat(server().ledger()).isEqualTo(ledger);
    }
}
