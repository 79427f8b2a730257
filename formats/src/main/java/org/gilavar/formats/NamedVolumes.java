package org.gilavar.formats;

import java.util.List;
import org.gilavar.airspace.Volume;

/**
 * What someone intends to use, under one name.
 *
 * @param id unique among all that one {@link VolumeReader} reads
 * @param volumes at least one
 * @param place where the record begins
 */
public record NamedVolumes(String id, List<Volume> volumes, Place place) {
    /** Copies the volumes. */
    public NamedVolumes {
        volumes = List.copyOf(volumes);
    }
}
