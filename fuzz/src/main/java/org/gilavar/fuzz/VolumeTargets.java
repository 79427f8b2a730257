package org.gilavar.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.gilavar.airspace.Volume;
import org.gilavar.formats.Fault;
import org.gilavar.formats.Format;
import org.gilavar.formats.NamedVolumes;
import org.gilavar.formats.VolumeReader;
import org.gilavar.formats.VolumeVisitor;
import org.gilavar.mechanism.json.Json;

/** Files of airspace volumes. */
final class VolumeTargets {
    private static final String FILE = "input";

    private VolumeTargets() {}

    static List<Target> all() {
        return Stream.of(Format.values())
                .<Target>map(format -> new Rule(
                        format.name().toLowerCase(Locale.ROOT),
                        "records and faults come of it, the same however the bytes arrive, and each volume can be "
                                + "written and read",
                        input -> check(format, input),
                        List::of))
                .toList();
    }

    /** What came of a file. */
    private record Found(List<NamedVolumes> records, List<Fault> faults) implements VolumeVisitor {
        Found() {
            this(new ArrayList<>(), new ArrayList<>());
        }

        @Override
        public void take(NamedVolumes taken) {
            records.add(taken);
        }

        @Override
        public void refuse(Fault fault) {
            faults.add(fault);
        }
    }

    private static boolean check(Format format, byte[] input) {
        Found found = read(format, new ByteArrayInputStream(input));
        Found again = read(format, new Trickle(input));
        if (!found.equals(again)) {
            throw new BrokenException("read in pieces it is something else: " + found + ", then " + again);
        }
        // where lines end is a matter of taste: JSON's library takes a lone carriage return for an end too
        long lines = 1
                + new String(input, ISO_8859_1)
                        .chars()
                        .filter(c -> c == '\n' || c == '\r')
                        .count();
        for (Fault fault : found.faults()) {
            Shown.reason(fault.reason());
            if (fault.place().line() < 0 || fault.place().line() > lines) {
                throw new BrokenException("a fault in a line that is not there: " + fault);
            }
        }
        Set<String> ids = new HashSet<>();
        for (NamedVolumes taken : found.records()) {
            if (taken.volumes().isEmpty() || !ids.add(taken.id())) {
                throw new BrokenException("a record without volumes, or two of one name: " + taken.id());
            }
            taken.volumes().forEach(VolumeTargets::checkVolume);
        }
        return !found.records().isEmpty();
    }

    private static void checkVolume(Volume volume) {
        if (!Json.read(Json.write(volume), Volume.class).equals(volume)) {
            throw new BrokenException("written and read again it is another volume: " + volume);
        }
    }

    private static Found read(Format format, InputStream in) {
        Found found = new Found();
        try {
            new VolumeReader(found).read(FILE, in, format);
        } catch (IOException e) {
            throw new UncheckedIOException("nothing here fails to be read", e);
        }
        return found;
    }

    /** Gives a few bytes at a time, as a network does. */
    private static final class Trickle extends InputStream {
        private static final int MOST = 7;

        private final InputStream in;

        Trickle(byte[] bytes) {
            this.in = new ByteArrayInputStream(bytes);
        }

        @Override
        public int read() throws IOException {
            return in.read();
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            return in.read(into, offset, Math.min(length, MOST));
        }
    }
}
