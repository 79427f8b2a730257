package org.gilavar.phrase;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Bidi;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import org.gilavar.mechanism.item.Coded;
import org.gilavar.mechanism.json.Json;
import org.gilavar.phrase.Bounds.Bound;
import org.junit.jupiter.api.Test;

/** Every phrase, in every language, at every bound of every parameter. */
final class RenderingTest {

    private static final PhraseBooks BOOKS = PhraseBooks.printed();

    private static final PhraseBook BOOK = BOOKS.of(1);

    /** What version 1 has always said, to the last character. Never changed: the record has messages that were read so. */
    private static final String ALL_OF_VERSION_1 = "3a0d3c9c963a75480df9e30d31c23771b1f6b05afb7c55acd9174f9ff1e42b8c";

    /** A part of a text, from a character as far as before another. */
    private record Part(int from, int until) {}

    @Test
    void eachParameterStandsOnceAndAlikeInEveryLanguage() {
        everywhere((coded, filled) -> {
            for (Language language : Language.values()) {
                String text = BOOKS.rendered(coded, language);
                for (Bound bound : filled.values()) {
                    long expected = filled.values().stream()
                            .filter(b -> b.exact().equals(bound.exact()))
                            .count();
                    assertThat(isolates(text).stream()
                                    .map(part -> text.substring(part.from(), part.until()))
                                    .filter(bound.exact()::equals))
                            .as("%s in %s", coded, language)
                            .hasSize((int) expected);
                }
                assertThat(isolates(text)).hasSameSizeAs(filled.values());
            }
        });
    }

    @Test
    void outsideOfIsolatesThereAreNoDigitsAndNowhereMarksThatReorder() {
        everywhere((coded, filled) -> {
            for (Language language : Language.values()) {
                String text = BOOKS.rendered(coded, language);
                StringBuilder around = new StringBuilder(text);
                isolates(text).reversed().forEach(part -> around.delete(part.from(), part.until()));
                assertThat(around.toString()).as("%s in %s", coded, language).doesNotContainPattern("\\p{N}");
                assertThat(text.replaceAll("[\u2066\u2067\u2069]", "")).doesNotContainPattern("\\p{C}");
                assertThat(text.replaceAll("[^\\p{N}]", "")).matches("[0-9]*");
            }
        });
    }

    @Test
    void theWholeIsOneIsolateOfTheLanguagesDirection() {
        everywhere((coded, filled) -> {
            for (Language language : Language.values()) {
                String text = BOOKS.rendered(coded, language);
                assertThat(text.charAt(0)).isEqualTo(language.isRightToLeft() ? '\u2067' : '\u2066');
                int depth = 0;
                for (int i = 0; i < text.length(); i++) {
                    depth += text.charAt(i) == '\u2069' ? -1 : opens(text.charAt(i)) ? 1 : 0;
                    assertThat(depth == 0).as("%s in %s", coded, language).isEqualTo(i == text.length() - 1);
                }
            }
        });
    }

    @Test
    void onTheScreenEachParameterStaysWholeAndFromLeftToRightWhateverStandsAround() {
        everywhere((coded, filled) -> {
            for (Language language : Language.values()) {
                String text = BOOKS.rendered(coded, language);
                for (String around : List.of("abc %s, 12", "\u05d0\u05d1 %s, 12", "12 %s \u0639")) {
                    for (int base : List.of(Bidi.DIRECTION_LEFT_TO_RIGHT, Bidi.DIRECTION_RIGHT_TO_LEFT)) {
                        assertStaysWhole(String.format(Locale.ROOT, around, text), language, base);
                    }
                }
            }
        });
    }

    /** Also that parameters follow each other as the language is read. */
    private static void assertStaysWhole(String line, Language language, int base) {
        List<Integer> places = placesOnScreen(line, base);
        int before = language.isRightToLeft() ? Integer.MAX_VALUE : -1;
        for (Part part : isolates(line)) {
            int first = places.get(part.from());
            assertThat(places.subList(part.from(), part.until()))
                    .as("%s of %s", line.substring(part.from(), part.until()), line)
                    .isEqualTo(IntStream.range(first, first + part.until() - part.from())
                            .boxed()
                            .toList());
            assertThat(first < before).as(line).isEqualTo(language.isRightToLeft());
            before = first;
        }
    }

    /** For each character how many stand to the left of it. */
    private static List<Integer> placesOnScreen(String line, int base) {
        Bidi bidi = new Bidi(line, base);
        byte[] levels = new byte[line.length()];
        Integer[] order = new Integer[line.length()];
        for (int i = 0; i < line.length(); i++) {
            levels[i] = (byte) bidi.getLevelAt(i);
            order[i] = i;
        }
        Bidi.reorderVisually(levels, 0, order, 0, order.length);
        Integer[] places = new Integer[line.length()];
        for (int place = 0; place < order.length; place++) {
            places[order[place]] = place;
        }
        return List.of(places);
    }

    @Test
    void digitsAreAsciiWhateverLanguageTheMachineSpeaks() {
        Locale before = Locale.getDefault();
        String expected = all();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            assertThat(all()).isEqualTo(expected);
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void whatVersionOneSaysIsWhatItHasAlwaysSaid() {
        assertThat(Json.hashOfText(all())).isEqualTo(ALL_OF_VERSION_1);
    }

    @Test
    void aPhraseReadsAsAnOfficerWouldSayIt() {
        Coded late = BOOK.typed("N67", Map.of("notice", "turkiye.patrol-7", "delay", "30 min"));

        assertThat(BOOKS.rendered(late, Language.EN))
                .isEqualTo("\u2066The activity of notice \u2066turkiye.patrol-7\u2069 will begin late by "
                        + "\u206630\u2069\u00a0min.\u2069");
        assertThat(BOOKS.rendered(late, Language.HE))
                .isEqualTo("\u2067הפעילות שבהודעה תתחיל באיחור. הודעה: \u2066turkiye.patrol-7\u2069. איחור: "
                        + "\u206630\u2069\u00a0דקות.\u2069");
        Coded hold =
                BOOK.typed("A35", Map.of("position", "34.55,38.29", "level", "1500 m AGL", "until", "120600ZAPR25"));
        assertThat(BOOKS.rendered(hold, Language.RU))
                .contains("\u20661500\u2069\u00a0м\u00a0над уровнем земли", "\u206634°33.00′N 038°17.40′E\u2069");
    }

    @Test
    void freeTextIsMarkedAsNotTranslatedAndReordersNothing() {
        assertThat(BOOK.untranslated("see you at 12", Language.AR))
                .isEqualTo("\u2067نص حر، غير مترجم: \u2068see you at 12\u2069\u2069");
        assertThat(BOOK.untranslated("a\u2069b\u202ec\u0007\ud800", Language.EN))
                .isEqualTo("\u2066Free text, not translated: \u2068a\ufffdb\ufffdc\ufffd\ufffd\u2069\u2069");
    }

    private static void everywhere(BiConsumer<Coded, Map<String, Bound>> check) {
        for (Phrase phrase : BOOK.phrases()) {
            for (Map<String, Bound> filled : Bounds.of(phrase)) {
                check.accept(BOOK.typed(phrase.code(), Bounds.typed(filled)), filled);
            }
        }
    }

    private static String all() {
        List<String> lines = new ArrayList<>();
        everywhere((coded, filled) -> {
            for (Language language : Language.values()) {
                lines.add(coded.code() + " " + language.tag() + " " + BOOKS.rendered(coded, language));
            }
        });
        return String.join("\n", lines);
    }

    private static boolean opens(char c) {
        return c >= '\u2066' && c <= '\u2068';
    }

    /** What stands in the innermost isolates, in the order of the text. */
    private static List<Part> isolates(String text) {
        List<Part> parts = new ArrayList<>();
        int from = -1;
        for (int i = 0; i < text.length(); i++) {
            if (opens(text.charAt(i))) {
                from = i + 1;
            } else if (text.charAt(i) == '\u2069' && from >= 0) {
                parts.add(new Part(from, i));
                from = -1;
            }
        }
        return parts;
    }
}
