package org.gilavar.mechanism.json;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * What Gilavar never carries, refused at the door by name before anything else is read.
 *
 * <p>A strict reader would refuse these as unknown fields anyway. They are named here so that the refusal says why, and
 * so that no later record can grow one unnoticed: a test walks every record of the module against this list.
 */
public final class ForbiddenFields {

    /** Words that make a field name forbidden when they are one of its words ({@code tailNumber}, {@code crew_names}). */
    private static final Set<String> WORDS = Set.of(
            "target",
            "targets",
            "targeting",
            "aimpoint",
            "weapon",
            "weapons",
            "warhead",
            "munition",
            "munitions",
            "ordnance",
            "loadout",
            "payload",
            "tail",
            "tailnumber",
            "registration",
            "squawk",
            "transponder",
            "icao24",
            "iff",
            "crew",
            "pilot",
            "callsign",
            "sensor",
            "sensors",
            "emitter",
            "emitters",
            "radar",
            "frequencyplan",
            "readiness",
            "modes",
            "modea",
            "modec",
            "strength",
            "kill",
            "strike",
            "engagement",
            "priorityobjective");

    private static final Pattern WORD_BREAK = Pattern.compile("[^A-Za-z0-9]+|(?<=[a-z0-9])(?=[A-Z])");

    /** These make a name forbidden wherever they stand in it. */
    private static final Set<String> STEMS = Set.of("target", "weapon", "warhead", "munition", "tailnumber", "squawk");

    private ForbiddenFields() {}

    /** Whether a field of this name may never exist. */
    public static boolean isForbidden(String name) {
        String plain = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
        if (WORDS.contains(plain) || STEMS.stream().anyMatch(plain::contains)) {
            return true;
        }
        for (String word : WORD_BREAK.split(name, -1)) {
            if (WORDS.contains(word.toLowerCase(Locale.ROOT))) {
                return true;
            }
        }
        return false;
    }

    static void refuseIn(JsonNode tree) {
        refuseIn(tree, "");
    }

    private static void refuseIn(JsonNode node, String path) {
        if (node.isObject()) {
            node.forEachEntry((name, value) -> {
                String shown = Faults.name(name);
                String here = path.isEmpty() ? shown : path + "." + shown;
                if (isForbidden(name)) {
                    throw MalformedException.forbidden(
                            here, "Gilavar is a safety system and never carries this; remove the field");
                }
                refuseIn(value, here);
            });
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                refuseIn(node.get(i), path + "[" + i + "]");
            }
        }
    }
}
