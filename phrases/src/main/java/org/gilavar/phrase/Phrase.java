package org.gilavar.phrase;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.gilavar.mechanism.item.InvalidItemException;
import org.gilavar.mechanism.item.Message;

/**
 * A phrase of the book.
 *
 * <p>One with parameters {@code from} and {@code until} is said of a time that has a length: the second is after the first.
 *
 * @param code a letter that is not like a digit and two digits without zero, such as {@code W11}: said over a bad line with
 *     the spelling alphabet, "whiskey one one"
 * @param purpose why the line is used when this is said
 * @param parameters what is filled in, all of it
 * @param texts the phrase in every language, each with every parameter once, in braces
 */
public record Phrase(String code, Message.Purpose purpose, List<Parameter> parameters, Map<Language, String> texts) {

    private static final Pattern CODE = Pattern.compile("[A-HJ-NP-Z][1-9]{2}");

    private static final String FROM = "from";

    private static final String UNTIL = "until";

    public Phrase {
        if (!CODE.matcher(code).matches()) {
            throw new InvalidItemException(
                    "code", "expected a letter and two digits such as W11, found " + Isolates.quoted(code));
        }
        parameters = List.copyOf(parameters);
        Set<String> names =
                parameters.stream().map(Parameter::name).collect(Collectors.toCollection(LinkedHashSet::new));
        if (names.size() < parameters.size()) {
            throw new InvalidItemException("parameters", "expected names of their own, found " + names);
        }
        texts = Template.inAllLanguages("texts", texts, names);
    }

    /** What is filled in as it is kept, from what people type. */
    SortedMap<String, String> canonical(Map<String, String> typed) {
        Map<String, Parameter> known = byName();
        typed.keySet().stream()
                .filter(name -> !known.containsKey(name))
                .findFirst()
                .ifPresent(name -> {
                    throw new InvalidItemException(
                            "parameters", code + " has " + known.keySet() + ", found " + Isolates.quoted(name));
                });
        SortedMap<String, String> values = new TreeMap<>();
        for (Parameter parameter : parameters) {
            String value = typed.get(parameter.name());
            if (value == null) {
                throw new InvalidItemException(
                        parameter.field(),
                        "is missing; expected " + parameter.kind().expected());
            }
            values.put(parameter.name(), parameter.canonical(value));
        }
        requireOrder(known, values);
        return Collections.unmodifiableSortedMap(values);
    }

    /** Throws {@link InvalidItemException} when something is not what it should be, or in another form than is kept. */
    void requireKept(Map<String, String> values) {
        Map<String, String> kept = canonical(values);
        for (Map.Entry<String, String> value : values.entrySet()) {
            String form = kept.getOrDefault(value.getKey(), "");
            if (!form.equals(value.getValue())) {
                throw new InvalidItemException(
                        "parameters." + value.getKey(),
                        "expected it as it is kept, \"" + form + "\", found " + Isolates.quoted(value.getValue()));
            }
        }
    }

    private static void requireOrder(Map<String, Parameter> known, Map<String, String> values) {
        Optional<Instant> from = time(known, values, FROM);
        Optional<Instant> until = time(known, values, UNTIL);
        if (from.isPresent() && until.isPresent() && !from.get().isBefore(until.get())) {
            throw new InvalidItemException(
                    "parameters." + UNTIL, "expected a time after " + from.get() + ", found " + until.get());
        }
    }

    private static Optional<Instant> time(Map<String, Parameter> known, Map<String, String> values, String name) {
        return Optional.ofNullable(known.get(name))
                .filter(parameter -> parameter.kind() == Parameter.Kind.TIME)
                .map(parameter -> Instant.parse(values.getOrDefault(name, "")));
    }

    private Map<String, Parameter> byName() {
        Map<String, Parameter> known = new LinkedHashMap<>();
        parameters.forEach(parameter -> known.put(parameter.name(), parameter));
        return known;
    }

    /**
     * The phrase as it is read.
     *
     * @param values as {@link #canonical} gives them
     * @param words the units, in the same language
     */
    String rendered(Map<String, String> values, Language language, Map<Word, String> words) {
        Map<String, Shown> shown = new LinkedHashMap<>();
        parameters.forEach(p -> shown.put(p.name(), p.shown(values.getOrDefault(p.name(), ""))));
        return language.isolated(Template.filled(text(language), shown, words));
    }

    /** The text with its parameters in braces. */
    public String text(Language language) {
        return texts.getOrDefault(language, "");
    }
}
