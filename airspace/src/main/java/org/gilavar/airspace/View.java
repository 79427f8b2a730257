package org.gilavar.airspace;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * What an index holds at one version: the packed runs, and the first {@code tailSize} of what came after them. Never
 * changed; a reader that has one is not disturbed by anything that happens later.
 *
 * @param living how many volumes have not died
 * @param version entries that died at it or before are not there
 */
record View(List<Run> runs, Entries tail, int tailSize, int living, long version) {

    /** The same at a later version, in which something has died. */
    View at(long later, int stillLiving) {
        return new View(runs, tail, tailSize, stillLiving, later);
    }

    /** The same with runs packed otherwise. */
    View with(List<Run> packed) {
        return new View(packed, tail, tailSize, living, version);
    }

    /** Every volume of it, the dead included. */
    void forEach(Consumer<Stored> each) {
        runs.stream().flatMap(Run::entries).forEach(entries -> {
            for (int i = 0; i < entries.size(); i++) {
                each.accept(entries.stored[i]);
            }
        });
        for (int i = 0; i < tailSize; i++) {
            each.accept(tail.stored[i]);
        }
    }

    /** All of it, the dead included; only for the writer, who knows that the tail is no longer than {@link #tailSize}. */
    Stream<Entries> entries() {
        return Stream.concat(runs.stream().flatMap(Run::entries), Stream.of(tail));
    }
}
