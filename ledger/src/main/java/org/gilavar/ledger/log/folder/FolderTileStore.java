package org.gilavar.ledger.log.folder;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.gilavar.ledger.log.SignedCheckpoint;
import org.gilavar.ledger.log.TilePath;
import org.gilavar.ledger.log.TileStore;
import org.jspecify.annotations.Nullable;

/**
 * A log as a folder (C2SP tlog-tiles): {@code checkpoint}, {@code tile/<L>/<N>}, {@code tile/entries/<N>}. Any web server
 * can serve it as it is, and a copy of it is a mirror.
 *
 * <p>One writer at a time, which is for its user to see to.
 */
public final class FolderTileStore implements TileStore {
    private static final String CHECKPOINT = "checkpoint";

    private final SafeFiles files;

    /**
     * The log in a folder, which is made if it is not there.
     *
     * @throws UncheckedIOException if it cannot be made
     */
    public FolderTileStore(Path folder) {
        this(Disk.REAL, folder);
    }

    FolderTileStore(Disk disk, Path folder) {
        files = new SafeFiles(disk, folder);
    }

    @Override
    public byte @Nullable [] read(TilePath path) {
        return files.read(path.toString());
    }

    @Override
    public void write(TilePath path, byte[] bytes) {
        files.replace(path.toString(), bytes);
    }

    @Override
    public boolean remove(TilePath path) {
        return files.delete(path.toString());
    }

    /**
     * {@inheritDoc}
     *
     * @throws org.gilavar.ledger.log.MalformedException if the file is not a signed checkpoint
     */
    @Override
    public @Nullable SignedCheckpoint checkpoint() {
        byte[] bytes = files.read(CHECKPOINT);
        return bytes == null ? null : SignedCheckpoint.parse(bytes);
    }

    @Override
    public void publish(SignedCheckpoint checkpoint) {
        files.replace(CHECKPOINT, checkpoint.bytes());
    }
}
