package org.gilavar.mechanism;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.gilavar.mechanism.json.Json;
import org.gilavar.mechanism.terms.Source;
import org.gilavar.mechanism.terms.Terms;
import tools.jackson.databind.JsonNode;

/**
 * Terms, provision by provision: what can be disputed, compared and looked up one by one.
 *
 * <p>A provision has a path, such as {@code separation.lateral}, {@code zones.palmyra-line.shape} or {@code clauses.purpose.az}: the
 * names that it has in JSON, with those of a list called by the id or the name they carry, or else by their number from 1. What has
 * a provenance is one provision with it; a text in several languages is one for each. Immutable.
 */
public final class Provisions {

    /** One of them: its words, as JSON has them, and where they come from. */
    public record Provision(String text, Optional<Source> source) {}

    /** What two texts say differently under a path; absent where one of them says nothing. */
    public record Difference(String path, Optional<Provision> before, Optional<Provision> now) {}

    /** What elements of a list are called by, the first they have. */
    private static final List<String> NAMES = List.of("id", "name", "key");

    private final SortedMap<String, Provision> all;

    private Provisions(SortedMap<String, Provision> all) {
        this.all = Collections.unmodifiableSortedMap(all);
    }

    public static Provisions of(Terms terms) {
        return of(Json.tree(terms));
    }

    /** Those of terms as an item has them in JSON. */
    public static Provisions of(JsonNode terms) {
        var all = new TreeMap<String, Provision>();
        walk("", terms, all);
        return new Provisions(all);
    }

    /** Path to provision, in order of path. */
    public Map<String, Provision> all() {
        return all;
    }

    /** Those with this path, or below it. */
    public Map<String, Provision> under(String path) {
        String below = path + ".";
        return all.entrySet().stream()
                .filter(e -> e.getKey().equals(path) || e.getKey().startsWith(below))
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Where the other text differs, in order of path. */
    public List<Difference> compare(Provisions other) {
        Set<String> paths = new TreeSet<>(all.keySet());
        paths.addAll(other.all.keySet());
        return paths.stream()
                .map(path -> new Difference(
                        path, Optional.ofNullable(all.get(path)), Optional.ofNullable(other.all.get(path))))
                .filter(difference -> !difference.before().equals(difference.now()))
                .toList();
    }

    private static void walk(String path, JsonNode node, Map<String, Provision> into) {
        if (isSourced(node)) {
            into.put(path, new Provision(text(node.path("value")), Optional.of(source(node))));
        } else if (isClause(node)) {
            node.path("text")
                    .forEachEntry((language, words) ->
                            into.put(below(path, language), new Provision(text(words), Optional.of(source(node)))));
        } else if (node.isObject()) {
            node.forEachEntry((name, child) -> walk(below(path, name), child, into));
        } else if (node.isArray() && node.valueStream().anyMatch(JsonNode::isObject)) {
            for (int i = 0; i < node.size(); i++) {
                walk(below(path, name(node, i)), node.get(i), into);
            }
        } else {
            into.put(path, new Provision(text(node), Optional.empty()));
        }
    }

    private static boolean isSourced(JsonNode node) {
        return node.isObject() && node.size() == 2 && node.has("value") && node.has("source");
    }

    private static boolean isClause(JsonNode node) {
        return node.path("text").isObject() && node.has("source");
    }

    private static Source source(JsonNode sourced) {
        return Source.valueOf(sourced.path("source").asString());
    }

    private static String text(JsonNode node) {
        return node.isString() ? node.asString() : node.toString();
    }

    private static String name(JsonNode list, int i) {
        return NAMES.stream()
                .map(name -> list.get(i).path(name))
                .filter(JsonNode::isString)
                .map(JsonNode::asString)
                .filter(name -> list.valueStream()
                                .filter(other -> NAMES.stream()
                                        .anyMatch(
                                                n -> other.path(n).asString("").equals(name)))
                                .count()
                        == 1)
                .findFirst()
                .orElseGet(() -> Integer.toString(i + 1));
    }

    private static String below(String path, String name) {
        return path.isEmpty() ? name : path + "." + name;
    }
}
