package org.gilavar.bench;

import java.util.function.IntConsumer;
import org.locationtech.jts.index.ItemVisitor;
import org.locationtech.jts.index.SpatialIndex;
import org.locationtech.jts.index.hprtree.HPRtree;
import org.locationtech.jts.index.strtree.STRtree;

/** One of the two R-trees of JTS, filled once with the first boxes of many. Neither takes another once asked. */
final class RTree implements BoxIndex {
    private final SpatialIndex tree;
    private final Axes axes;
    private final boolean crossesAntimeridian;

    static RTree str(Boxes boxes, int count, Axes axes) {
        var tree = new STRtree();
        return new RTree(tree, tree::build, boxes, count, axes);
    }

    static RTree hilbert(Boxes boxes, int count, Axes axes) {
        var tree = new HPRtree();
        return new RTree(tree, tree::build, boxes, count, axes);
    }

    private RTree(SpatialIndex tree, Runnable build, Boxes boxes, int count, Axes axes) {
        this.tree = tree;
        this.axes = axes;
        boolean crosses = false;
        for (int i = 0; i < count; i++) {
            var ground = boxes.ground(i);
            tree.insert(axes.of(ground, boxes.start(i), boxes.end(i), 0), boxes.boxed(i));
            crosses |= ground.east() > 180;
        }
        this.crossesAntimeridian = crosses && axes != Axes.LAT_TIME;
        build.run();
    }

    @Override
    public void meeting(Asked asked, IntConsumer found) {
        ItemVisitor visitor = item -> found.accept((Integer) item);
        query(asked, 0, visitor);
        // a box is written once, with an east of up to 540: look for it a turn away
        if (axes != Axes.LAT_TIME && asked.box().east() > 180) {
            query(asked, -360, visitor);
        }
        if (crossesAntimeridian) {
            query(asked, 360, visitor);
        }
    }

    private void query(Asked asked, double turn, ItemVisitor visitor) {
        tree.query(axes.of(asked.box(), asked.start(), asked.end(), turn), visitor);
    }
}
