package org.gilavar.airspace;

/** A closest pair of places on two cores, and the geodesic distance between them in metres. */
record Nearest(double metres, LatLon onA, LatLon onB) {
    Nearest swapped() {
        return new Nearest(metres, onB, onA);
    }
}
