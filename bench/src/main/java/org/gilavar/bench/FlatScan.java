package org.gilavar.bench;

import java.util.function.IntConsumer;

/** No index: every box is looked at. */
record FlatScan(int count) implements BoxIndex {

    @Override
    public void meeting(Asked asked, IntConsumer found) {
        for (int i = 0; i < count; i++) {
            found.accept(i);
        }
    }
}
