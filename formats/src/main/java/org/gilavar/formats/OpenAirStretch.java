package org.gilavar.formats;

import java.util.List;
import org.gilavar.airspace.LatLon;

/** A piece of an outline: a corner, or an arc. */
sealed interface OpenAirStretch permits OpenAirStretch.Corner, OpenAirArc {

    /**
     * Vertices of a line that keeps to one side of this piece.
     *
     * @param away whether to the side away from an arc's centre
     */
    List<LatLon> vertices(boolean away);

    /** How many vertices that is, before any is computed. */
    int count();

    /** Whether it turns right about its centre; a corner has none. */
    boolean clockwise();

    /** Where it was read. */
    long line();

    /** A single place. */
    record Corner(LatLon place, long line) implements OpenAirStretch {
        @Override
        public List<LatLon> vertices(boolean away) {
            return List.of(place);
        }

        @Override
        public int count() {
            return 1;
        }

        @Override
        public boolean clockwise() {
            return true;
        }
    }
}
