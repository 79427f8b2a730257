package org.gilavar.mechanism.item;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.gilavar.airspace.Point;

/**
 * What a party reports beside its words, as it has it itself: sealed from the other as long as they are. All of it may be absent, and
 * no casualty, damage or distance is finer than a band or a figure that was seen from one side.
 *
 * @param occurred when, where the party has it otherwise than the first report
 * @param position where, likewise
 * @param links what it has to do with; the party has been told of each
 * @param action what it did at once
 */
public record Particulars(
        Optional<Instant> occurred,
        Optional<Instant> ended,
        Optional<Point> position,
        Optional<Nearest> nearest,
        Optional<List<Link>> links,
        Optional<String> action,
        Optional<Damage> damage,
        Optional<Casualties> casualties,
        Optional<RiskClass> risk) {

    /** Of a party that reports no more than words. */
    public static final Particulars NONE = new Particulars(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    /** Most of what one report links to. */
    public static final int MOST_LINKS = 50;

    /** How near the two came at the nearest, each figure where the party has it. */
    public record Nearest(
            Optional<Double> lateralMetres, Optional<Double> verticalMetres, Optional<Double> secondsApart) {

        /** Farther than this, in metres or seconds, is not near: a hundred kilometres, or a day. */
        private static final double MOST = 100_000;

        public Nearest {
            requireNear("lateralMetres", lateralMetres);
            requireNear("verticalMetres", verticalMetres);
            requireNear("secondsApart", secondsApart);
            if (Stream.of(lateralMetres, verticalMetres, secondsApart).allMatch(Optional::isEmpty)) {
                throw new InvalidItemException("", "lateralMetres, verticalMetres or secondsApart is needed");
            }
        }

        private static void requireNear(String field, Optional<Double> figure) {
            figure.filter(f -> !(f >= 0 && f <= MOST)).ifPresent(f -> {
                throw new InvalidItemException(field, "expected 0 to " + (long) MOST + ", found " + f);
            });
        }
    }

    /** Longer than any id: a party and a name, or two. */
    private static final int LONGEST_ID = 300;

    /** Something in the mechanism that it has to do with. */
    public record Link(Kind kind, String id) {

        /** Of what kind it is. */
        public enum Kind {
            NOTICE,
            CONFLICT,
            MESSAGE
        }

        public Link {
            Evidence.requireShort("id", id, LONGEST_ID);
        }
    }

    /** How great the damage is, in bands: a finer figure would tell of a force. */
    public enum Damage {
        NONE,
        SLIGHT,
        SERIOUS,
        UNDECLARED
    }

    /** How many people were hurt or lost their lives, in bands. */
    public enum Casualties {
        NONE,
        ONE_TO_NINE,
        TEN_OR_MORE,
        UNDECLARED
    }

    public Particulars {
        links = links.filter(all -> !all.isEmpty()).map(List::copyOf);
        links.ifPresent(Particulars::requireLinks);
        action.ifPresent(text -> InvalidItemException.requireText("action", text));
        if (occurred.isPresent()
                && ended.filter(e -> e.isBefore(occurred.get())).isPresent()) {
            throw new InvalidItemException("ended", "is before it occurred, " + occurred.get());
        }
    }

    private static void requireLinks(List<Link> links) {
        if (links.size() > MOST_LINKS) {
            throw new InvalidItemException("links", "at most " + MOST_LINKS + ", found " + links.size());
        }
        HashSet<Link> known = new HashSet<>();
        for (int i = 0; i < links.size(); i++) {
            if (!known.add(links.get(i))) {
                throw new InvalidItemException("links[" + i + "]", "is there twice");
            }
        }
    }

    /** What is linked to, if anything. */
    public List<Link> linked() {
        return links.orElse(List.of());
    }
}
