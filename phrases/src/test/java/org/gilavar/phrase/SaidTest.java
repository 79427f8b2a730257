package org.gilavar.phrase;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.gilavar.mechanism.item.Coded;
import org.gilavar.mechanism.item.InvalidItemException;
import org.gilavar.mechanism.item.Message;
import org.gilavar.mechanism.json.Json;
import org.gilavar.mechanism.statement.MessageBody;
import org.gilavar.phrase.Bounds.Bound;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said is a code and what is filled in, and is read back by exactly that. */
final class SaidTest {

    private static final PhraseBooks BOOKS = PhraseBooks.printed();

    private static final PhraseBook BOOK = BOOKS.of(1);

    @Test
    void theSameThingSaidIsTheSameBytesHoweverItWasTyped() {
        Coded one = BOOK.typed("N45", Map.of("notice", "turkiye.patrol-7", "time", "120600ZAPR25"));
        Coded other = BOOK.typed("N45", Map.of("time", "2025-04-12T06:00Z", "notice", "turkiye.patrol-7"));

        assertThat(one).isEqualTo(other);
        assertThat(Json.text(one))
                .isEqualTo("{\"code\":\"N45\",\"parameters\":{\"notice\":\"turkiye.patrol-7\","
                        + "\"time\":\"2025-04-12T06:00:00Z\"},\"version\":1}")
                .isEqualTo(Json.text(other));
    }

    @Test
    void whatDiffersInAnythingIsReadBackDifferently() {
        Map<String, Coded> byHash = new HashMap<>();
        for (Phrase phrase : BOOK.phrases()) {
            for (Map<String, Bound> filled : Bounds.of(phrase)) {
                Coded coded = BOOK.typed(phrase.code(), Bounds.typed(filled));
                Coded before = byHash.putIfAbsent(coded.readBack(Optional.empty()), coded);
                assertThat(before == null || before.equals(coded))
                        .as("%s and %s", before, coded)
                        .isTrue();
            }
        }
        assertThat(byHash).hasSizeGreaterThan(300);
    }

    @Test
    void everyPhraseAtEveryBoundIsSentAsItIsAndReadBackByItsCodeAndNoWords() {
        for (Phrase phrase : BOOK.phrases()) {
            for (Map<String, Bound> filled : Bounds.of(phrase)) {
                Coded coded = BOOK.typed(phrase.code(), Bounds.typed(filled));
                MessageBody said =
                        new MessageBody.Send("m", "israel", phrase.purpose(), Optional.empty(), Optional.of(coded));
                assertThat(Json.read(Json.write(said), MessageBody.class)).isEqualTo(said);
                BOOKS.require(coded, phrase.purpose());
                String hash = coded.readBack(Optional.empty());
                for (Language language : Language.values()) {
                    assertThat(hash).isNotEqualTo(Json.hashOfText(BOOKS.rendered(coded, language)));
                }
            }
        }
    }

    @Test
    void itHoldsNoWordsThatSomebodyCouldReadBackInstead() {
        Coded coded = BOOK.typed("L18", Map.of("time", "120600ZAPR25"));
        for (Language language : Language.values()) {
            assertThat(coded.readBack(Optional.empty())).isNotEqualTo(Json.hashOfText(BOOKS.rendered(coded, language)));
        }
        assertThat(Json.text(coded)).doesNotContain("check");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            `{"code":"N12","parameters":{},"version":1}` | `parameters.notice: is missing; expected a whole id`
            `{"code":"N12","parameters":{"notice":"a","time":"b"},"version":1}` | `parameters: N12 has [notice], found "time"`
            `{"code":"N11","parameters":{"notice":"a"},"version":1}` | `code: there is no phrase "N11" in version 1`
            `{"code":"N12","parameters":{"notice":"a"},"version":2}` | `version: there is no version 2`
            `{"code":"L18","parameters":{"time":"120600ZAPR25"},"version":1}` | `parameters.time: expected it as it is kept, "2025-04-12T06:00:00Z"`
            `{"code":"L18","parameters":{"time":"soon"},"version":1}` | `parameters.time: expected a time in UTC`
            `{"code":"L42","parameters":{"from":"2025-04-12T06:00:00Z","until":"2025-04-12T06:00:00Z"},"version":1}` | `parameters.until: expected a time after 2025-04-12T06:00:00Z`
            """)
    void whatComesFromOthersIsInItsOneFormOrIsRefusedByName(String json, String reason) {
        Coded coded = Json.read(json.getBytes(UTF_8), Coded.class);
        assertThatThrownBy(() -> BOOKS.require(coded))
                .isInstanceOf(InvalidItemException.class)
                .hasMessageContaining(reason);
        assertThatThrownBy(() -> BOOKS.require(coded, Message.Purpose.CHECK)).hasMessageContaining("coded." + reason);
    }

    @Test
    void anUnknownParameterIsNotRepeatedAsItCame() {
        assertThatThrownBy(() -> BOOK.typed("N12", Map.of("notice", "a", "\u202e".repeat(100), "b")))
                .isInstanceOf(InvalidItemException.class)
                .hasMessageNotContaining("\u202e")
                .extracting(Throwable::getMessage)
                .satisfies(message -> assertThat(message).hasSizeLessThan(100));
    }
}
