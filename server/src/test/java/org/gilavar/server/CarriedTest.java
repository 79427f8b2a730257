package org.gilavar.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.gilavar.mechanism.statement.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What another hands in for a party that is cut off: judged as if it had come by wire, and its carrier learns next to nothing. */
final class CarriedTest {

    private static final String CARRIED = "/v1/carried";

    private TestServer server;

    @BeforeEach
    void open(@TempDir Path folder) {
        server = TestServer.exercise(folder);
    }

    @AfterEach
    void close() {
        server.close();
    }

    private Answer carries(Officer carrier, byte[] envelope) {
        return carrier.call("POST", CARRIED, envelope);
    }

    @Test
    void theOtherPartyIsToldThatItWasTakenAndWhenAndNothingMore() {
        server.israel().tells(Samples.file("sortie", Samples.PALMYRA));
        byte[] envelope = server.turkiye().sign(Samples.file("patrol", Samples.PALMYRA));

        Answer answer = carries(server.israel(), envelope);

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.json().propertyNames()).containsExactlyInAnyOrder("party", "statement", "at");
        assertThat(answer.json().path("party").asString()).isEqualTo("turkiye");
        Answer own = server.turkiye().send(envelope);
        assertThat(own.status()).isEqualTo(201);
        assertThat(own.json().path("told")).as("its notice and a conflict").hasSize(2);
        assertThat(own.json().path("at")).isEqualTo(answer.json().path("at"));
        assertThat(server.closeAndVerify().fault()).isEmpty();
    }

    @Test
    void carriedTwiceItHasOneEffectAndOneAnswer() {
        byte[] envelope = server.turkiye().sign(Samples.ask("stop", "israel"));
        Answer first = carries(server.israel(), envelope);
        long size = server.ledgerSize();

        assertThat(carries(server.azerbaijan(), envelope)).isEqualTo(first);
        assertThat(server.ledgerSize()).isEqualTo(size);
    }

    @Test
    void whyItWasNotTakenIsToldToItsOwnParty() {
        byte[] first = server.turkiye().sign(Samples.file("patrol", Samples.PALMYRA));
        carries(server.israel(), first);
        byte[] second = server.turkiye().sign(Samples.file("patrol", Samples.PALMYRA));

        carries(server.israel(), second).isProblem(409, "not-taken");

        server.turkiye().send(second).isProblem(409, "taken");
    }

    @Test
    void whatAnybodySeesInTheBytesTheCarrierIsTold() {
        Statement old = server.turkiye().statement(Samples.ask("old", "israel"));
        Instant longAgo = old.sent().minus(Duration.ofHours(2));
        carries(server.israel(), server.turkiye().sign(dated(old, longAgo))).isProblem(422, "wrong-time");

        byte[] envelope = server.turkiye().sign(Samples.ask("other", "israel"));
        envelope[envelope.length / 3] ^= 1;
        assertThat(carries(server.israel(), envelope).status()).isIn(400, 403);
        carries(server.israel(), "{}".getBytes(UTF_8)).isProblem(400, "malformed");
    }

    private static Statement dated(Statement words, Instant sent) {
        return new Statement(
                words.id(),
                words.mechanism(),
                words.from(),
                sent,
                words.precedence(),
                words.exercise(),
                Optional.empty(),
                words.body());
    }

    @Test
    void whoeverGuessesTheWordsOfAnotherIsNotToldThatTheyWereSaid() {
        Statement words = server.turkiye().statement(Samples.ask("stop", "israel"));
        Statement never = dated(words, words.sent().minusSeconds(1));
        server.turkiye().send(server.turkiye().sign(words)).accepted();

        Answer guessed = carries(server.israel(), server.israel().sign(words));

        guessed.isProblem(409, "not-taken");
        assertThat(guessed).isEqualTo(carries(server.israel(), server.israel().sign(never)));
        server.turkiye().send(server.turkiye().sign(words)).accepted();
    }

    @Test
    void ofWordsThatAreTooOldNobodyLearnsWhetherTheyWereSaidAgain() {
        Instant longAgo = server.time().minus(Duration.ofHours(2));
        Statement words = server.turkiye().statement(Samples.ask("stop", "israel"));
        byte[] old = server.turkiye().sign(dated(words, longAgo));
        Answer before = carries(server.israel(), old);
        server.turkiye().send(server.turkiye().sign(words)).accepted();

        Answer after = carries(server.israel(), old);

        before.isProblem(422, "wrong-time");
        assertThat(after).isEqualTo(before);
        assertThat(carries(server.israel(), server.israel().sign(dated(words, longAgo))))
                .isEqualTo(before);
    }

    @Test
    void byTheWayOfOnesOwnWordsAnothersAreStillRefused() {
        byte[] envelope = server.turkiye().sign(Samples.ask("stop", "israel"));

        server.israel().send(envelope).isProblem(403, "not-entitled");
    }

    @Test
    void aStrangerCarriesNothing() {
        byte[] envelope = server.turkiye().sign(Samples.ask("stop", "israel"));
        String ledger = server.ledger();

        server.call("POST", CARRIED, envelope).isProblem(401, "signed-out");

        assertThat(server.ledger()).isEqualTo(ledger);
    }
}
