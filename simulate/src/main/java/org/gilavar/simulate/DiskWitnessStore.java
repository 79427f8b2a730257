package org.gilavar.simulate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.gilavar.ledger.log.SignedCheckpoint;
import org.gilavar.ledger.log.WitnessStore;
import org.jspecify.annotations.Nullable;

/** What a witness must not forget, on a simulated disk. */
final class DiskWitnessStore implements WitnessStore {

    private final SimDisk disk;

    DiskWitnessStore(SimDisk disk) {
        this.disk = disk;
    }

    @Override
    public @Nullable SignedCheckpoint latest(String origin) {
        return disk.exists(origin) ? SignedCheckpoint.parse(disk.read(origin)) : null;
    }

    @Override
    public boolean replace(@Nullable SignedCheckpoint expected, SignedCheckpoint next) {
        String origin = next.checkpoint().origin();
        if (!Objects.equals(latest(origin), expected)) {
            return false;
        }
        try {
            disk.replace(origin, next.bytes());
        } catch (DiskFullException e) {
            throw new UncheckedIOException(new IOException(e));
        }
        return true;
    }
}
