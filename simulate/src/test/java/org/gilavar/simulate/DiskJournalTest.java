package org.gilavar.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.gilavar.journal.Entry;
import org.gilavar.journal.Salts;
import org.gilavar.journal.Stored;
import org.gilavar.journal.UnwritableException;
import org.gilavar.ledger.MerkleTree;
import org.gilavar.mechanism.Outcome;
import org.junit.jupiter.api.Test;

/** What every journal promises, of the one that simulations use; at every step of the disk. */
final class DiskJournalTest {

    private static final int SEEDS = 50;

    @Test
    void aBatchSurvivesAPowerCutWholeOrNotAtAllAndForGoodOnceAppended() {
        List<Stored> entries = entries(6);
        for (int seed = 0; seed < SEEDS; seed++) {
            for (int steps = 0; steps < 4; steps++) {
                Killing killing = new Killing();
                SimDisk disk = new SimDisk(new World(seed, what -> {}), killing::step);
                DiskJournal journal = DiskJournal.open(disk);
                journal.append(entries.subList(0, 3));
                killing.after(steps);
                assertThatThrownBy(() -> journal.append(entries.subList(3, 6))).isInstanceOf(Killed.class);
                killing.never();
                disk.powerCut();
                DiskJournal again = DiskJournal.open(disk);
                assertThat(again.size()).isIn(3L, 6L);
                assertThat(again.root())
                        .isEqualTo(entries.get((int) again.size() - 1).root());
            }
        }
    }

    @Test
    void aFullDiskLeavesItAsItWas() {
        List<Stored> entries = entries(4);
        SimDisk disk = new SimDisk(new World(1, what -> {}), step -> {});
        DiskJournal journal = DiskJournal.open(disk);
        journal.append(entries.subList(0, 2));
        disk.full(true);
        assertThatThrownBy(() -> journal.append(entries.subList(2, 4))).isInstanceOf(UnwritableException.class);
        disk.full(false);
        assertThat(DiskJournal.open(disk).size()).isEqualTo(2);
        journal.append(entries.subList(2, 4));
        assertThat(DiskJournal.open(disk).root()).isEqualTo(entries.getLast().root());
    }

    private static List<Stored> entries(int count) {
        MerkleTree tree = new MerkleTree();
        List<Stored> entries = new ArrayList<>();
        for (int seq = 1; seq <= count; seq++) {
            Entry entry = Entry.ofDeadline(
                    seq,
                    Instant.EPOCH.plusSeconds(seq),
                    new Outcome(List.of(), new TreeMap<>()),
                    () -> new byte[Salts.BYTES]);
            tree.append(entry.leafHash());
            entries.add(new Stored(entry, tree.root()));
        }
        return entries;
    }

    private static final class Killing {
        private int left = -1;

        void after(int steps) {
            left = steps;
        }

        void never() {
            left = -1;
        }

        void step(String what) {
            if (left == 0) {
                throw new Killed(what);
            }
            left--;
        }
    }
}
