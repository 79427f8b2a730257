package org.gilavar.fuzz;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A parser that has a writer: what is taken, written, reads as an equal value, which is written as the same bytes.
 *
 * @param read the value in the bytes, or nothing when they are refused as declared
 * @param write the value as bytes
 * @param form whether there is one way to write a value
 * @param samples makes the seeds
 */
record RoundTrip<T>(
        String name,
        Function<byte[], Optional<T>> read,
        Function<T, byte[]> write,
        Form form,
        Supplier<List<byte[]>> samples)
        implements Target {

    /** How many texts may stand for one value. */
    enum Form {
        /** One: what is taken and written again is what came. */
        EXACT("what is taken, written again, is the same bytes"),
        /** Several, one of which is written. */
        LOOSE("what is taken, written and read again, is the same value");

        private final String words;

        Form(String words) {
            this.words = words;
        }
    }

    @Override
    public String property() {
        return form.words;
    }

    @Override
    public List<byte[]> seeds() {
        return samples.get();
    }

    @Override
    public boolean check(byte[] input) {
        Optional<T> value = read.apply(input.clone());
        value.ifPresent(taken -> check(input, taken));
        return value.isPresent();
    }

    private void check(byte[] input, T value) {
        byte[] written = write.apply(value);
        if (form == Form.EXACT && !Arrays.equals(written, input)) {
            throw new BrokenException("it was taken, and is written as other bytes: " + Shown.of(written));
        }
        T again = read.apply(written.clone())
                .orElseThrow(() -> new BrokenException("what was written is refused: " + Shown.of(written)));
        if (!again.equals(value)) {
            throw new BrokenException("written and read again it is another value: " + Shown.of(written));
        }
        if (!Arrays.equals(write.apply(again), written)) {
            throw new BrokenException("it is written in two ways; one is " + Shown.of(written));
        }
    }
}
