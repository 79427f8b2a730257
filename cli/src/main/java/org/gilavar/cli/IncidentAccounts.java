package org.gilavar.cli;

import static org.gilavar.cli.IncidentSections.fact;
import static org.gilavar.cli.IncidentSections.place;
import static org.gilavar.cli.IncidentSections.risk;
import static org.gilavar.cli.IncidentSections.text;
import static org.gilavar.cli.IncidentSections.time;
import static org.gilavar.cli.IncidentSections.words;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.gilavar.cli.page.Html;
import tools.jackson.databind.JsonNode;

/** What each side has reported, beside each other. */
final class IncidentAccounts {

    private IncidentAccounts() {}

    static void accounts(IncidentFile file, Html page) {
        page.open("section").element("h2", "Accounts, each in its party's own words");
        page.open("div", "class", "sides");
        for (String side : file.sides()) {
            page.open("div").open("h3").isolated(file.name(side)).close();
            JsonNode incident = file.incident();
            account(page, "Initial report", incident.path("accounts").path(side), incident.path("sealed"), side);
            account(
                    page,
                    "Full report",
                    file.inquiry().path("full").path(side),
                    file.inquiry().path("sealed"),
                    side);
            page.close();
        }
        page.close().close();
    }

    private static void account(Html page, String title, JsonNode account, JsonNode sealed, String side) {
        page.element("h4", title);
        if (account.isMissingNode()) {
            boolean isSealed =
                    sealed.valueStream().anyMatch(party -> party.asString("").equals(side));
            page.element(
                    "p",
                    isSealed ? "In, and sealed from you until you have given your own." : "None.",
                    "class",
                    "none");
            return;
        }
        page.element("p", time(text(account, "at")), "class", "at");
        if (account.has("acknowledged")) {
            page.element(
                    "p",
                    account.path("acknowledged").asBoolean()
                            ? "Acknowledges that it took place."
                            : "Disputes that it took place.");
        }
        page.said(text(account, "text"));
        particulars(page, account.path("particulars"));
    }

    private static void particulars(Html page, JsonNode of) {
        if (of.isMissingNode()) {
            return;
        }
        page.open("dl", "class", "facts");
        if (of.has("occurred")) {
            fact(page, "Occurred", time(text(of, "occurred")));
        }
        if (of.has("ended")) {
            fact(page, "Over", time(text(of, "ended")));
        }
        if (of.has("position")) {
            fact(page, "Place", place(of.path("position")));
        }
        if (of.has("nearest")) {
            fact(page, "Nearest", nearest(of.path("nearest")));
        }
        if (of.has("action")) {
            fact(page, "Done at once", text(of, "action"));
        }
        if (of.has("damage")) {
            fact(page, "Damage", words(text(of, "damage")));
        }
        if (of.has("casualties")) {
            fact(page, "Casualties", words(text(of, "casualties")));
        }
        risk(page, "Risk class, own assessment", text(of, "risk"));
        of.path("links").forEach(link -> fact(page, "Linked", words(text(link, "kind")) + " " + text(link, "id")));
        page.close();
    }

    private static String nearest(JsonNode nearest) {
        List<String> parts = new ArrayList<>();
        figure(parts, nearest.path("lateralMetres"), "%.0f m on the ground");
        JsonNode vertical = nearest.path("verticalMetres");
        if (vertical.isNumber()) {
            parts.add(String.format(
                    Locale.ROOT, "%.0f m (%.0f ft) in level", vertical.asDouble(), vertical.asDouble() / 0.3048));
        }
        figure(parts, nearest.path("secondsApart"), "%.0f s in time");
        return String.join(", ", parts);
    }

    private static void figure(List<String> parts, JsonNode figure, String form) {
        if (figure.isNumber()) {
            parts.add(String.format(Locale.ROOT, form, figure.asDouble()));
        }
    }
}
