package org.gilavar.bench;

import java.util.List;

/**
 * One run of everything, with the page it writes.
 *
 * @param sizes how many volumes, from few to many
 * @param progress told what is being measured
 */
record Session(Form form, List<Integer> sizes, Page page, Trials trials, Progress progress) {
    /** The number of volumes the targets are for. */
    private static final int TARGETED = 1_000_000;

    Session(Form form, List<Integer> sizes, Progress progress) {
        this(form, sizes, new Page(), new Trials(form, progress), progress);
    }

    void run() {
        // first, as long as there is little else on the heap to collect
        HeapSection.write(this);
        QuerySections.write(this, Traffic.THEATRE, sizes);
        ChangeSections.write(this);
        JoinSection.write(this);
        PairSections.write(this);
        if (form.world()) {
            QuerySections.write(this, Traffic.WORLD, List.of(largest()));
        }
    }

    int largest() {
        return sizes.getLast();
    }

    /** Whether the targets apply to a number of volumes. */
    boolean isTargeted(int size) {
        return size == TARGETED;
    }
}
