package org.gilavar.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

final class EntryFormTest {

    @Test
    void whatWasWrittenIsRead() {
        for (Stored stored : JournalContract.entries(1, 20, 100)) {
            Stored read = EntryForm.read(EntryForm.bytes(stored));
            assertThat(JournalContract.described(read)).isEqualTo(JournalContract.described(stored));
            assertThat(EntryForm.bytes(read)).isEqualTo(EntryForm.bytes(stored));
        }
    }

    @Test
    void whatIsCutShortOrTooLongIsNotRead() {
        byte[] whole = EntryForm.bytes(JournalContract.entries(1, 1, 40).getFirst());
        for (int length = 0; length < whole.length + 3; length++) {
            byte[] other = Arrays.copyOf(whole, length);
            if (length != whole.length) {
                assertThatThrownBy(() -> EntryForm.read(other)).isInstanceOf(UnreadableException.class);
            }
        }
    }
}
