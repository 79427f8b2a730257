package org.gilavar.mechanism.terms;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.gilavar.airspace.AltitudeBand;
import org.gilavar.airspace.Shape;
import org.gilavar.airspace.TimeWindow;
import org.gilavar.airspace.Volume;
import org.gilavar.mechanism.item.Category;
import org.gilavar.mechanism.item.InvalidItemException;
import org.gilavar.mechanism.item.Tolerance;
import org.gilavar.mechanism.item.Zone;

/**
 * A zone or line that the terms record. Whoever signs terms reads them, so none of these is kept from anybody.
 *
 * @param declaredBy the party whose declaration it records; absent when it is common to all
 * @param statement language tag (BCP 47) to what is said of it
 * @param rules when it applies within its window, what passes and how it is crossed; absent where nothing is said of that
 */
public record ZoneTerms(
        String name,
        Zone.Type type,
        Zone.Standing standing,
        Optional<String> declaredBy,
        Sourced<SortedMap<String, String>> statement,
        Sourced<Shape> shape,
        AltitudeBand altitude,
        TimeWindow window,
        List<Category> appliesTo,
        Optional<ZoneRuleTerms> rules) {
    public ZoneTerms {
        InvalidItemException.requireName("name", name);
        statement = new Sourced<>(Zone.statement("statement.value", type, statement.value()), statement.source());
        Zone.requireSimple("shape", shape.value());
        Volume where = new Volume(shape.value(), altitude, window);
        appliesTo = List.copyOf(appliesTo);
        rules.ifPresent(r -> r.rules().mustFit("rules", where));
    }

    void mustName(String field, List<String> parties) {
        for (Tolerance tolerance : rules.map(r -> r.rules().tolerated()).orElse(List.of())) {
            Terms.requireParties(field + ".rules.tolerated", tolerance.parties(), parties);
        }
    }
}
