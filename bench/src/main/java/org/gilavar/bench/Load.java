package org.gilavar.bench;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.IntStream;
import org.gilavar.airspace.DatumBounds;
import org.gilavar.airspace.Detector;
import org.gilavar.airspace.Length;
import org.gilavar.airspace.PackedIndex;
import org.gilavar.airspace.Separation;
import org.gilavar.airspace.Volume;

/**
 * What is stored and what is asked about, made once in a process and measured by everyone.
 *
 * <p>A smaller size is the beginning of the whole. Nobody changes it.
 */
final class Load {
    /** How many volumes a load has at most; property {@value}. */
    static final String SIZE_PROPERTY = "gilavar.bench.volumes";

    /** The minima of a common arrangement: 5 NM, 1,000 ft, ten minutes. */
    static final Separation MINIMA =
            new Separation(Length.nauticalMiles(5), Length.feet(1_000), Duration.ofMinutes(10));

    static final Detector DETECTOR = new Detector(MINIMA, DatumBounds.GLOBAL);

    /** Questions, and volumes beyond those stored that come as others go: enough that neither fits the nearest cache. */
    static final int FRESH = 8_192;

    private final List<Volume> volumes;
    private final List<Asked> asked;
    private final String[] ids;
    private final Boxes boxes;

    /** By size: filling one with a million takes longer than measuring it. */
    private final ConcurrentMap<Integer, PackedIndex> packed = new ConcurrentHashMap<>();

    /** The load of the size the property asks for. */
    static Load of(Traffic traffic) {
        return switch (traffic) {
            case THEATRE -> Theatre.LOAD;
            case WORLD -> World.LOAD;
        };
    }

    Load(Traffic traffic, int size) {
        this(traffic.volumes(0, size + FRESH), traffic.volumes(Integer.MAX_VALUE, FRESH));
    }

    /** Any volumes, and others to ask about. */
    Load(List<Volume> volumes, List<Volume> questions) {
        this.volumes = volumes;
        this.asked = questions.stream()
                .map(v -> Asked.of(v, MINIMA, DatumBounds.GLOBAL))
                .toList();
        this.ids =
                IntStream.range(0, volumes.size()).mapToObj(Integer::toString).toArray(String[]::new);
        this.boxes = new Boxes(volumes, MINIMA, DatumBounds.GLOBAL);
    }

    Volume volume(int number) {
        return volumes.get(number);
    }

    String id(int number) {
        return ids[number];
    }

    Boxes boxes() {
        return boxes;
    }

    /** Ours with the first of the volumes, made once; whoever asks for it leaves it as it is. */
    PackedIndex packed(int count) {
        return packed.computeIfAbsent(
                count, n -> new Packed(new PackedIndex(DETECTOR), this).fill(n).index());
    }

    /** The questions, over and over. */
    Asked asked(int number) {
        return asked.get(number % asked.size());
    }

    private static final class Theatre {
        static final Load LOAD = new Load(Traffic.THEATRE, Integer.getInteger(SIZE_PROPERTY, 1_000_000));
    }

    private static final class World {
        static final Load LOAD = new Load(Traffic.WORLD, Integer.getInteger(SIZE_PROPERTY, 1_000_000));
    }
}
