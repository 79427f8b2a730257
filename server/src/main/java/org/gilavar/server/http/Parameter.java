package org.gilavar.server.http;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.gilavar.mechanism.item.Item;

/**
 * Something a request can say beside its body. What is taken and what the document says are both made from these.
 *
 * @param schema of one value, as JSON Schema; of one in a list, separated by commas, when {@code list}
 */
record Parameter(
        String name, Place place, boolean required, boolean list, Map<String, Object> schema, String description) {

    /** Where in a request it stands. */
    enum Place {
        PATH,
        QUERY,
        HEADER
    }

    /** Most items or tellings in one page, and how many there are when nobody says. */
    static final int MAX_LIMIT = 1_000;

    /** Most values in a list; more than any kind has states. */
    static final int MAX_LIST = 16;

    static final Parameter AS = query(
            "as",
            Map.of("type", "string", "maxLength", 129),
            "The desk the page was opened for, party/post: refused when the session is another's.");

    static final Parameter LIMIT = query(
            "limit",
            Map.of("type", "integer", "minimum", 1, "maximum", MAX_LIMIT, "default", MAX_LIMIT),
            "Most in one page.");

    static final Parameter CURSOR = query(
            "cursor",
            Map.of("type", "string", "maxLength", Cursor.MAX_CHARS),
            "Where to go on: the next of the page before, as it came.");

    static final Parameter AFTER = query(
            "after",
            Map.of("type", "integer", "format", "int64", "minimum", 0, "default", 0),
            "The place in your feed after which to go on: the n of the last telling you have heard.");

    static final Parameter LAST_EVENT_ID = header(
            "Last-Event-ID",
            Map.of("type", "integer", "format", "int64", "minimum", 0),
            "The same as after, and before it when both are said: as a browser that connects again sends it.");

    static final Parameter FROM = query(
            "from",
            Map.of("type", "integer", "format", "int64", "minimum", 0, "default", 0),
            "The index to go on from: the next of the page before.");

    static final Parameter AT = query(
            "at",
            Map.of("type", "string", "format", "date-time"),
            "As of this instant, RFC 3339 in UTC, not in the future. When nothing is said: of an incident when it occurred, else now.");

    static final Parameter WINDOW = query(
            "window",
            Map.of("type", "string", "format", "duration", "default", ReconstructionRoutes.WINDOW.toString()),
            "What was over by then is here too, if it was told within so long before. At most "
                    + ReconstructionRoutes.LONGEST_WINDOW + ".");

    static final Parameter IF_NONE_MATCH = header(
            "If-None-Match",
            Map.of("type", "string"),
            "The ETags of what you hold: 304 and no body when it is still the same.");

    static final Parameter IF_MATCH = header(
            "If-Match",
            Map.of("type", "string"),
            "Never true here, so 412 and nothing is taken. The version that you sign is the precondition.");

    static Parameter path(String name, Map<String, Object> schema, String description) {
        return new Parameter(name, Place.PATH, true, false, schema, description);
    }

    private static Parameter query(String name, Map<String, Object> schema, String description) {
        return new Parameter(name, Place.QUERY, false, false, schema, description);
    }

    private static Parameter header(String name, Map<String, Object> schema, String description) {
        return new Parameter(name, Place.HEADER, false, false, schema, description);
    }

    /** The filters of one kind of item. */
    static List<Parameter> filters(Facets<? extends Item> facets) {
        List<Parameter> filters = new ArrayList<>();
        for (Facets.Filter filter : Facets.Filter.values()) {
            if (facets.filters().contains(filter)) {
                filters.add(filter(filter, facets.states()));
            }
        }
        return filters;
    }

    private static Parameter filter(Facets.Filter filter, List<String> states) {
        String name = filter.parameter();
        return switch (filter) {
            case BBOX ->
                new Parameter(
                        name,
                        Place.QUERY,
                        false,
                        true,
                        Map.of("type", "number"),
                        "minLon,minLat,maxLon,maxLat in degrees (WGS 84), as OGC API - Features has it; minLon greater than "
                                + "maxLon is across the antimeridian. What may be in the box, edges included. What you "
                                + "were not told the place of may be anywhere.");
            case DATETIME ->
                query(
                        name,
                        Map.of("type", "string"),
                        "An instant, or two with a slash between, either of them .. for an open end, as OGC API - Features "
                                + "has it: 2025-04-12T08:00:00Z/2025-04-12T10:00:00Z. RFC 3339 in UTC.");
            case STATE ->
                new Parameter(
                        name,
                        Place.QUERY,
                        false,
                        true,
                        Map.of("type", "string", "enum", states),
                        "Only what stands so; several by comma.");
        };
    }

    /** As the document has it. */
    Map<String, Object> described() {
        Map<String, Object> described = new LinkedHashMap<>();
        described.put("name", name);
        described.put("in", place.name().toLowerCase(Locale.ROOT));
        described.put("required", required);
        described.put("description", description);
        if (list) {
            described.put("style", "form");
            described.put("explode", false);
            described.put("schema", listSchema());
        } else {
            described.put("schema", schema);
        }
        return described;
    }

    private Map<String, Object> listSchema() {
        boolean box = name.equals(Facets.Filter.BBOX.parameter());
        return Map.of(
                "type",
                "array",
                "items",
                schema,
                "minItems",
                box ? BoxForm.NUMBERS : 1,
                "maxItems",
                box ? BoxForm.NUMBERS : MAX_LIST);
    }
}
