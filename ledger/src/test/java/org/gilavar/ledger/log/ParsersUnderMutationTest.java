package org.gilavar.ledger.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.gilavar.ledger.MerkleTree;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every parser refuses with the one exception it declares, whatever comes, and what it takes, written again, is the same
 * bytes. How many mutated inputs each gets is set by the system property {@code gilavar.mutations}.
 */
class ParsersUnderMutationTest {
    private static final int EACH = Integer.getInteger("gilavar.mutations", 10_000);
    private static final TiledLog LOG = Samples.grown(20);
    private static final TiledLog FORKED = Samples.forked(20, 7);
    private static final Salt SALT = Salt.of(new byte[Salt.BYTES]);
    private static final Checkpoint EXTENDED =
            new Checkpoint("an origin", Long.MAX_VALUE, MerkleTree.EMPTY_ROOT, List.of("extension", "— x"));
    private static final Heads HEADS =
            Heads.of(List.of(Heads.slot("a", SALT, EXTENDED), Heads.slot("journal", SALT, EXTENDED)));

    record Parser(String name, Function<byte[], byte[]> readAndWrite, List<byte[]> seeds) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static Parser parser(String name, Function<byte[], byte[]> readAndWrite, String... seeds) {
        return new Parser(
                name,
                readAndWrite,
                Arrays.stream(seeds).map(seed -> seed.getBytes(UTF_8)).toList());
    }

    static List<Parser> parsers() {
        return List.of(
                parser(
                        "note key",
                        text(text -> NoteKey.parse(text).toString()),
                        Samples.log().key() + "",
                        Samples.witness(1).key() + ""),
                parser(
                        "note signature",
                        text(text -> NoteSignature.parse(text).line().stripTrailing()),
                        Samples.head(LOG, 20).signatures().get(0).line().stripTrailing()),
                parser(
                        "signed note",
                        bytes -> SignedNote.parse(bytes).bytes(),
                        Samples.cosigned(LOG, 20, 3).note().note(),
                        SignedNote.sign("\n\ntext ¶\n\n", Samples.log(), Samples.otherLog())
                                .note()),
                parser(
                        "checkpoint",
                        text(text -> Checkpoint.parse(text).text()),
                        EXTENDED.text(),
                        Samples.head(LOG, 0).checkpoint().text()),
                parser(
                        "signed checkpoint",
                        bytes -> SignedCheckpoint.parse(bytes).bytes(),
                        Samples.cosigned(LOG, 20, 3).note().note(),
                        SignedCheckpoint.sign(EXTENDED, Samples.log()).note().note()),
                parser(
                        "tile path",
                        text(text -> TilePath.parse(text).toString()),
                        "tile/0/x001/x234/067.p/255",
                        "tile/entries/000",
                        "tile/63/x009/x223/x372/x036/x854/x775/807"),
                parser(
                        "tlog proof",
                        bytes -> TlogProof.parse(bytes).bytes(),
                        utf8(TlogProof.of(LOG.inclusion(3, 20), Samples.cosigned(LOG, 20, 2))
                                .bytes()),
                        utf8(TlogProof.of(LOG.inclusion(0, 1), Samples.head(LOG, 1))
                                .withExtra(new byte[5])
                                .bytes())),
                parser(
                        "policy",
                        ParsersUnderMutationTest::policy,
                        PolicyTest.filled(
                                "log L https://x\nwitness a W1\n# b\nwitness b W2 u\ngroup g 1 a b\nquorum g\n"),
                        PolicyTest.filled("log L\n\n\tquorum none \n")),
                parser(
                        "add checkpoint",
                        bytes -> AddCheckpoint.parse(bytes).bytes(),
                        utf8(Samples.request(LOG, 0, 20).bytes()),
                        utf8(Samples.request(LOG, 7, 20).bytes())),
                parser(
                        "evidence",
                        bytes -> Evidence.parse(bytes).bytes(),
                        utf8(new Evidence(Samples.head(LOG, 20), Samples.head(FORKED, 20), Optional.empty()).bytes()),
                        utf8(new Evidence(
                                        Samples.head(LOG, 10),
                                        Samples.head(FORKED, 20),
                                        Optional.of(new Evidence.Prefix(
                                                FORKED.root(10),
                                                FORKED.consistency(10, 20).path())))
                                .bytes())),
                parser("heads leaf", bytes -> Heads.parse(bytes).bytes(), utf8(HEADS.bytes())),
                parser(
                        "head opening",
                        bytes -> HeadOpening.parse(bytes).bytes(),
                        utf8(new HeadOpening("a", SALT, EXTENDED, HEADS).bytes())),
                parser(
                        "entry bundle",
                        ParsersUnderMutationTest::bundle,
                        utf8(EntryBundle.of(List.of(new byte[3], new byte[0], new byte[90])))),
                parser(
                        "tile",
                        bytes -> Tile.parse(bytes, 0, bytes.length / 32).bytes(),
                        "0123456789abcdef0123456789abcdef".repeat(5)));
    }

    private static Function<byte[], byte[]> text(Function<String, String> readAndWrite) {
        return bytes -> readAndWrite
                .apply(Strict.text("mutated", bytes, Integer.MAX_VALUE))
                .getBytes(UTF_8);
    }

    /** A policy may be written in many ways; what is written reads as the same policy. */
    private static byte[] policy(byte[] bytes) {
        Policy policy = Policy.parse(bytes);
        assertThat(Policy.parse(policy.bytes())).isEqualTo(policy);
        return bytes;
    }

    /** The bundle with as many entries as it has. */
    private static byte[] bundle(byte[] bytes) {
        for (int count = 1; ; count++) {
            byte[] written = EntryBundle.of(EntryBundle.parse(bytes, count));
            if (written.length == bytes.length) {
                return written;
            }
        }
    }

    @ParameterizedTest
    @MethodSource("parsers")
    void whateverComesIsReadExactlyOrRefusedAsDeclared(Parser parser) {
        SplittableRandom random = new SplittableRandom(parser.name().hashCode());
        int taken = 0;
        for (byte[] seed : parser.seeds) {
            assertThat(parser.readAndWrite.apply(seed)).isEqualTo(seed);
        }
        for (int i = 0; i < EACH; i++) {
            byte[] mutated = Mutations.of(parser.seeds, random);
            try {
                assertThat(Arrays.equals(parser.readAndWrite.apply(mutated), mutated))
                        .as(() -> utf8(mutated))
                        .isTrue();
                taken++;
            } catch (MalformedException declared) {
                assertThat(declared.reason()).isNotEmpty();
            }
        }
        System.out.println(parser + ": " + EACH + " mutated inputs, " + taken + " of them well formed");
    }

    private static String utf8(byte[] bytes) {
        return new String(bytes, UTF_8);
    }

    @Test
    void noMutatedRequestMakesAWitnessCosignAnythingButWhatTheLogSigned() {
        SplittableRandom random = new SplittableRandom(7);
        List<byte[]> seeds = new ArrayList<>();
        for (int size = 10; size <= 20; size += 5) {
            seeds.add(Samples.request(LOG, 7, size).bytes());
            seeds.add(Samples.request(FORKED, 7, size).bytes());
            seeds.add(Samples.request(LOG, 8, size).bytes());
        }
        Map<Integer, Integer> statuses = new HashMap<>();
        for (int i = 0; i < EACH; i++) {
            Kept kept = new Kept();
            kept.latest = Samples.head(LOG, 7);
            Witness witness = new Witness(
                    Samples.witness(1),
                    Map.of(Samples.ORIGIN, List.of(Samples.log().key())),
                    kept);
            WitnessAnswer answer = witness.addCheckpoint(Mutations.of(seeds, random), Instant.EPOCH);
            statuses.merge(answer.status(), 1, Integer::sum);
            if (answer.status() == 200) {
                Checkpoint cosigned = kept.latest.checkpoint();
                TiledLog history = cosigned.root().equals(LOG.root(cosigned.size())) ? LOG : FORKED;
                assertThat(cosigned)
                        .isEqualTo(Samples.head(history, cosigned.size()).checkpoint());
            } else {
                assertThat(kept.latest).isEqualTo(Samples.head(LOG, 7));
            }
        }
        System.out.println("mutated requests by status: " + statuses);
        assertThat(statuses).containsKeys(200, 400, 403, 404, 409, 422);
    }

    private static final class Kept implements WitnessStore {
        private SignedCheckpoint latest = Samples.head(LOG, 0);

        @Override
        public SignedCheckpoint latest(String origin) {
            return latest;
        }

        @Override
        public boolean replace(@Nullable SignedCheckpoint expected, SignedCheckpoint next) {
            assertThat(Objects.equals(expected, latest)).isTrue();
            latest = next;
            return true;
        }
    }

    @Test
    void everyChangeOfABitOfACosignedProofRefusesIt() {
        byte[] proof = TlogProof.of(LOG.inclusion(13, 20), Samples.cosigned(LOG, 20, 2))
                .bytes();
        Policy policy = Policy.parse(PolicyTest.filled("log L\nwitness a W1\nwitness b W2\ngroup g all a b\nquorum g\n")
                .getBytes(UTF_8));
        assertThat(holds(proof, policy)).isTrue();

        for (int at = 0; at < proof.length; at++) {
            for (int bit = 0; bit < Byte.SIZE; bit++) {
                byte[] flipped = proof.clone();
                flipped[at] ^= (byte) (1 << bit);
                assertThat(holds(flipped, policy))
                        .as("bit %d of byte %d", bit, at)
                        .isFalse();
            }
            byte[] shorter = new byte[proof.length - 1];
            System.arraycopy(proof, 0, shorter, 0, at);
            System.arraycopy(proof, at + 1, shorter, at, shorter.length - at);
            assertThat(holds(shorter, policy)).as("without byte %d", at).isFalse();
            assertThat(holds(Arrays.copyOf(proof, at), policy))
                    .as("cut at %d", at)
                    .isFalse();
        }
    }

    private static boolean holds(byte[] proof, Policy policy) {
        try {
            TlogProof.parse(proof).verify(MerkleTree.leafHash(Samples.entry("told", 13)), policy);
            return true;
        } catch (MalformedException | UnverifiedException declared) {
            return false;
        }
    }

    @Test
    void everyChangeOfABitOfACosignedCheckpointRefusesIt() {
        byte[] head = Samples.cosigned(LOG, 20, 3).bytes();
        List<NoteKey> keys = List.of(
                Samples.log().key(),
                Samples.witness(1).key(),
                Samples.witness(2).key(),
                Samples.witness(3).key());

        for (int at = 0; at < head.length; at++) {
            for (int bit = 0; bit < Byte.SIZE; bit++) {
                byte[] flipped = head.clone();
                flipped[at] ^= (byte) (1 << bit);
                assertThat(signers(flipped, keys))
                        .as("bit %d of byte %d", bit, at)
                        .isLessThan(keys.size());
            }
        }
    }

    /** How many of the keys signed; none if it is no checkpoint. */
    private static int signers(byte[] head, List<NoteKey> keys) {
        try {
            return SignedCheckpoint.parse(head).verify(keys).size();
        } catch (MalformedException | UnverifiedException declared) {
            return 0;
        }
    }
}
