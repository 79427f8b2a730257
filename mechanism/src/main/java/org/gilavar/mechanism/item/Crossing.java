package org.gilavar.mechanism.item;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Instant;

/**
 * A notice that touches a zone: pointed out to the party that filed it.
 *
 * @param id {@code notice@zone}
 * @param open false once the notice has moved away, ended, or the zone is lifted
 */
@JsonTypeName("crossing")
public record Crossing(String id, String owner, String notice, int version, String zone, boolean open, Instant changed)
        implements Item {

    public static String id(String notice, String zone) {
        return notice + "@" + zone;
    }

    public Crossing close(Instant at) {
        return new Crossing(id, owner, notice, version, zone, false, at);
    }
}
