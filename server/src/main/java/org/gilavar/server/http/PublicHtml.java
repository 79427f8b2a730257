package org.gilavar.server.http;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.gilavar.mechanism.item.Communique;

/** The words of the public page, in HTML: each language in its own direction, none before another but by its tag. */
final class PublicHtml {

    private static final DateTimeFormatter DTG =
            DateTimeFormatter.ofPattern("ddHHmm'Z'MMMuu", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    private static final DateTimeFormatter UTC = DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private static final Set<String> RIGHT_TO_LEFT =
            Set.of("ar", "azb", "ckb", "dv", "fa", "he", "ps", "sd", "syr", "ug", "ur", "yi");

    /** By ISO 15924. Where a tag names a script, that says it: Azerbaijani is written in three, one of them from the right. */
    private static final Set<String> SCRIPTS_RIGHT_TO_LEFT =
            Set.of("Adlm", "Arab", "Hebr", "Nkoo", "Rohg", "Syrc", "Thaa");

    private static final String STYLE = """
            :root { color-scheme: light dark; }
            body { font: 1.0625rem/1.6 system-ui, "Segoe UI", "Noto Sans", sans-serif; margin: 0 auto; max-width: 44rem;
              padding: 1.5rem; }
            h1 { font-size: 1.5rem; }
            article { border-top: 1px solid currentColor; padding: 1rem 0; }
            h2 { font-size: 1rem; font-weight: 400; margin: 0; }
            h2 a { color: inherit; }
            section { margin-top: 1rem; }
            h3 { font-size: .875rem; font-weight: 600; margin: 0; opacity: .75; }
            p { margin: .25rem 0 0; overflow-wrap: anywhere; }
            .exercise { background: #b45309; color: #fff; font-weight: 700; letter-spacing: .1em; padding: .5rem 1rem;
              text-align: center; }
            """;

    /** By which the policy of the page lets this style in, and no other. */
    static final String STYLE_HASH = "sha256-" + Base64.getEncoder().encodeToString(sha256(STYLE));

    private PublicHtml() {}

    /**
     * A page of these, in this order.
     *
     * @param name by which each is addressed
     */
    static String page(List<Communique> shown, Function<Communique, String> name, boolean exercise) {
        String articles = shown.stream()
                .map(communique -> article(communique, name.apply(communique)))
                .collect(Collectors.joining());
        return """
            <!doctype html>
            <html lang="en" dir="ltr">
            <head>
            <meta charset="utf-8">
            <title>%1$sCommuniqués</title>
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <style>%2$s</style>
            </head>
            <body>
            %3$s<main>
            <h1>Communiqués</h1>
            %4$s</main>
            </body>
            </html>
            """.formatted(
                        exercise ? "EXERCISE " : "",
                        STYLE,
                        exercise ? "<p class=\"exercise\">EXERCISE EXERCISE EXERCISE</p>\n" : "",
                        articles.isEmpty() ? "<p>None has been published.</p>\n" : articles);
    }

    private static String article(Communique communique, String name) {
        Instant at = communique.published().orElseThrow();
        String words = communique
                .texts()
                .map(texts -> texts.entrySet().stream()
                        .map(text -> section(text.getKey(), text.getValue()))
                        .collect(Collectors.joining()))
                .orElseGet(() -> communique
                        .text()
                        .map(text -> "<section lang=\"\" dir=\"auto\">" + paragraphs(text) + "</section>\n")
                        .orElse(""));
        return "<article>\n<h2><a href=\"/communiques/" + escaped(name) + "\"><time datetime=\"" + at + "\">"
                + DTG.format(at).toUpperCase(Locale.ROOT) + "</time></a> · " + UTC.format(at) + "</h2>\n" + words
                + "</article>\n";
    }

    private static String section(String language, String text) {
        Locale locale = Locale.forLanguageTag(language);
        String direction = isRightToLeft(locale) ? "rtl" : "ltr";
        return "<section lang=\"" + escaped(language) + "\" dir=\"" + direction + "\"><h3>"
                + escaped(locale.getDisplayName(locale)) + "</h3>" + paragraphs(text) + "</section>\n";
    }

    private static boolean isRightToLeft(Locale locale) {
        return locale.getScript().isEmpty()
                ? RIGHT_TO_LEFT.contains(locale.getLanguage())
                : SCRIPTS_RIGHT_TO_LEFT.contains(locale.getScript());
    }

    /** A paragraph for each line: what directs the writing of one never reaches the next. */
    private static String paragraphs(String text) {
        return Arrays.stream(text.strip().split("\\R+", -1))
                .map(line -> "<p>" + escaped(line) + "</p>")
                .collect(Collectors.joining());
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
