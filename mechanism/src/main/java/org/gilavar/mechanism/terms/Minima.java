package org.gilavar.mechanism.terms;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.gilavar.airspace.Length;
import org.gilavar.airspace.Separation;
import org.gilavar.mechanism.item.Category;

/**
 * Least separation: notices closer than all three of these are in conflict.
 *
 * @param classes less for some kinds of activity among themselves, the first that fits; absent where all are alike
 */
public record Minima(
        Sourced<Length> lateral,
        Sourced<Length> vertical,
        Sourced<Duration> time,
        Optional<List<ClassMinima>> classes) {

    /** The same for all. */
    public Minima(Sourced<Length> lateral, Sourced<Length> vertical, Sourced<Duration> time) {
        this(lateral, vertical, time, Optional.empty());
    }

    public Minima {
        Separation general = separation(lateral, vertical, time);
        classes = classes.map(List::copyOf);
        classes.ifPresent(all -> {
            for (int i = 0; i < all.size(); i++) {
                all.get(i).mustNotExceed(general, "classes[" + i + "]");
            }
        });
    }

    /** The general ones, which none exceed. */
    public Separation separation() {
        return separation(lateral, vertical, time);
    }

    /** Those between two activities of these kinds. */
    public Separation separation(Category one, Category other) {
        return classes.stream()
                .flatMap(List::stream)
                .filter(c -> c.categories().contains(one) && c.categories().contains(other))
                .findFirst()
                .map(c -> separation(c.lateral(), c.vertical(), c.time()))
                .orElseGet(this::separation);
    }

    private static Separation separation(Sourced<Length> lateral, Sourced<Length> vertical, Sourced<Duration> time) {
        return new Separation(lateral.value(), vertical.value(), time.value());
    }
}
