package org.gilavar.mechanism.json;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.gilavar.airspace.Circle;
import org.gilavar.airspace.Corridor;
import org.gilavar.airspace.Point;
import org.gilavar.airspace.Polygon;

/** How shapes are told apart in JSON; kept here so that the airspace module needs no JSON library. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Circle.class, name = "circle"),
    @JsonSubTypes.Type(value = Polygon.class, name = "polygon"),
    @JsonSubTypes.Type(value = Corridor.class, name = "corridor"),
    @JsonSubTypes.Type(value = Point.class, name = "point")
})
interface ShapeForm {}
