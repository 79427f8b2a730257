package org.gilavar.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.gilavar.mechanism.item.Coded;
import org.gilavar.mechanism.item.Message;
import org.gilavar.mechanism.json.Json;
import org.gilavar.mechanism.statement.MessageBody;
import org.gilavar.phrase.Language;
import org.gilavar.phrase.Parameter.Kind;
import org.gilavar.phrase.Phrase;
import org.gilavar.phrase.PhraseBook;
import org.gilavar.phrase.PhraseBooks;
import org.gilavar.server.Answer;
import org.gilavar.server.Officer;
import org.gilavar.server.Samples;
import org.gilavar.server.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** A message is said by its phrase: held against the book at the gate, and read by each in its own language. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PhrasesOverHttpTest {

    private static final PhraseBook BOOK = PhraseBooks.printed().latest();

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
        assertThat(server().closeAndVerify().fault()).isEmpty();
    }

    static Stream<Phrase> everyPhraseIsTakenAndReadBackByItsCodeAlone() {
        return BOOK.phrases().stream();
    }

    @ParameterizedTest
    @MethodSource
    void everyPhraseIsTakenAndReadBackByItsCodeAlone(Phrase phrase) {
        Officer israel = server().israel();
        Map<String, String> values = new HashMap<>();
        phrase.parameters().forEach(p -> values.put(p.name(), sample(p.kind())));
        values.computeIfPresent("until", (name, earlier) -> "130600ZAPR25");
        Coded coded = BOOK.typed(phrase.code(), values);
        String name = phrase.code().toLowerCase(Locale.ROOT);
        String id = "turkiye." + name;

        server().turkiye()
                .tells(new MessageBody.Send(name, "israel", phrase.purpose(), Optional.empty(), Optional.of(coded)));

        JsonNode words = israel.get("/v1/messages/" + id + "/words").accepted();
        assertThat(words.path("inBook").asBoolean()).isTrue();
        assertThat(words.has("text")).isFalse();
        for (Language language : Language.values()) {
            String read = words.path("phrase").path(language.tag()).asString();
            assertThat(read).isEqualTo(PhraseBooks.printed().rendered(coded, language));
            assertThat(matches(id, Json.hashOfText(read))).isFalse();
        }
        assertThat(matches(id, coded.readBack(Optional.empty()))).isTrue();
    }

    private boolean matches(String id, String hash) {
        server().israel().tells(new MessageBody.ReadBack(id, hash));
        return server().israel()
                .item("messages", id)
                .path("readBack")
                .path("matches")
                .asBoolean();
    }

    private static String sample(Kind kind) {
        return switch (kind) {
            case NUMBER -> "12";
            case ID -> "turkiye.patrol-7";
            case TIME -> "120600ZAPR25";
            case DURATION -> "30 min";
            case POSITION -> "34.55,38.29";
            case HEADING -> "270";
            case LEVEL -> "FL240";
            case DISTANCE -> "10 NM";
        };
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2 | N67 | delay=PT30M,notice=a       | INFORM | body.coded.version           | there is no version 2 of the phrase book; known: [1]
            1 | N66 | delay=PT30M,notice=a       | INFORM | body.coded.code              | there is no phrase "N66" in version 1
            1 | N67 | delay=PT30M                | INFORM | body.coded.parameters.notice | is missing; expected a whole id
            1 | N67 | delay=30 min,notice=a      | INFORM | body.coded.parameters.delay  | expected it as it is kept, "PT30M"
            1 | N67 | delay=PT25H,notice=a       | INFORM | body.coded.parameters.delay  | expected a time in whole minutes from 1 to 1440
            1 | N67 | delay=PT1M,notice=a,more=b | INFORM | body.coded.parameters        | N67 has [notice, delay], found "more"
            1 | N67 | delay=PT30M,notice=a       | WARN   | body.coded.code              | N67 is said with the purpose INFORM, found WARN
            """)
    void whatTheBookDoesNotHaveIsRefusedAtTheGateAndChangesNothing(
            int version, String code, String values, Message.Purpose purpose, String field, String reason) {
        String before = server().ledger();
        long journalled = server().journal().size();
        Map<String, String> parameters = new HashMap<>();
        Stream.of(values.split(",", -1)).map(v -> v.split("=", -1)).forEach(v -> parameters.put(v[0], v[1]));

        Answer answer = server().turkiye()
                .says(new MessageBody.Send(
                        "refused",
                        "israel",
                        purpose,
                        Optional.of("Words."),
                        Optional.of(new Coded(version, code, new TreeMap<>(parameters)))));

        answer.isProblem(400, "malformed");
        assertThat(answer.json().path("field").asString()).isEqualTo(field);
        assertThat(answer.json().path("detail").asString()).contains(reason);
        assertThat(server().ledger()).isEqualTo(before);
        assertThat(server().journal().size()).isEqualTo(journalled);
        server().israel().get("/v1/messages/turkiye.refused").isProblem(404, "not-found");
    }

    @Test
    void freeTextBesideAPhraseIsAsItWasWrittenAndMarkedInEveryLanguage() {
        server().turkiye().tells(Samples.late("beside", "israel"));
        server().turkiye().tells(Samples.ask("in-words", "israel"));

        JsonNode both =
                server().israel().get("/v1/messages/turkiye.beside/words").accepted();
        assertThat(both.path("text").asString()).isEqualTo("Wait for us.");
        assertThat(both.path("untranslated").path("ru").asString())
                .isEqualTo("\u2066Свободный текст, без перевода: \u2068Wait for us.\u2069\u2069");
        assertThat(both.path("phrase").path("en").asString()).contains("will begin late by \u206630\u2069\u00a0min.");

        JsonNode words =
                server().israel().get("/v1/messages/turkiye.in-words/words").accepted();
        assertThat(words.has("coded")).isFalse();
        assertThat(words.path("phrase")).isEmpty();
        assertThat(words.path("untranslated").size()).isEqualTo(Language.values().length);
    }

    @Test
    void aMessageSaysWhatItSaidWhateverBookComesLater() {
        server().turkiye().tells(Samples.late("early", "israel"));
        Message message = Json.read(Json.write(server().israel().item("messages", "turkiye.early")), Message.class);
        PhraseBook changed = new PhraseBook(
                2,
                BOOK.source(),
                BOOK.untranslated(),
                BOOK.words(),
                BOOK.phrases().stream().map(PhrasesOverHttpTest::reworded).toList());
        PhraseBooks both = new PhraseBooks(List.of(BOOK, changed));

        Endpoint.MessageWords now = PhraseRoutes.words(both, message);

        assertThat(both.rendered(
                        changed.typed("N67", message.coded().orElseThrow().parameters()), Language.EN))
                .contains("activity, changed,");
        assertThat(Json.tree(now))
                .isEqualTo(server().israel()
                        .get("/v1/messages/turkiye.early/words")
                        .accepted());
        assertThat(PhraseRoutes.words(new PhraseBooks(List.of(changed)), message))
                .as("without its book it is the code and its values, and that is said")
                .satisfies(bare -> assertThat(bare.inBook()).isFalse())
                .satisfies(bare -> assertThat(bare.phrase())
                        .containsEntry(Language.AR, "\u2066N67 (1) delay=PT30M notice=turkiye.patrol-7\u2069"))
                .satisfies(bare -> assertThat(bare.text()).contains("Wait for us."));
    }

    private static Phrase reworded(Phrase phrase) {
        Map<Language, String> texts = new HashMap<>(phrase.texts());
        texts.computeIfPresent(Language.EN, (language, text) -> text.replace("activity", "activity, changed,"));
        return new Phrase(phrase.code(), phrase.purpose(), phrase.parameters(), texts);
    }

    @Test
    void theWordsOfAMessageAreForWhoeverMaySeeTheMessage() {
        server().turkiye().tells(Samples.late("for-azerbaijan", "azerbaijan"));
        String words = "/v1/messages/turkiye.for-azerbaijan/words";

        server().turkiye().get(words).accepted();
        server().azerbaijan().get(words).accepted();
        assertThat(server().israel().get(words)).isEqualTo(server().israel().get("/v1/messages/turkiye.never/words"));
        server().israel().get(words).isProblem(404, "not-found");
        server().call("GET", words, new byte[0]).isProblem(401, "signed-out");
    }

    @Test
    void theBooksAreThereForAnybodyAndHaveTheirHashes() {
        JsonNode books =
                server().call("GET", "/v1/phrases", new byte[0]).accepted().path("items");
        assertThat(books.valueStream().map(b -> b.path("version").asInt()))
                .containsExactlyElementsOf(PhraseBooks.printed().versions());
        Answer book = server().call("GET", "/v1/phrases/1", new byte[0]);
        assertThat(Json.read(Json.write(book.accepted()), PhraseBook.class).hash())
                .isEqualTo(books.get(0).path("hash").asString())
                .isEqualTo(PhraseBooks.printed().of(1).hash());
        for (String none : List.of("0", "2", "01", "x", "-1", "99999999999")) {
            server().call("GET", "/v1/phrases/" + none, new byte[0]).isProblem(404, "not-found");
        }
    }
}
