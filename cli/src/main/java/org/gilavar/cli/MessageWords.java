package org.gilavar.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.gilavar.mechanism.item.Coded;
import org.gilavar.mechanism.item.InvalidItemException;
import org.gilavar.mechanism.json.Json;
import org.gilavar.mechanism.json.MalformedException;
import org.gilavar.mechanism.statement.MessageBody;
import org.gilavar.phrase.Language;
import org.gilavar.phrase.PhraseBooks;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a message says, for a person at a terminal: its phrase in the reader's language and by its code, and free text, beside a
 * phrase marked as not translated. What others wrote is made harmless; what the book says keeps the isolates that order it.
 */
final class MessageWords {

    private static final PhraseBooks BOOKS = PhraseBooks.printed();

    private MessageWords() {}

    /** The language that was asked for, else that of this machine when every phrase is in it, else English. */
    static Language orOfTheMachine(@Nullable Language asked) {
        return asked == null ? of(Locale.getDefault()) : asked;
    }

    static Language of(Locale machine) {
        return Stream.of(Language.values())
                .filter(language -> language.tag().equals(machine.getLanguage()))
                .findFirst()
                .orElse(Language.EN);
    }

    /** The phrase that it was said by. */
    static Optional<Coded> coded(JsonNode message) {
        JsonNode coded = message.path("coded");
        return coded.isObject()
                ? Optional.of(Json.read(coded.toString().getBytes(UTF_8), Coded.class))
                : Optional.empty();
    }

    /** Of a phrase from a book that this program has not; said, where its code and values stand for its words. */
    static Optional<String> missing(JsonNode message) {
        return coded(message)
                .filter(phrase -> !BOOKS.has(phrase))
                .map(phrase -> "it was said from version " + phrase.version()
                        + " of the phrase book, which this program does not have: this is the code and its values");
    }

    /** What the book has against a statement that is about to be signed, wherever it was written; empty when it has nothing. */
    static Optional<String> fault(JsonNode body) {
        if (!body.path("type").asString("").equals("message.send") || !body.has("coded")) {
            return Optional.empty();
        }
        try {
            MessageBody.Send send = Json.read(body.toString().getBytes(UTF_8), MessageBody.Send.class);
            send.coded().ifPresent(coded -> BOOKS.require(coded, send.purpose()));
            return Optional.empty();
        } catch (InvalidItemException e) {
            return Optional.of(e.field() + ": " + e.reason());
        } catch (MalformedException e) {
            return Optional.of(e.field() + ": " + e.reason());
        }
    }

    /** In one line, for a table. */
    static String inOne(JsonNode message, Language reader) {
        return String.join(" ", lines(message, reader));
    }

    /** A line for the code, one for its words, one for free text. */
    static List<String> lines(JsonNode message, Language reader) {
        Optional<Coded> coded = coded(message);
        Optional<String> text = Optional.of(message.path("text").asString("")).filter(words -> !words.isEmpty());
        List<String> lines = new ArrayList<>();
        coded.ifPresent(phrase -> {
            lines.add(phrase.code());
            lines.add(BOOKS.rendered(phrase, reader));
        });
        text.map(words -> coded.isPresent() ? BOOKS.untranslated(words, coded, reader) : Words.shown(words))
                .ifPresent(lines::add);
        return lines;
    }
}
