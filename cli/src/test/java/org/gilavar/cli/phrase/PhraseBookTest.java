package org.gilavar.cli.phrase;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.gilavar.mechanism.item.InvalidItemException;
import org.gilavar.mechanism.item.Message;
import org.gilavar.mechanism.json.ForbiddenFields;
import org.gilavar.mechanism.json.Json;
import org.gilavar.mechanism.json.MalformedException;
import org.gilavar.mechanism.terms.Source;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A book of phrases never changes; another wording is another book. */
final class PhraseBookTest {

    /** Never changed. What is to be worded otherwise goes into another version, with a line of its own. */
    private static final Map<Integer, String> PRINTED =
            Map.of(1, "48f88de377367f26058085f62edebe2ae1d31c3eae737abe11524b3f5fbbc192");

    private static final Map<String, String> LATE = Map.of("notice", "turkiye.patrol-7", "delay", "30 min");

    @Test
    void eachVersionIsTheOneThatWasPrinted() {
        assertThat(PhraseBook.versions()).isEqualTo(PRINTED.keySet());
        PRINTED.forEach((version, hash) -> {
            assertThat(PhraseBook.of(version).hash()).isEqualTo(hash);
            assertThat(PhraseBook.of(version).version()).isEqualTo(version);
        });
        assertThat(PhraseBook.latest())
                .isSameAs(PhraseBook.of(PhraseBook.versions().last()));
    }

    @Test
    void aHashIsOfAllThatABookSays() {
        Set<String> hashes = new HashSet<>(Set.of(PhraseBook.of(1).hash()));
        assertThat(hashes.add(changed("not translated", "untranslated").hash())).isTrue();
        assertThat(hashes.add(changed("\"deniz mili\"", "\"mil\"").hash())).isTrue();
        assertThat(hashes.add(changed("will begin late by", "is late by").hash()))
                .isTrue();
        assertThat(hashes.add(changed("\"source\": \"P\"", "\"source\": \"K\"").hash()))
                .isTrue();
        assertThat(hashes.add(changed("\"version\": 1", "\"version\": 2").hash()))
                .isTrue();
    }

    @Test
    void aChangedPhraseNeverChangesWhatAnOldMessageSaid() {
        Coded old = Coded.typed(1, "N67", LATE);
        String said = old.rendered(Language.EN);
        String readBack = old.readBack();
        PhraseBook next =
                read(text().replace("\"version\": 1", "\"version\": 2").replace("late by", "too late by"));

        String now = next.rendered(next.phrase("N67"), old.parameters(), Language.EN);

        assertThat(now).contains("too late").isNotEqualTo(said);
        assertThat(old.rendered(Language.EN)).isEqualTo(said);
        assertThat(old.readBack()).isEqualTo(readBack);
        assertThat(Json.read(Json.write(old), Coded.class).rendered(Language.EN))
                .isEqualTo(said);
    }

    @Test
    void thereIsNoBookButThoseThatWerePrinted() {
        for (int version : new int[] {-1, 0, 2, Integer.MAX_VALUE}) {
            assertThatThrownBy(() -> PhraseBook.of(version))
                    .isInstanceOf(InvalidItemException.class)
                    .hasMessage("version: there is no version " + version + " of the phrase book; known: [1]");
        }
    }

    @Test
    void everyPurposeHasAPhraseAndEveryKindIsSaid() {
        Set<Message.Purpose> purposes = EnumSet.noneOf(Message.Purpose.class);
        Set<Parameter.Kind> kinds = EnumSet.noneOf(Parameter.Kind.class);
        for (Phrase phrase : PhraseBook.of(1).phrases()) {
            purposes.add(phrase.purpose());
            phrase.parameters().forEach(parameter -> kinds.add(parameter.kind()));
        }
        assertThat(purposes).containsExactlyInAnyOrder(Message.Purpose.values());
        assertThat(kinds).containsExactlyInAnyOrder(Parameter.Kind.values());
        assertThat(PhraseBook.of(1).source()).isEqualTo(Source.P);
    }

    @Test
    void nothingNamesWhatGilavarNeverCarriesAndNothingOrdersOrPermits() {
        for (Phrase phrase : PhraseBook.of(1).phrases()) {
            for (String word : phrase.text(Language.EN).split("[^A-Za-z]+", -1)) {
                assertThat(ForbiddenFields.isForbidden(word)).as(phrase.code()).isFalse();
            }
            assertThat(phrase.text(Language.EN))
                    .doesNotContainPattern("(?i)\\b(must|shall|permit|allow|approve|clear to|violat|hostile|fault)");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            `        "ru": "Мы подали уведомление. Уведомление: {notice}."` | `        "ru": " "` | texts.ru: expected 1 to 240
            `"We have filed notice {notice}."` | `"We have filed a notice."` | texts.en: expected each of [notice] once, found []
            `"We have filed notice {notice}."` | `"We have filed {notice} {notice}."` | found [notice, notice]
            `"We have filed notice {notice}."` | `"We have filed {notice} {zone}."` | found [notice, zone]
            `"We have filed notice {notice}."` | `"We have filed 1 notice {notice}."` | must not have digits or braces
            `"We have filed notice {notice}."` | `"We have filed notice {notice}}."` | must not have digits or braces
            `"We have filed notice {notice}."` | `"We have filed \\u202enotice {notice}."` | must not have controls
            `"We have filed notice {notice}."` | `"We have filed \\u0627 notice {notice}."` | expected letters of the language
            `"הגשנו הודעה. הודעה: {notice}."` | `"הגשנו NOTAM. הודעה: {notice}."` | texts.he: expected letters of the language
            `"code": "N12"` | `"code": "N02"` | code: expected a letter and two digits
            `"code": "N12"` | `"code": "O12"` | code: expected a letter and two digits
            `"code": "N12"` | `"code": "N13"` | A13 could be misheard as N13
            `"code": "N23"` | `"code": "N21"` | N12 could be misheard as N21
            `"code": "N12"` | `"code": "N11"` | `could be misheard as`
            `"code": "N12"` | `"code": "P12"` | expected in the order of their codes
            `"name": "notice", "kind": "ID"}, {"name": "version"` | `"name": "version", "kind": "ID"}, {"name": "version"` | names of their own
            `"name": "heading"` | `"name": "weapon"` | expected a word of a-z
            `"tr": "deniz mili",` | `` | words.NAUTICAL_MILES.tr: is missing
            `"he": "טקסט חופשי, לא מתורגם:",` | `` | untranslated.he: is missing
            `"az": "Bildiriş təqdim etmişik. Bildiriş: {notice}.",` | `` | texts.az: is missing
            `"version": 1` | `"version": 0` | version: expected a whole number from 1
            """)
    void aBookThatCouldBeMisreadOrHasALanguageTooFewIsRefused(String found, String instead, String reason) {
        assertThat(text()).contains(found);
        assertThatThrownBy(() -> read(text().replace(found, instead == null ? "" : instead)))
                .isInstanceOf(MalformedException.class)
                .hasMessageContaining(reason);
    }

    @Test
    void oneWrongCharacterNeverMakesOneCodeAnother() {
        PhraseBook book = PhraseBook.of(1);
        Set<String> codes = new HashSet<>();
        book.phrases().forEach(phrase -> codes.add(phrase.code()));
        for (String code : codes) {
            for (int i = 0; i < code.length(); i++) {
                for (char c : "ABCDEFGHJKLMNPQRSTUVWXYZ123456789".toCharArray()) {
                    String heard = code.substring(0, i) + c + code.substring(i + 1);
                    assertThat(heard.equals(code) || !codes.contains(heard))
                            .as(heard)
                            .isTrue();
                }
            }
        }
    }

    private static PhraseBook changed(String found, String instead) {
        assertThat(text()).contains(found);
        return read(text().replace(found, instead));
    }

    private static String text() {
        return new String(PrintedBooks.file(1), UTF_8);
    }

    private static PhraseBook read(String text) {
        return Json.read(text.getBytes(UTF_8), PhraseBook.class);
    }
}
