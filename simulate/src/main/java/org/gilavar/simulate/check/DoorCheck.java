package org.gilavar.simulate.check;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** What nobody may say is not in the record: forbidden fields, and whatever was sent in bad form or bad faith. */
public final class DoorCheck implements Check {

    private static final Set<String> NEVER = Set.of(
            "target",
            "targets",
            "weapon",
            "weapons",
            "warhead",
            "munition",
            "payload",
            "callsign",
            "tailnumber",
            "squawk",
            "crew",
            "pilot",
            "sensor",
            "radar",
            "strength");

    @Override
    public String name() {
        return "what must be refused at the door is not in the record";
    }

    @Override
    public long examine(RawRecord record, Observations seen) {
        Map<ByteBuffer, String> foul = new HashMap<>();
        seen.foul().forEach(words -> foul.put(ByteBuffer.wrap(words.payload()), words.kind()));
        for (RawEntry entry : record.entries()) {
            String kind = foul.get(ByteBuffer.wrap(entry.payload()));
            if (!entry.isDeadline() && kind != null) {
                throw new BrokenException("entry " + entry.seq() + " stands, and is of " + kind + ": " + entry.words());
            }
            mustBeClean(entry, entry.words());
            mustBeClean(entry, entry.followed());
        }
        return record.size() + foul.size();
    }

    private static void mustBeClean(RawEntry entry, JsonNode node) {
        node.propertyStream().forEach(member -> {
            if (NEVER.contains(member.getKey().toLowerCase(Locale.ROOT))) {
                throw new BrokenException("entry " + entry.seq() + " has a field " + member.getKey());
            }
        });
        for (JsonNode below : node) {
            mustBeClean(entry, below);
        }
    }
}
