package org.gilavar.server.http;

import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.gilavar.mechanism.Refusal;
import org.gilavar.mechanism.item.Coded;
import org.gilavar.mechanism.item.InvalidItemException;
import org.gilavar.mechanism.item.Message;
import org.gilavar.mechanism.json.Json;
import org.gilavar.mechanism.statement.Body;
import org.gilavar.mechanism.statement.MessageBody;
import org.gilavar.phrase.Language;
import org.gilavar.phrase.PhraseBook;
import org.gilavar.phrase.PhraseBooks;
import org.gilavar.server.Writer;
import org.gilavar.server.audience.Audiences;
import org.gilavar.server.audience.Feed;

/** The phrase book: to be read, to read messages by, and for what is sent to be held against. No rule knows it. */
final class PhraseRoutes {

    private final PhraseBooks books;
    private final Writer writer;
    private final Audiences audiences;
    private final Callers callers;

    PhraseRoutes(PhraseBooks books, Writer writer, Audiences audiences, Callers callers) {
        this.books = books;
        this.writer = writer;
        this.audiences = audiences;
        this.callers = callers;
    }

    /** What is wrong with a phrase that somebody sends; empty when the book has it so, or none is sent. */
    Optional<Refusal> fault(Body body) {
        if (body instanceof MessageBody.Send send && send.coded().isPresent()) {
            try {
                books.require(send.coded().get(), send.purpose());
            } catch (InvalidItemException e) {
                return Optional.of(new Refusal(Refusal.Code.MALFORMED, "body." + e.field(), e.reason()));
            }
        }
        return Optional.empty();
    }

    void versions(ServerRequest request, ServerResponse response) {
        open(
                request,
                response,
                new Endpoint.Books(books.all().stream()
                        .map(book -> new Endpoint.PrintedBook(book.version(), book.hash()))
                        .toList()));
    }

    void book(ServerRequest request, ServerResponse response) {
        String version = request.path().pathParameters().get("version");
        PhraseBook book = books.versions().stream()
                .filter(known -> known.toString().equals(version))
                .findFirst()
                .map(books::of)
                .orElseThrow(() -> new ProblemException(Problem.notFound()));
        open(request, response, book);
    }

    private static void open(ServerRequest request, ServerResponse response, Object body) {
        byte[] json = Json.write(body);
        Answers.open(request, response, Contract.JSON, json, ETag.of(json));
    }

    /** A message in words, for whoever may see the message. */
    void words(ServerRequest request, ServerResponse response) {
        Feed feed = audiences.feed(callers.reader(request).party());
        Instant now = writer.time();
        Message message = feed.find(
                        Message.class, request.path().pathParameters().get("message"))
                .filter(found -> feed.isShown(found, now))
                .orElseThrow(() -> new ProblemException(Problem.notFound()));
        Answers.found(request, response, words(books, message));
    }

    /** From the book that it was said from, whatever others there are. */
    static Endpoint.MessageWords words(PhraseBooks books, Message message) {
        Optional<Coded> coded = message.coded();
        return new Endpoint.MessageWords(
                message.id(),
                coded,
                coded.filter(phrase -> !books.has(phrase)).isEmpty(),
                coded.map(phrase -> inAll(language -> books.rendered(phrase, language)))
                        .orElse(Map.of()),
                message.text(),
                message.text()
                        .map(text -> inAll(language -> books.untranslated(text, coded, language)))
                        .orElse(Map.of()));
    }

    private static Map<Language, String> inAll(Function<Language, String> words) {
        Map<Language, String> all = new EnumMap<>(Language.class);
        for (Language language : Language.values()) {
            all.put(language, words.apply(language));
        }
        return all;
    }
}
