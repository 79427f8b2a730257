package org.gilavar.cli;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.gilavar.cli.page.Html;
import org.gilavar.mechanism.item.RiskClass;
import tools.jackson.databind.JsonNode;

/** What a page of an incident says around the accounts and the evidence. */
final class IncidentSections {

    private static final String NOT_YET = "Not yet.";

    private IncidentSections() {}

    static void head(IncidentFile file, Html page) {
        JsonNode incident = file.incident();
        page.open("header");
        page.element("h1", "Incident file");
        page.open("p", "class", "id").isolated(text(incident, "id")).close();
        withoutPrejudice(file, page);
        page.open("dl", "class", "facts");
        fact(page, "Kind", words(text(incident, "type")));
        fact(page, "Between", file.sides().stream().map(file::name).collect(Collectors.joining(" and ")));
        fact(page, "Register", words(text(incident, "status")));
        fact(page, "Occurred, as first reported", time(text(incident, "occurred")));
        fact(page, "Place, as first reported", place(incident.path("position")));
        fact(page, "First reported", time(text(incident, "reported")));
        fact(page, "Mechanism", text(file.me().path("mechanism"), "title"));
        fact(
                page,
                "Printed",
                time(file.now().toString()) + ", as it is shown to " + file.name(text(file.me(), "party"))
                        + " at that time");
        page.close().close();
    }

    private static void withoutPrejudice(IncidentFile file, Html page) {
        page.open("div", "class", "prejudice");
        if (file.withoutPrejudice().isEmpty()) {
            page.said("Without prejudice to any party's position. No terms are in force.");
        }
        file.withoutPrejudice().forEach((language, words) -> languaged(page, language, words));
        page.close();
    }

    /** When the reports are due, and when they came. A fact about a report, whoever it is of. */
    static void deadlines(IncidentFile file, Html page) {
        page.open("section").element("h2", "Reports and their times");
        JsonNode due = file.incident().path("reporting").path("due");
        if (due.isEmpty()) {
            page.element("p", "By the terms at the time of the report nothing was due.");
        }
        page.open("table").headings(List.of("Report", "Of", "Due", "Came")).open("tbody");
        for (String stage : new String[] {"initial", "full"}) {
            for (String side : file.sides()) {
                page.open("tr").element("td", stage.equals("initial") ? "Initial" : "Full");
                page.open("td").isolated(file.name(side)).close();
                page.element("td", due.isEmpty() ? "–" : time(text(due.path(side), stage)));
                page.element("td", came(file, side, stage)).close();
            }
        }
        page.close().close().close();
    }

    private static String came(IncidentFile file, String side, String stage) {
        JsonNode incident = file.incident();
        boolean first = stage.equals("initial");
        JsonNode said = (first ? incident.path("accounts") : file.inquiry().path("full")).path(side);
        JsonNode sealed = first ? incident.path("sealed") : file.inquiry().path("sealed");
        boolean isIn = said.isObject() || holds(sealed, side);
        boolean late =
                holds(incident.path("reporting").path("due").path(side).path("late"), stage.toUpperCase(Locale.ROOT));
        String at = said.isObject() ? time(text(said, "at")) : "in, sealed";
        if (isIn) {
            return at + (late ? ", after its time" : "");
        }
        return late ? "overdue: had not come by its time" : "not yet";
    }

    private static boolean holds(JsonNode list, String value) {
        return list.valueStream().anyMatch(one -> one.asString("").equals(value));
    }

    /** What the reports link to, with the receipts that there are of it. */
    static void linked(IncidentFile file, Html page) {
        page.open("section").element("h2", "What it is linked to");
        if (file.linked().isEmpty()) {
            page.element("p", "Nothing that is shown.").close();
            return;
        }
        page.open("table").open("tbody");
        file.linked().forEach((key, item) -> {
            String[] parts = key.split(" ", 2);
            page.open("tr").element("th", words(parts[0]), "scope", "row");
            page.open("td").isolated(parts[1]).close();
            page.open("td").open("ul");
            item.map(shown -> receipts(file, shown))
                    .orElse(List.of("not shown to you, or no longer"))
                    .forEach(line -> page.open("li").isolated(line).close());
            page.close().close();
            page.close();
        });
        page.close().close().close();
    }

    private static List<String> receipts(IncidentFile file, JsonNode item) {
        List<String> lines = new ArrayList<>();
        switch (text(item, "kind")) {
            case "notice" -> {
                lines.add("version " + item.path("version").asInt() + ", " + lower(text(item, "stage")) + ", "
                        + lower(text(item, "lead")) + " lead");
                once(lines, "filed ", item.path("filed"));
            }
            case "conflict" -> {
                once(lines, "opened ", item.path("opened"));
                item.path("handling")
                        .path("received")
                        .forEachEntry((party, at) -> once(lines, "received by " + file.name(party) + " ", at));
                lines.add(item.has("closed") ? "settled: " + lower(text(item, "closed")) : "open");
            }
            case "message" -> {
                once(lines, "sent ", item.path("sent"));
                once(lines, "delivered ", item.path("delivered"));
                once(lines, "read ", item.path("read"));
                once(lines, "read back ", item.path("readBack").path("at"));
                once(lines, "answered ", item.path("answer").path("at"));
            }
            default -> lines.add(lower(text(item, "stage")));
        }
        return lines;
    }

    private static void once(List<String> lines, String before, JsonNode at) {
        if (at.isString()) {
            lines.add(before + time(at.asString()));
        }
    }

    private static String lower(String name) {
        return name.replace('_', ' ').toLowerCase(Locale.ROOT);
    }

    static void finding(IncidentFile file, Html page) {
        page.open("section").element("h2", "Finding");
        JsonNode conclusion = file.inquiry().path("conclusion");
        String one = text(file.incident(), "finding");
        if (conclusion.isMissingNode() && one.isEmpty()) {
            page.element("p", NOT_YET).close();
            return;
        }
        if (!one.isEmpty()) {
            page.said(one);
        }
        page.open("div", "class", "columns");
        conclusion.path("texts").forEachEntry((language, words) -> languaged(page, language, words.asString()));
        page.close().open("dl", "class", "facts");
        if (conclusion.has("at")) {
            fact(page, "Given", time(text(conclusion, "at")));
        }
        risk(page, "Risk class of the finding", text(conclusion, "risk"));
        conclusion
                .path("without")
                .forEach(party -> fact(
                        page,
                        "Found without an account of",
                        file.name(party.asString()) + ", whose time for it had passed"));
        page.close();
        lessons(conclusion.path("lessons"), page);
        page.close();
    }

    private static void lessons(JsonNode lessons, Html page) {
        if (!lessons.isEmpty()) {
            page.element("h3", "Lessons").open("ol");
            lessons.forEach(lesson ->
                    page.open("li", "dir", "auto").text(lesson.asString()).close());
            page.close();
        }
    }

    static void positions(IncidentFile file, Html page) {
        page.open("section").element("h2", "Positions on the finding").open("div", "class", "sides");
        for (String side : file.sides()) {
            JsonNode position = file.inquiry().path("positions").path(side);
            page.open("div").open("h3").isolated(file.name(side)).close();
            if (position.isMissingNode()) {
                page.element("p", "None recorded.");
            } else {
                page.element("p", words(text(position, "says")) + ", " + time(text(position, "at")));
                Optional.of(text(position, "text")).filter(t -> !t.isEmpty()).ifPresent(page::said);
            }
            page.close();
        }
        page.close().close();
    }

    static void foot(IncidentFile file, Html page) {
        page.open("footer");
        page.element(
                "p",
                "Each account is its party's own. Nothing in this file says who is to blame, and nothing in it is scored. "
                        + "What is received is not approved.");
        page.open("p")
                .text("Copy mark ")
                .isolated(text(file.me(), "mark"))
                .text(". Times are UTC, with their date-time group.");
        page.close().close();
    }

    /** A row of a list of facts. */
    static void fact(Html page, String name, String value) {
        page.element("dt", name).open("dd").isolated(value).close();
    }

    /** A risk class with what its letter stands for; nothing where there is none. */
    static void risk(Html page, String name, String letter) {
        if (!letter.isEmpty()) {
            fact(page, name, letter + ", " + RiskClass.valueOf(letter).words());
        }
    }

    private static void languaged(Html page, String language, String words) {
        page.open("p", "class", "said", "dir", "auto", "lang", language)
                .text(words)
                .close();
    }

    static String place(JsonNode point) {
        JsonNode at = point.path("position");
        return String.format(
                        Locale.ROOT,
                        "%.4f, %.4f",
                        at.path("lat").asDouble(),
                        at.path("lon").asDouble()) + " ± " + text(point, "uncertainty");
    }

    /** UTC to the second, with the date-time group beside it. */
    static String time(String text) {
        return Dtg.instant(text).map(IncidentSections::time).orElse(text);
    }

    private static String time(Instant at) {
        return at.toString().replaceFirst("\\.\\d+Z$", "Z") + " (" + Dtg.of(at) + ")";
    }

    static String text(JsonNode item, String name) {
        return item.path(name).asString("");
    }

    private static final Map<String, String> WORDS = Map.of("AIRPROX", "Aircraft proximity (AIRPROX)");

    static String words(String name) {
        String plain = lower(name);
        String capital = plain.isEmpty() ? plain : plain.substring(0, 1).toUpperCase(Locale.ROOT) + plain.substring(1);
        return WORDS.getOrDefault(name, capital);
    }
}
