package org.gilavar.airspace;

/** A box in earth-centred coordinates, metres, that grows; empty at first. Not thread-safe. */
final class Box {
    double minX;
    double minY;
    double minZ;
    double maxX;
    double maxY;
    double maxZ;

    Box() {
        clear();
    }

    void clear() {
        minX = minY = minZ = Double.POSITIVE_INFINITY;
        maxX = maxY = maxZ = Double.NEGATIVE_INFINITY;
    }

    /** Holds a cube around a place as well. */
    void include(double x, double y, double z, double margin) {
        minX = Math.min(minX, x - margin);
        minY = Math.min(minY, y - margin);
        minZ = Math.min(minZ, z - margin);
        maxX = Math.max(maxX, x + margin);
        maxY = Math.max(maxY, y + margin);
        maxZ = Math.max(maxZ, z + margin);
    }
}
