package org.gilavar.server.http;

import java.nio.charset.StandardCharsets;

/**
 * A page of a few words, for a browser that comes from elsewhere and has no script yet. It carries nothing but text of ours
 * and one link to the console.
 */
final class HtmlPage {

    static final String MEDIA_TYPE = "text/html; charset=utf-8";

    /** A browser sends a strict cookie only where it goes by a page of ours, and not where it was sent from elsewhere. */
    private static final String GO_ON = "\n  <meta http-equiv=\"refresh\" content=\"0; url=/\">";

    private HtmlPage() {}

    /** Goes on to the console by itself. */
    static byte[] toTheConsole(String title, String words) {
        return page(title, words, "Open the console", GO_ON, "");
    }

    /** Says what went wrong. */
    static byte[] refusal(String title, String words) {
        return page(title, words, "Back to the sign-in page", "", " class=\"refused\" role=\"alert\"");
    }

    private static byte[] page(String title, String words, String link, String head, String mark) {
        return """
            <!doctype html>
            <html lang="en" dir="ltr">
            <head>
              <meta charset="utf-8">
              <title>%1$s - Gilavar</title>
              <meta name="viewport" content="width=device-width, initial-scale=1">
              <meta name="color-scheme" content="light dark">%4$s
              <link rel="icon" href="/icon.svg" type="image/svg+xml">
              <link rel="stylesheet" href="/console.css">
            </head>
            <body>
              <main class="notice-page">
                <h1>Gilavar</h1>
                <h2>%1$s</h2>
                <p%5$s>%2$s</p>
                <p><a href="/">%3$s</a></p>
              </main>
            </body>
            </html>
            """.formatted(escaped(title), escaped(words), escaped(link), head, mark)
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
