package org.gilavar.cli.phrase;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.gilavar.cli.phrase.Bounds.Bound;
import org.gilavar.mechanism.item.InvalidItemException;
import org.gilavar.mechanism.json.Json;
import org.gilavar.mechanism.json.MalformedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said is a code and what is filled in, and is read back by exactly that. */
final class CodedTest {

    @Test
    void theSameThingSaidIsTheSameBytesHoweverItWasTyped() {
        Coded one = Coded.typed(1, "N45", Map.of("notice", "turkiye.patrol-7", "time", "120600ZAPR25"));
        Coded other = Coded.typed(1, "N45", Map.of("time", "2025-04-12T06:00Z", "notice", "turkiye.patrol-7"));

        assertThat(one).isEqualTo(other);
        assertThat(Json.text(one))
                .isEqualTo("{\"code\":\"N45\",\"parameters\":{\"notice\":\"turkiye.patrol-7\","
                        + "\"time\":\"2025-04-12T06:00:00Z\"},\"version\":1}")
                .isEqualTo(Json.text(other));
        assertThat(Json.read(Json.write(one), Coded.class)).isEqualTo(one);
        assertThat(one.readBack()).isEqualTo(Json.hashOfText(Json.text(one))).isEqualTo(other.readBack());
    }

    @Test
    void whatDiffersInAnythingIsReadBackDifferently() {
        Map<String, Coded> byHash = new HashMap<>();
        for (Phrase phrase : PhraseBook.of(1).phrases()) {
            for (Map<String, Bound> filled : Bounds.of(phrase)) {
                Coded coded = Coded.typed(1, phrase.code(), Bounds.typed(filled));
                Coded before = byHash.putIfAbsent(coded.readBack(), coded);
                assertThat(before == null || before.equals(coded))
                        .as("%s and %s", before, coded)
                        .isTrue();
            }
        }
        assertThat(byHash).hasSizeGreaterThan(300);
    }

    @Test
    void itHoldsNoWordsThatSomebodyCouldReadBackInstead() {
        Coded coded = Coded.typed(1, "L18", Map.of("time", "120600ZAPR25"));
        for (Language language : Language.values()) {
            assertThat(coded.readBack()).isNotEqualTo(Json.hashOfText(coded.rendered(language)));
        }
        assertThat(Json.text(coded)).doesNotContain("check");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            `{"code":"N12","parameters":{},"version":1}` | `parameters.notice: is missing; expected a whole id`
            `{"code":"N12","parameters":{"notice":"a","time":"b"},"version":1}` | `parameters: N12 has [notice], found "time"`
            `{"code":"N12","parameters":{"notice":null},"version":1}` | `parameters.notice: must not be null`
            `{"code":"N12","parameters":{"notice":7},"version":1}` | `parameters.notice`
            `{"code":"N11","parameters":{"notice":"a"},"version":1}` | `code: there is no phrase "N11" in version 1`
            `{"code":"n12","parameters":{"notice":"a"},"version":1}` | `code: there is no phrase`
            `{"code":"N12","parameters":{"notice":"a"},"version":2}` | `version: there is no version 2`
            `{"code":"N12","parameters":{"notice":"a"},"text":"b","version":1}` | `text: there is no such field`
            `{"code":"L18","parameters":{"time":"120600ZAPR25"},"version":1}` | `parameters.time: expected it as it is kept, "2025-04-12T06:00:00Z"`
            `{"code":"L18","parameters":{"time":"soon"},"version":1}` | `parameters.time: expected a time in UTC`
            `{"code":"L42","parameters":{"from":"2025-04-12T06:00:00Z","until":"2025-04-12T06:00:00Z"},"version":1}` | `parameters.until: expected a time after 2025-04-12T06:00:00Z`
            """)
    void whatComesFromOthersIsInItsOneFormOrIsRefusedByName(String json, String reason) {
        assertThatThrownBy(() -> Json.read(json.getBytes(UTF_8), Coded.class))
                .isInstanceOf(MalformedException.class)
                .hasMessageContaining(reason);
    }

    @Test
    void anUnknownParameterIsNotRepeatedAsItCame() {
        assertThatThrownBy(() -> Coded.typed(1, "N12", Map.of("notice", "a", "\u202e".repeat(100), "b")))
                .isInstanceOf(InvalidItemException.class)
                .hasMessageNotContaining("\u202e")
                .extracting(Throwable::getMessage)
                .satisfies(message -> assertThat(message).hasSizeLessThan(100));
    }
}
