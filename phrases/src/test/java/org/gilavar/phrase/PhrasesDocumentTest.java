package org.gilavar.phrase;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** docs/phrases.md is drawn from the phrase book. */
final class PhrasesDocumentTest {

    private static final Path DOCUMENT = Path.of("../docs/phrases.md");

    /** Set to {@code write}, the document is written instead of being compared. */
    private static final String DOCUMENTS = "gilavar.documents";

    private static final String HEAD = """
            # Phrases

            What a duty officer says most, as a code and what is filled in. Each side reads it in its own language: English, Turkish, Hebrew,
            Azerbaijani, Arabic or Russian. This page is drawn from the phrase book and held against it by a test;
            `./gilavar test -pl phrases -am -Dtest=PhrasesDocumentTest -Dsurefire.failIfNoSpecifiedTests=false -D%s=write`
            draws it anew.

                ./gilavar phrase list --language tr
                ./gilavar phrase show N67
                ./gilavar phrase say N67 --with notice=turkiye.patrol-7 --with delay='30 min'
                ./gilavar line send israel --phrase N67 --with notice=turkiye.patrol-7 --with delay='30 min'
                ./gilavar line read turkiye.w-1 --language he

            - **A proposal.** The wordings are our own, in the spirit of ICAO's phraseology (Doc 9432, Doc 4444 chapter 12) and of the
              International Code of Signals, and taken from neither. The translations are to be checked by native speakers who have stood
              such a watch, before anybody uses them; units are not inflected, as in tables.
            - **What is said** is the version of the book, the code and the values, in canonical JSON, and never the words. It is read back by
              the SHA-256 of that, so that both sides compare the same whatever language each reads; with free text beside it by that of
              both, `{"coded": …, "text": …}`, so that neither is garbled unseen. No words that it is rendered in match.
            - **Where it is held against the book:** at the desk before it is signed, and at the gate of the server before it is decided. The
              rules know its form alone, so that another book changes none of them ([why](decisions/0043-the-rules-know-no-book.md)). The
              purpose of a message is that of its phrase. From a book that is not at hand, the code and its values are shown, and that it is so.
            - **A version never changes.** The program is bound to its hash; another wording is another version, and what was said with an
              earlier one reads the same for ever.
            - **A code** is a letter that is not like a digit and two digits without zero. No two differ in one character alone, nor by their
              digits changing places: what is misheard so is no code.
            - **On the screen** digits are ASCII in every language, and every value stands in an isolate (Unicode Annex 9): text from right to
              left reorders no place, no time and no id.
            - **Free text** is no part of a phrase. Where it stands beside one, it is marked as not translated.
            - **No phrase permits.** Those of the purpose STOP_URGENT ask to stop and bind nobody; no other asks for anything but words. To be aware of a
              notice is neither consent nor objection, and keeping clear is advised.
            """.formatted(DOCUMENTS);

    @Test
    void theDocumentIsWhatTheBookSays() throws IOException {
        if (System.getProperty(DOCUMENTS, "").equals("write")) {
            Files.writeString(DOCUMENT, drawn());
        }
        assertThat(Files.readString(DOCUMENT))
                .as("run this test with -D" + DOCUMENTS + "=write to have it drawn anew")
                .isEqualTo(drawn());
    }

    private static String drawn() {
        PhraseBook book = PhraseBooks.printed().latest();
        StringBuilder text =
                new StringBuilder(HEAD).append("\n## What is filled in\n\n| Kind | Expected |\n|---|---|\n");
        for (Parameter.Kind kind : Parameter.Kind.values()) {
            text.append("| `")
                    .append(kind)
                    .append("` | ")
                    .append(kind.expected())
                    .append(" |\n");
        }
        text.append("\n## Version ")
                .append(book.version())
                .append("\n\nSHA-256 `")
                .append(book.hash())
                .append("`\n\n");
        text.append("| Code | Purpose | In English | Filled in |\n|---|---|---|---|\n");
        for (Phrase phrase : book.phrases()) {
            text.append("| ").append(phrase.code());
            text.append(" | ").append(phrase.purpose());
            text.append(" | ").append(phrase.text(Language.EN).replaceAll("\\{(\\w+)}", "*$1*"));
            text.append(" | ").append(parameters(phrase)).append(" |\n");
        }
        return text.toString();
    }

    private static String parameters(Phrase phrase) {
        return phrase.parameters().stream()
                .map(parameter -> parameter.name() + " `" + parameter.kind() + "`")
                .collect(Collectors.joining(", "));
    }
}
