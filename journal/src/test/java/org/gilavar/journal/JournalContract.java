package org.gilavar.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.gilavar.ledger.Hash;
import org.gilavar.ledger.MerkleTree;
import org.junit.jupiter.api.Test;

/** What every journal promises, whatever it is kept in. */
abstract class JournalContract {

    private static final Instant LATER = Instant.parse("2035-01-01T00:00:00Z");

    /** Opens the journal of this test, which is empty the first time and kept from then on. */
    abstract Journal open();

    /** Entries whose content is of no interest, numbered from one on. */
    static List<Stored> entries(int from, int to, int bytes) {
        MerkleTree tree = new MerkleTree();
        List<Stored> entries = new ArrayList<>();
        for (int seq = 1; seq <= to; seq++) {
            byte[] content = new byte[bytes];
            Arrays.fill(content, (byte) seq);
            Entry entry = new Entry(seq, Instant.EPOCH.plusSeconds(seq), content, content, TestSalts.of(seq));
            tree.append(entry.leafHash());
            entries.add(new Stored(entry, tree.root()));
        }
        return entries.subList(from - 1, to);
    }

    static List<String> read(Journal journal) {
        List<String> read = new ArrayList<>();
        journal.forEach(stored -> read.add(described(stored)));
        return read;
    }

    static String described(Stored stored) {
        Entry entry = stored.entry();
        return entry.seq() + " " + entry.at() + " " + entry.leafHash() + " " + stored.root();
    }

    static List<String> described(List<Stored> entries) {
        return entries.stream().map(JournalContract::described).toList();
    }

    static Erasure erasure(long first, long last) {
        return new Erasure(first, last, "kept for ten years", LATER, "the state's hash");
    }

    @Test
    void aNewJournalIsEmpty() {
        try (Journal journal = open()) {
            assertThat(journal.size()).isZero();
            assertThat(journal.root()).isEqualTo(new MerkleTree().root());
            assertThat(journal.rootAt(0)).contains(new MerkleTree().root());
            assertThat(journal.rootAt(1)).isEmpty();
            assertThat(journal.entry(1)).isEmpty();
            assertThat(journal.erasures()).isEmpty();
            assertThat(read(journal)).isEmpty();
        }
    }

    @Test
    void whatWasAppendedIsReadInOrderAlsoAfterReopening() {
        List<Stored> entries = entries(1, 10, 100);
        try (Journal journal = open()) {
            journal.append(entries.subList(0, 3));
            journal.append(List.of());
            journal.append(entries.subList(3, 10));
            assertThat(read(journal)).isEqualTo(described(entries));
        }
        try (Journal journal = open()) {
            assertThat(read(journal)).isEqualTo(described(entries));
            assertThat(journal.size()).isEqualTo(10);
            assertThat(journal.root()).isEqualTo(entries.getLast().root());
            journal.append(entries(11, 12, 100));
            assertThat(journal.entry(12).map(JournalContract::described))
                    .contains(described(entries(12, 12, 100)).getFirst());
        }
    }

    @Test
    void batchesOfEverySizeAreReadAsTheyWereAppended() {
        List<Stored> entries = entries(1, 820, 30);
        try (Journal journal = open()) {
            int from = 0;
            for (int size = 1; from + size <= entries.size(); size++) {
                journal.append(entries.subList(from, from + size));
                from += size;
            }
            assertThat(read(journal)).isEqualTo(described(entries.subList(0, from)));
            assertThat(from).isGreaterThan(700);
        }
    }

    @Test
    void aRangeIsReadFromItsFirstToItsLast() {
        List<Stored> entries = entries(1, 600, 10);
        try (Journal journal = open()) {
            journal.append(entries);
            for (int[] range : new int[][] {{1, 1}, {1, 600}, {255, 258}, {600, 600}, {7, 6}, {1, 0}}) {
                List<String> found = new ArrayList<>();
                List<Hash> leaves = new ArrayList<>();
                journal.forEach(range[0], range[1], stored -> found.add(described(stored)));
                journal.leaves(range[0], range[1], leaves::add);
                List<Stored> expected = entries.subList(range[0] - 1, Math.max(range[0] - 1, range[1]));
                assertThat(found).isEqualTo(described(expected));
                assertThat(leaves)
                        .isEqualTo(expected.stream()
                                .map(stored -> stored.entry().leafHash())
                                .toList());
            }
        }
    }

    @Test
    void whatIsNotThereIsMissedAtItsPlace() {
        try (Journal journal = open()) {
            journal.append(entries(1, 3, 10));
            List<Long> seen = new ArrayList<>();

            assertThatThrownBy(() -> journal.forEach(
                            2, 5, stored -> seen.add(stored.entry().seq())))
                    .isInstanceOfSatisfying(
                            DamagedException.class, e -> assertThat(e.seq()).isEqualTo(4))
                    .hasMessageContaining("is missing");
            assertThat(seen).containsExactly(2L, 3L);
            assertThatThrownBy(() -> journal.leaves(2, 5, leaf -> {})).isInstanceOf(DamagedException.class);
        }
    }

    @Test
    void aTreeIsRebuiltFromLeavesAlone() {
        List<Stored> entries = entries(1, 300, 10);
        try (Journal journal = open()) {
            journal.append(entries);
            for (int size : new int[] {0, 1, 255, 256, 257, 300}) {
                assertThat(journal.tree(size).root())
                        .isEqualTo(journal.rootAt(size).orElseThrow());
            }
        }
    }

    @Test
    void aGapIsRefusedAndNothingOfItKept() {
        try (Journal journal = open()) {
            journal.append(entries(1, 3, 10));
            List<Stored> holed = new ArrayList<>(entries(4, 6, 10));
            holed.remove(1);

            for (List<Stored> wrong : List.of(entries(5, 6, 10), entries(3, 4, 10), holed)) {
                assertThatThrownBy(() -> journal.append(wrong)).isInstanceOf(UnwritableException.class);
                assertThat(read(journal)).hasSize(3);
                assertThat(journal.size()).isEqualTo(3);
            }
            journal.append(entries(4, 6, 10));
            assertThat(read(journal)).isEqualTo(described(entries(1, 6, 10)));
        }
    }

    @Test
    void anErasedEntryKeepsItsPlaceAndNothingElse() {
        List<Stored> entries = entries(1, 20, 50);
        try (Journal journal = open()) {
            journal.append(entries);
            journal.erase(erasure(3, 7));
        }
        try (Journal journal = open()) {
            assertThat(journal.size()).isEqualTo(20);
            assertThat(journal.tree(20).root()).isEqualTo(entries.getLast().root());
            assertThat(journal.erasures()).containsExactly(erasure(3, 7));
            for (long seq = 1; seq <= 20; seq++) {
                boolean erased = seq >= 3 && seq <= 7;
                assertThat(journal.entry(seq).isEmpty()).as("%d", seq).isEqualTo(erased);
                assertThat(journal.erasureOf(seq).isPresent()).as("%d", seq).isEqualTo(erased);
                assertThat(journal.rootAt(seq))
                        .isEqualTo(Optional.of(entries.get((int) seq - 1).root()));
            }
            assertThatThrownBy(() -> read(journal))
                    .isInstanceOfSatisfying(
                            DamagedException.class, e -> assertThat(e.seq()).isEqualTo(3))
                    .hasMessageContaining("has been erased");
            List<String> rest = new ArrayList<>();
            journal.forEach(8, 20, stored -> rest.add(described(stored)));
            assertThat(rest).isEqualTo(described(entries.subList(7, 20)));
            journal.append(entries(21, 21, 50));
            assertThat(journal.size()).isEqualTo(21);
        }
    }

    @Test
    void whatIsNotThereOrErasedAlreadyIsNotErased() {
        try (Journal journal = open()) {
            journal.append(entries(1, 10, 10));
            journal.erase(erasure(4, 5));

            for (Erasure wrong : List.of(erasure(9, 11), erasure(5, 6), erasure(1, 10), erasure(4, 5))) {
                assertThatThrownBy(() -> journal.erase(wrong)).isInstanceOf(IllegalArgumentException.class);
            }
            assertThat(journal.erasures()).containsExactly(erasure(4, 5));
            journal.erase(erasure(1, 3));
            assertThat(journal.erasures()).containsExactly(erasure(1, 3), erasure(4, 5));
            assertThat(journal.entry(6)).isPresent();
        }
    }
}
