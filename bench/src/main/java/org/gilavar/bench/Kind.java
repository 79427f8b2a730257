package org.gilavar.bench;

/** The contenders, each as it does best; bench/README.md says what else was tried. */
public enum Kind {
    PACKED("**Gilavar**"),
    HPRTREE_LON_LAT("JTS HPRtree, lon × lat"),
    HPRTREE_LAT_TIME("JTS HPRtree, lat × time"),
    STRTREE_LON_LAT("JTS STRtree, lon × lat"),
    STRTREE_LAT_TIME("JTS STRtree, lat × time"),
    PH_TREE("PH-tree, lon × lat × time"),
    SCAN("scan of all");

    private final String label;

    Kind(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }

    /** Whether it is an index to be faster than. */
    boolean isPeer() {
        return this != PACKED && this != SCAN;
    }

    /** With the first volumes of the load; ours is the same each time. */
    Contender fill(Load load, int count) {
        var boxes = load.boxes();
        return switch (this) {
            case PACKED -> new Packed(load.packed(count), load);
            case HPRTREE_LON_LAT -> new Peer(RTree.hilbert(boxes, count, Axes.LON_LAT), load);
            case HPRTREE_LAT_TIME -> new Peer(RTree.hilbert(boxes, count, Axes.LAT_TIME), load);
            case STRTREE_LON_LAT -> new Peer(RTree.str(boxes, count, Axes.LON_LAT), load);
            case STRTREE_LAT_TIME -> new Peer(RTree.str(boxes, count, Axes.LAT_TIME), load);
            case PH_TREE -> new Peer(new PhTreeBoxes(boxes, count), load);
            case SCAN -> new Peer(new FlatScan(count), load);
        };
    }
}
