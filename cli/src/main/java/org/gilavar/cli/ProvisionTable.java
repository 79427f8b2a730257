package org.gilavar.cli;

import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gilavar.mechanism.Provisions;
import org.gilavar.mechanism.Provisions.Provision;
import org.gilavar.mechanism.terms.Source;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Provisions for people and for programs: never a value without where it comes from. */
final class ProvisionTable {

    /** What the letters mean, wherever they are printed. */
    static final String LETTERS =
            "from: S a published source, B derived from one, K common professional knowledge, P a proposal";

    private ProvisionTable() {}

    /** A letter, or nothing for what is no figure and no wording. */
    static String letter(Provision provision) {
        return provision.source().map(Source::name).orElse("");
    }

    /**
     * Prints a row for each.
     *
     * @param brackets as an item has them; empty where it has none
     */
    static void print(Provisions provisions, JsonNode brackets, PrintWriter out) {
        Table table = new Table(
                brackets.isEmpty()
                        ? List.of("PROVISION", "FROM", "VALUE")
                        : List.of("PROVISION", "FROM", "IN BRACKETS", "VALUE"));
        provisions.all().forEach((path, provision) -> {
            Stream<String> disputed = brackets.isEmpty() ? Stream.of() : Stream.of(disputedBy(path, brackets));
            table.add(Stream.of(Stream.of(path, letter(provision)), disputed, Stream.of(provision.text()))
                    .flatMap(cells -> cells)
                    .toList());
        });
        table.print(out, Terminal.OUT.columns());
        out.println();
        out.println(counts(provisions));
        out.println(LETTERS);
    }

    /** Who has set a bracket on this provision, or on what it belongs to. */
    static String disputedBy(String path, JsonNode brackets) {
        return on(path, brackets).map(b -> b.path("by").asString()).distinct().collect(Collectors.joining(", "));
    }

    /** The brackets on a provision, or on what it belongs to. */
    static Stream<JsonNode> on(String path, JsonNode brackets) {
        return brackets.valueStream().filter(bracket -> {
            String provision = bracket.path("provision").asString();
            return path.equals(provision) || path.startsWith(provision + ".");
        });
    }

    /** How many there are of each source. */
    static Map<Source, Long> bySource(Provisions provisions) {
        return provisions.all().values().stream()
                .flatMap(p -> p.source().stream())
                .collect(Collectors.groupingBy(source -> source, Collectors.counting()));
    }

    private static String counts(Provisions provisions) {
        Map<Source, Long> found = bySource(provisions);
        long sourced = found.values().stream().mapToLong(Long::longValue).sum();
        return provisions.all().size() + " provisions: "
                + Arrays.stream(Source.values())
                        .map(source -> found.getOrDefault(source, 0L) + " " + source)
                        .collect(Collectors.joining(", "))
                + ", and " + (provisions.all().size() - sourced) + " without a source of their own";
    }

    /** The same for programs. */
    static void write(Provisions provisions, ArrayNode into) {
        provisions
                .all()
                .forEach((path, provision) -> write(provision, into.addObject().put("path", path)));
    }

    /** One value, with where it comes from. */
    static void write(Provision provision, ObjectNode into) {
        into.put("value", provision.text());
        provision.source().ifPresent(source -> into.put("source", source.name()));
    }
}
