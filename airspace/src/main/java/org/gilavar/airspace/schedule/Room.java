package org.gilavar.airspace.schedule;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.gilavar.airspace.InvalidVolumeException;
import org.gilavar.airspace.Length;
import org.gilavar.airspace.Volume;
import org.gilavar.airspace.suggest.Freedom;

/**
 * Every change one notice may make: its freedom, on a lattice of whole steps.
 *
 * <p>One that has begun when its freedom sets in ({@link Freedom#notBefore}) is not moved in time at all.
 * Immutable.
 */
public final class Room {
    /** Each level of one notice is compared with each of another: from the ground to FL660 by 500 ft, and to spare. */
    static final int MAX_LEVELS = 201;

    private static final Length NO_CLIMB = Length.feet(0);

    private final Notice notice;
    private final Duration step;
    private final int leastShift;
    private final int mostShift;
    private final List<Integer> climbs;

    Room(Notice notice, Duration step) {
        this.notice = notice;
        this.step = step;
        var freedom = notice.freedom();
        var first = notice.volumes().getFirst().window();
        var reached = freedom.reach(notice.volumes()).getFirst().window();
        boolean begun =
                notice.volumes().stream().anyMatch(v -> v.window().start().isBefore(freedom.notBefore()));
        this.leastShift = begun ? 0 : -steps(Duration.between(reached.start(), first.start()));
        this.mostShift = begun ? 0 : steps(Duration.between(first.end(), reached.end()));
        this.climbs = IntStream.rangeClosed(-steps(freedom.down()), steps(freedom.up()))
                .filter(this::mayClimb)
                .boxed()
                .toList();
        if (climbs.size() > MAX_LEVELS) {
            throw new InvalidVolumeException(
                    "freedom",
                    "expected at most " + MAX_LEVELS + " levels for " + notice.id() + ", found " + climbs.size());
        }
    }

    /** Of the notice. */
    public String id() {
        return notice.id();
    }

    /** Whose this is. */
    public Notice notice() {
        return notice;
    }

    /** Steps of time it may be earlier, zero or negative. */
    public int leastShift() {
        return leastShift;
    }

    /** Steps of time it may be later, zero or positive. */
    public int mostShift() {
        return mostShift;
    }

    /** Steps of level it may take, ascending, zero among them. */
    public List<Integer> climbs() {
        return climbs;
    }

    /** The change that {@code choice} stands for. */
    public Change change(Choice choice) {
        return choice.stays() ? Change.NONE : new Change(step.multipliedBy(choice.shift()), climb(choice.climb()));
    }

    /** {@link Change#burdenSeconds} of {@code choice}. */
    public long burdenSeconds(Choice choice) {
        return change(choice).burdenSeconds();
    }

    boolean isFixed() {
        return leastShift == 0 && mostShift == 0 && climbs.size() == 1;
    }

    boolean allows(Choice choice) {
        return leastShift <= choice.shift() && choice.shift() <= mostShift && climbs.contains(choice.climb());
    }

    /** One of its volumes at each level it may have, in the order of {@link #climbs}. */
    List<Volume> levels(int volume) {
        var stated = notice.volumes().get(volume);
        return climbs.stream()
                .map(steps -> change(new Choice(0, steps)).of(stated))
                .toList();
    }

    /** What each volume could come to use, every allowed change together. */
    List<Volume> reach() {
        return notice.freedom().reach(notice.volumes());
    }

    private int steps(Duration most) {
        return (int) most.dividedBy(step);
    }

    private int steps(Length most) {
        // a micrometre, so that whole steps that came out a hair short still count
        return (int) Math.floor((most.metres() + 1e-6) / notice.freedom().step().metres());
    }

    private Length climb(int steps) {
        var one = notice.freedom().step();
        return new Length(steps * one.value(), one.unit());
    }

    /** Asked of the freedom itself: whether one that could climb this much and no less would. */
    private boolean mayClimb(int steps) {
        if (steps == 0) {
            return true;
        }
        var climb = climb(Math.abs(steps));
        var only = notice.freedom()
                .inTime(Duration.ZERO, Duration.ZERO)
                .inLevel(steps < 0 ? climb : NO_CLIMB, steps > 0 ? climb : NO_CLIMB, climb);
        return !only.reach(notice.volumes()).equals(notice.volumes());
    }
}
