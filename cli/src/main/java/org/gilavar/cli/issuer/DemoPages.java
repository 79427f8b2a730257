package org.gilavar.cli.issuer;

import java.util.List;

/** What a person sees at the demo issuer. */
final class DemoPages {

    private DemoPages() {}

    /** @param id of the request that the choice belongs to */
    static String choice(List<DemoPerson> people, String id) {
        StringBuilder buttons = new StringBuilder();
        for (int i = 0; i < people.size(); i++) {
            DemoPerson person = people.get(i);
            buttons.append("<p><button name=\"person\" value=\"")
                    .append(i)
                    .append("\">")
                    .append(escaped(person.name()))
                    .append(" (post ")
                    .append(escaped(person.post()))
                    .append(")</button></p>\n");
        }
        return page("<h2>Who do you want to be?</h2>\n<form method=\"post\" action=\"/choose\">\n"
                + "<input type=\"hidden\" name=\"request\" value=\"" + escaped(id) + "\">\n" + buttons + "</form>");
    }

    static String refusal(String reason) {
        return page("<p role=\"alert\">" + escaped(reason) + "</p>");
    }

    private static String page(String content) {
        return """
                <!doctype html>
                <html lang="en">
                <head><meta charset="utf-8"><title>DEMO issuer</title>
                <meta name="viewport" content="width=device-width, initial-scale=1"></head>
                <body>
                <h1>DEMO ISSUER: NOBODY IS CHECKED HERE</h1>
                <p><strong>This plays a party's provider for demonstrations on this machine. Never use it for anything else.</strong></p>
                %s
                </body>
                </html>
                """.formatted(content);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
