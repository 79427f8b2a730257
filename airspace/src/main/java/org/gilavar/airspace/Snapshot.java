package org.gilavar.airspace;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.StreamCorruptedException;
import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;

/**
 * The volumes of an index as bytes, and back.
 *
 * <pre>
 * magic 8 · count 4 · count × (id, position 4, shape, lower, upper, start, end) · CRC-32C of all before 8
 * id       length 4 · UTF-16
 * shape    kind 1 · what kind it is of: place and length, places and length, or places
 * places   count 4 · latitude 8 · longitude 8 ·…
 * length   value 8 · unit 1                       altitude  value 8 · unit 1 · datum 1
 * instant  seconds since 1970 8 · nanoseconds 4
 * </pre>
 *
 * <p>Big-endian; units, datums and kinds by their place in the order they are declared in. Every value passes the same
 * checks on the way in as one that is stated, so bytes can be wrong but never make a volume that could not be stated.
 */
final class Snapshot {
    /** "GILVOL" and the version of the format. */
    private static final long MAGIC = 0x47494c564f4c_0001L;

    private static final List<LengthUnit> UNITS = List.of(LengthUnit.values());
    private static final List<Datum> DATUMS = List.of(Datum.values());
    private static final int CIRCLE = 0;
    private static final int POLYGON = 1;
    private static final int CORRIDOR = 2;
    private static final int POINT = 3;

    private Snapshot() {}

    static void write(View view, OutputStream to) throws IOException {
        var sum = new CRC32C();
        var buffered = new BufferedOutputStream(to, 1 << 16);
        var out = new DataOutputStream(new CheckedOutputStream(buffered, sum));
        var living = living(view);
        out.writeLong(MAGIC);
        out.writeInt(living.size());
        for (var stored : living) {
            out.writeInt(stored.id.length());
            out.writeChars(stored.id);
            out.writeInt(stored.position);
            write(stored.volume, out);
        }
        out.writeLong(sum.getValue());
        out.flush();
    }

    /** Throws {@link StreamCorruptedException} on anything that {@link #write} did not write. */
    static Entries read(InputStream from, DatumBounds bounds) throws IOException {
        var sum = new CRC32C();
        var in = new DataInputStream(new CheckedInputStream(new BufferedInputStream(from, 1 << 16), sum));
        try {
            if (in.readLong() != MAGIC) {
                throw new StreamCorruptedException("expected a snapshot of volumes, format 1, found something else");
            }
            var entries = entries(in, bounds);
            long found = sum.getValue();
            if (in.readLong() != found) {
                throw new StreamCorruptedException("the checksum does not fit: the snapshot was changed or cut");
            }
            return entries;
        } catch (InvalidVolumeException | DateTimeException | ArithmeticException | IndexOutOfBoundsException e) {
            throw corrupted(e);
        }
    }

    private static Entries entries(DataInputStream in, DatumBounds bounds) throws IOException {
        var all = new ArrayList<Stored>();
        int count = in.readInt();
        for (int i = 0; i < count; i++) {
            var id = readText(in);
            int position = checked(in.readInt(), 0, Integer.MAX_VALUE);
            var volume = readVolume(in);
            all.add(new Stored(id, position, volume));
        }
        return Entries.of(all, bounds);
    }

    private static List<Stored> living(View view) {
        var living = new ArrayList<Stored>();
        view.forEach(stored -> {
            if (stored.livesAt(view.version())) {
                living.add(stored);
            }
        });
        return living;
    }

    private static void write(Volume volume, DataOutputStream out) throws IOException {
        switch (volume.shape()) {
            case Circle(var centre, var radius) -> {
                out.writeByte(CIRCLE);
                write(centre, out);
                write(radius, out);
            }
            case Polygon(var ring) -> {
                out.writeByte(POLYGON);
                write(ring, out);
            }
            case Corridor(var path, var width) -> {
                out.writeByte(CORRIDOR);
                write(path, out);
                write(width, out);
            }
            case Point(var position, var uncertainty) -> {
                out.writeByte(POINT);
                write(position, out);
                write(uncertainty, out);
            }
        }
        write(volume.altitude().lower(), out);
        write(volume.altitude().upper(), out);
        write(volume.window().start(), out);
        write(volume.window().end(), out);
    }

    private static Volume readVolume(DataInputStream in) throws IOException {
        Shape shape = switch (in.readByte()) {
            case CIRCLE -> new Circle(readPlace(in), readLength(in));
            case POLYGON -> new Polygon(readPlaces(in));
            case CORRIDOR -> new Corridor(readPlaces(in), readLength(in));
            case POINT -> new Point(readPlace(in), readLength(in));
            default -> throw new StreamCorruptedException("expected a kind of shape, found something else");
        };
        var band = new AltitudeBand(readAltitude(in), readAltitude(in));
        return new Volume(shape, band, new TimeWindow(readInstant(in), readInstant(in)));
    }

    /** Takes no more memory than there are bytes, whatever length they claim. */
    private static String readText(DataInputStream in) throws IOException {
        int length = checked(in.readInt(), 0, Integer.MAX_VALUE / 2);
        byte[] bytes = in.readNBytes(2 * length);
        if (bytes.length < 2 * length) {
            throw new EOFException("expected " + length + " characters of an id, found the end");
        }
        // not by a charset, which would replace what is not a character
        return ByteBuffer.wrap(bytes).asCharBuffer().toString();
    }

    private static void write(List<LatLon> places, DataOutputStream out) throws IOException {
        out.writeInt(places.size());
        for (var place : places) {
            write(place, out);
        }
    }

    private static List<LatLon> readPlaces(DataInputStream in) throws IOException {
        int count = checked(in.readInt(), 0, Limits.MAX_VERTICES);
        var places = new ArrayList<LatLon>(count);
        for (int i = 0; i < count; i++) {
            places.add(readPlace(in));
        }
        return places;
    }

    private static void write(LatLon place, DataOutputStream out) throws IOException {
        out.writeDouble(place.lat());
        out.writeDouble(place.lon());
    }

    private static LatLon readPlace(DataInputStream in) throws IOException {
        return new LatLon(in.readDouble(), in.readDouble());
    }

    private static void write(Length length, DataOutputStream out) throws IOException {
        out.writeDouble(length.value());
        out.writeByte(UNITS.indexOf(length.unit()));
    }

    private static Length readLength(DataInputStream in) throws IOException {
        return new Length(in.readDouble(), UNITS.get(in.readByte()));
    }

    private static void write(Altitude altitude, DataOutputStream out) throws IOException {
        out.writeDouble(altitude.value());
        out.writeByte(UNITS.indexOf(altitude.unit()));
        out.writeByte(DATUMS.indexOf(altitude.datum()));
    }

    private static Altitude readAltitude(DataInputStream in) throws IOException {
        return new Altitude(in.readDouble(), UNITS.get(in.readByte()), DATUMS.get(in.readByte()));
    }

    private static void write(Instant instant, DataOutputStream out) throws IOException {
        out.writeLong(instant.getEpochSecond());
        out.writeInt(instant.getNano());
    }

    private static Instant readInstant(DataInputStream in) throws IOException {
        return Instant.ofEpochSecond(in.readLong(), in.readInt());
    }

    private static int checked(int value, int least, int most) throws StreamCorruptedException {
        if (value < least || value > most) {
            throw new StreamCorruptedException("expected from " + least + " to " + most + ", found " + value);
        }
        return value;
    }

    private static StreamCorruptedException corrupted(RuntimeException cause) {
        var corrupted = new StreamCorruptedException("holds a volume that cannot be: " + cause.getMessage());
        corrupted.initCause(cause);
        return corrupted;
    }
}
