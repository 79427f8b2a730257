package org.gilavar.cli;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.gilavar.formats.Fault;
import org.gilavar.formats.Format;
import org.gilavar.formats.NamedVolumes;
import org.gilavar.formats.Place;
import org.gilavar.formats.VolumeReader;
import org.gilavar.formats.VolumeVisitor;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The files a command reads volumes from. */
final class VolumeFiles {
    /** More are counted: by then something is wrong with all of the file. */
    private static final int MAX_FAULTS_SHOWN = 100;

    private static final String STANDARD_INPUT = "-";

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE",
            description = "GeoJSON, JSON Lines or OpenAir, told by the name or the content; - for standard input. "
                    + "docs/conflicts.md has the forms.")
    private List<String> files = new ArrayList<>();

    @Option(names = "--from", paramLabel = "FORMAT", description = "What all files are: geojson, jsonl or openair.")
    private @Nullable Format from;

    @Option(names = "--strict", description = "Stop, with exit code 2, when any record is bad.")
    private boolean strict;

    /**
     * What was read.
     *
     * @param ids records taken
     * @param faults records refused, each told on the error stream or counted there
     */
    record Read(int files, int ids, long volumes, long faults) {}

    /** Whether bad records stop everything. */
    boolean strict() {
        return strict;
    }

    /** Reads all files. */
    Read read(PrintWriter err, Progress progress, Consumer<NamedVolumes> taken) throws IOException {
        var sink = new Sink(err, progress, taken);
        var reader = new VolumeReader(sink);
        for (String file : files) {
            read(file, reader, sink);
        }
        sink.tellTheRest();
        return new Read(files.size(), sink.ids, sink.volumes, sink.faults);
    }

    private void read(String file, VolumeReader reader, Sink sink) throws IOException {
        if (file.equals(STANDARD_INPUT)) {
            read("stdin", System.in, reader, sink, 0);
            return;
        }
        var path = Path.of(file);
        if (!Files.isReadable(path) || Files.isDirectory(path)) {
            sink.refuse(new Fault(
                    new Place(file, 0),
                    "",
                    Files.isDirectory(path)
                            ? "expected a file, found a folder"
                            : Files.exists(path) ? "cannot be read" : "there is no such file"));
            return;
        }
        try (var in = Files.newInputStream(path)) {
            read(file, in, reader, sink, Files.size(path));
        } catch (IOException e) {
            sink.refuse(new Fault(new Place(file, 0), "", "cannot be read to its end: " + e.getMessage()));
        }
    }

    private void read(String name, InputStream in, VolumeReader reader, Sink sink, long size) throws IOException {
        var reading = "reading " + name.substring(name.lastIndexOf('/') + 1);
        var counted = new Counted(in, done -> sink.progress.show(reading, done, size, "bytes"));
        if (from == null) {
            reader.read(name, counted);
        } else {
            reader.read(name, counted, from);
        }
    }

    private static final class Sink implements VolumeVisitor {
        private final PrintWriter err;
        private final Progress progress;
        private final Consumer<NamedVolumes> taken;
        private int ids;
        private long volumes;
        private long faults;

        Sink(PrintWriter err, Progress progress, Consumer<NamedVolumes> taken) {
            this.err = err;
            this.progress = progress;
            this.taken = taken;
        }

        @Override
        public void take(NamedVolumes record) {
            ids++;
            volumes += record.volumes().size();
            taken.accept(record);
        }

        @Override
        public void refuse(Fault fault) {
            if (++faults <= MAX_FAULTS_SHOWN) {
                progress.clear();
                err.println(fault);
            }
        }

        void tellTheRest() {
            progress.clear();
            if (faults > MAX_FAULTS_SHOWN) {
                err.println(String.format(Locale.ROOT, "... and %,d more", faults - MAX_FAULTS_SHOWN));
            }
        }
    }

    /** Tells {@code progress} how much has gone through it. */
    private static final class Counted extends FilterInputStream {
        private final LongConsumer progress;
        private long done;

        Counted(InputStream in, LongConsumer progress) {
            super(in);
            this.progress = progress;
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            count(read < 0 ? 0 : 1);
            return read;
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            int read = super.read(bytes, from, length);
            count(Math.max(0, read));
            return read;
        }

        private void count(int more) {
            done += more;
            progress.accept(done);
        }
    }
}
