package org.gilavar.fuzz;

import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * A parser with a property of its own.
 *
 * @param holds whether an input was taken; throws {@link BrokenException} if the property does not hold
 * @param samples makes the seeds
 */
record Rule(String name, String property, Predicate<byte[]> holds, Supplier<List<byte[]>> samples) implements Target {
    @Override
    public List<byte[]> seeds() {
        return samples.get();
    }

    @Override
    public boolean check(byte[] input) {
        return holds.test(input.clone());
    }
}
