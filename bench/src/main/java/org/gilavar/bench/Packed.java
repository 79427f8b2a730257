package org.gilavar.bench;

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.gilavar.airspace.PackedIndex;
import org.gilavar.airspace.Searcher;

/** Ours, each volume of a load under an id of its own. */
record Packed(PackedIndex index, Searcher searcher, Load load) implements Contender, Changing {

    Packed(PackedIndex index, Load load) {
        this(index, index.searcher(), load);
    }

    /** One thread to pack in; what is handed to it once it is closed is forgotten with the index. */
    static ExecutorService packers() {
        return new ThreadPoolExecutor(
                1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), new ThreadPoolExecutor.DiscardPolicy());
    }

    /** With the first volumes of the load. */
    Packed fill(int count) {
        for (int i = 0; i < count; i++) {
            put(i);
        }
        return this;
    }

    @Override
    public void candidates(Asked asked, Searcher.Visitor found) {
        searcher.candidates(asked.volume(), found);
    }

    @Override
    public void conflicts(Asked asked, Searcher.Visitor found) {
        searcher.conflicts(asked.volume(), found);
    }

    @Override
    public void put(int number) {
        index.put(load.id(number), List.of(load.volume(number)));
    }

    @Override
    public void remove(int number) {
        index.remove(load.id(number));
    }
}
