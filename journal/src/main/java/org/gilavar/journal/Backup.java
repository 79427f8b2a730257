package org.gilavar.journal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.function.LongConsumer;
import org.gilavar.journal.JournalVerifier.Verdict;

/**
 * Copies of a journal that can be trusted: of one moment, also while a server is writing; fsynced; and verified as an
 * auditor would, before they bear the name that was asked for. What the erasures of a journal need of its snapshots goes
 * with it.
 */
public final class Backup {

    private Backup() {}

    /**
     * Copies a journal, which may be in use, to a file that is not there yet. Restoring is the same in the other direction.
     *
     * @param progress told how many entries of the copy have been verified
     * @return what was found in the copy
     * @throws UnreadableException when there is no journal, or something is in the way
     * @throws DamagedException when the copy does not hold; it is not kept
     */
    public static Verdict take(Path journal, Path to, LongConsumer progress) {
        mustBeFree(to);
        if (!Files.isRegularFile(journal)) {
            throw new UnreadableException("there is no file " + journal);
        }
        Path part = Path.of(to + ".part");
        try {
            Files.deleteIfExists(part);
            try (Sqlite source = Sqlite.forReading(journal)) {
                Schema.version(source);
                copy(source, part);
            }
            return keepIfItHolds(journal, part, to, progress);
        } catch (SQLException e) {
            throw SqliteJournal.unreadable(journal, e);
        } catch (IOException e) {
            throw new UnreadableException("cannot write " + to + ": " + e.getMessage(), e);
        }
    }

    private static void mustBeFree(Path to) {
        for (String suffix : new String[] {"", "-wal", ".snapshots"}) {
            if (Files.exists(Path.of(to + suffix))) {
                throw new UnreadableException(to + suffix + " is there already, and is never overwritten");
            }
        }
    }

    private static Verdict keepIfItHolds(Path journal, Path part, Path to, LongConsumer progress) throws IOException {
        Snapshots copied = Snapshots.beside(part);
        try {
            try (SqliteJournal copy = SqliteJournal.openReadOnly(part)) {
                Snapshots.beside(journal).copyAnchors(copy.erasures(), copied);
            }
            Verdict verdict = JournalVerifier.verify(part, progress);
            verdict.fault().ifPresent(fault -> {
                throw new DamagedException(fault.entry(), fault.reason());
            });
            copied.moveTo(Snapshots.beside(to));
            Files.move(part, to, StandardCopyOption.ATOMIC_MOVE);
            Folder.force(to);
            return verdict;
        } finally {
            Files.deleteIfExists(part);
            copied.delete();
        }
    }

    /** The first of {@code path}, {@code path.2}, {@code path.3} … that is not there. */
    static Path unused(Path path) {
        Path free = path;
        for (int n = 2; Files.exists(free); n++) {
            free = Path.of(path + "." + n);
        }
        return free;
    }

    /** Copies what a connection sees at this moment, durably, without free space and without a log. */
    static void copy(Sqlite source, Path to) throws SQLException {
        try {
            OwnerOnly.prepare(to);
            try (PreparedStatement vacuum = source.prepare("VACUUM INTO ?")) {
                vacuum.setString(1, to.toString());
                vacuum.execute();
            }
            try (FileChannel file = FileChannel.open(to, StandardOpenOption.WRITE)) {
                file.force(true);
            }
            Folder.force(to);
        } catch (IOException e) {
            throw new UnreadableException("cannot write " + to + ": " + e.getMessage(), e);
        }
    }
}
