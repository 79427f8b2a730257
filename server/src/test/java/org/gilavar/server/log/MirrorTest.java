package org.gilavar.server.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.gilavar.client.GilavarClient;
import org.gilavar.client.Identity;
import org.gilavar.client.mirror.CopyAudit;
import org.gilavar.client.mirror.Mirror;
import org.gilavar.client.mirror.MirrorException;
import org.gilavar.client.mirror.MirrorReport;
import org.gilavar.client.witness.WitnessListener;
import org.gilavar.client.witness.WitnessServer;
import org.gilavar.ledger.Hash;
import org.gilavar.ledger.MerkleTree;
import org.gilavar.ledger.log.Checkpoint;
import org.gilavar.ledger.log.Evidence;
import org.gilavar.ledger.log.MemoryTileStore;
import org.gilavar.ledger.log.NoteKey;
import org.gilavar.ledger.log.NoteSigner;
import org.gilavar.ledger.log.Policy;
import org.gilavar.ledger.log.SignedCheckpoint;
import org.gilavar.ledger.log.TileStore;
import org.gilavar.ledger.log.UnverifiedException;
import org.gilavar.ledger.log.Witness;
import org.gilavar.ledger.log.folder.FolderTileStore;
import org.gilavar.ledger.log.folder.FolderWitnessStore;
import org.gilavar.mechanism.terms.Terms;
import org.gilavar.mechanism.terms.WitnessTerms;
import org.gilavar.server.Officer;
import org.gilavar.server.Samples;
import org.gilavar.server.SettableClock;
import org.gilavar.server.TestServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A party's own copy, and witnesses: with the real server, a real client, and one that lies. */
final class MirrorTest {

    private static final LogKeys LOG_KEYS = new LogKeys(TestServer.key("the logs"));
    private static final NoteKey COMMON = LOG_KEYS.signer(TestServer.MECHANISM).key();

    private final List<Evidence> forks = new ArrayList<>();

    private static NoteSigner witness(String party) {
        return NoteSigner.of(party + ".example", NoteKey.Type.COSIGNATURE, TestServer.key("witness of " + party));
    }

    private static WitnessTerms named(String party, Optional<String> url) {
        return new WitnessTerms(witness(party).key().toString(), Optional.of(party), url);
    }

    private static Terms watched() {
        return Samples.watched(
                Samples.terms(),
                COMMON.toString(),
                2,
                List.of(named("turkiye", Optional.empty()), named("israel", Optional.empty())));
    }

    private static GilavarClient client(TestServer server, Officer officer) {
        return new GilavarClient(
                URI.create(server.address()),
                TestServer.MECHANISM,
                new Identity(officer.party(), Officer.POST, officer.key()),
                server.clock());
    }

    private Mirror mirror(TestServer server, Officer officer, Path folder) throws IOException, InterruptedException {
        return Mirror.open(client(server, officer), folder, forks::add, server.clock());
    }

    private static CopyAudit.Report audited(Path folder) throws IOException {
        Policy policy = Policy.parse(Files.readAllBytes(folder.resolve(Mirror.POLICY)));
        return CopyAudit.of(folder, policy, (done, of) -> {});
    }

    @Test
    void aCopyFollowsIsFinalWhenBothHaveCosignedAndIsVerifiedAlone(@TempDir Path folder)
            throws IOException, InterruptedException {
        Path ours = folder.resolve("ours");
        try (TestServer server = TestServer.exercise(folder.resolve("data"), watched())) {
            server.beat();
            try (Mirror turkiye = mirror(server, server.turkiye(), ours);
                    FolderWitnessStore kept = FolderWitnessStore.open(ours.resolve("witness"));
                    Mirror israel = mirror(server, server.israel(), folder.resolve("theirs"));
                    FolderWitnessStore theirs = FolderWitnessStore.open(folder.resolve("theirs/witness"))) {
                turkiye.cosignAs(witness("turkiye"), kept);
                israel.cosignAs(witness("israel"), theirs);
                for (int i = 0; i < 300; i++) {
                    server.turkiye().tells(Samples.ask("m" + i, "israel"));
                    if (i % 100 == 99) {
                        server.beat();
                        assertThat(turkiye.look().cosigned()).isTrue();
                        assertThat(israel.look().cosigned()).isTrue();
                    }
                }
                MirrorReport report = turkiye.look();
                assertThat(report.entries()).isGreaterThan(300);
                assertThat(report.finalEntries()).isEqualTo(report.entries());
                assertThat(report.alarms()).isEmpty();
            }
        }
        CopyAudit.Report audit = audited(ours);
        assertThat(audit.fault()).isEmpty();
        assertThat(audit.said().checked()).isGreaterThanOrEqualTo(300);
        assertThat(audit.finalEntries()).isEqualTo(audit.opened());
        assertThat(forks).isEmpty();
    }

    @Test
    void aCopyGoesOnAfterACrashInTheMiddleOfKeeping(@TempDir Path folder) throws IOException, InterruptedException {
        Path ours = folder.resolve("ours");
        try (TestServer server = TestServer.exercise(folder.resolve("data"), watched())) {
            try (Mirror mirror = mirror(server, server.turkiye(), ours)) {
                mirror.look();
            }
            Path openings = ours.resolve("openings");
            Files.write(openings, new byte[] {0, 0, 1, 0, 9}, StandardOpenOption.APPEND);
            server.turkiye().tells(Samples.ask("a", "israel"));
            try (Mirror mirror = mirror(server, server.turkiye(), ours)) {
                mirror.look();
            }
        }
        assertThat(audited(ours).fault()).isEmpty();
    }

    @Test
    void aChangedByteInACopyIsFound(@TempDir Path folder) throws IOException, InterruptedException {
        Path ours = folder.resolve("ours");
        try (TestServer server = TestServer.exercise(folder.resolve("data"), watched());
                Mirror mirror = mirror(server, server.turkiye(), ours)) {
            mirror.look();
        }
        Path openings = ours.resolve("openings");
        byte[] bytes = Files.readAllBytes(openings);
        bytes[bytes.length - 3] ^= 1;
        Files.write(openings, bytes);
        assertThat(audited(ours).fault())
                .hasValueSatisfying(fault -> assertThat(fault).contains("commits to"));
    }

    @Test
    void anotherHistoryShownToAPartyIsEvidence(@TempDir Path folder) throws IOException, InterruptedException {
        Path ours = folder.resolve("ours");
        try (TestServer server = TestServer.exercise(folder.resolve("one"), watched());
                TestServer liar = TestServer.exercise(folder.resolve("other"), watched())) {
            server.turkiye().tells(Samples.ask("a", "israel"));
            liar.turkiye().tells(Samples.ask("b", "israel"));
            liar.turkiye().tells(Samples.ask("c", "israel"));
            try (Mirror mirror = mirror(server, server.turkiye(), ours)) {
                mirror.look();
            }
            try (Mirror mirror = mirror(liar, liar.turkiye(), ours)) {
                assertThatThrownBy(mirror::look)
                        .isInstanceOf(MirrorException.class)
                        .hasMessageContaining("is not the beginning");
            }
        }
        NoteKey own = LOG_KEYS.signer(TestServer.MECHANISM + "/turkiye").key();
        assertThat(forks).hasSize(1);
        forks.getFirst().verify(own);
    }

    @Test
    void twoHistoriesOfTheCommonLogAreNotBothCosignedAndAreEvidence(@TempDir Path folder)
            throws IOException, InterruptedException {
        try (TestServer server = TestServer.exercise(folder.resolve("one"), watched());
                TestServer liar = TestServer.exercise(folder.resolve("other"), watched());
                FolderWitnessStore store = FolderWitnessStore.open(folder.resolve("witness"))) {
            server.beat();
            server.beat();
            liar.beat();
            liar.beat();
            liar.beat();
            try (Mirror mirror = mirror(server, server.turkiye(), folder.resolve("copy of one"))) {
                mirror.cosignAs(witness("turkiye"), store);
                assertThat(mirror.look().cosigned()).isTrue();
            }
            try (Mirror mirror = mirror(liar, liar.turkiye(), folder.resolve("copy of other"))) {
                mirror.cosignAs(witness("turkiye"), store);
                MirrorReport report = mirror.look();
                assertThat(report.cosigned()).isFalse();
                assertThat(report.alarms()).anyMatch(alarm -> alarm.contains("does not cosign"));
            }
        }
        assertThat(forks).hasSize(1);
        forks.getFirst().verify(COMMON);
    }

    @Test
    void twoPartiesSeeWhetherTheyAreShownOneCommonLog(@TempDir Path folder) throws IOException, InterruptedException {
        try (TestServer server = TestServer.exercise(folder.resolve("one"), watched());
                TestServer liar = TestServer.exercise(folder.resolve("other"), watched());
                Mirror turkiye = mirror(server, server.turkiye(), folder.resolve("ours"));
                Mirror israel = mirror(server, server.israel(), folder.resolve("theirs"));
                Mirror deceived = mirror(liar, liar.israel(), folder.resolve("deceived"))) {
            server.beat();
            israel.look();
            turkiye.look();
            SignedCheckpoint first = commonHead(folder.resolve("theirs"));
            assertThat(turkiye.compare(first)).isTrue();
            server.beat();
            israel.look();
            assertThat(turkiye.compare(commonHead(folder.resolve("theirs")))).isFalse();
            turkiye.look();
            assertThat(turkiye.compare(commonHead(folder.resolve("theirs")))).isTrue();
            assertThat(turkiye.compare(first)).isTrue();

            liar.beat();
            deceived.look();
            assertThatThrownBy(() -> turkiye.compare(commonHead(folder.resolve("deceived"))))
                    .isInstanceOf(MirrorException.class)
                    .hasMessageContaining("of 1 leaves that somebody else was shown is not one of the log");
        }
        assertThat(forks).hasSize(1);
        forks.getFirst().verify(COMMON);
    }

    @Test
    void aHeadThatTheLogHasNotSignedProvesNothing(@TempDir Path folder) throws IOException, InterruptedException {
        try (TestServer server = TestServer.exercise(folder.resolve("one"), watched());
                Mirror turkiye = mirror(server, server.turkiye(), folder.resolve("ours"))) {
            server.beat();
            turkiye.look();
            Checkpoint head = commonHead(folder.resolve("ours")).checkpoint();
            NoteSigner other = NoteSigner.of(head.origin(), NoteKey.Type.ED25519, TestServer.key("somebody"));

            assertThatThrownBy(() -> turkiye.compare(SignedCheckpoint.sign(head, other)))
                    .isInstanceOf(UnverifiedException.class);
        }
        assertThat(forks).isEmpty();
    }

    private static SignedCheckpoint commonHead(Path copy) throws IOException {
        return SignedCheckpoint.parse(Files.readAllBytes(copy.resolve(Mirror.COMMON_HEAD)));
    }

    @Test
    void aLeafThatCommitsToAnotherHistoryIsFoundAndNoHeadAfterItIsCosigned(@TempDir Path folder)
            throws IOException, InterruptedException {
        Path ours = folder.resolve("ours");
        Path theirs = folder.resolve("theirs");
        try (TestServer server = TestServer.exercise(folder.resolve("data"), watched())) {
            server.beat();
            look(server, server.turkiye(), "turkiye", ours);
            look(server, server.israel(), "israel", theirs);
            server.stop();
            copy(folder.resolve("data/log"), folder.resolve("clean"));
            beatWithAnotherHistoryOfTurkiye(folder.resolve("data"), new FolderTileStore(theirs));
            server.restart();
            server.azerbaijan().signIn();
            server.beat(); // sound again: only a leaf that nobody was shown is not
            server.beat();

            assertThatThrownBy(() -> look(server, server.turkiye(), "turkiye", ours))
                    .isInstanceOf(MirrorException.class)
                    .hasMessageContaining("leaf 1 of the common log commits to another history of this party");
            assertThat(cosignedSize(ours)).isEqualTo(1);
            assertThat(look(server, server.israel(), "israel", theirs).cosigned())
                    .isTrue(); // cannot see it

            server.stop();
            copy(folder.resolve("clean"), folder.resolve("data/log")); // as if nothing had been
            server.restart();
            server.azerbaijan().signIn();
            for (int i = 0; i < 4; i++) {
                server.beat();
            }
            assertThatThrownBy(() -> look(server, server.turkiye(), "turkiye", ours))
                    .isInstanceOf(MirrorException.class)
                    .hasMessageContaining("two histories");
        }
        assertThat(forks).hasSize(1);
        forks.getFirst().verify(COMMON);
    }

    @Test
    void entriesThatTheCommonLogDoesNotVouchForInTimeAreAnAlarm(@TempDir Path folder)
            throws IOException, InterruptedException {
        Path ours = folder.resolve("ours");
        Path theirs = folder.resolve("theirs");
        try (TestServer server = TestServer.exercise(folder.resolve("data"), watched())) {
            look(server, server.turkiye(), "turkiye", ours);
            Checkpoint before = head(ours);
            look(server, server.israel(), "israel", theirs);
            server.beat();
            server.turkiye().tells(Samples.ask("a", "azerbaijan"));
            assertThat(look(server, server.turkiye(), "turkiye", ours).alarms()).isEmpty();
            server.stop();
            Map<String, Checkpoint> heldBack = Map.of("turkiye", before, "israel", head(theirs));
            beat(folder.resolve("data"), heldBack);
            assertThat(alarmsAfterRestart(server, ours)).isEmpty(); // that one may have been made before
            server.stop();
            beat(folder.resolve("data"), heldBack);
            for (int i = 0; i < 2; i++) { // looking again does not make it well
                assertThat(alarmsAfterRestart(server, ours))
                        .anyMatch(alarm -> alarm.contains("leaf 2 of the common log commits to " + before.size())
                                && alarm.contains("the rest is held back"));
            }
        }
    }

    private List<String> alarmsAfterRestart(TestServer server, Path copy) throws IOException, InterruptedException {
        server.restart();
        server.turkiye().signIn();
        return look(server, server.turkiye(), "turkiye", copy).alarms();
    }

    private static Checkpoint head(Path copy) {
        return Objects.requireNonNull(new FolderTileStore(copy).checkpoint()).checkpoint();
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
    }

    private MirrorReport look(TestServer server, Officer officer, String party, Path copy)
            throws IOException, InterruptedException {
        try (Mirror mirror = mirror(server, officer, copy);
                FolderWitnessStore store = FolderWitnessStore.open(copy.resolve("witness"))) {
            mirror.cosignAs(witness(party), store);
            return mirror.look();
        }
    }

    private static long cosignedSize(Path copy) {
        try (FolderWitnessStore store = FolderWitnessStore.open(copy.resolve("witness"))) {
            return Optional.ofNullable(store.latest(TestServer.MECHANISM))
                    .map(head -> head.checkpoint().size())
                    .orElse(0L);
        }
    }

    /** What a facilitator can do who has the keys of the logs. */
    private static void beatWithAnotherHistoryOfTurkiye(Path data, TileStore israels) {
        Hash another = MerkleTree.leafHash("another".getBytes(UTF_8));
        beat(
                data,
                Map.of(
                        "turkiye",
                        new Checkpoint("test/turkiye", 1, another),
                        "israel",
                        Objects.requireNonNull(israels.checkpoint()).checkpoint()));
    }

    private static void beat(Path data, Map<String, Checkpoint> heads) {
        Map<String, Long> sizes = new HashMap<>();
        Map<String, Hash> roots = new HashMap<>();
        heads.forEach((party, head) -> {
            sizes.put(party, head.size());
            roots.put(party, head.root());
        });
        CommonLog.open(TestServer.MECHANISM, new FolderTileStore(data.resolve("log")), new MemoryTileStore(), LOG_KEYS)
                .add(
                        new Standing(TestServer.MECHANISM, 1, MerkleTree.EMPTY_ROOT, sizes, Optional.empty()),
                        roots,
                        TestServer.START);
    }

    @Test
    void whoeverCanBeAskedIsAskedAndWhoeverRefusesIsKnownToAll(@TempDir Path folder)
            throws IOException, InterruptedException {
        BlockingQueue<Long> cosigned = new LinkedBlockingQueue<>();
        WitnessListener deaf = new WitnessListener() {
            @Override
            public void forked(Evidence evidence) {
                forks.add(evidence);
            }

            @Override
            public void failed(RuntimeException reason) {
                throw new AssertionError(reason);
            }
        };
        NoteSigner signer = witness("israel");
        try (FolderWitnessStore store = FolderWitnessStore.open(folder.resolve("witness"));
                WitnessServer asked = WitnessServer.start(
                        new Witness(signer, Map.of(COMMON.name(), List.of(COMMON)), store),
                        "",
                        0,
                        () -> {
                            cosigned.add(1L);
                            return TestServer.START;
                        },
                        deaf)) {
            Terms terms = Samples.watched(
                    Samples.terms(), COMMON.toString(), 1, List.of(named("israel", Optional.of(asked.address()))));
            try (TestServer server = TestServer.exercise(folder.resolve("one"), terms)) {
                server.beat();
                assertThat(cosigned.poll(30, TimeUnit.SECONDS)).isNotNull();
                awaitRecord(server, status -> status.has("finalSize"));
                server.beat(); // a consistency proof from the first
                assertThat(cosigned.poll(30, TimeUnit.SECONDS)).isNotNull();
                awaitRecord(
                        server,
                        status -> status.path("witnesses").get(0).path("size").asLong() == 2);
            }
            try (TestServer liar = TestServer.exercise(folder.resolve("other"), terms)) {
                liar.beat();
                awaitRecord(liar, status -> !status.path("alarms").isEmpty());
                JsonNode status = liar.israel().get("/v1/record").accepted();
                assertThat(status.path("witnesses").get(0).path("state").asString())
                        .isEqualTo("REFUSED");
                assertThat(status.path("alarms").get(0).asString()).contains("has lost what it showed");
                assertThat(status.has("finalSize")).isFalse();
            }
        }
    }

    @Test
    void aServerThatGoesBackTakesNoProofAway(@TempDir Path folder) throws IOException, InterruptedException {
        Path ours = folder.resolve("ours");
        Terms alone =
                Samples.watched(Samples.terms(), COMMON.toString(), 1, List.of(named("turkiye", Optional.empty())));
        try (TestServer server = TestServer.exercise(folder.resolve("data"), alone)) {
            server.beat();
            try (Mirror mirror = mirror(server, server.turkiye(), ours);
                    FolderWitnessStore store = FolderWitnessStore.open(ours.resolve("witness"))) {
                mirror.cosignAs(witness("turkiye"), store);
                mirror.look();
                assertThat(mirror.look().finalEntries()).isPositive();
            }
            byte[] proof = Files.readAllBytes(ours.resolve(Mirror.HEAD));
            server.restart(); // it has no beat yet, and shows none
            server.turkiye().signIn();
            try (Mirror mirror = mirror(server, server.turkiye(), ours)) {
                MirrorReport report = mirror.look();
                assertThat(report.finalEntries()).isPositive();
                assertThat(report.alarms()).anyMatch(alarm -> alarm.contains("no longer vouches"));
            }
            assertThat(Files.readAllBytes(ours.resolve(Mirror.HEAD))).isEqualTo(proof);
        }
    }

    @Test
    void aCommonLogThatStandsStillIsAnAlarm(@TempDir Path folder) throws IOException, InterruptedException {
        SettableClock clock = new SettableClock(TestServer.START);
        try (TestServer server = TestServer.operational(folder.resolve("data"), clock, watched());
                Mirror mirror = mirror(server, server.turkiye(), folder.resolve("copy"))) {
            server.beat();
            assertThat(mirror.look().alarms()).isEmpty();
            clock.move(Duration.ofSeconds(61));
            assertThat(mirror.look().alarms()).anyMatch(alarm -> alarm.contains("has stood still at 1 since"));
            server.beat();
            assertThat(mirror.look().alarms()).isEmpty();
        }
    }

    /** What a witness answers is taken in on a thread of its own, a moment after it answered. */
    private static void awaitRecord(TestServer server, Predicate<JsonNode> condition) {
        long patience = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!condition.test(server.israel().get("/v1/record").accepted())) {
            assertThat(System.nanoTime()).as("it never came to be").isLessThan(patience);
            Thread.onSpinWait();
        }
    }
}
