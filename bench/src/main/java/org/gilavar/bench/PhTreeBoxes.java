package org.gilavar.bench;

import ch.ethz.globis.phtree.PhTreeSolid;
import java.util.function.IntConsumer;

/**
 * A PH-tree of boxes in longitude, latitude and time. Boxes may come and go.
 *
 * <p>Places are whole thousandths of a degree and times whole minutes, rounded outward: with numbers of few bits the tree
 * is flatter, and nine times as quick as with doubles. Coarser still, two volumes would share a box, which it cannot hold.
 */
final class PhTreeBoxes implements BoxIndex, Changing {
    private static final double UNITS_PER_DEGREE = 1e3;
    private static final long SECONDS_PER_UNIT = 60;
    private static final int DIMENSIONS = 3;

    private final PhTreeSolid<Integer> tree = PhTreeSolid.create(DIMENSIONS);
    private final PhTreeSolid.PhQueryS<Integer> query = tree.queryIntersect(new long[DIMENSIONS], new long[DIMENSIONS]);
    private final long[] low = new long[DIMENSIONS];
    private final long[] high = new long[DIMENSIONS];
    private final Boxes boxes;

    /** As far east as any box ever put reaches. */
    private long easternmost = Long.MIN_VALUE;

    PhTreeBoxes(Boxes boxes, int count) {
        this.boxes = boxes;
        for (int i = 0; i < count; i++) {
            put(i);
        }
    }

    @Override
    public void put(int number) {
        aim(boxes.ground(number), boxes.start(number), boxes.end(number), 0);
        if (tree.put(low, high, boxes.boxed(number)) != null) {
            throw new IllegalStateException("expected no two volumes with the same box, found one like " + number);
        }
        easternmost = Math.max(easternmost, high[0]);
    }

    @Override
    public void remove(int number) {
        aim(boxes.ground(number), boxes.start(number), boxes.end(number), 0);
        if (tree.remove(low, high) == null) {
            throw new IllegalStateException("expected a box for " + number + ", found none");
        }
    }

    @Override
    public void meeting(Asked asked, IntConsumer found) {
        for (int turn = -360; turn <= 360; turn += 360) {
            aim(asked.box(), asked.start(), asked.end(), turn);
            // a box is written once, with an east of up to 540: look for it a turn away
            if (high[0] >= -180 * UNITS_PER_DEGREE && low[0] <= easternmost) {
                query.reset(low, high);
                while (query.hasNext()) {
                    found.accept(query.nextValue());
                }
            }
        }
    }

    private void aim(GroundBox box, long start, long end, double turn) {
        low[0] = (long) Math.floor((box.west() + turn) * UNITS_PER_DEGREE);
        low[1] = (long) Math.floor(box.south() * UNITS_PER_DEGREE);
        low[2] = Math.floorDiv(start, SECONDS_PER_UNIT);
        high[0] = (long) Math.ceil((box.east() + turn) * UNITS_PER_DEGREE);
        high[1] = (long) Math.ceil(box.north() * UNITS_PER_DEGREE);
        high[2] = Math.ceilDiv(end, SECONDS_PER_UNIT);
    }
}
