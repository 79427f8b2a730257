package org.gilavar.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.gilavar.mechanism.json.Json;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Values at and beyond every limit of a statement: each is refused by the path of its field, or taken; none breaks anything. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class LimitsTest {

    private static final String LAT = "body.activity.volumes[0].shape.centre.lat";
    private static final String START = "body.activity.volumes[0].window.start";

    /** @param field where it is refused; empty where the whole is */
    record Beyond(String name, UnaryOperator<String> change, String field) {
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
        running = Optional.of(TestServer.exercise(folder));
    }

    @AfterAll
    void stop() {
        server().close();
    }

    private byte[] changed(UnaryOperator<String> change) {
        Officer turkiye = server().turkiye();
        String good = new String(Json.write(turkiye.statement(Samples.file("limits", Samples.NORTH))), UTF_8);
        String changed = change.apply(good);
        assertThat(changed).isNotEqualTo(good);
        return turkiye.sign(changed.getBytes(changed.chars().allMatch(c -> c < 256) ? ISO_8859_1 : UTF_8));
    }

    @ParameterizedTest
    @MethodSource
    void isRefusedByThePathOfItsFieldAndChangesNothing(Beyond beyond) {
        String ledger = server().ledger();
        Answer answer = server().turkiye().send(changed(beyond.change()));
        assertThat(answer.status()).as(answer.body()).isIn(400, 422);
        assertThat(answer.json().path("field").asString("")).as(answer.body()).isEqualTo(beyond.field());
        assertThat(answer.body().length()).as("what is repeated of it").isLessThan(1_500);
        assertThat(server().ledger()).isEqualTo(ledger);
    }

    private static Beyond lat(String name, String value) {
        return new Beyond("latitude " + name, text -> text.replace("\"lat\":36.5", "\"lat\":" + value), LAT);
    }

    private static Beyond start(String name, String value) {
        return new Beyond(
                "start " + name,
                text -> text.replace("\"start\":\"2025-04-12T10:00:00Z\"", "\"start\":" + value),
                START);
    }

    static Stream<Beyond> isRefusedByThePathOfItsFieldAndChangesNothing() {
        return Stream.of(
                        List.of(
                                lat("with a huge exponent", "1e999999999"),
                                lat("with an exponent beyond int", "1e99999999999999999999"),
                                lat("of a million digits", "1".repeat(400_000)),
                                lat("of 41 digits", "3." + "6".repeat(40)),
                                lat("not a number", "NaN"),
                                lat("infinite", "-Infinity"),
                                lat("in quotes", "\"36.5\""),
                                lat("in hex", "0x24"),
                                lat("with a leading zero", "036.5"),
                                lat("with a plus", "+36.5"),
                                lat("true", "true"),
                                lat("null", "null"),
                                lat("a list", "[36.5]"),
                                lat("an object", "{\"deg\":36}"),
                                new Beyond(
                                        "nesting",
                                        text -> text.replace(
                                                "\"lat\":36.5", "\"lat\":" + "[".repeat(100_000) + "]".repeat(100_000)),
                                        LAT + "[0]".repeat(18))),
                        List.of(
                                start("with an offset", "\"2025-04-12T12:00:00+02:00\""),
                                start("with an offset of nothing", "\"2025-04-12T10:00:00+00:00\""),
                                start("in a leap second", "\"2025-04-11T23:59:60Z\""),
                                start("at 24:00", "\"2025-04-11T24:00:00Z\""),
                                start("in small letters", "\"2025-04-12t10:00:00z\""),
                                start("without Z", "\"2025-04-12T10:00:00\""),
                                start("without seconds", "\"2025-04-12T10:00Z\""),
                                start("without time", "\"2025-04-12\""),
                                start("with an hour of 25", "\"2025-04-12T25:00:00Z\""),
                                start("on no day", "\"2025-02-29T10:00:00Z\""),
                                start("with ten digits of a second", "\"2025-04-12T10:00:00.0000000000Z\""),
                                new Beyond(
                                        "an end in the year 10000",
                                        text -> text.replace("2025-04-12T11:00:00Z", "+10000-04-12T11:00:00Z"),
                                        "body.activity.volumes[0].window.end"),
                                start("in the year 10000 without sign", "\"10000-04-12T10:00:00Z\""),
                                start("before Christ", "\"-0044-03-15T10:00:00Z\""),
                                start("beyond the calendar", "\"+9999999999-04-12T10:00:00Z\""),
                                start("as a number", "1744452000"),
                                start("in Arabic digits", "\"٢٠٢٥-04-12T10:00:00Z\""),
                                start("of a megabyte", "\"" + "2".repeat(60_000) + "\"")),
                        List.of(
                                new Beyond(
                                        "a text too long for JSON's reader",
                                        text -> "{\"remarks\":\"" + "x".repeat(100_000) + "\"," + text.substring(1),
                                        "remarks"),
                                new Beyond(
                                        "a text too long",
                                        text -> "{\"remarks\":\"" + "x".repeat(8_001) + "\"," + text.substring(1),
                                        "remarks"),
                                new Beyond(
                                        "an unpaired surrogate",
                                        text -> "{\"remarks\":\"\\ud800\"," + text.substring(1),
                                        "remarks"),
                                new Beyond(
                                        "a name of a megabyte",
                                        text -> "{\"" + "n".repeat(100_000) + "\":1," + text.substring(1),
                                        ""),
                                new Beyond(
                                        "a member twice, deep",
                                        text -> text.replace("\"lon\":38", "\"lon\":38,\"lon\":39"),
                                        "body.activity.volumes[0].shape.centre.lon"),
                                new Beyond(
                                        "too many volumes",
                                        text -> {
                                            int from = text.indexOf("[{") + 1;
                                            int to = text.indexOf("]", from);
                                            String volume = text.substring(from, to);
                                            return text.replace(volume, volume + ("," + volume).repeat(16));
                                        },
                                        "body.activity.volumes"),
                                new Beyond(
                                        "no volumes",
                                        text -> text.substring(0, text.indexOf("[{") + 1)
                                                + text.substring(text.indexOf("]", text.indexOf("[{"))),
                                        "body.activity.volumes"),
                                new Beyond(
                                        "a length of a billion digits' size",
                                        text -> text.replace("\"500 m\"", "\"1e400 m\""),
                                        "body.activity.volumes[0].shape.radius"),
                                new Beyond(
                                        "a length below nothing",
                                        text -> text.replace("\"500 m\"", "\"-500 m\""),
                                        "body.activity.volumes[0].shape.radius"),
                                new Beyond(
                                        "a level that is none",
                                        text -> text.replace("FL200", "FL9999999999"),
                                        "body.activity.volumes[0].altitude.lower"),
                                new Beyond(
                                        "a control character",
                                        text -> text.replace("\"UNDECLARED\"", "\"UNDE\u0001CLARED\""),
                                        "body.activity.armed")))
                .flatMap(List::stream);
    }
}
