package org.gilavar.mechanism.item;

import java.util.List;
import java.util.Optional;
import org.gilavar.airspace.AltitudeBand;
import org.gilavar.airspace.TimeWindow;

/**
 * What passes through a zone without crossing it: activities of some kinds, of some parties, between some levels, at some times. All
 * that it names must fit.
 *
 * @param categories any of these; all, where there is none
 * @param parties any of these; all, where there is none
 * @param altitude both ends included; absent for all levels
 * @param window absent for the whole time of the zone
 * @param calendar when within that; absent for always
 */
public record Tolerance(
        List<Category> categories,
        List<String> parties,
        Optional<AltitudeBand> altitude,
        Optional<TimeWindow> window,
        Optional<Calendar> calendar) {

    public Tolerance {
        categories = categories.stream().sorted().distinct().toList();
        parties = parties.stream().sorted().distinct().toList();
        if (categories.isEmpty() && parties.isEmpty() && altitude.isEmpty() && window.isEmpty() && calendar.isEmpty()) {
            throw new InvalidItemException("", "tolerates everything, and so the zone would mean nothing");
        }
    }

    /** Whether it is about activities of this kind, of this party. */
    public boolean fits(Category category, String party) {
        return (categories.isEmpty() || categories.contains(category))
                && (parties.isEmpty() || parties.contains(party));
    }
}
