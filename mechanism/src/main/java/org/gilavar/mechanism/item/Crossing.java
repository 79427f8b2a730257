package org.gilavar.mechanism.item;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Instant;
import java.util.Optional;

/**
 * A notice that touches a zone: a fact that is pointed out to the party that filed it. It is neither refused nor permitted.
 *
 * @param id {@code notice@zone}
 * @param open false once the notice has moved away, ended, or the zone is lifted
 * @param begins when this version first touches it; absent to whoever is told less than the whole notice
 * @param word whether it was said by the zone's procedure; absent where the zone has none, and as {@code begins}
 * @param acknowledged when its owner said that it has received this; not an approval
 */
@JsonTypeName("crossing")
public record Crossing(
        String id,
        String owner,
        String notice,
        int version,
        String zone,
        boolean open,
        Optional<Instant> begins,
        Optional<Word> word,
        Optional<Instant> acknowledged,
        Instant changed)
        implements Item {

    /** When the notice was filed, as the zone's procedure has it. */
    public enum Word {
        /** As long before the crossing as the procedure asks, or longer. */
        BY_PROCEDURE,
        /** Later than that. */
        SHORT,
        /** Before there was this zone, or before the owner could know of it. */
        BEFORE_IT_WAS_KNOWN,
        /** Of a kind that crosses it without the procedure. */
        EMERGENCY
    }

    public static String id(String notice, String zone) {
        return notice + "@" + zone;
    }

    /** Of a version of a notice. */
    public static Crossing open(Notice notice, Zone zone, Instant begins, Optional<Word> word, Instant at) {
        return new Crossing(
                id(notice.id(), zone.id()),
                notice.owner(),
                notice.id(),
                notice.version(),
                zone.id(),
                true,
                Optional.of(begins),
                word,
                Optional.empty(),
                at);
    }

    /** Whether it says the same of the same version, whenever it was said. */
    public boolean saysTheSameAs(Crossing other) {
        return open == other.open && version == other.version && begins.equals(other.begins) && word.equals(other.word);
    }

    public Crossing acknowledged(Instant at) {
        return new Crossing(id, owner, notice, version, zone, open, begins, word, Optional.of(at), at);
    }

    /** Without what takes the whole notice to know. */
    public Crossing inOutline() {
        return new Crossing(
                id, owner, notice, version, zone, open, Optional.empty(), Optional.empty(), acknowledged, changed);
    }

    public Crossing close(Instant at) {
        return new Crossing(id, owner, notice, version, zone, false, begins, word, acknowledged, at);
    }
}
