package org.gilavar.simulate;

import java.time.Instant;
import java.util.List;
import java.util.PriorityQueue;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Time, chance and order of one simulated world: one source of random numbers, one clock, one queue of what is to happen.
 * Nothing in a world asks for time or chance anywhere else, so a seed makes the same world again, step by step.
 *
 * <p>What happens at one instant happens in the order in which it was planned. Used by one thread.
 */
final class World {

    /** When every world begins: three minutes before a line check. */
    static final Instant START = Instant.parse("2026-03-01T07:57:00Z");

    private static final long FNV_BASIS = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    private record Event(long at, long order, String what, Runnable action) implements Comparable<Event> {
        @Override
        public int compareTo(Event other) {
            int byTime = Long.compare(at, other.at);
            return byTime != 0 ? byTime : Long.compare(order, other.order);
        }
    }

    private final PriorityQueue<Event> queue = new PriorityQueue<>();
    private final SortedMap<String, Long> faults = new TreeMap<>();
    private final SplittableRandom random;
    private final Consumer<String> trace;
    private long now = START.toEpochMilli();
    private long planned;
    private long steps;
    private long fingerprint = FNV_BASIS;

    /**
     * @param trace hears of everything that happens
     */
    World(long seed, Consumer<String> trace) {
        this.random = new SplittableRandom(seed);
        this.trace = trace;
    }

    /** The true time, which no clock in the world need show, in milliseconds since 1970. */
    long now() {
        return now;
    }

    /** Plans something. */
    void after(long millis, String what, Runnable action) {
        queue.add(new Event(now + millis, planned++, what, action));
    }

    /** Lets everything happen that is planned up to an instant; whether something of it happened. */
    boolean stepBefore(long end) {
        Event next = queue.peek();
        if (next == null || next.at > end) {
            now = Math.max(now, end);
            return false;
        }
        queue.remove();
        now = next.at;
        steps++;
        note(next.what);
        next.action.run();
        return true;
    }

    /** How many steps the world has taken. */
    long steps() {
        return steps;
    }

    /** Depends on everything that was noted, and on its order. */
    long fingerprint() {
        return fingerprint;
    }

    /** Notes what happens, for whoever follows and for the fingerprint. */
    void note(String what) {
        mix(now);
        for (int i = 0; i < what.length(); i++) {
            mix(what.charAt(i));
        }
        trace.accept(steps + " " + Instant.ofEpochMilli(now) + " " + what);
    }

    private void mix(long value) {
        fingerprint = (fingerprint ^ value) * FNV_PRIME;
    }

    /** Counts a fault that was injected. */
    void fault(String kind) {
        faults.merge(kind, 1L, Long::sum);
        note("fault: " + kind);
    }

    /** Faults injected so far, by kind. */
    SortedMap<String, Long> faults() {
        return faults;
    }

    boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    /** From 0 up to a bound, which it never is. */
    int below(int bound) {
        return random.nextInt(bound);
    }

    /** A time to wait, at least 1 ms, with this mean: as of events that happen whenever they like. */
    long waiting(long meanMillis) {
        return 1 + (long) (-Math.log(1 - random.nextDouble()) * meanMillis);
    }

    <T> T pick(List<T> among) {
        return among.get(below(among.size()));
    }

    byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }
}
