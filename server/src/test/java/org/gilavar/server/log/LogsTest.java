package org.gilavar.server.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gilavar.client.log.HttpLogSource;
import org.gilavar.ledger.Hash;
import org.gilavar.ledger.MerkleTree;
import org.gilavar.ledger.SigningKey;
import org.gilavar.ledger.log.Audit;
import org.gilavar.ledger.log.AuditReport;
import org.gilavar.ledger.log.EntryOpening;
import org.gilavar.ledger.log.HeadOpening;
import org.gilavar.ledger.log.NoteKey;
import org.gilavar.ledger.log.NoteSignature;
import org.gilavar.ledger.log.NoteSigner;
import org.gilavar.ledger.log.Policy;
import org.gilavar.ledger.log.SignedCheckpoint;
import org.gilavar.ledger.log.TlogProof;
import org.gilavar.mechanism.statement.ArrangementBody;
import org.gilavar.mechanism.terms.Terms;
import org.gilavar.mechanism.terms.WitnessTerms;
import org.gilavar.server.Answer;
import org.gilavar.server.Officer;
import org.gilavar.server.Samples;
import org.gilavar.server.SettableClock;
import org.gilavar.server.TestServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a server publishes of its record, checked as a party would: with what it was given, and its policy. */
final class LogsTest {

    private static final NoteSigner OURS = witness("turkiye.example/witness");
    private static final NoteSigner THEIRS = witness("israel.example/witness");

    private static NoteSigner witness(String name) {
        return NoteSigner.of(name, NoteKey.Type.COSIGNATURE, TestServer.key(name));
    }

    private static Terms watched(int quorum) {
        LogKeys keys = new LogKeys(TestServer.key("the logs"));
        return Samples.watched(
                Samples.terms(),
                keys.signer(TestServer.MECHANISM).key().toString(),
                quorum,
                List.of(
                        new WitnessTerms(OURS.key().toString(), Optional.of("turkiye"), Optional.empty()),
                        new WitnessTerms(THEIRS.key().toString(), Optional.of("israel"), Optional.empty())));
    }

    private static TlogProof proof(JsonNode answer, String field) {
        return TlogProof.parse(answer.path(field).asString().getBytes(UTF_8));
    }

    private static EntryOpening opening(TlogProof proof) {
        return EntryOpening.parse(proof.extra().orElseThrow());
    }

    private static Policy policy(Officer officer) {
        return Policy.parse(
                officer.get("/v1/record").accepted().path("policy").asString().getBytes(UTF_8));
    }

    private static Policy asking(Policy policy, String quorum) {
        return new Policy(policy.logs(), policy.witnesses(), policy.groups(), quorum);
    }

    /** Cosigns the published head as a witness that fetches it, and hands that in. */
    private static Answer cosign(TestServer server, Officer by, NoteSigner witness) {
        SignedCheckpoint head = SignedCheckpoint.parse(
                server.call("GET", "/log/checkpoint", new byte[0]).body().getBytes(UTF_8));
        NoteSignature signature = NoteSignature.cosign(
                witness, head.checkpoint(), server.clock().instant().getEpochSecond());
        byte[] body = JsonMapper.shared()
                .writeValueAsBytes(Map.of(
                        "size",
                        head.checkpoint().size(),
                        "line",
                        signature.line().strip()));
        return server.call("POST", "/v1/record/cosignatures", body, by.bearer());
    }

    @Test
    void theReceiptProvesThatTheEntryIsInTheLogOfItsSender(@TempDir Path folder) {
        try (TestServer server = TestServer.exercise(folder, watched(2))) {
            JsonNode receipt = server.turkiye().tells(Samples.ask("a", "israel"));
            TlogProof proof = proof(receipt, "proof");
            proof.verify(
                    MerkleTree.leafHash(opening(proof).commitment().bytes()),
                    asking(policy(server.turkiye()), Policy.NONE));
            JsonNode body = JsonMapper.shared().readTree(opening(proof).body());
            assertThat(body.path("at").asString()).isEqualTo(receipt.path("at").asString());
            assertThat(body.path("told")).isEqualTo(receipt.path("told"));
            assertThat(new String(
                            Base64.getDecoder()
                                    .decode(body.path("said").path("payload").asString()),
                            UTF_8))
                    .contains("Is this yours?");
        }
    }

    @Test
    void theSameStatementAgainIsProvedAtTheSamePlace(@TempDir Path folder) {
        try (TestServer server = TestServer.exercise(folder)) {
            byte[] said = server.turkiye().sign(Samples.ask("a", "israel"));
            TlogProof first = proof(server.turkiye().send(said).accepted(), "proof");
            server.turkiye().tells(Samples.ask("b", "israel"));
            TlogProof again = proof(server.turkiye().send(said).accepted(), "proof");
            assertThat(again.index()).isEqualTo(first.index());
            assertThat(opening(again)).isEqualTo(opening(first));
            assertThat(again.head().checkpoint().size())
                    .isGreaterThan(first.head().checkpoint().size());
        }
    }

    @Test
    void anEntryIsProvisionalUntilEnoughWitnessesHaveCosignedABeatAfterIt(@TempDir Path folder) {
        try (TestServer server = TestServer.exercise(folder, watched(2))) {
            long index = proof(server.turkiye().tells(Samples.ask("a", "israel")), "proof")
                    .index();
            String path = "/v1/record/entries/" + index;
            server.beat();
            assertThat(server.turkiye().get(path).accepted().has("common")).isFalse();
            assertThat(cosign(server, server.turkiye(), OURS).status()).isEqualTo(204);
            assertThat(server.turkiye().get(path).accepted().has("common")).isFalse();
            assertThat(cosign(server, server.israel(), THEIRS).status()).isEqualTo(204);

            JsonNode shown = server.turkiye().get(path).accepted();
            Policy policy = policy(server.turkiye());
            TlogProof own = proof(shown, "proof");
            TlogProof common = proof(shown, "common");
            HeadOpening head = HeadOpening.parse(common.extra().orElseThrow());
            own.verify(MerkleTree.leafHash(opening(own).commitment().bytes()), asking(policy, Policy.NONE));
            head.verify();
            common.verify(MerkleTree.leafHash(head.leaf().bytes()), policy);
            assertThat(head.head()).isEqualTo(own.head().checkpoint());

            server.turkiye().tells(Samples.ask("b", "israel"));
            JsonNode status = server.turkiye().get("/v1/record").accepted();
            assertThat(status.path("finalSize").asLong())
                    .isBetween(index + 1, status.path("size").asLong() - 1);
            assertThat(status.path("alarms")).isEmpty();
        }
    }

    @Test
    void whoeverIsNoWitnessIsNotCounted(@TempDir Path folder) {
        try (TestServer server = TestServer.exercise(folder, watched(1))) {
            server.beat();
            cosign(server, server.turkiye(), witness("somebody.example")).isProblem(409, "not-a-cosignature");
            cosign(server, server.turkiye(), witness(OURS.key().name() + "x")).isProblem(409, "not-a-cosignature");
            NoteSigner imposter =
                    NoteSigner.of(OURS.key().name(), NoteKey.Type.COSIGNATURE, TestServer.key("imposter"));
            cosign(server, server.turkiye(), imposter).isProblem(409, "not-a-cosignature");
            assertThat(server.turkiye().get("/v1/record").accepted().has("finalSize"))
                    .isFalse();
        }
    }

    @Test
    void theTilesOfBothLogsHoldUnderTheirHeads(@TempDir Path folder) {
        try (TestServer server = TestServer.exercise(folder)) {
            for (int i = 0; i < 300; i++) {
                server.turkiye().tells(Samples.ask("m" + i, "israel"));
                if (i % 10 == 0) {
                    server.beat();
                }
            }
            AuditReport common = Audit.whole(
                    new HttpLogSource(URI.create(server.address() + "/log")),
                    asking(policy(server.turkiye()), Policy.NONE),
                    (done, of) -> {});
            assertThat(common.fault()).isEmpty();
            assertThat(common.entries()).isEqualTo(30);
            OwnLogSource own = new OwnLogSource(server);
            AuditReport audited = Audit.whole(own, asking(policy(server.turkiye()), Policy.NONE), (done, of) -> {});
            assertThat(audited.fault()).isEmpty();
            assertThat(audited.entries()).isGreaterThan(300);
            server.call("GET", "/own-log/checkpoint", new byte[0]).isProblem(401, "signed-out");
        }
    }

    @Test
    void everyEntryOfAPartysOwnLogCanBeOpenedByItAlone(@TempDir Path folder) {
        try (TestServer server = TestServer.exercise(folder)) {
            server.turkiye().tells(Samples.ask("a", "israel"));
            List<Hash> leaves = new ArrayList<>();
            JsonNode page = server.turkiye().get("/v1/record/entries").accepted();
            for (JsonNode item : page.path("items")) {
                EntryOpening opening = EntryOpening.parse(
                        Base64.getDecoder().decode(item.path("opening").asString()));
                leaves.add(MerkleTree.leafHash(opening.commitment().bytes()));
            }
            MerkleTree tree = new MerkleTree();
            leaves.forEach(tree::append);
            SignedCheckpoint head = SignedCheckpoint.parse(
                    server.turkiye().get("/own-log/checkpoint").body().getBytes(UTF_8));
            assertThat(head.checkpoint().root()).isEqualTo(tree.root());
            assertThat(page.path("next").asLong()).isEqualTo(leaves.size());
            server.turkiye().get("/v1/record/entries/" + leaves.size()).isProblem(404, "not-found");
            server.turkiye().get("/v1/record/entries/-1").isProblem(400, "malformed");
            server.turkiye().get("/v1/record/entries?from=x").isProblem(400, "malformed");
        }
    }

    @Test
    void aRestartGoesOnWithTheSameLogs(@TempDir Path folder) {
        try (TestServer server = TestServer.exercise(folder)) {
            server.turkiye().tells(Samples.ask("a", "israel"));
            server.beat();
            String own = server.turkiye().get("/own-log/checkpoint").body();
            SignedCheckpoint common = SignedCheckpoint.parse(
                    server.call("GET", "/log/checkpoint", new byte[0]).body().getBytes(UTF_8));
            server.restart(); // from the snapshot of a clean stop
            server.everyone().forEach(Officer::signIn);
            assertThat(server.turkiye().get("/own-log/checkpoint").body()).isEqualTo(own);
            server.turkiye().tells(Samples.ask("b", "israel"));
            server.beat();
            AuditReport after =
                    Audit.whole(new HttpLogSource(URI.create(server.address() + "/log")), null, (done, of) -> {});
            assertThat(after.fault()).isEmpty();
            assertThat(after.entries()).isEqualTo(common.checkpoint().size() + 1);
        }
    }

    @Test
    void aJournalThatHasLostWhatItsLogVouchedForIsNotServed(@TempDir Path folder) throws IOException {
        Path kept = folder.resolve("kept.db");
        try (TestServer server = TestServer.exercise(folder.resolve("data"))) {
            server.beat();
            server.stop();
            Files.copy(folder.resolve("data/journal.db"), kept);
            server.restart();
            server.everyone().forEach(Officer::signIn);
            server.turkiye().tells(Samples.ask("a", "israel"));
            server.beat();
            server.stop();
            Files.copy(kept, folder.resolve("data/journal.db"), StandardCopyOption.REPLACE_EXISTING);
            assertThatThrownBy(server::restart)
                    .isInstanceOf(StaleJournalException.class)
                    .hasMessageContaining("has vouched for");
        }
    }

    @Test
    void aWitnessThatIsSilentForTooLongIsKnownToAll(@TempDir Path folder) {
        SettableClock clock = new SettableClock(TestServer.START);
        try (TestServer server = TestServer.operational(folder, clock, watched(2))) {
            server.beat();
            cosign(server, server.turkiye(), OURS);
            clock.set(TestServer.START.plus(Duration.ofMinutes(1)));
            assertThat(server.israel().get("/v1/record").accepted().path("alarms"))
                    .isEmpty();
            clock.set(TestServer.START.plus(Duration.ofMinutes(3)));
            assertThat(server.israel()
                            .get("/v1/record")
                            .accepted()
                            .path("alarms")
                            .get(0)
                            .asString())
                    .contains("has stood still since");
            server.beat();
            assertThat(cosign(server, server.turkiye(), OURS).status()).isEqualTo(204);
            for (Officer officer : server.everyone()) {
                JsonNode status = officer.get("/v1/record").accepted();
                assertThat(status.path("alarms")).hasSize(1);
                assertThat(status.path("alarms").get(0).asString())
                        .contains(THEIRS.key().name())
                        .contains("silent since");
                assertThat(status.path("witnesses").get(0).path("state").asString())
                        .isEqualTo("IN_TIME");
                assertThat(status.path("witnesses").get(1).path("state").asString())
                        .isEqualTo("SILENT");
            }
        }
    }

    @Test
    void anOldCosignatureSaidAgainDoesNotMakeASilentWitnessSpeak(@TempDir Path folder) {
        SettableClock clock = new SettableClock(TestServer.START);
        try (TestServer server = TestServer.operational(folder, clock, watched(2))) {
            server.beat();
            assertThat(cosign(server, server.turkiye(), OURS).status()).isEqualTo(204);
            clock.set(TestServer.START.plus(Duration.ofMinutes(3)));
            assertThat(cosign(server, server.israel(), OURS).status())
                    .as("whoever says it again does no harm")
                    .isEqualTo(204);
            JsonNode status = server.turkiye().get("/v1/record").accepted();
            assertThat(status.path("witnesses").get(0).path("state").asString()).isEqualTo("SILENT");
        }
    }

    @Test
    void aWitnessThatNoPolicyCanNameIsRefusedWithTheTerms(@TempDir Path folder) {
        try (TestServer server = TestServer.exercise(folder)) {
            for (String name : List.of("none", "enough", "ışık.example")) {
                Terms terms = Samples.watched(
                        Samples.terms(),
                        new LogKeys(TestServer.key("the logs"))
                                .signer(TestServer.MECHANISM)
                                .key()
                                .toString(),
                        1,
                        List.of(new WitnessTerms(witness(name).key().toString(), Optional.empty(), Optional.empty())));
                Answer answer = server.azerbaijan().says(new ArrangementBody.Propose("other", terms));
                answer.isProblem(400, "malformed");
                assertThat(answer.json().path("field").asString()).isEqualTo("body.terms.witnessing.witnesses");
            }
        }
    }

    @Test
    void termsThatNameAnotherLogAreAnAlarm(@TempDir Path folder) {
        Terms terms = Samples.watched(
                Samples.terms(),
                NoteSigner.of("other", NoteKey.Type.ED25519, SigningKey.ofSeed(new byte[32]))
                        .key()
                        .toString(),
                1,
                List.of(new WitnessTerms(OURS.key().toString(), Optional.empty(), Optional.empty())));
        try (TestServer server = TestServer.exercise(folder, terms)) {
            server.beat();
            assertThat(server.turkiye()
                            .get("/v1/record")
                            .accepted()
                            .path("alarms")
                            .get(0)
                            .asString())
                    .contains("another key of the common log");
        }
    }
}
