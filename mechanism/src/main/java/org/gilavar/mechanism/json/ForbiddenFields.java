package org.gilavar.mechanism.json;

import java.util.Locale;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * What Gilavar never carries, refused at the door by name before anything else is read.
 *
 * <p>A strict reader would refuse these as unknown fields anyway. They are named here so that the refusal says why, and
 * so that no later record can grow one unnoticed: a test walks every record of the module against this list.
 */
public final class ForbiddenFields {

    /** Words that make a field name forbidden when they are one of its words ({@code tailNumber}, {@code crew_names}). */
    static final Set<String> WORDS = Set.of(
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

    /** These make a name forbidden wherever they stand in it. */
    static final Set<String> STEMS = Set.of("target", "weapon", "warhead", "munition", "tailnumber", "squawk");

    private ForbiddenFields() {}

    /** Whether a field of this name may never exist. */
    public static boolean isForbidden(String name) {
        String plain = lettersOf(name.toLowerCase(Locale.ROOT));
        if (WORDS.contains(plain)) {
            return true;
        }
        for (String stem : STEMS) {
            if (plain.contains(stem)) {
                return true;
            }
        }
        return !plain.equals(name) && aWordOfIsForbidden(name);
    }

    private static String lettersOf(String text) {
        int at = 0;
        while (at < text.length() && isLetter(text.charAt(at))) {
            at++;
        }
        if (at == text.length()) {
            return text;
        }
        StringBuilder letters = new StringBuilder(text.length());
        text.chars().filter(c -> isLetter((char) c)).forEach(c -> letters.append((char) c));
        return letters.toString();
    }

    private static boolean isLetter(char c) {
        return c >= 'a' && c <= 'z';
    }

    /** Words end where anything but letters and digits stands, and before a capital that follows a small letter or a digit. */
    private static boolean aWordOfIsForbidden(String name) {
        int start = 0;
        for (int i = 0; i <= name.length(); i++) {
            boolean breaks = i == name.length() || !isOfAWord(name.charAt(i));
            boolean capital = !breaks && isCapital(name.charAt(i)) && i > start && !isCapital(name.charAt(i - 1));
            if (breaks || capital) {
                if (WORDS.contains(name.substring(start, i).toLowerCase(Locale.ROOT))) {
                    return true;
                }
                start = breaks ? i + 1 : i;
            }
        }
        return false;
    }

    private static boolean isOfAWord(char c) {
        return isLetter(c) || isCapital(c) || (c >= '0' && c <= '9');
    }

    private static boolean isCapital(char c) {
        return c >= 'A' && c <= 'Z';
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
