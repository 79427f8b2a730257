package org.gilavar.ledger.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import org.gilavar.ledger.Hash;
import org.gilavar.ledger.MerkleTree;
import org.junit.jupiter.api.Test;

/** A log's owner sees in every leaf of the common log what its slot commits to, and nobody else does. */
final class HeadFollowerTest {
    private static final String SLOT = "test/turkiye";
    private static final Salt SECRET =
            Salt.of(Hash.sha256("secret".getBytes(UTF_8)).bytes());

    private final CommitmentLog log = new CommitmentLog();

    private void grow(long entries) {
        for (long i = 0; i < entries; i++) {
            log.append(new Commitment(Hash.sha256(Long.toString(log.size()).getBytes(UTF_8))));
        }
    }

    private HeadFollower follower() {
        return new HeadFollower(SLOT, SECRET, log, 0, 0);
    }

    private static Heads leaf(long index, long size, Hash root) {
        Checkpoint other = new Checkpoint("test/israel", index, Hash.sha256(new byte[] {(byte) index}));
        return Heads.of(List.of(
                Heads.slot(SLOT, SECRET.forLeaf(index), new Checkpoint(SLOT, size, root)),
                Heads.slot("test/israel", SECRET.forLeaf(index + 1), other)));
    }

    private Heads leaf(long index, long size) {
        return leaf(index, size, log.root(size));
    }

    private static Heads withoutIt() {
        return Heads.of(
                List.of(Heads.slot("test/israel", SECRET, new Checkpoint("test/israel", 0, MerkleTree.EMPTY_ROOT))));
    }

    @Test
    void itFollowsALogThatGrowsByAnyStepsAndGoesOnFromAnywhere() {
        Random random = new Random(4);
        HeadFollower follower = follower();
        long size = 0;
        for (long index = 0; index < 400; index++) {
            grow(random.nextInt(4));
            size += random.nextLong(log.size() - size + 1);
            assertThat(follower.follow(leaf(index, size), log.size())).isTrue();
            assertThat(follower.size()).isEqualTo(size);
            if (index % 7 == 0) {
                follower = new HeadFollower(SLOT, SECRET, log, follower.leaves(), follower.size());
            }
        }
        assertThat(follower.leaves()).isEqualTo(400);
    }

    @Test
    void anotherHistoryIsNotFollowedWhateverItsSize() {
        grow(50);
        CommitmentLog other = new CommitmentLog();
        other.append(new Commitment(Hash.sha256("another".getBytes(UTF_8))));
        for (long i = 1; i < 60; i++) {
            other.append(new Commitment(Hash.sha256(Long.toString(i).getBytes(UTF_8))));
        }
        HeadFollower follower = follower();
        assertThat(follower.follow(leaf(0, 20), log.size())).isTrue();
        for (long size = 1; size <= 60; size++) {
            assertThat(follower.follow(leaf(1, size, other.root(size)), log.size()))
                    .isFalse();
        }
        assertThat(follower.follow(leaf(1, 50), log.size())).isTrue();
    }

    @Test
    void neitherAShorterHeadNorOneUnderAnotherLeafsSaltIsFollowed() {
        grow(9);
        HeadFollower follower = follower();
        assertThat(follower.follow(leaf(0, 5), 9)).isTrue();
        assertThat(follower.follow(leaf(1, 4), 9)).isFalse();
        assertThat(follower.follow(leaf(0, 5), 9)).isFalse();
        assertThat(follower.leaves()).isEqualTo(1);
    }

    @Test
    void whatIsNotKnownYetCanBeLookedAtAgain() {
        grow(9);
        HeadFollower follower = follower();
        assertThat(follower.follow(leaf(0, 7), 5)).isFalse();
        assertThat(follower.follow(leaf(0, 7), 9)).isTrue();
    }

    @Test
    void aSlotMayBeMissingOnlyBeforeTheLogBegan() {
        grow(3);
        HeadFollower follower = follower();
        assertThat(follower.follow(withoutIt(), 3)).isTrue();
        assertThat(follower.follow(leaf(1, 0), 3)).isTrue();
        assertThat(follower.follow(leaf(2, 3), 3)).isTrue();
        assertThatThrownBy(() -> follower.follow(withoutIt(), 3))
                .isInstanceOf(UnverifiedException.class)
                .hasMessageContaining("leaf 3 of the common log has no slot for test/turkiye");
    }

    @Test
    void theSaltsOfLeavesAreOnesOfTheirOwnAndStayTheSame() {
        assertThat(SECRET.forLeaf(0)).isNotEqualTo(SECRET.forLeaf(1)).isNotEqualTo(SECRET);
        assertThat(SECRET.forLeaf(7).base64()).isEqualTo("1TmCnkiYg00WxJw6nVLOaVR12l8vVVX9xN6EynQr8xc=");
    }
}
