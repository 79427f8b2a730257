package org.gilavar.simulate;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.gilavar.ledger.log.SignedCheckpoint;
import org.gilavar.ledger.log.TilePath;
import org.gilavar.ledger.log.TileStore;
import org.jspecify.annotations.Nullable;

/** The tiles of a log in a folder of a simulated disk, a small file each. */
final class DiskTileStore implements TileStore {

    /** The file of the head, in the folder. */
    static final String CHECKPOINT = "checkpoint";

    private final SimDisk disk;
    private final String folder;

    /**
     * @param folder before each name
     */
    DiskTileStore(SimDisk disk, String folder) {
        this.disk = disk;
        this.folder = folder;
    }

    @Override
    public byte @Nullable [] read(TilePath path) {
        return disk.exists(folder + path) ? disk.read(folder + path) : null;
    }

    @Override
    public void write(TilePath path, byte[] bytes) {
        replace(folder + path, bytes);
    }

    @Override
    public boolean remove(TilePath path) {
        return disk.remove(folder + path);
    }

    @Override
    public @Nullable SignedCheckpoint checkpoint() {
        return disk.exists(folder + CHECKPOINT) ? SignedCheckpoint.parse(disk.read(folder + CHECKPOINT)) : null;
    }

    @Override
    public void publish(SignedCheckpoint checkpoint) {
        replace(folder + CHECKPOINT, checkpoint.bytes());
    }

    private void replace(String name, byte[] bytes) {
        try {
            disk.replace(name, bytes);
        } catch (DiskFullException e) {
            throw new UncheckedIOException(new IOException(e));
        }
    }
}
