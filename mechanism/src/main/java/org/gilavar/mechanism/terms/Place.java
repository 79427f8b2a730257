package org.gilavar.mechanism.terms;

import org.gilavar.airspace.LatLon;

/** A named place for orientation. */
public record Place(String name, LatLon position) {}
