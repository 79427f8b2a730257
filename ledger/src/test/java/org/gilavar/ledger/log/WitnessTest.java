package org.gilavar.ledger.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.gilavar.ledger.Hash;
import org.gilavar.ledger.MerkleTree;
import org.gilavar.ledger.VerifyingKey;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The protocol of C2SP tlog-witness, case by case. */
class WitnessTest {
    private static final Instant NOW = Instant.ofEpochSecond(1_745_000_000);
    private static final NoteSigner SIGNER = Samples.witness(1);

    private final MemoryWitnessStore store = new MemoryWitnessStore();
    private final Witness witness =
            new Witness(SIGNER, Map.of(Samples.ORIGIN, List.of(Samples.log().key())), store);
    private final TiledLog log = Samples.grown(40);

    private WitnessAnswer ask(AddCheckpoint request) {
        return witness.addCheckpoint(request.bytes(), NOW);
    }

    private WitnessAnswer ask(String body) {
        return witness.addCheckpoint(body.getBytes(UTF_8), NOW);
    }

    @Test
    void theFirstCheckpointIsCosignedWithoutProofAndKept() {
        WitnessAnswer answer = ask(Samples.request(log, 0, 10));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).startsWith("— witness.example/w1 ").endsWith("\n");
        NoteSignature line = NoteSignature.parse(answer.body().strip());
        assertThat(line.timeSeconds()).isEqualTo(1_745_000_000);
        assertThat(Samples.head(log, 10).with(List.of(line)).verify(List.of(SIGNER.key())))
                .containsOnlyKeys(SIGNER.key());
        assertThat(store.latest(Samples.ORIGIN)).isEqualTo(Samples.head(log, 10));
    }

    @Test
    void aCheckpointThatExtendsTheLastIsCosigned() {
        ask(Samples.request(log, 0, 10));

        assertThat(ask(Samples.request(log, 10, 11)).status()).isEqualTo(200);
        assertThat(ask(Samples.request(log, 11, 40)).status()).isEqualTo(200);
    }

    @Test
    void theSameCheckpointIsCosignedAgainAndKeptAgain() {
        ask(Samples.request(log, 0, 10));
        int kept = store.replaced;

        assertThat(ask(Samples.request(log, 10, 10)).status()).isEqualTo(200);
        assertThat(store.replaced).isEqualTo(kept + 1);
    }

    @Test
    void anotherOldSizeIsAnsweredWithTheOneCosigned() {
        ask(Samples.request(log, 0, 10));

        for (long old : new long[] {0, 1, 9, 11}) {
            WitnessAnswer answer = ask(Samples.request(log, old, 20));
            assertThat(answer).isEqualTo(new WitnessAnswer.Conflict(10, Optional.empty()));
            assertThat(answer.status()).isEqualTo(409);
            assertThat(answer.body()).isEqualTo("10\n");
            assertThat(answer.contentType()).isEqualTo("text/x.tlog.size");
        }
    }

    @Test
    void anOldSizeAboveTheCheckpointIsABadRequest() {
        AddCheckpoint request = new AddCheckpoint(11, List.of(), Samples.head(log, 10));

        assertThat(ask(request).status()).isEqualTo(400);
    }

    @Test
    void anUnknownLogIsNotFound() {
        Checkpoint other = new Checkpoint("gilavar.example/libya", 10, log.root(10));
        AddCheckpoint request = new AddCheckpoint(0, List.of(), SignedCheckpoint.sign(other, Samples.otherLog()));

        assertThat(ask(request).status()).isEqualTo(404);
    }

    @Test
    void aCheckpointWithoutASignatureOfTheLogIsForbidden() {
        Checkpoint head = Samples.head(log, 10).checkpoint();
        SignedCheckpoint byAnother = SignedCheckpoint.sign(head, Samples.otherLog());
        NoteSignature right = Samples.head(log, 10).signatures().get(0);
        NoteSignature ofAnotherSize = Samples.head(log, 11).signatures().get(0);

        assertThat(ask(new AddCheckpoint(0, List.of(), byAnother)).status()).isEqualTo(403);
        assertThat(ask(new AddCheckpoint(0, List.of(), new SignedCheckpoint(head, List.of(ofAnotherSize))))
                        .status())
                .isEqualTo(403);
        assertThat(ask(new AddCheckpoint(0, List.of(), new SignedCheckpoint(head, List.of(right, ofAnotherSize))))
                        .status())
                .isEqualTo(403);
        assertThat(ask(new AddCheckpoint(0, List.of(), byAnother.with(List.of(right))))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void aWrongProofIsUnprocessableAndNothingIsKept() {
        ask(Samples.request(log, 0, 10));
        AddCheckpoint right = Samples.request(log, 10, 20);
        List<Hash> shorter = right.proof().subList(1, right.proof().size());

        for (List<Hash> proof :
                List.of(shorter, List.<Hash>of(), Samples.request(log, 11, 20).proof())) {
            WitnessAnswer answer = ask(new AddCheckpoint(10, proof, right.head()));
            assertThat(answer.status()).isEqualTo(422);
            assertThat(answer).extracting("evidence").isEqualTo(Optional.empty());
        }
        assertThat(store.latest(Samples.ORIGIN)).isEqualTo(Samples.head(log, 10));
    }

    @Test
    void aProofWithTheSameSizeIsUnprocessable() {
        ask(Samples.request(log, 0, 10));

        assertThat(ask(new AddCheckpoint(10, List.of(log.root(5)), Samples.head(log, 10)))
                        .status())
                .isEqualTo(422);
    }

    @Test
    void anotherRootAtTheSameSizeIsAConflictAndEvidence() {
        ask(Samples.request(log, 0, 10));
        TiledLog forked = Samples.forked(40, 7);

        for (AddCheckpoint request :
                List.of(new AddCheckpoint(10, List.of(), Samples.head(forked, 10)), Samples.request(forked, 8, 10))) {
            WitnessAnswer answer = ask(request);
            assertThat(answer.status()).isEqualTo(409);
            Evidence evidence = ((WitnessAnswer.Conflict) answer).evidence().orElseThrow();
            evidence.verify(Samples.log().key());
        }
        assertThat(store.latest(Samples.ORIGIN)).isEqualTo(Samples.head(log, 10));
    }

    @Test
    void aProofFromAnotherHistoryIsUnprocessableAndEvidence() {
        ask(Samples.request(log, 0, 10));

        WitnessAnswer answer = ask(Samples.request(Samples.forked(40, 7), 10, 20));

        assertThat(answer.status()).isEqualTo(422);
        Evidence evidence = ((WitnessAnswer.Unproved) answer).evidence().orElseThrow();
        evidence.verify(Samples.log().key());
        assertThat(Evidence.parse(evidence.bytes())).isEqualTo(evidence);
    }

    /** The cases of the test of FiloSottile/torchwood about trees of no leaves. */
    @Test
    void theEmptyTreeHasOneRootAndNeedsNoProof() {
        Hash leaf = log.root(1);
        SignedCheckpoint empty = head(0, MerkleTree.EMPTY_ROOT);

        assertThat(ask(new AddCheckpoint(0, List.of(), head(0, leaf))).status()).isEqualTo(422);
        assertThat(ask(new AddCheckpoint(0, List.of(), head(0, Hash.of(new byte[32]))))
                        .status())
                .isEqualTo(422);
        assertThat(ask(new AddCheckpoint(0, List.of(leaf), empty)).status()).isEqualTo(422);
        assertThat(ask(new AddCheckpoint(0, List.of(leaf), head(1, leaf))).status())
                .isEqualTo(422);
        assertThat(ask(new AddCheckpoint(1, List.of(), empty)).status()).isEqualTo(400);
        assertThat(ask(new AddCheckpoint(0, List.of(), empty)).status()).isEqualTo(200);
        assertThat(ask(new AddCheckpoint(0, List.of(), empty)).status()).isEqualTo(200);
        assertThat(ask(new AddCheckpoint(0, List.of(), head(1, leaf))).status()).isEqualTo(200);
        assertThat(ask(new AddCheckpoint(0, List.of(leaf), head(1, leaf))).status())
                .isEqualTo(409);
        assertThat(ask(new AddCheckpoint(0, List.of(), empty)).status()).isEqualTo(409);
    }

    private static SignedCheckpoint head(long size, Hash root) {
        return SignedCheckpoint.sign(new Checkpoint(Samples.ORIGIN, size, root), Samples.log());
    }

    @Test
    void whatIsNotARequestIsABadRequest() {
        String right = new String(Samples.request(log, 0, 10).bytes(), UTF_8);
        String hash = log.root(1).base64() + "\n";

        assertThat(ask(right).status()).isEqualTo(200);
        for (String wrong : List.of(
                "",
                "old 0\n\n",
                right.replace("old 0", "old 00"),
                right.replace("old 0", "old -0"),
                right.replace("old 0", "old  0"),
                right.replace("old 0", "old"),
                right.replace("old 0\n", "old 0\r\n"),
                right.replace("old 0\n", ""),
                right.replace("old 0\n\n", "old 0\n"),
                right.replace("old 0\n\n", "old 0\n\n\n"),
                right.replace("old 0", "Old 0"),
                right.replace("old 0\n", "old 0\nnot a hash\n"),
                right.replace("old 0\n", "old 0\n" + hash.repeat(64)),
                right.replace("\n10\n", "\n010\n"),
                right.strip(),
                right + "\n")) {
            assertThat(ask(wrong).status()).as(wrong).isEqualTo(400);
        }
        assertThat(AddCheckpoint.parse(right.replace("old 0\n", "old 0\n" + hash.repeat(63))
                                .getBytes(UTF_8))
                        .proof())
                .hasSize(63);
    }

    @Test
    void aRequestIsReadAndWrittenTheSame() {
        AddCheckpoint request = Samples.request(log, 10, 33);

        assertThat(AddCheckpoint.parse(request.bytes())).isEqualTo(request);
    }

    /** Requests a Sigsum log made, with which FiloSottile/torchwood tests its witness for a race. */
    @Test
    void theRequestsOfAnotherLogAreCosignedInOrderAndAnOvertakenOneIsAConflict() {
        String origin = "sigsum.org/v1/tree/4d6d8825a6bb689d459628312889dfbb0bcd41b5211d9e1ce768b0ff0309e562";
        VerifyingKey key = VerifyingKey.ofEd25519(
                HexFormat.of().parseHex("ffdc2d4d98e4124d3feaf788c0c2f9abfd796083d1f0495437f302ec79cf100f"));
        Witness other =
                new Witness(SIGNER, Map.of(origin, List.of(new NoteKey(origin, NoteKey.Type.ED25519, key))), store);
        String toOne = """
                old 0

                ORIGIN
                1
                KgAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=

                — ORIGIN UgIom7fPZTqpxWWhyjWduBvTvGVqsokMbqTArsQilegKoFBJQjUFAmQ0+YeSPM3wfUQMFSzVnnNuWRTYrajXpNUbIQY=
                """;
        String toThree = """
                old 1
                KgEAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=
                KgIAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=

                ORIGIN
                3
                RcCI1Nk56ZcSmIEfIn0SleqtV7uvrlXNccFx595Iwl0=

                — ORIGIN UgIom2VbtIcdFbwFAy1n7s6IkAxIY6J/GQOTuZF2ORV39d75cbAj2aQYwyJre36kezNobZs4SUUdrcawfAB8WVrx6go=
                """;
        String toFive = """
                old 1
                KgEAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=
                +fUDV+k970B4I3uKrqJM4aP1lloPZP8mvr2Z4wRw2LI=
                KgQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=

                ORIGIN
                5
                QrtXrQZCCvpIgsSmOsah7HdICzMLLyDfxToMql9WTjY=

                — ORIGIN UgIomw/EOJmWi0i1FQsOj+etB7F8IccFam/jgd6wzRns4QPVmyEZtdvl1U2KEmLOZ/ASRcWJi0tW90dJWAShei7sDww=
                """;
        assertThat(ask(other, origin, toOne).status()).isEqualTo(200);

        // the request to 5 overtakes the one to 3 between its check and its being kept
        store.beforeReplace =
                () -> assertThat(ask(other, origin, toFive).status()).isEqualTo(200);
        WitnessAnswer overtaken = ask(other, origin, toThree);

        assertThat(overtaken).isEqualTo(new WitnessAnswer.Conflict(5, Optional.empty()));
        SignedCheckpoint kept = store.latest(origin);
        assertThat(kept).isNotNull();
        assertThat(kept.checkpoint().root().hex())
                .isEqualTo("42bb57ad06420afa4882c4a63ac6a1ec77480b330b2f20dfc53a0caa5f564e36");
    }

    private static WitnessAnswer ask(Witness witness, String origin, String body) {
        return witness.addCheckpoint(body.replace("ORIGIN", origin).getBytes(UTF_8), NOW);
    }

    @Test
    void ifTheStoreFailsNothingIsSignedWhetherOrNotItKept() {
        ask(Samples.request(log, 0, 10));
        for (boolean keeps : new boolean[] {false, true}) {
            store.failure = keeps ? Failure.AFTER : Failure.BEFORE;
            AddCheckpoint request = Samples.request(log, 10, 20);
            assertThatThrownBy(() -> ask(request)).isInstanceOf(UncheckedIOException.class);
            store.failure = Failure.NONE;
            assertThat(store.latest(Samples.ORIGIN)).isEqualTo(Samples.head(log, keeps ? 20 : 10));
        }

        // the log learns from the conflict where the witness is, and goes on
        assertThat(ask(Samples.request(log, 10, 30)).body()).isEqualTo("20\n");
        assertThat(ask(Samples.request(log, 20, 30)).status()).isEqualTo(200);
    }

    @Test
    void aKeyIsUsedForItsPurposeOnly() {
        Map<String, List<NoteKey>> logs =
                Map.of(Samples.ORIGIN, List.of(Samples.log().key()));
        Map<String, List<NoteKey>> cosigners = Map.of(Samples.ORIGIN, List.of(SIGNER.key()));

        assertThatThrownBy(() -> new Witness(Samples.log(), logs, store)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Witness(SIGNER, cosigners, store)).isInstanceOf(IllegalArgumentException.class);
    }

    private enum Failure {
        NONE,
        BEFORE,
        AFTER
    }

    /** Fails before or after it has kept, and lets another request overtake. */
    private static final class MemoryWitnessStore implements WitnessStore {
        private final Map<String, SignedCheckpoint> kept = new HashMap<>();
        private Failure failure = Failure.NONE;
        private @Nullable Runnable beforeReplace;
        private int replaced;

        @Override
        public @Nullable SignedCheckpoint latest(String origin) {
            return kept.get(origin);
        }

        @Override
        public boolean replace(@Nullable SignedCheckpoint expected, SignedCheckpoint next) {
            Runnable overtaking = beforeReplace;
            beforeReplace = null;
            if (overtaking != null) {
                overtaking.run();
            }
            if (failure == Failure.BEFORE) {
                throw new UncheckedIOException(new IOException("disk full"));
            }
            String origin = next.checkpoint().origin();
            if (!Objects.equals(kept.get(origin), expected)) {
                return false;
            }
            kept.put(origin, next);
            replaced++;
            if (failure == Failure.AFTER) {
                throw new UncheckedIOException(new IOException("folder not forced"));
            }
            return true;
        }
    }
}
