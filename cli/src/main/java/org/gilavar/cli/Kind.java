package org.gilavar.cli;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gilavar.airspace.LengthUnit;
import org.gilavar.phrase.Language;
import tools.jackson.databind.JsonNode;

/** The kinds of item that a person looks at: where the API has them, and which of their values stand in a table. */
@SuppressWarnings("ImmutableEnumChecker") // functions that keep nothing, and copies of lists
enum Kind {
    NOTICE(
            "notices",
            true,
            item -> isOne(item, "stage", "DRAFT", "FILED", "ACTIVE"),
            id(),
            field("V", "version"),
            field("STAGE", "stage"),
            field("LEAD", "lead"),
            column("FROM", item -> first(volumes(item).map(v -> v.path("window").path("start")))),
            column("UNTIL", item -> last(volumes(item).map(v -> v.path("window").path("end")))),
            column("LEVELS", item -> levels(item.path("activity").path("volumes"))),
            column("CATEGORY", item -> text(item.path("activity").path("category")))),

    TRACE(
            "traces",
            false,
            item -> isOne(item, "stage", "FILED", "ACTIVE"),
            id(),
            field("STAGE", "stage"),
            column(
                    "CELLS",
                    item -> item.path("cells").isEmpty()
                            ? ""
                            : Integer.toString(item.path("cells").size())),
            time("SHOWN UNTIL", "until")),

    PLAN(
            "plans",
            false,
            item -> isOne(item, "stage", "DRAFTING", "CUT_OFF"),
            id(),
            field("STAGE", "stage"),
            time("CUT-OFF", "cutOff"),
            time("RELEASE", "release")),

    BATCH(
            "batches",
            true,
            item -> isOne(item, "stage", "OPEN"),
            id(),
            field("PLAN", "plan"),
            field("STAGE", "stage"),
            column("ACCEPTED BY", item -> list(item.path("accepted"))),
            column(
                    "LEFT",
                    item -> item.has("verdict")
                            ? item.path("verdict").path("left").asInt() + " of "
                                    + item.path("verdict").path("before").asInt()
                            : ""),
            column("MOVES", Kind::moves)),

    CONFLICT(
            "conflicts",
            false,
            item -> !item.has("closed"),
            id(),
            column("IS", item -> item.has("closed") ? text(item.path("closed")) : "OPEN"),
            time("OPENED", "opened"),
            time("UNTIL", "until"),
            column("LATERAL", item -> gap(item, "lateralMetres", LengthUnit.KILOMETRE, 1)),
            column("VERTICAL", item -> gap(item, "verticalMetres", LengthUnit.FOOT, 0)),
            column("LEVELS", item -> levels(item.path("overlaps"))),
            column("BETWEEN", Kind::sides),
            column(
                    "RECEIVED BY",
                    item -> String.join(
                            ", ", item.path("handling").path("received").propertyNames())),
            column("WAITS", Kind::clock)),

    EXCHANGE(
            "exchanges",
            true,
            item -> isOne(item, "stage", "SAID", "PASSED_ON", "ANSWERED"),
            id(),
            field("CONFLICT", "conflict"),
            field("SORT", "sort"),
            field("STAGE", "stage"),
            column(
                    "DUE",
                    item -> (item.path("overdue").asBoolean() ? "OVERDUE " : "") + Dtg.of(text(item.path("due")))),
            column("SAID", item -> text(item.path("said").path("text"))),
            column("PASSED ON", item -> text(item.path("passedOn").path("text"))),
            column(
                    "ANSWER",
                    item -> text(item.path(item.has("answerPassedOn") ? "answerPassedOn" : "answer")
                            .path("text")))),

    PROPOSAL(
            "proposals",
            true,
            item -> isOne(item, "stage", "OPEN"),
            id(),
            field("CONFLICT", "conflict"),
            field("STAGE", "stage"),
            column("ACCEPTED BY", item -> list(item.path("accepted"))),
            column("ASKS", Kind::measures)),

    MESSAGE(
            "messages",
            true,
            item -> !item.has("answer"),
            id(),
            field("TO", "to"),
            field("PRECEDENCE", "precedence"),
            field("PURPOSE", "purpose"),
            time("SENT", "sent"),
            column("ANSWER", Kind::answer),
            new Column(
                    "SAYS",
                    (item, reader) -> (item.has("said")
                                    ? "LATE, said " + Dtg.of(item.path("said").asString()) + ": "
                                    : "")
                            + MessageWords.inOne(item, reader))),

    CALL(
            "calls",
            true,
            item -> CallWords.awaits(item) || CallWords.isPending(item),
            id(),
            field("STAGE", "stage"),
            column("WITH", CallWords::otherEnd),
            column("OUTCOME", item -> text(item.path("account").path("outcome"))),
            column("ENDED", item -> Dtg.of(text(item.path("account").path("ended")))),
            time("LOGGED", "logged"),
            column("ABOUT", item -> text(item.path("account").path("message"))),
            column("AGREED", CallWords::agreed),
            column("SUMMARY", item -> text(item.path("account").path("summary")))),

    CHALLENGES(
            "challenges",
            true,
            item -> isOne(item, "stage", "VALID"),
            id(),
            field("STAGE", "stage"),
            field("HOLDER", "holder"),
            column(
                    "USED",
                    item -> item.path("spent").size() + " of "
                            + item.path("rows").size()),
            column("FAILED", item -> Long.toString(CallWords.failures(item))),
            time("EXPIRES", "expires")),

    CHECK(
            "checks",
            false,
            item -> isOne(item, "stage", "DUE"),
            id(),
            field("STAGE", "stage"),
            time("ANSWER BY", "answerBy"),
            column(
                    "ANSWERED BY",
                    item -> String.join(", ", item.path("answered").propertyNames()))),

    WATCH(
            "watches",
            false,
            item -> true,
            id(),
            column(
                    "KEPT BY",
                    item -> item.has("keeper") ? text(item.path("keeper").path("post")) : "NOBODY"),
            time("SINCE", "since"),
            column("BY", item -> text(item.path("keeper").path("how"))),
            column("TO", item -> text(item.path("handover").path("to"))),
            column("NEXT TURNS", Kind::turns)),

    OUTAGE(
            "outages",
            true,
            item -> !item.has("ended"),
            id(),
            time("FROM", "from"),
            time("REPORTED", "reported"),
            column(
                    "UNTIL",
                    item -> item.has("ended") ? Dtg.of(text(item.path("ended").path("until"))) : "OPEN"),
            field("TEXT", "text")),

    INCIDENT(
            "incidents",
            true,
            item -> !isOne(item, "status", "RESOLVED"),
            id(),
            field("TYPE", "type"),
            field("STATUS", "status"),
            time("OCCURRED", "occurred"),
            column("BETWEEN", item -> list(item.path("between"))),
            column("WAITS FOR", IncidentWords::waits),
            field("FINDING", "finding")),

    ZONE(
            "zones",
            true,
            item -> !item.path("lifted").asBoolean(),
            id(),
            field("TYPE", "type"),
            column("STANDING", item -> item.path("lifted").asBoolean() ? "LIFTED" : text(item.path("standing"))),
            column(
                    "UNTIL",
                    item -> Dtg.of(text(item.path("volume").path("window").path("end")))),
            field("FROM", "source"),
            column("STATEMENT", item -> byLanguage(item.path("statement")))),

    CROSSING(
            "crossings",
            false,
            item -> item.path("open").asBoolean(),
            id(),
            field("V", "version"),
            column("IS", item -> item.path("open").asBoolean() ? "OPEN" : "OVER"),
            time("BEGINS", "begins"),
            field("FILED", "word"),
            time("ACKNOWLEDGED", "acknowledged"),
            time("CHANGED", "changed")),

    PHASE(
            "phases",
            false,
            item -> !isOne(item, "stage", "CONFIRMED", "ENDED"),
            id(),
            column(
                    "STAGE",
                    item -> text(item.path("stage"))
                            + (item.path("overdue").asBoolean() && !isOne(item, "stage", "OVERDUE")
                                    ? ", overdue"
                                    : "")),
            column("BY", item -> list(item.path("by"))),
            time("DUE", "due"),
            column("REPORTED BY", item -> String.join(", ", item.path("reports").propertyNames())),
            column(
                    "CONFIRMED BY",
                    item -> String.join(", ", item.path("confirmed").propertyNames())),
            column("WHAT", item -> byLanguage(item.path("words")))),

    ARRANGEMENT(
            "arrangements",
            false,
            item -> !isOne(item, "standing", "SUPERSEDED", "ENDED"),
            id(),
            field("STANDING", "standing"),
            column("SIGNED BY", item -> String.join(", ", item.path("signed").propertyNames())),
            time("IN FORCE", "inForceSince"),
            column("UNTIL", item -> Dtg.of(text(item.path("course").path("until")))),
            column("REVIEW", Kind::review),
            column("SUSPENDED BY", Kind::suspendedBy),
            column("LEAVING", Kind::leaving),
            column("TITLE", item -> text(item.path("terms").path("title")))),

    MEETING(
            "meetings",
            true,
            item -> !isOne(item.path("proceedings"), "stage", "CANCELLED", "SIGNED"),
            id(),
            field("ROUND", "round"),
            field("TRACK", "track"),
            column("STAGE", item -> item.path("proceedings").path("stage").asString("RECORDED")),
            field("DATE", "date"),
            field("VENUE", "venue")),

    ACTION(
            "actions",
            false,
            item -> isOne(item, "stage", "OPEN", "OVERDUE"),
            id(),
            field("STAGE", "stage"),
            field("OWNER", "owner"),
            field("DUE", "due"),
            column("TEXT", item -> list(item.path("texts")))),

    STATISTICS(
            "shared-statistics",
            false,
            item -> item.path("disclosedTo").isEmpty(),
            id(),
            time("FROM", "from"),
            time("TO", "to"),
            column("IS", item -> item.path("disclosedTo").isEmpty() ? "SEALED" : "DISCLOSED"),
            column("ROWS OF", item -> String.join(", ", item.path("rows").propertyNames()))),

    COMMUNIQUE(
            "communiques",
            true,
            item -> !item.has("published") && !item.has("over"),
            id(),
            column("V", item -> Integer.toString(item.path("version").asInt(1))),
            time("PUBLISHED", "published"),
            column(
                    "APPROVED BY",
                    item -> String.join(", ", item.path("approved").propertyNames())),
            column("OVER", item -> Dtg.of(text(item.path("over")))),
            column("TEXT", item -> item.has("texts") ? list(item.path("texts")) : text(item.path("text")))),

    COMMITMENT(
            "commitments",
            true,
            item -> isOne(item, "stage", "OFFERED", "ACCEPTED", "CONDITION_MET"),
            id(),
            field("STAGE", "stage"),
            column("TO", item -> list(item.path("to"))),
            time("DUE", "due"),
            column("MET BY", item -> text(item.path("condition").path("metBy"))),
            column("STATED", item -> Dtg.of(text(item.path("stated").path("at")))),
            column("TEXT", item -> list(item.path("text"))));

    /**
     * One column of its table.
     *
     * @param cell what stands in it for a reader of a language, harmless for a terminal
     */
    record Column(String title, BiFunction<JsonNode, Language, String> cell) {}

    private final String collection;
    private final boolean named;
    private final Predicate<JsonNode> stands;
    private final List<Column> columns;

    /**
     * @param named whether an id is {@code party.name}
     * @param stands whether it still matters
     */
    Kind(String collection, boolean named, Predicate<JsonNode> stands, Column... columns) {
        this.collection = collection;
        this.named = named;
        this.stands = stands;
        this.columns = List.of(columns);
    }

    /** Where the API has them. */
    String path() {
        return "/v1/" + collection;
    }

    /** Whether it still matters: it is not over, settled, answered, lifted. */
    boolean stands(JsonNode item) {
        return stands.test(item);
    }

    /** The id that a person means who belongs to a party: {@code patrol-1} is {@code turkiye.patrol-1}. */
    String id(String typed, String party) {
        return !named || typed.contains(".") ? typed : party + "." + typed;
    }

    /** @param reader whose language phrases are shown in */
    Table table(List<JsonNode> items, Language reader) {
        Table table = new Table(titles());
        items.forEach(item -> table.addShown(cells(item, reader)));
        return table;
    }

    /** The titles of its columns. */
    List<String> titles() {
        return columns.stream().map(Column::title).toList();
    }

    /**
     * What stands in them of one item.
     *
     * @param reader whose language phrases are shown in
     */
    List<String> cells(JsonNode item, Language reader) {
        return columns.stream().map(column -> column.cell().apply(item, reader)).toList();
    }

    private static Column column(String title, Function<JsonNode, String> cell) {
        return new Column(title, (item, reader) -> Words.shown(cell.apply(item)));
    }

    private static Column id() {
        return field("ID", "id");
    }

    private static Column field(String title, String name) {
        return column(title, item -> text(item.path(name)));
    }

    private static Column time(String title, String name) {
        return column(title, item -> Dtg.of(text(item.path(name))));
    }

    private static String text(JsonNode value) {
        return value.asString("");
    }

    private static boolean isOne(JsonNode item, String name, String... values) {
        return Set.of(values).contains(text(item.path(name)));
    }

    private static String list(JsonNode values) {
        return String.join(", ", values.valueStream().map(Kind::text).toList());
    }

    private static String byLanguage(JsonNode words) {
        return String.join(
                " / ",
                words.propertyStream()
                        .map(one -> one.getKey() + ": " + text(one.getValue()))
                        .toList());
    }

    private static Stream<JsonNode> volumes(JsonNode notice) {
        return notice.path("activity").path("volumes").valueStream();
    }

    private static String first(Stream<JsonNode> times) {
        return times.map(Kind::text).min(Comparator.naturalOrder()).map(Dtg::of).orElse("");
    }

    private static String last(Stream<JsonNode> times) {
        return times.map(Kind::text).max(Comparator.naturalOrder()).map(Dtg::of).orElse("");
    }

    /** Of the first, and how many more there are. */
    private static String levels(JsonNode volumes) {
        if (volumes.isEmpty()) {
            return "";
        }
        JsonNode altitude = volumes.path(0).path("altitude");
        return text(altitude.path("lower")) + " to " + text(altitude.path("upper"))
                + (volumes.size() > 1 ? ", +" + (volumes.size() - 1) : "");
    }

    private static String gap(JsonNode conflict, String name, LengthUnit unit, int places) {
        JsonNode gap = conflict.path("gaps").path(name);
        return gap.isNumber() ? ConflictTable.length(gap.asDouble(), unit, places) : "";
    }

    private static String sides(JsonNode conflict) {
        return String.join(
                " and ",
                conflict.path("sides")
                        .valueStream()
                        .map(side -> text(side.path("party"))
                                + Optional.of(text(side.path("notice").path("id")))
                                        .filter(id -> !id.isEmpty())
                                        .map(id -> " (" + id + ")")
                                        .orElse(""))
                        .toList());
    }

    private static String clock(JsonNode conflict) {
        JsonNode clock = conflict.path("handling").path("clock");
        if (clock.isMissingNode() || conflict.has("closed")) {
            return "";
        }
        return text(clock.path("awaited")).toLowerCase(Locale.ROOT)
                + (clock.path("overdue").asBoolean() ? " OVERDUE " : " by ")
                + Dtg.of(text(clock.path("by")));
    }

    private static String measures(JsonNode proposal) {
        return String.join(
                "; ",
                proposal.path("measures")
                        .propertyStream()
                        .map(measure -> (measure.getKey() + " "
                                        + text(measure.getValue().path("delay")) + " "
                                        + text(measure.getValue().path("climb")))
                                .strip())
                        .toList());
    }

    private static String moves(JsonNode batch) {
        return String.join(
                "; ",
                batch.path("moves")
                        .propertyStream()
                        .map(move -> move.getKey() + " "
                                + Words.measure(move.getValue().path("measure")))
                        .toList());
    }

    /** The first two, and how many more there are. */
    private static String turns(JsonNode watch) {
        List<JsonNode> turns = watch.path("roster").valueStream().toList();
        String first = turns.stream()
                .limit(2)
                .map(turn -> text(turn.path("post")) + " " + Dtg.of(text(turn.path("from")))
                        + (turn.path("missed").asBoolean() ? " MISSED" : ""))
                .collect(Collectors.joining(", "));
        return turns.size() > 2 ? first + ", +" + (turns.size() - 2) : first;
    }

    private static String review(JsonNode arrangement) {
        JsonNode course = arrangement.path("course");
        return (course.path("reviewDue").asBoolean(false) ? "DUE since " : "") + Dtg.of(text(course.path("reviewBy")));
    }

    /** Who, and in which of the two states. */
    private static String suspendedBy(JsonNode arrangement) {
        JsonNode course = arrangement.path("course");
        return Stream.of("political", "technical")
                .flatMap(side -> course.path(side).propertyStream().map(party -> party.getKey() + " (" + side + ")"))
                .collect(Collectors.joining(", "));
    }

    private static String leaving(JsonNode arrangement) {
        return arrangement
                .path("course")
                .path("leaving")
                .propertyStream()
                .map(party ->
                        party.getKey() + " at " + Dtg.of(text(party.getValue().path("at"))))
                .collect(Collectors.joining(", "));
    }

    private static String answer(JsonNode message) {
        JsonNode answer = message.path("answer");
        if (answer.isObject()) {
            return text(answer.path("reply"));
        }
        return (message.path("overdue").asBoolean() ? "OVERDUE " : "by ") + Dtg.of(text(message.path("answerBy")));
    }
}
