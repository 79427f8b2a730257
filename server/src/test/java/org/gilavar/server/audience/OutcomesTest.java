package org.gilavar.server.audience;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.gilavar.journal.Entry;
import org.gilavar.journal.Salts;
import org.gilavar.journal.Stored;
import org.gilavar.ledger.MerkleTree;
import org.gilavar.mechanism.Happened;
import org.gilavar.mechanism.Outcome;
import org.gilavar.mechanism.Telling;
import org.gilavar.mechanism.item.Moment;
import org.junit.jupiter.api.Test;

/** What is kept of the entries that were read is bounded by how much they told. */
final class OutcomesTest {

    private static final Instant AT = Instant.parse("2025-04-12T08:00:00Z");

    /** Entries that each told a party so much; counts how many are read. */
    private static final class Counting implements Archive {

        private final int tellings;
        private int read;

        Counting(int tellings) {
            this.tellings = tellings;
        }

        @Override
        public Optional<Stored> entry(long seq) {
            read++;
            List<Telling> told = Collections.nCopies(tellings, new Telling(Happened.CHANGED, new Moment(AT)));
            Outcome outcome = new Outcome(List.of(), new TreeMap<>(Map.of("turkiye", told)));
            Entry entry = Entry.ofDeadline(seq, AT, outcome, () -> new byte[Salts.BYTES]);
            return Optional.of(new Stored(entry, new MerkleTree().root()));
        }
    }

    private static int read(int tellings, long... entries) {
        Counting archive = new Counting(tellings);
        Outcomes outcomes = new Outcomes(archive);
        for (long seq : entries) {
            assertThat(outcomes.told(seq, "turkiye")).hasSize(tellings);
        }
        return archive.read;
    }

    @Test
    void whatTellsLittleIsReadOnceAndWhatTellsMuchMakesWay() {
        assertThat(read(1, 1, 2, 1, 2)).isEqualTo(2);
        assertThat(read(Outcomes.KEPT / 2 + 1, 1, 2, 1, 2)).isEqualTo(4);
        assertThat(read(Outcomes.KEPT / 2 + 1, 1, 1)).isEqualTo(1);
        assertThat(read(Outcomes.KEPT + 1, 1, 1, 2, 2)).isEqualTo(2);
    }
}
