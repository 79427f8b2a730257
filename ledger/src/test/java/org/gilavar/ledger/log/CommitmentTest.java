package org.gilavar.ledger.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.gilavar.ledger.Hash;
import org.gilavar.ledger.MerkleTree;
import org.junit.jupiter.api.Test;

/** What is committed to, and what one party can show of its own head. */
class CommitmentTest {
    private static final byte[] BODY = "told".getBytes(UTF_8);

    private static Salt salt(int number) {
        byte[] bytes = new byte[Salt.BYTES];
        Arrays.fill(bytes, (byte) number);
        return Salt.of(bytes);
    }

    @Test
    void aCommitmentOpensWithItsSaltAndBodyOnly() {
        Commitment commitment = Commitment.to(salt(1), BODY);

        commitment.verify(salt(1), BODY);
        assertThatThrownBy(() -> commitment.verify(salt(2), BODY)).isInstanceOf(UnverifiedException.class);
        assertThatThrownBy(() -> commitment.verify(salt(1), new byte[0])).isInstanceOf(UnverifiedException.class);
    }

    @Test
    void theBytesOfACommitmentAndOfADerivedSaltAreFixed() {
        // (printf 'gilavar.org/commitment@v1\n'; printf '\1%.0s' {1..32}; printf '\0\0\0\0\0\0\0\4told') | sha256sum
        assertThat(Commitment.to(salt(1), BODY).hash().hex())
                .isEqualTo("f95fa24e4a49772bcc701ec68a477bb961d48184b385605c5d3bf6deed941a8e");
        // (printf 'gilavar.org/audience-salt@v1\n'; printf '\1%.0s' {1..32}; printf '\0\0\0\7turkiye') | sha256sum
        assertThat(Hash.of(salt(1).forAudience("turkiye").bytes()).hex())
                .isEqualTo("69e4eb58ddeca8189ecde5147ddb7fe60df976365d12a2bd47a86753b175f03c");
    }

    @Test
    void audiencesHaveSaltsOfTheirOwn() {
        Set<Salt> salts = new HashSet<>();
        for (String audience : List.of("", "a", "ab", "b", "turkiye", "israel", "turkiye ")) {
            salts.add(salt(1).forAudience(audience));
            salts.add(salt(2).forAudience(audience));
        }

        assertThat(salts).hasSize(14).doesNotContain(salt(1), salt(2));
        assertThat(salt(1).forAudience("a")).isEqualTo(salt(1).forAudience("a"));
    }

    @Test
    void aSaltHas32BytesAndDoesNotShowThem() {
        assertThatThrownBy(() -> Salt.of(new byte[31])).isInstanceOf(MalformedException.class);
        assertThat(salt(0x41)).hasToString("Salt[secret]");
    }

    @Test
    void aPartyShowsItsOwnHeadUnderTheCommonRootAndSeesOnlyHashesOfTheOthers() {
        Checkpoint turkiye = new Checkpoint("gilavar.example/syria/turkiye", 3, MerkleTree.leafHash(new byte[] {1}));
        Checkpoint israel = new Checkpoint("gilavar.example/syria/israel", 9, MerkleTree.leafHash(new byte[] {2}));
        Checkpoint journal = new Checkpoint("gilavar.example/syria/journal", 40, MerkleTree.leafHash(new byte[] {3}));
        Heads leaf = Heads.of(List.of(
                Heads.slot("turkiye", salt(1), turkiye),
                Heads.slot("journal", salt(3), journal),
                Heads.slot("israel", salt(2), israel)));
        TiledLog common = Samples.grown(4);
        common.append(List.of(leaf.bytes()));
        TlogProof proof = TlogProof.of(common.inclusion(4, 5), Samples.cosigned(common, 5, 2))
                .withExtra(new HeadOpening("turkiye", salt(1), turkiye, leaf).bytes());

        TlogProof received = TlogProof.parse(proof.bytes());
        HeadOpening opening = HeadOpening.parse(received.extra().orElseThrow());
        opening.verify();
        received.verify(
                MerkleTree.leafHash(opening.leaf().bytes()),
                Policy.parse(
                        PolicyTest.filled("log L\nwitness a W1\nquorum a\n").getBytes(UTF_8)));
        assertThat(opening.head()).isEqualTo(turkiye);
        assertThat(new String(received.bytes(), UTF_8) + new String(opening.bytes(), UTF_8))
                .doesNotContain("syria/israel", "\n9\n", "syria/journal", "\n40\n");
    }

    @Test
    void anotherHeadSaltOrSlotDoesNotOpen() {
        Checkpoint head = new Checkpoint("o/a", 3, MerkleTree.EMPTY_ROOT);
        Checkpoint other = new Checkpoint("o/a", 4, MerkleTree.EMPTY_ROOT);
        Heads leaf = Heads.of(List.of(Heads.slot("a", salt(1), head), Heads.slot("b", salt(2), head)));

        new HeadOpening("a", salt(1), head, leaf).verify();
        for (HeadOpening wrong : List.of(
                new HeadOpening("a", salt(1), other, leaf),
                new HeadOpening("a", salt(2), head, leaf),
                new HeadOpening("b", salt(1), head, leaf),
                new HeadOpening("c", salt(1), head, leaf))) {
            assertThatThrownBy(wrong::verify).isInstanceOf(UnverifiedException.class);
            assertThat(HeadOpening.parse(wrong.bytes())).isEqualTo(wrong);
        }
    }

    @Test
    void aLeafHasEachSlotOnceInOrder() {
        Checkpoint head = new Checkpoint("o/a", 3, MerkleTree.EMPTY_ROOT);
        Heads.Slot a = Heads.slot("a", salt(1), head);
        Heads.Slot b = Heads.slot("b", salt(2), head);
        String text = new String(Heads.of(List.of(b, a)).bytes(), UTF_8);

        assertThat(Heads.parse(text.getBytes(UTF_8)).slots()).containsExactly(a, b);
        assertThatThrownBy(() -> new Heads(List.of(b, a))).isInstanceOf(MalformedException.class);
        assertThatThrownBy(() -> Heads.of(List.of(a, a))).isInstanceOf(MalformedException.class);
        assertThatThrownBy(() -> new Heads(List.of())).isInstanceOf(MalformedException.class);
        for (String wrong : List.of(
                "",
                text.stripTrailing(),
                text + "\n",
                text.replace("@v1", "@v2"),
                text.replace("a ", "a  "),
                text.replace("\nb ", "\na "),
                text.replace("\nb ", "\nb"))) {
            assertThatThrownBy(() -> Heads.parse(wrong.getBytes(UTF_8)))
                    .as(wrong)
                    .isInstanceOf(MalformedException.class);
        }
    }

    @Test
    void aLeafThatWouldNotFitAnEntryIsRefused() {
        List<Heads.Slot> slots = new ArrayList<>();
        for (int i = 0; i < 2000; i++) {
            slots.add(new Heads.Slot("party-" + i, Commitment.to(salt(1), BODY)));
        }

        assertThatThrownBy(() -> Heads.of(slots)).isInstanceOf(MalformedException.class);
    }
}
