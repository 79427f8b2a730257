package org.gilavar.journal;

import java.io.BufferedInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.gilavar.ledger.Hash;

/**
 * What a journal folded into at some of its places, each in a file of its own in a folder beside the journal, so that a
 * restart folds only what came after. A cache, with one exception: where entries have been erased, the snapshot after the
 * last of them (an <em>anchor</em>) is all that tells what they led to.
 *
 * <p>A snapshot is bound to its place and to the root of the tree there, and carries a checksum. One that is damaged, of
 * another history, of other rules or of a newer layout is passed over, with a line in the log. The checksum guards against
 * accidents: whoever can write the folder can forge a snapshot, as he can forge the journal. {@link JournalVerifier} folds
 * without snapshots, but for anchors.
 *
 * <p>Files appear under their name whole and on disk, or not at all. Thread-safe for one writer at a time.
 */
public final class Snapshots {

    private static final System.Logger LOG = System.getLogger(Snapshots.class.getName());

    private static final String SUFFIX = ".snapshot";

    private static final String PART = ".part";

    /** One to start from, and one more should the first turn out bad. */
    private static final int KEPT = 2;

    private static final int BUFFER_BYTES = 1 << 18;

    /** A replay as it stood then, and the sections that its owner added. */
    public record Restored(Replay replay, Map<String, SnapshotSection.Read> more) {}

    private final Path folder;

    private Snapshots(Path folder) {
        this.folder = folder;
    }

    /** The snapshots of the journal in this file. */
    public static Snapshots beside(Path journal) {
        return new Snapshots(Path.of(journal + ".snapshots"));
    }

    /** Places there are snapshots of, the newest first. */
    public List<Long> places() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.matches("\\d{1,18}\\" + SUFFIX))
                    .map(name -> Long.parseLong(name.substring(0, name.length() - SUFFIX.length())))
                    .sorted(Comparator.reverseOrder())
                    .toList();
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "the snapshots in " + folder + " cannot be listed: " + e);
            return List.of();
        }
    }

    /** The newest that can be used, not beyond a place; empty when everything has to be folded. */
    public Optional<Restored> newest(Journal journal, long atMost) {
        return places().stream()
                .filter(place -> place <= atMost)
                .flatMap(place -> at(journal, place).stream())
                .findFirst();
    }

    /** The one of this place, if it can be used. */
    public Optional<Restored> at(Journal journal, long place) {
        Path file = file(place);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), BUFFER_BYTES)) {
            Hash root = journal.rootAt(place)
                    .orElseThrow(() -> new UnusableSnapshotException("the journal does not go that far"));
            return Optional.of(SnapshotReader.read(in, place, root));
        } catch (IOException | UnusableSnapshotException e) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "the snapshot " + file + " is not used, and more has to be folded: " + e.getMessage());
            return Optional.empty();
        }
    }

    /**
     * Writes a snapshot, and removes those that are no longer needed.
     *
     * @throws UnwritableException when it could not be written; the others are still there
     */
    public void write(Replay.Frozen frozen, List<SnapshotSection> more, List<Erasure> erasures) {
        write(frozen, more, erasures, () -> {});
    }

    /**
     * The same, by somebody who has other things to do.
     *
     * @param between is run after each megabyte
     */
    public void write(Replay.Frozen frozen, List<SnapshotSection> more, List<Erasure> erasures, Runnable between) {
        Path file = file(frozen.seq());
        Path part = Path.of(file + PART);
        try {
            Files.deleteIfExists(part);
            OwnerOnly.prepare(part);
            try (FileOutputStream out = new FileOutputStream(part.toFile())) {
                SnapshotWriter.write(out, frozen, more, between);
                out.getFD().sync();
            }
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            Folder.force(file);
            tidy(erasures);
        } catch (IOException e) {
            throw new UnwritableException("the snapshot " + file + " cannot be written: " + e.getMessage(), e);
        }
    }

    private void tidy(List<Erasure> erasures) throws IOException {
        Set<Long> anchors = anchors(erasures);
        List<Long> others = places().stream().filter(p -> !anchors.contains(p)).toList();
        for (long place : others.subList(Math.min(KEPT, others.size()), others.size())) {
            Files.delete(file(place));
        }
    }

    /**
     * Removes everything that was folded before the last of some entries that are about to be erased: it may hold what they
     * said.
     *
     * @param erasures all there will be then
     * @throws UnwritableException when it could not be
     */
    public void forget(long last, List<Erasure> erasures) {
        Set<Long> anchors = anchors(erasures);
        try {
            for (long place : places()) {
                if (place < last && !anchors.contains(place)) {
                    Files.delete(file(place));
                }
            }
            for (Path part : parts()) {
                Files.delete(part);
            }
        } catch (IOException e) {
            throw new UnwritableException("old snapshots in " + folder + " cannot be removed: " + e.getMessage(), e);
        }
    }

    /** What a crash left half written. */
    private List<Path> parts() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(PART)).toList();
        }
    }

    /** Places that nothing else can tell of: the ends of what was erased, where the next entry was not. */
    private static Set<Long> anchors(List<Erasure> erasures) {
        Set<Long> anchors = new HashSet<>();
        erasures.forEach(erasure -> anchors.add(erasure.last()));
        erasures.forEach(erasure -> anchors.remove(erasure.first() - 1));
        return anchors;
    }

    void copyAnchors(List<Erasure> erasures, Snapshots to) throws IOException {
        for (long place : anchors(erasures)) {
            if (Files.exists(file(place))) {
                OwnerOnly.prepare(to.file(place));
                try (OutputStream out = new FileOutputStream(to.file(place).toFile())) {
                    Files.copy(file(place), out);
                }
            }
        }
    }

    void moveTo(Snapshots other) throws IOException {
        if (Files.isDirectory(folder)) {
            Files.move(folder, other.folder, StandardCopyOption.ATOMIC_MOVE);
            Folder.force(other.folder);
        }
    }

    void delete() throws IOException {
        for (long place : places()) {
            Files.delete(file(place));
        }
        Files.deleteIfExists(folder);
    }

    private Path file(long place) {
        return folder.resolve(String.format(Locale.ROOT, "%018d%s", place, SUFFIX));
    }
}
