package org.gilavar.bench;

import org.locationtech.jts.geom.Envelope;

/** Which two dimensions an index of two is given; the others are filtered. */
enum Axes {
    LON_LAT,
    LAT_TIME;

    /** @param turn degrees to move a box by, when it may be written a turn away */
    Envelope of(GroundBox box, long start, long end, double turn) {
        return switch (this) {
            case LON_LAT -> new Envelope(box.west() + turn, box.east() + turn, box.south(), box.north());
            case LAT_TIME -> new Envelope(box.south(), box.north(), start, end);
        };
    }
}
