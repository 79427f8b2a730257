package org.gilavar.mechanism.terms;

import java.time.Duration;
import java.util.List;
import org.gilavar.airspace.Length;
import org.gilavar.airspace.Separation;
import org.gilavar.mechanism.item.Category;
import org.gilavar.mechanism.item.InvalidItemException;

/** Minima between two activities that are both of these kinds; none may exceed the general one. */
public record ClassMinima(
        List<Category> categories, Sourced<Length> lateral, Sourced<Length> vertical, Sourced<Duration> time) {
    public ClassMinima {
        if (categories.isEmpty()) {
            throw new InvalidItemException("categories", "at least one is needed");
        }
        categories = categories.stream().sorted().distinct().toList();
    }

    void mustNotExceed(Separation general, String field) {
        mustNotExceed(lateral.value().metres(), general.lateral().metres(), field + ".lateral.value");
        mustNotExceed(vertical.value().metres(), general.vertical().metres(), field + ".vertical.value");
        mustNotExceed(time.value().toMillis() / 1e3, general.time().toMillis() / 1e3, field + ".time.value");
    }

    private static void mustNotExceed(double value, double general, String field) {
        if (value < 0 || value > general) {
            throw new InvalidItemException(field, "must be from zero to the general minimum");
        }
    }
}
