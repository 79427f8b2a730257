package org.gilavar.cli;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gilavar.phrase.Language;
import tools.jackson.databind.JsonNode;

/** What stood at an instant, as tables: the line first, since it is looked at first. */
final class ReconstructionGrids {

    private record Sort(String kind, String title, Optional<Kind> columns) {}

    private static final List<Sort> IN_ORDER = List.of(
            new Sort("line", "The line", Optional.empty()),
            new Sort("check", "Line checks", Optional.of(Kind.CHECK)),
            new Sort("message", "Messages and their receipts", Optional.empty()),
            new Sort("conflict", "Conflicts", Optional.of(Kind.CONFLICT)),
            new Sort("exchange", "Queries and objections", Optional.of(Kind.EXCHANGE)),
            new Sort("proposal", "Proposals", Optional.of(Kind.PROPOSAL)),
            new Sort("notice", "Notices", Optional.of(Kind.NOTICE)),
            new Sort("trace", "Notices of which only this much was shown", Optional.of(Kind.TRACE)),
            new Sort("zone", "Zones and lines", Optional.of(Kind.ZONE)),
            new Sort("crossing", "Notices that touch a zone", Optional.of(Kind.CROSSING)),
            new Sort("arrangement", "Arrangements", Optional.empty()),
            new Sort("incident", "Incidents", Optional.of(Kind.INCIDENT)));

    private static final List<String> MESSAGE = List.of(
            "ID",
            "FROM",
            "TO",
            "PRECEDENCE",
            "PURPOSE",
            "SENT",
            "DELIVERED",
            "READ",
            "READ BACK",
            "ANSWERED",
            "PASSED DOWN",
            "OVERDUE",
            "TEXT");

    private static final List<String> ARRANGEMENT = List.of("ID", "STANDING");

    private static final List<String> LINE = List.of("ID", "ON IT", "BY THE CHECKS", "AS DECLARED", "NEXT CHECK");

    private ReconstructionGrids() {}

    /**
     * Of what there is, a table a kind.
     *
     * @param entries each with an {@code item}, and since when it had been {@code told}: an instant, or one for each party
     */
    static List<Grid> of(JsonNode entries) {
        Map<String, List<JsonNode>> byKind = new LinkedHashMap<>();
        entries.forEach(
                entry -> byKind.computeIfAbsent(entry.path("item").path("kind").asString(), kind -> new ArrayList<>())
                        .add(entry));
        List<Grid> grids = new ArrayList<>();
        for (Sort sort : IN_ORDER) {
            List<JsonNode> all = byKind.getOrDefault(sort.kind(), List.of());
            if (!all.isEmpty()) {
                List<String> headings = switch (sort.kind()) {
                    case "line" -> LINE;
                    case "message" -> MESSAGE;
                    case "arrangement" -> ARRANGEMENT;
                    default -> sort.columns().orElseThrow().titles();
                };
                grids.add(new Grid(
                        sort.title(),
                        Stream.concat(headings.stream(), Stream.of("TOLD")).toList(),
                        all.stream().map(entry -> row(sort, entry)).toList()));
            }
        }
        return grids;
    }

    private static List<String> row(Sort sort, JsonNode entry) {
        JsonNode item = entry.path("item");
        List<String> cells = switch (sort.kind()) {
            case "line" -> line(item);
            case "message" -> message(item);
            case "arrangement" -> List.of(text(item.path("id")), text(item.path("standing")));
            default -> sort.columns().orElseThrow().cells(item, Language.EN);
        };
        return Stream.concat(cells.stream(), Stream.of(told(entry.path("told"))))
                .toList();
    }

    private static List<String> line(JsonNode line) {
        return List.of(
                text(line.path("id")),
                String.join(
                        ", ",
                        line.path("on").valueStream().map(JsonNode::asString).toList()),
                text(line.path("technical")),
                text(line.path("declared")),
                time(line.path("nextCheck")));
    }

    private static List<String> message(JsonNode message) {
        JsonNode readBack = message.path("readBack");
        JsonNode answer = message.path("answer");
        JsonNode down = message.path("passedDown");
        String called = String.join(
                ", ",
                message.path("escalated")
                        .valueStream()
                        .map(rung -> text(rung.path("to")) + " " + time(rung.path("at")))
                        .toList());
        return List.of(
                text(message.path("id")),
                text(message.path("from")),
                text(message.path("to")),
                text(message.path("precedence")),
                text(message.path("purpose")),
                time(message.path("sent")),
                time(message.path("delivered")),
                time(message.path("read")),
                readBack.isMissingNode()
                        ? ""
                        : (readBack.path("matches").asBoolean() ? "matches " : "DOES NOT MATCH ")
                                + time(readBack.path("at")),
                answer.isMissingNode()
                        ? "not by " + time(message.path("answerBy"))
                        : text(answer.path("reply")) + " " + time(answer.path("at")) + ", after "
                                + answer.path("secondsElapsed").asLong() + " s",
                down.isMissingNode() ? "" : "to " + text(down.path("to")) + " " + time(down.path("at")),
                (message.path("overdue").asBoolean() ? "OVERDUE" : "") + (called.isEmpty() ? "" : "; called " + called),
                MessageWords.inOne(message, Language.EN));
    }

    private static String told(JsonNode told) {
        if (!told.isObject()) {
            return time(told);
        }
        Set<JsonNode> instants = told.valueStream().collect(Collectors.toSet());
        return instants.size() == 1
                ? String.join(", ", told.propertyNames()) + ": "
                        + time(instants.iterator().next())
                : told.propertyStream()
                        .map(one -> one.getKey() + ": " + time(one.getValue()))
                        .collect(Collectors.joining(", "));
    }

    /** As watch floors write it, and the time of day in UTC beside it: to the second, or as fine as it is. */
    static String time(JsonNode time) {
        return Dtg.instant(text(time)).map(ReconstructionGrids::time).orElse("");
    }

    static String time(Instant at) {
        String utc = at.toString();
        return Dtg.of(at) + " (" + utc.substring(utc.indexOf('T') + 1) + ")";
    }

    private static String text(JsonNode value) {
        return value.asString("");
    }
}
