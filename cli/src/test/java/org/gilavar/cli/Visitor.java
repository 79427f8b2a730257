package org.gilavar.cli;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A browser as far as signing in needs one: keeps cookies, and goes nowhere by itself. */
final class Visitor {

    private final HttpClient http;
    private final Map<String, String> cookies = new TreeMap<>();

    Visitor(HttpClient http) {
        this.http = http;
    }

    static Visitor plain() {
        return new Visitor(HttpClient.newHttpClient());
    }

    HttpResponse<String> visit(String address) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(address)));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
        for (String set : answer.headers().allValues("Set-Cookie")) {
            String[] pair = set.substring(0, set.indexOf(';')).split("=", 2);
            if (set.contains("Expires=Thu, 1 Jan 1970") || set.contains("Expires=Thu, 01 Jan 1970")) {
                cookies.remove(pair[0]);
            } else {
                cookies.put(pair[0], pair[1]);
            }
        }
        return answer;
    }

    /** Where an answer sends a browser. */
    static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElseThrow(() -> new AssertionError(answer.body()));
    }

    /** Picks somebody at the demo issuer: where that sends the browser. */
    static String choose(String authorization, int person) throws IOException, InterruptedException {
        HttpClient elsewhere = HttpClient.newHttpClient();
        HttpResponse<String> page =
                elsewhere.send(HttpRequest.newBuilder(URI.create(authorization)).build(), BodyHandlers.ofString());
        Matcher request =
                Pattern.compile("name=\"request\"[^>]* value=\"([^\"]+)\"").matcher(page.body());
        if (!request.find()) {
            throw new AssertionError(page.body());
        }
        HttpResponse<String> chosen = elsewhere.send(
                HttpRequest.newBuilder(URI.create(authorization).resolve("/choose"))
                        .POST(HttpRequest.BodyPublishers.ofString("request=" + request.group(1) + "&person=" + person))
                        .build(),
                BodyHandlers.ofString());
        return location(chosen);
    }

    Optional<String> cookie(String name) {
        return Optional.ofNullable(cookies.get(name));
    }

    void forget(String name) {
        cookies.remove(name);
    }

    void keep(String name, String value) {
        cookies.put(name, value);
    }

    static List<String> setBy(HttpResponse<String> answer) {
        return answer.headers().allValues("Set-Cookie");
    }
}
