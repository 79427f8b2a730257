package org.gilavar.ledger.log.folder;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.gilavar.ledger.Hash;
import org.gilavar.ledger.log.Evidence;

/**
 * Evidence of forks as files in a folder, one for each two checkpoints, named for what they say. Which signatures of
 * others hang on them makes no difference: anybody can add some.
 *
 * <p>May be used by several threads at once.
 */
public final class FolderEvidence {
    /** One convicts. A log that makes more only fills the disk on which its witness keeps what it must not forget. */
    public static final int MAX_FILES = 1000;

    private static final String SUFFIX = ".txt";

    private final SafeFiles files;
    private final Path folder;

    /**
     * The evidence in a folder, which is made if it is not there.
     *
     * @throws UncheckedIOException if it cannot be made
     */
    public FolderEvidence(Path folder) {
        this.folder = folder;
        this.files = new SafeFiles(Disk.REAL, folder);
    }

    /**
     * Keeps evidence for good. When it returns, the file survives a crash of the machine.
     *
     * @return where it is; nothing if there are {@link #MAX_FILES} already
     * @throws UncheckedIOException if it cannot be kept
     */
    public synchronized Optional<Path> keep(Evidence evidence) {
        String name = name(evidence);
        Path file = folder.resolve(name);
        if (!Files.exists(file)) {
            if (count() >= MAX_FILES) {
                return Optional.empty();
            }
            files.replace(name, evidence.bytes());
        }
        return Optional.of(file);
    }

    private long count() {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(file -> file.toString().endsWith(SUFFIX)).count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String name(Evidence evidence) {
        String first = evidence.first().checkpoint().text();
        String second = evidence.second().checkpoint().text();
        Hash said = Hash.sha256((first + "\n" + second).getBytes(UTF_8));
        return evidence.second().checkpoint().size() + "-" + said.hex() + SUFFIX;
    }
}
