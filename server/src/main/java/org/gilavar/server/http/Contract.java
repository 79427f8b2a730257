package org.gilavar.server.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What an endpoint takes beside its body and how it may answer. Most of it follows from what {@link Endpoint} says of it, so
 * that a new endpoint has it too; the rest is named here. {@link Gate} lets in what this says, and {@link OpenApi} describes it.
 */
final class Contract {

    static final String JSON = "application/json";
    static final String EVENT_STREAM = "text/event-stream";
    /** By RFC 5545 §3.1.4 in UTF-8 where nothing else is said. */
    static final String CALENDAR = "text/calendar";

    private Contract() {}

    /** What may stand in the query, for any collection; their filters are their own. */
    static List<Parameter> query(Endpoint endpoint) {
        List<Parameter> taken = new ArrayList<>();
        switch (endpoint) {
            case COLLECTION -> taken.addAll(List.of(Parameter.LIMIT, Parameter.CURSOR));
            case FEED -> taken.addAll(List.of(Parameter.AFTER, Parameter.LIMIT));
            case RECONSTRUCTION, INCIDENT_RECONSTRUCTION -> taken.addAll(List.of(Parameter.AT, Parameter.WINDOW));
            case RECORD_ENTRIES -> taken.add(Parameter.FROM);
            default -> {}
        }
        if (needsSession(endpoint)) {
            taken.add(Parameter.AS);
        }
        return taken;
    }

    /** The same of one collection, with its filters. */
    static List<Parameter> query(Collection collection) {
        return Stream.concat(query(Endpoint.COLLECTION).stream(), Parameter.filters(Facets.of(collection)).stream())
                .toList();
    }

    static Set<String> names(List<Parameter> parameters) {
        return parameters.stream().map(Parameter::name).collect(Collectors.toSet());
    }

    /** The headers that change the answer, those of HTTP itself left out. */
    static List<Parameter> headers(Endpoint endpoint) {
        List<Parameter> headers = new ArrayList<>();
        if (endpoint == Endpoint.FEED) {
            headers.add(Parameter.LAST_EVENT_ID);
        }
        if (hasTag(endpoint)) {
            headers.add(Parameter.IF_NONE_MATCH);
        }
        if (!isRead(endpoint)) {
            headers.add(Parameter.IF_MATCH);
        }
        return headers;
    }

    /** What stands in the path; of the collection nothing, where its own name does. */
    static List<Parameter> path(Endpoint endpoint) {
        List<Parameter> inPath = new ArrayList<>();
        if (endpoint.path().contains("{id}")) {
            inPath.add(Parameter.path("id", Map.of("type", "string"), "As the item names itself."));
        }
        if (endpoint.path().contains("{incident}")) {
            inPath.add(Parameter.path("incident", Map.of("type", "string"), "The id of an incident."));
        }
        if (endpoint.path().contains("{index}")) {
            inPath.add(Parameter.path(
                    "index",
                    Map.of("type", "integer", "format", "int64", "minimum", 0),
                    "The place of an entry in your own log, from 0."));
        }
        if (endpoint.path().contains("{message}")) {
            inPath.add(Parameter.path("message", Map.of("type", "string"), "The id of the message."));
        }
        if (endpoint.path().contains("{version}")) {
            inPath.add(Parameter.path(
                    "version", Map.of("type", "integer", "minimum", 1), "Of the book, as it names itself."));
        }
        if (endpoint.path().contains("{mark}")) {
            inPath.add(Parameter.path(
                    "mark",
                    Map.of("type", "string", "maxLength", 16),
                    "As it was read, hyphen or not, in any letters: 7K3Q-M2XN."));
        }
        return inPath;
    }

    /** The media types of a successful answer; none when it has no body. */
    static List<String> gives(Endpoint endpoint) {
        if (endpoint == Endpoint.FEED) {
            return List.of(JSON, EVENT_STREAM);
        }
        if (endpoint == Endpoint.CALENDAR) {
            return List.of(CALENDAR);
        }
        return endpoint.gives().isPresent() || endpoint == Endpoint.OPENAPI ? List.of(JSON) : List.of();
    }

    /** The media type of the body it takes. */
    static String takes(Endpoint endpoint) {
        return endpoint == Endpoint.TOKEN ? Form.MEDIA_TYPE : JSON;
    }

    /** Whether it only reads. */
    static boolean isRead(Endpoint endpoint) {
        return endpoint.method() == Endpoint.Method.GET;
    }

    /** Whether what it gives as JSON bears an ETag, and 304 is answered when it is still the same. */
    static boolean hasTag(Endpoint endpoint) {
        return isRead(endpoint) && endpoint != Endpoint.HEALTH && endpoint != Endpoint.LEDGER;
    }

    static boolean needsSession(Endpoint endpoint) {
        return switch (endpoint.access()) {
            case OPEN -> false;
            case SIGNED -> endpoint == Endpoint.STATEMENTS;
            case SESSION, READER, FACILITATOR -> true;
        };
    }

    /** The statuses of the problems it may answer with. */
    static SortedSet<Integer> problems(Endpoint endpoint) {
        SortedSet<Integer> statuses = new TreeSet<>(Set.of(400, 403, 429)); // 429 for a connection too many
        if (needsSession(endpoint)) {
            statuses.addAll(Set.of(401, 409));
        }
        if (!path(endpoint).isEmpty() || endpoint.access() == Endpoint.Access.FACILITATOR) {
            statuses.add(404);
        }
        if (!gives(endpoint).isEmpty()) {
            statuses.add(406);
        }
        if (!isRead(endpoint)) {
            statuses.add(412);
        }
        if (endpoint.takes().isPresent()) {
            statuses.addAll(Set.of(413, 415));
        }
        statuses.addAll(
                switch (endpoint) {
                    case STATEMENTS -> Set.of(404, 422, 429, 503);
                    case CARRIED -> Set.of(422, 503);
                    case SIGN_IN, TOKEN -> Set.of(401);
                    case RECORD, RECORD_HEAD -> Set.of(404);
                    case LEDGER, RECONSTRUCTION, INCIDENT_RECONSTRUCTION -> Set.of(503);
                    default -> Set.of();
                });
        return statuses;
    }
}
