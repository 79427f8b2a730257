package org.gilavar.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** All of what came back over HTTP: equal answers are equal byte for byte, save for the date. */
public record Answer(int status, Map<String, List<String>> headers, String body) {

    static Answer of(HttpResponse<String> response) {
        Map<String, List<String>> headers = new TreeMap<>(response.headers().map());
        headers.remove("date");
        return new Answer(response.statusCode(), headers, response.body());
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name)).map(List::getFirst);
    }

    public JsonNode json() {
        return JsonMapper.shared().readTree(body);
    }

    /** The kind of problem, such as {@code stale-version}. */
    public String kind() {
        return json().path("type").asString("").replace("urn:gilavar:problem:", "");
    }

    /** The body of a success. */
    public JsonNode accepted() {
        assertThat(status).as(body).isBetween(200, 299);
        return json();
    }

    /** Fails unless this is a whole problem (RFC 9457) of this kind. */
    public void isProblem(int expectedStatus, String expectedKind) {
        assertThat(status).as(body).isEqualTo(expectedStatus);
        assertThat(header("content-type")).contains("application/problem+json");
        JsonNode problem = json();
        assertThat(kind()).isEqualTo(expectedKind);
        assertThat(problem.path("status").asInt()).isEqualTo(expectedStatus);
        assertThat(problem.path("title").asString()).isNotBlank();
        assertThat(problem.path("detail").asString()).isNotBlank();
    }
}
