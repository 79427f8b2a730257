package org.gilavar.ledger.log.folder;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.gilavar.ledger.log.Audit;
import org.gilavar.ledger.log.LogSource;
import org.gilavar.ledger.log.SignedNote;
import org.gilavar.ledger.log.TilePath;
import org.jspecify.annotations.Nullable;

/** A folder somebody gave us that should be a log or a mirror of one. It is only read, and never more than a log needs. */
public final class FolderLogSource implements LogSource {
    private static final String TILES = "tile";

    private final Path folder;

    /** The log in a folder. */
    public FolderLogSource(Path folder) {
        this.folder = folder;
    }

    @Override
    public byte @Nullable [] checkpoint() {
        return read(folder.resolve(Audit.CHECKPOINT), SignedNote.MAX_BYTES);
    }

    @Override
    public byte @Nullable [] read(TilePath path) {
        return read(folder.resolve(path.toString()), LogSource.maxBytes(path));
    }

    private static byte @Nullable [] read(Path file, int maxBytes) {
        if (!Files.isRegularFile(file)) {
            return null;
        }
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(maxBytes + 1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * How many files there are among the tiles and bundles, those of other sizes included.
     *
     * @throws UncheckedIOException if the folder cannot be read
     */
    public long files() {
        Path tiles = folder.resolve(TILES);
        if (!Files.isDirectory(tiles)) {
            return 0;
        }
        try (Stream<Path> all = Files.walk(tiles)) {
            return all.filter(Files::isRegularFile).count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
