package org.gilavar.phrase;

import java.text.Normalizer;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gilavar.mechanism.item.InvalidItemException;

/** Text of the book: what it may consist of, and how it is filled in. */
final class Template {

    private static final Pattern PLACE = Pattern.compile("\\{([a-z]+)}");

    /** What no text of the book has: digits, which only parameters have, and more of braces. */
    private static final Pattern NEVER = Pattern.compile("[\\p{N}{}]");

    /** Can be said in one breath, or nearly. */
    private static final int MOST = 240;

    /** Not broken at the end of a line: a number and its unit. */
    private static final char NO_BREAK = '\u00a0';

    private Template() {}

    /**
     * The texts, checked.
     *
     * @param names of the parameters, each of which every text has once
     * @throws InvalidItemException naming the language
     */
    static Map<Language, String> inAllLanguages(String field, Map<Language, String> texts, Set<String> names) {
        Map<Language, String> copy = new EnumMap<>(Language.class);
        for (Language language : Language.values()) {
            String text = texts.get(language);
            String path = field + "." + language.tag();
            if (text == null) {
                throw new InvalidItemException(path, "is missing");
            }
            copy.put(language, checked(path, text, language, names));
        }
        return Collections.unmodifiableMap(copy);
    }

    private static String checked(String field, String text, Language language, Set<String> names) {
        if (text.isBlank() || text.length() > MOST || !text.equals(text.strip())) {
            throw new InvalidItemException(field, "expected 1 to " + MOST + " characters without space around");
        }
        if (Isolates.hasUnshown(text) || !Normalizer.isNormalized(text, Normalizer.Form.NFC)) {
            throw new InvalidItemException(field, "must not have controls, or characters in parts");
        }
        List<String> places = places(text);
        if (places.size() != names.size() || !names.equals(Set.copyOf(places))) {
            throw new InvalidItemException(field, "expected each of " + names + " once, found " + places);
        }
        String own = PLACE.matcher(text).replaceAll("");
        if (NEVER.matcher(own).find()) {
            throw new InvalidItemException(field, "must not have digits or braces of its own");
        }
        if (!goesOneWay(own, language)) {
            throw new InvalidItemException(field, "expected letters of the language alone");
        }
        return text;
    }

    private static List<String> places(String text) {
        return PLACE.matcher(text).results().map(found -> found.group(1)).toList();
    }

    /** All letters have the direction of the language, so that nothing of the text itself is ever reordered. */
    private static boolean goesOneWay(String text, Language language) {
        return text.codePoints().filter(Character::isLetter).allMatch(letter -> {
            byte direction = Character.getDirectionality(letter);
            boolean leftwards = direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT
                    || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC;
            return leftwards == language.isRightToLeft();
        });
    }

    /** The text with each parameter in an isolate, and its units behind it. */
    static String filled(String text, Map<String, Shown> shown, Map<Word, String> words) {
        return PLACE.matcher(text)
                .replaceAll(place ->
                        Matcher.quoteReplacement(inPlace(Objects.requireNonNull(shown.get(place.group(1))), words)));
    }

    private static String inPlace(Shown shown, Map<Word, String> words) {
        StringBuilder text = new StringBuilder()
                .append(Isolates.LEFT_TO_RIGHT)
                .append(shown.exact())
                .append(Isolates.END);
        shown.words().forEach(word -> text.append(NO_BREAK).append(words.getOrDefault(word, "")));
        return text.toString();
    }
}
