package org.gilavar.formats;

import java.util.List;
import java.util.Map;
import org.gilavar.airspace.Volume;

/** Where the records of one file go: on to the visitor, each id once. */
final class Intake {
    /** Room for any name people give an airspace; every id is kept. */
    private static final int MAX_ID_LENGTH = 200;

    private final String file;
    private final Map<String, Place> seen;
    private final VolumeVisitor visitor;

    Intake(String file, Map<String, Place> seen, VolumeVisitor visitor) {
        this.file = file;
        this.seen = seen;
        this.visitor = visitor;
    }

    /** A record whose id must be its own. */
    void take(long line, String field, String id, List<Volume> volumes) {
        checkId(line, field, id);
        var place = new Place(file, line);
        var first = seen.putIfAbsent(id, place);
        if (first != null) {
            throw new RefusedException(
                    line, field, "expected an id of its own, found " + Quoted.of(id) + ", which stands at " + first);
        }
        visitor.take(new NamedVolumes(id, volumes, place));
    }

    /** A record whose name others may share: the second is {@code NAME#2}. */
    void takeNamed(long line, String field, String name, List<Volume> volumes) {
        var id = name;
        for (int count = 2; seen.containsKey(id); count++) {
            id = name + "#" + count;
        }
        take(line, field, id, volumes);
    }

    void refuse(RefusedException fault) {
        visitor.refuse(fault.in(file));
    }

    /** An id is printed as it is, so it must be one line that a terminal only prints. */
    private static void checkId(long line, String field, String id) {
        if (id.isBlank() || id.length() > MAX_ID_LENGTH) {
            throw new RefusedException(
                    line, field, "expected 1 to " + MAX_ID_LENGTH + " characters, found " + Quoted.of(id));
        }
        if (!id.codePoints().allMatch(Quoted::isPrintable)) {
            throw new RefusedException(line, field, "expected printable characters, found " + Quoted.of(id));
        }
    }
}
