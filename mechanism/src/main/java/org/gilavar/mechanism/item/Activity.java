package org.gilavar.mechanism.item;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.gilavar.airspace.Circle;
import org.gilavar.airspace.Corridor;
import org.gilavar.airspace.Point;
import org.gilavar.airspace.Polygon;
import org.gilavar.airspace.Shape;
import org.gilavar.airspace.Volume;

/**
 * What a notice says will happen: where, when, and of what kind. Never who, with what, or against what.
 *
 * @param armed {@code YES}, {@code NO} or {@code UNDECLARED}; nothing finer is ever asked
 * @param count a band, never a number
 * @param responsibleFor the actor on whose behalf the party files, when it is not itself
 * @param guardFrequency a radio frequency on which the activity can be called, such as {@code 121.500 MHz}
 * @param release to whom less is shown than the terms would show; absent where the terms alone decide
 */
public record Activity(
        Category category,
        List<Volume> volumes,
        Armed armed,
        CountBand count,
        Optional<String> responsibleFor,
        Optional<String> guardFrequency,
        Optional<String> remarks,
        Optional<Release> release) {

    /**
     * Most volumes in one notice. Two notices of this many, all too close to each other, hold the one writer for about a
     * tenth of a second; a longer activity is several notices.
     */
    public static final int MAX_VOLUMES = 16;

    /** Most vertices in all volumes of one notice together, for the same reason. */
    public static final int MAX_VERTICES = 2_000;

    /** An activity that is shown to others as the terms say. */
    public Activity(
            Category category,
            List<Volume> volumes,
            Armed armed,
            CountBand count,
            Optional<String> responsibleFor,
            Optional<String> guardFrequency,
            Optional<String> remarks) {
        this(category, volumes, armed, count, responsibleFor, guardFrequency, remarks, Optional.empty());
    }

    public Activity {
        if (volumes.isEmpty() || volumes.size() > MAX_VOLUMES) {
            throw new InvalidItemException(
                    "volumes", "expected 1 to " + MAX_VOLUMES + " volumes, found " + volumes.size());
        }
        int vertices = volumes.stream().mapToInt(v -> vertices(v.shape())).sum();
        if (vertices > MAX_VERTICES) {
            throw new InvalidItemException(
                    "volumes", "at most " + MAX_VERTICES + " vertices in all volumes together, found " + vertices);
        }
        remarks.ifPresent(text -> InvalidItemException.requireText("remarks", text));
        responsibleFor.ifPresent(text -> InvalidItemException.requireText("responsibleFor", text));
        guardFrequency.ifPresent(text -> InvalidItemException.requireText("guardFrequency", text));
        volumes = List.copyOf(volumes);
    }

    /**
     * Whom the party lets see its notice outside a conflict, and until when. It narrows what the terms show and never widens it; the
     * facilitator sees what the terms say. That two notices are too close is told to both sides whatever stands here, but at most
     * at {@link Level#OVERLAP} where it keeps the notice from one of them.
     *
     * @param to these other parties to the terms and no others; nobody, when there is none
     * @param until from then on it is shown to nobody; absent for as long as the notice stands
     */
    public record Release(List<String> to, Optional<Instant> until) {
        public Release {
            to.forEach(party -> InvalidItemException.requireName("to", party));
            to = to.stream().sorted().distinct().toList();
        }
    }

    /** Whether others than the facilitator may be shown it outside a conflict. */
    public boolean isReleasedTo(String party, Instant at) {
        return release.filter(r -> !r.to().contains(party)
                        || r.until().filter(end -> !end.isAfter(at)).isPresent())
                .isEmpty();
    }

    /** As it is shown whole to another party: until when, where an end is set, and not to whom else. */
    public Activity asShownTo(String audience) {
        return new Activity(
                category,
                volumes,
                armed,
                count,
                responsibleFor,
                guardFrequency,
                remarks,
                release.filter(r -> r.until().isPresent()).map(r -> new Release(List.of(audience), r.until())));
    }

    /** Whether weapons are carried, as far as the party says. */
    public enum Armed {
        YES,
        NO,
        UNDECLARED
    }

    /** How many take part, as a band. */
    public enum CountBand {
        ONE,
        TWO_TO_FOUR,
        FIVE_TO_TWELVE,
        MORE
    }

    /** How many vertices a shape has; what costs time in every comparison. */
    public static int vertices(Shape shape) {
        return switch (shape) {
            case Circle circle -> 1;
            case Point point -> 1;
            case Corridor corridor -> corridor.path().size();
            case Polygon polygon -> polygon.ring().size();
        };
    }

    public Instant start() {
        return volumes.stream()
                .map(v -> v.window().start())
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    public Instant end() {
        return volumes.stream()
                .map(v -> v.window().end())
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    public Activity at(List<Volume> moved) {
        return new Activity(category, moved, armed, count, responsibleFor, guardFrequency, remarks, release);
    }
}
