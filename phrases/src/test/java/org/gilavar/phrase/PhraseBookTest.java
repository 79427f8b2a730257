package org.gilavar.phrase;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.gilavar.mechanism.item.Coded;
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

    private static final PhraseBooks BOOKS = PhraseBooks.printed();

    private static final PhraseBook BOOK = BOOKS.of(1);

    /** Never changed. What is to be worded otherwise goes into another version, with a line of its own. */
    private static final Map<Integer, String> PRINTED =
            Map.of(1, "48f88de377367f26058085f62edebe2ae1d31c3eae737abe11524b3f5fbbc192");

    private static final Map<String, String> LATE = Map.of("notice", "turkiye.patrol-7", "delay", "30 min");

    @Test
    void eachVersionIsTheOneThatWasPrinted() {
        assertThat(BOOKS.versions()).isEqualTo(PRINTED.keySet());
        PRINTED.forEach((version, hash) -> {
            assertThat(BOOKS.of(version).hash()).isEqualTo(hash);
            assertThat(BOOKS.of(version).version()).isEqualTo(version);
        });
        assertThat(BOOKS.latest()).isSameAs(BOOKS.of(BOOKS.versions().last()));
    }

    @Test
    void aHashIsOfAllThatABookSays() {
        Set<String> hashes = new HashSet<>(Set.of(BOOK.hash()));
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
        Coded old = BOOK.typed("N67", LATE);
        String said = BOOKS.rendered(old, Language.EN);
        PhraseBook next =
                read(text().replace("\"version\": 1", "\"version\": 2").replace("late by", "too late by"));
        PhraseBooks both = new PhraseBooks(List.of(next, BOOK));

        assertThat(both.latest()).isEqualTo(next);
        assertThat(both.rendered(next.typed("N67", LATE), Language.EN))
                .contains("too late")
                .isNotEqualTo(said);
        assertThat(both.rendered(old, Language.EN)).isEqualTo(said);
        assertThat(both.rendered(Json.read(Json.write(old), Coded.class), Language.EN))
                .isEqualTo(said);
        assertThat(next.typed("N67", LATE).readBack(Optional.empty()))
                .as("said from another version is another thing said")
                .isNotEqualTo(old.readBack(Optional.empty()));
    }

    @Test
    void fromABookThatIsNotAtHandTheCodeAndItsValuesAreRead() {
        Coded later = new Coded(2, "N67", BOOK.typed("N67", LATE).parameters());

        assertThat(BOOKS.has(later)).isFalse();
        for (Language language : Language.values()) {
            assertThat(BOOKS.rendered(later, language))
                    .isEqualTo("\u2066N67 (2) delay=PT30M notice=turkiye.patrol-7\u2069");
        }
        assertThat(BOOKS.untranslated("Fuel.", Optional.of(later), Language.EN))
                .isEqualTo("\u2066Free text, not translated: \u2068Fuel.\u2069\u2069");
        assertThat(BOOKS.has(new Coded(1, "N67", new TreeMap<>()))).isFalse();
        assertThat(BOOKS.rendered(new Coded(1, "N67", new TreeMap<>()), Language.HE))
                .isEqualTo("\u2066N67 (1)\u2069");
    }

    @Test
    void booksAreSomeAndEachOfAVersionOfItsOwn() {
        assertThatThrownBy(() -> new PhraseBooks(List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new PhraseBooks(List.of(BOOK, BOOK))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aPhraseIsSaidWithThePurposeItIsThereFor() {
        Coded late = BOOK.typed("N67", LATE);
        Message.Purpose purpose = BOOKS.require(late).purpose();

        BOOKS.require(late, purpose);
        for (Message.Purpose other : EnumSet.complementOf(EnumSet.of(purpose))) {
            assertThatThrownBy(() -> BOOKS.require(late, other))
                    .isInstanceOf(InvalidItemException.class)
                    .hasMessage("coded.code: N67 is said with the purpose " + purpose + ", found " + other
                            + "; say it with that, or another phrase");
        }
    }

    @Test
    void thereIsNoBookButThoseThatWerePrinted() {
        for (int version : new int[] {-1, 0, 2, Integer.MAX_VALUE}) {
            assertThatThrownBy(() -> BOOKS.of(version))
                    .isInstanceOf(InvalidItemException.class)
                    .hasMessage("version: there is no version " + version + " of the phrase book; known: [1]");
        }
    }

    @Test
    void everyPurposeHasAPhraseAndEveryKindIsSaid() {
        Set<Message.Purpose> purposes = EnumSet.noneOf(Message.Purpose.class);
        Set<Parameter.Kind> kinds = EnumSet.noneOf(Parameter.Kind.class);
        for (Phrase phrase : BOOK.phrases()) {
            purposes.add(phrase.purpose());
            phrase.parameters().forEach(parameter -> kinds.add(parameter.kind()));
        }
        assertThat(purposes).containsExactlyInAnyOrder(Message.Purpose.values());
        assertThat(kinds).containsExactlyInAnyOrder(Parameter.Kind.values());
        assertThat(BOOK.source()).isEqualTo(Source.P);
    }

    @Test
    void nothingNamesWhatGilavarNeverCarriesAndNothingOrdersOrPermits() {
        for (Phrase phrase : BOOK.phrases()) {
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
        Set<String> codes = new HashSet<>();
        BOOK.phrases().forEach(phrase -> codes.add(phrase.code()));
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
