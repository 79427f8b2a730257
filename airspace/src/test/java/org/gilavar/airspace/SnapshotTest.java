package org.gilavar.airspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.StreamCorruptedException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SnapshotTest {
    private static final Detector DETECTOR = new Detector(Samples.MINIMA, DatumBounds.GLOBAL);

    private final PackedIndex index = new PackedIndex(DETECTOR, Runnable::run, new PackedIndex.Portions(8, 40, 6));

    @Test
    void whatIsReadAnswersLikeWhatWasWritten() throws IOException {
        var samples = new Samples(21);
        for (int i = 0; i < 200; i++) {
            var pair = samples.pair();
            index.put("n" + i % 150, List.of(Samples.volume(pair.getFirst()), Samples.volume(pair.getLast())));
        }
        index.put("with a long ñame", List.of(Samples.at("SFC", "FL240"), Samples.at("10 m AGL", "20 km WGS-84")));
        index.put("\ud800", List.of(Samples.at("FL200", "FL240")));
        index.put("\ud801", List.of(Samples.at("FL200", "FL240")));
        index.put("x".repeat(100_000), List.of(Samples.at("FL200", "FL240")));
        index.remove("n3");
        var read = PackedIndex.readFrom(new ByteArrayInputStream(written()), DETECTOR, Runnable::run);
        assertThat(read.size()).isEqualTo(index.size());
        for (int i = 0; i < 100; i++) {
            var asked = List.of(Samples.volume(samples.pair().getFirst()));
            assertThat(read.near(asked)).isEqualTo(index.near(asked));
        }
        read.remove("with a long ñame");
        assertThat(read.size()).isEqualTo(index.size() - 2);
    }

    @Test
    void nothingIsAlsoWritten() throws IOException {
        var read = PackedIndex.readFrom(new ByteArrayInputStream(written()), DETECTOR, Runnable::run);
        assertThat(read.size()).isZero();
        assertThat(read.near(List.of(Samples.at("FL200", "FL240")))).isEmpty();
    }

    @Test
    void aChangedByteIsNoticedWhereverItIs() throws IOException {
        index.put("a", List.of(Samples.at("FL200", "FL240")));
        index.put("b", List.of(Samples.volume(new Samples(22).polygon(new LatLon(50, 30), 20_000))));
        byte[] good = written();
        var random = new Random(22);
        for (int i = 0; i < good.length; i++) {
            byte[] bad = good.clone();
            bad[i] ^= (byte) (1 << random.nextInt(8));
            assertThatThrownBy(() -> PackedIndex.readFrom(new ByteArrayInputStream(bad), DETECTOR, Runnable::run))
                    .as("byte %d", i)
                    .isInstanceOfAny(StreamCorruptedException.class, EOFException.class);
        }
    }

    @Test
    void aCutSnapshotIsNoticedWhereverItIsCut() throws IOException {
        index.put("a", List.of(Samples.at("FL200", "FL240")));
        byte[] good = written();
        for (int length = 0; length < good.length; length++) {
            byte[] cut = Arrays.copyOf(good, length);
            assertThatThrownBy(() -> PackedIndex.readFrom(new ByteArrayInputStream(cut), DETECTOR, Runnable::run))
                    .isInstanceOf(EOFException.class);
        }
    }

    private byte[] written() throws IOException {
        var bytes = new ByteArrayOutputStream();
        index.writeTo(bytes);
        return bytes.toByteArray();
    }
}
