package org.gilavar.client.mirror;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.gilavar.ledger.Hash;
import org.gilavar.ledger.MerkleTree;
import org.gilavar.ledger.log.Checkpoint;
import org.gilavar.ledger.log.LogSource;
import org.gilavar.ledger.log.MemoryTileStore;
import org.gilavar.ledger.log.NoteKey;
import org.gilavar.ledger.log.NoteSigner;
import org.gilavar.ledger.log.SignedCheckpoint;
import org.gilavar.ledger.log.TilePath;
import org.gilavar.ledger.log.TiledLog;
import org.gilavar.ledger.log.UnverifiedException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A server that has two logs, and shows of each what suits at the moment, gets no leaf taken for one of the head's. */
final class ServedHeadTest {
    private static final NoteSigner LOG = NoteSigner.of("test", NoteKey.Type.ED25519, SampleCopy.key("common"));
    private static final int SIZE = 300;
    private static final int SHARED = 280;

    private final MemoryTileStore signed = new MemoryTileStore();
    private final MemoryTileStore shown = new MemoryTileStore();

    private static byte[] entry(String log, int index) {
        return ((index < SHARED ? "both" : log) + " " + index).getBytes(UTF_8);
    }

    private static TiledLog fill(MemoryTileStore store, String name) {
        TiledLog log = TiledLog.create(store);
        List<byte[]> entries = new ArrayList<>();
        for (int i = 0; i < SIZE; i++) {
            entries.add(entry(name, i));
        }
        log.append(entries);
        return log;
    }

    private final TiledLog committed = fill(signed, "signed");
    private final TiledLog other = fill(shown, "shown");

    private static SignedCheckpoint head(TiledLog log) {
        return SignedCheckpoint.sign(new Checkpoint("test", log.size(), log.root()), LOG);
    }

    /** Answers the n-th request from the log that was signed where the n-th bit is set, else from the other. */
    private LogSource twoFaced(long faces) {
        return new LogSource() {
            private int asked;

            @Override
            public byte @Nullable [] checkpoint() {
                throw new UnsupportedOperationException();
            }

            @Override
            public byte @Nullable [] read(TilePath path) {
                boolean truth = (faces >>> asked++ & 1) == 1;
                return (truth ? signed : shown).read(path);
            }
        };
    }

    @Test
    void leavesAreThoseOfTheHeadOrNoneWhicheverLogAnswers() {
        MerkleTree before = MerkleTree.resume(SHARED - 10, committed.subtrees(SHARED - 10));
        int read = 0;
        for (int to : List.of(SHARED + 5, SIZE)) {
            for (long faces = 0; faces < 1 << 12; faces++) {
                ServedHead head = new ServedHead(twoFaced(faces), head(committed));
                MerkleTree tree = MerkleTree.resume(before.size(), before.subtrees());
                List<byte[]> leaves;
                try {
                    leaves = head.leaves(tree, to);
                } catch (UnverifiedException e) {
                    continue;
                }
                read++;
                for (int i = 0; i < leaves.size(); i++) {
                    assertThat(leaves.get(i)).isEqualTo(entry("signed", SHARED - 10 + i));
                }
            }
        }
        assertThat(read).isPositive();
    }

    @Test
    void aBeginningThatIsNotTheLogsIsFoundByWhatFollowsIt() {
        ServedHead head = new ServedHead(twoFaced(0), head(committed));
        MerkleTree beginning = head.beginning(SHARED + 5);
        ServedHead truthful = new ServedHead(twoFaced(-1), head(committed));
        assertThatThrownBy(() -> truthful.leaves(beginning, SIZE)).isInstanceOf(UnverifiedException.class);
    }

    @Test
    void anotherRootIsNotExtendedWhateverTheServerAnswers() {
        Hash was = other.root(SHARED + 5);
        for (long faces = 0; faces < 1 << 12; faces++) {
            ServedHead head = new ServedHead(twoFaced(faces), head(committed));
            assertThatThrownBy(() -> head.mustExtend(SHARED + 5, was)).isInstanceOf(UnverifiedException.class);
        }
        ServedHead truthful = new ServedHead(twoFaced(-1), head(committed));
        assertThatCode(() -> truthful.mustExtend(SHARED + 5, committed.root(SHARED + 5)))
                .doesNotThrowAnyException();
        assertThatCode(() -> truthful.mustExtend(0, MerkleTree.EMPTY_ROOT)).doesNotThrowAnyException();
        assertThatThrownBy(() -> truthful.mustExtend(SIZE, other.root())).hasMessageContaining("another root");
        assertThatThrownBy(() -> truthful.mustExtend(SIZE + 1, was)).hasMessageContaining("lost what it showed");
    }
}
