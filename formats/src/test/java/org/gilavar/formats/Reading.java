package org.gilavar.formats;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gilavar.airspace.Shape;
import org.gilavar.airspace.Volume;

/** Files as they were read. */
final class Reading implements VolumeVisitor {
    final List<NamedVolumes> records = new ArrayList<>();
    final List<String> faults = new ArrayList<>();

    private final VolumeReader reader = new VolumeReader(this);

    static Reading of(String file, String... lines) {
        return new Reading().and(file, String.join("\n", lines).getBytes(StandardCharsets.UTF_8), Optional.empty());
    }

    static Reading of(Format format, byte[] bytes) {
        return new Reading().and("file", bytes, Optional.of(format));
    }

    Reading and(String file, String... lines) {
        return and(file, String.join("\n", lines).getBytes(StandardCharsets.UTF_8), Optional.empty());
    }

    private Reading and(String file, byte[] bytes, Optional<Format> format) {
        try {
            if (format.isPresent()) {
                reader.read(file, new ByteArrayInputStream(bytes), format.get());
            } else {
                reader.read(file, new ByteArrayInputStream(bytes));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    @Override
    public void take(NamedVolumes record) {
        records.add(record);
    }

    @Override
    public void refuse(Fault fault) {
        faults.add(fault.toString());
    }

    List<String> ids() {
        return records.stream().map(NamedVolumes::id).toList();
    }

    /** All volumes, of a file without a fault. */
    List<Volume> volumes() {
        if (!faults.isEmpty()) {
            throw new AssertionError("refused: " + faults);
        }
        return records.stream().flatMap(r -> r.volumes().stream()).toList();
    }

    Volume volume() {
        return volumes().getFirst();
    }

    Shape shape() {
        return volume().shape();
    }

    /** The only fault, of a file from which nothing was taken. */
    String fault() {
        if (!records.isEmpty() || faults.size() != 1) {
            throw new AssertionError("taken: " + records + ", refused: " + faults);
        }
        return faults.getFirst();
    }
}
