package org.gilavar.mechanism.json;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.regex.Matcher;
import org.gilavar.mechanism.statement.NoticeBody;
import org.gilavar.mechanism.statement.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One valid statement, and one mutation for each way to be wrong. */
class StrictJsonTest {

    static final String VALID = """
            {"id":"s-1","mechanism":"test","from":{"party":"turkiye","post":"duty-officer"},\
            "sent":"2025-04-12T08:00:00Z","precedence":"ROUTINE","exercise":false,"remarks":"none",\
            "body":{"type":"notice.file","name":"box","activity":{"category":"MANNED_AIR","armed":"UNDECLARED",\
            "count":"ONE","volumes":[{"shape":{"type":"circle","centre":{"lat":34.5,"lon":38.0},"radius":"5 NM"},\
            "altitude":{"lower":"FL200","upper":"FL240"},\
            "window":{"start":"2025-04-12T10:00:00Z","end":"2025-04-12T11:00:00Z"}}]}}}""";

    @Test
    void theSampleIsValid() {
        Statement statement = Json.readStatement(VALID.getBytes(UTF_8));

        assertThat(statement.from().party()).isEqualTo("turkiye");
        assertThat(statement.body()).isInstanceOf(NoticeBody.File.class);
        assertThat(Json.readStatement(Json.write(statement))).isEqualTo(statement);
    }

    /** In the table, ` stands for the quote of JSON, and the message is the field and the reason. */
    @ParameterizedTest(name = "{0} -> {1}: {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
            `id`:`s-1`,          | ''                     | id: is missing
            `s-1`                | null                   | id: must not be null
            `s-1`                | 1                      | id: expected a text
            `s-1`                | true                   | id: expected a text
            `s-1`                | [`s-1`]                | id: expected a text
            `s-1`                | `S 1`                  | id: expected 1 to 64 of a-z, 0-9 and inner hyphens, found "S 1"
            `s-1`                | ``                     | id: expected 1 to 64 of a-z, 0-9 and inner hyphens, found ""
            {`id`                | {`ID`:1,`id`           | ID: there is no such field; known here: [body, exercise, firstSaid, from, goodUntil, id, mechanism, precedence, remarks, sent]
            `id`:`s-1`,          | `id`:`s-1`,`id`:`s-2`, | not well-formed JSON (line 1, column 17): Duplicate Object property "id"
            `remarks`:`none`     | `remarks`:null         | remarks: must not be null
            `remarks`:`none`     | `remarks`:` `          | remarks: must not be empty
            `ROUTINE`            | `routine`              | precedence: expected one of [ROUTINE, PRIORITY, IMMEDIATE, FLASH]
            `ROUTINE`            | 0                      | precedence: expected one of [ROUTINE, PRIORITY, IMMEDIATE, FLASH]
            `ROUTINE`            | ``                     | precedence: expected one of [ROUTINE, PRIORITY, IMMEDIATE, FLASH]
            :false               | :`false`               | exercise: expected true or false
            :false               | :0                     | exercise: expected true or false
            :false               | :null                  | exercise: must not be null
            2025-04-12T08:00:00Z | 2025-04-12             | sent: expected a time in UTC such as "2025-04-09T12:00:00Z"
            2025-04-12T08:00:00Z | 2025-04-12T08:00:00    | sent: expected a time in UTC such as "2025-04-09T12:00:00Z"
            `2025-04-12T08:00:00Z` | 1744444800           | sent: expected a time in UTC such as "2025-04-09T12:00:00Z"
            {`party`:`turkiye`,  | {                      | from.party: is missing
            `post`               | `post`:`x`,`extra`     | from.extra: there is no such field; known here: [party, post]
            `type`:`notice.file`, | ''                    | body: its type is missing
            notice.file          | notice.shout           | body: there is no type "notice.shout"; known: [notice.activate, notice.amend,
            notice.file          | shout                  | body: there is no type "shout"; known: [action.…, arrangement.…,
            `box`                | `box.1`                | body.name: expected 1 to 64 of a-z, 0-9 and inner hyphens, found "box.1"
            `MANNED_AIR`         | `DRAGON`               | body.activity.category: expected one of [MANNED_AIR,
            `volumes`:[          | `volumes`:[null,       | body.activity.volumes[0]: must not be null
            `volumes`:[          | `volumes`:[1,          | body.activity.volumes[0]: expected an object
            `volumes`:[          | `x`:[],`volumes`:[     | body.activity.x: there is no such field
            circle               | sphere                 | body.activity.volumes[0].shape: there is no type "sphere"; known: [circle, corridor, point, polygon]
            34.5                 | `34.5`                 | body.activity.volumes[0].shape.centre.lat: expected a number
            34.5                 | 134.5                  | body.activity.volumes[0].shape.centre.lat: expected degrees from -90 to 90, found 134.5
            34.5                 | 1e999                  | body.activity.volumes[0].shape.centre.lat: expected degrees from -90 to 90, found Infinity
            34.5                 | NaN                    | not well-formed JSON (line 1,
            34.5                 | null                   | body.activity.volumes[0].shape.centre.lat: must not be null
            `5 NM`               | 5                      | body.activity.volumes[0].shape.radius: expected a length with its unit such as "10 NM"
            `5 NM`               | `5`                    | body.activity.volumes[0].shape.radius: expected a number and a unit (m, km, NM or ft) such as "10 NM", found "5"
            `5 NM`               | `-5 NM`                | body.activity.volumes[0].shape.radius: expected from 0 to 1000 km, found -5 NM
            `FL200`              | 20000                  | body.activity.volumes[0].altitude.lower: expected an altitude with its unit and datum such as "FL240" or "24000 ft AMSL"
            `FL200`              | `20000 ft`             | body.activity.volumes[0].altitude.lower: expected a level, a height with unit and datum
            `FL200`              | `FL250`                | body.activity.volumes[0].altitude.lower: expected no higher than the upper altitude FL240, found FL250
            T11:00               | T09:00                 | body.activity.volumes[0].window.end: expected after the start 2025-04-12T10:00:00Z, found 2025-04-12T09:00:00Z
            }]}}}                | }]}}},                 | not well-formed JSON (line 1,
            }]}}}                | }]}}} {}               | expected nothing more
            }]}}}                | }]}}                   | not well-formed JSON (line 1,
            {`id`                | [`id`                  | not well-formed JSON (line 1,
            {`id`                | {id                    | not well-formed JSON (line 1,
            {`id`                | /**/{`id`              | not well-formed JSON (line 1,
            """)
    void aMutationIsRefusedWhereItIs(String from, String to, String message) {
        String wrong = VALID.replace(quoted(from), quoted(to));
        assertThat(wrong).as("the sample has %s", from).isNotEqualTo(VALID);

        assertThatThrownBy(() -> Json.readStatement(wrong.getBytes(UTF_8)))
                .isInstanceOf(MalformedException.class)
                .hasMessageStartingWith(message);
    }

    private static String quoted(String cell) {
        return cell.replace('`', '"');
    }

    @Test
    void nothingIsNoStatement() {
        assertThatThrownBy(() -> Json.readStatement(new byte[0]))
                .isInstanceOf(MalformedException.class)
                .hasMessageContaining("is empty");
        for (String word : new String[] {"null", "1", "\"text\"", "[]", "true"}) {
            assertThatThrownBy(() -> Json.readStatement(word.getBytes(UTF_8)))
                    .as(word)
                    .isInstanceOf(MalformedException.class);
        }
    }

    @Test
    void whatIsTooLargeIsRefusedUnread() {
        byte[] large = new byte[Json.MAX_STATEMENT_BYTES + 1];
        Arrays.fill(large, (byte) ' ');

        assertThatThrownBy(() -> Json.readStatement(large))
                .isInstanceOf(MalformedException.class)
                .hasMessage("a statement has at most 524288 bytes, found 524289");
    }

    @Test
    void whatIsTooDeepOrTooLongIsRefused() {
        for (String deep : new String[] {"[".repeat(10_000), "{\"a\":".repeat(10_000)}) {
            assertThatThrownBy(() -> Json.readStatement(deep.getBytes(UTF_8))).isInstanceOf(MalformedException.class);
        }
        String digits = VALID.replace("34.5", "34." + "5".repeat(50));
        assertThatThrownBy(() -> Json.readStatement(digits.getBytes(UTF_8))).isInstanceOf(MalformedException.class);
        String text = VALID.replace("none", "n".repeat(8_001));
        assertThatThrownBy(() -> Json.readStatement(text.getBytes(UTF_8)))
                .isInstanceOf(MalformedException.class)
                .hasMessage("remarks: at most 8000 characters, found 8001");
    }

    @Test
    void otherEncodingsAreRefused() {
        assertThatThrownBy(() ->
                        Json.readStatement(VALID.replace("none", "n\u00f6ne").getBytes(ISO_8859_1)))
                .isInstanceOf(MalformedException.class);
    }

    @Test
    void aFaultDoesNotNameOurClasses() {
        for (String wrong : new String[] {"\"volumes\":{}", "\"volumes\":[[]]", "\"volumes\":\"\""}) {
            String json = VALID.replaceFirst("\"volumes\":\\[.*]", Matcher.quoteReplacement(wrong));
            assertThatThrownBy(() -> Json.readStatement(json.getBytes(UTF_8)))
                    .isInstanceOf(MalformedException.class)
                    .hasMessageNotContaining("org.gilavar")
                    .hasMessageNotContaining("java.");
        }
    }

    @Test
    void theFieldAndTheReasonAreTold() {
        assertThatThrownBy(() ->
                        Json.readStatement(VALID.replace("5 NM", "5 parsecs").getBytes(UTF_8)))
                .isInstanceOfSatisfying(MalformedException.class, refused -> {
                    assertThat(refused.field()).isEqualTo("body.activity.volumes[0].shape.radius");
                    assertThat(refused.reason()).contains("parsecs");
                    assertThat(refused.isForbidden()).isFalse();
                });
    }

    /** A refusal goes to a log, a terminal and a page: it must not be as long as whoever is refused likes. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            none        | none"x
            "id"        | "%1$s"
            notice.file | %1$s
            "sent":     | "sent":%2$s,"x":
            "ROUTINE"   | {"%1$s":{"target":1}}
            "ROUTINE"   | {"%1$s":null}
            "party":    | "%1$s":
            "5 NM"      | "%1$s"
            """)
    void aFaultRepeatsLittleOfTheInput(String part, String instead) {
        String wrong = VALID.replace(part, instead.formatted("x".repeat(50_000), "1".repeat(50_000)));

        assertThatThrownBy(() -> Json.readStatement(wrong.getBytes(UTF_8)))
                .isInstanceOfSatisfying(MalformedException.class, refused -> {
                    assertThat(refused.field()).hasSizeLessThan(300);
                    assertThat(refused.reason()).hasSizeLessThan(2_000);
                });
    }
}
