package org.gilavar.bench;

import org.gilavar.airspace.Searcher;

/** Somebody else's index with the filter and the detector that make its hits the same as ours. */
record Peer(BoxIndex index, Load load) implements Contender {

    @Override
    public void candidates(Asked asked, Searcher.Visitor found) {
        var boxes = load.boxes();
        index.meeting(asked, i -> {
            if (boxes.near(i, asked)) {
                found.found(load.id(i), 0);
            }
        });
    }

    @Override
    public void conflicts(Asked asked, Searcher.Visitor found) {
        earlierConflicts(Integer.MAX_VALUE, asked, found);
    }

    /** Those with a lesser number only: so a join measures no pair twice. */
    void earlierConflicts(int number, Asked asked, Searcher.Visitor found) {
        var boxes = load.boxes();
        index.meeting(asked, i -> {
            if (i < number && boxes.near(i, asked) && Load.DETECTOR.conflict(load.volume(i), asked.volume())) {
                found.found(load.id(i), 0);
            }
        });
    }
}
