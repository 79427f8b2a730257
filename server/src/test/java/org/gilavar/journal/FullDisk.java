package org.gilavar.journal;

/** Makes the disk under a journal full, and gives it space again. */
public final class FullDisk {

    private static final long PLENTY = 1L << 24;

    private FullDisk() {}

    /** Whatever needs another page fails from here on. */
    public static void fill(SqliteJournal journal) {
        journal.limitPages(journal.pages());
    }

    public static void free(SqliteJournal journal) {
        journal.limitPages(PLENTY);
    }
}
