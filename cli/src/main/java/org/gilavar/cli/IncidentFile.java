package org.gilavar.cli;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.gilavar.client.GilavarClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * All that a page about an incident is made of, as one post is shown it at one moment.
 *
 * @param me who looks, when, and in which mechanism
 * @param withoutPrejudice the clause by language; empty where no terms are shown
 * @param names of the parties, by id
 * @param reconstruction what all who have a part in it had been told when it occurred, as the API has it; absent where nobody was asked
 * @param linked by kind and id, such as {@code NOTICE turkiye.patrol}: what is linked to, as far as it is shown
 */
record IncidentFile(
        JsonNode me,
        JsonNode incident,
        SortedMap<String, String> withoutPrejudice,
        Map<String, String> names,
        SortedMap<String, Optional<JsonNode>> linked,
        Optional<JsonNode> reconstruction) {

    private static final int MOST_BYTES = 4 << 20;

    private static final Map<String, List<String>> PATHS = Map.of(
            "NOTICE", List.of("notices", "traces"),
            "CONFLICT", List.of("conflicts"),
            "MESSAGE", List.of("messages"));

    /** Asks the server for what there is. */
    static IncidentFile of(GilavarClient client, JsonNode incident) throws IOException, InterruptedException {
        Map<String, String> names = new TreeMap<>();
        client.all("/v1/parties")
                .forEach(p -> names.put(p.path("id").asString(), p.path("name").asString()));
        SortedMap<String, Optional<JsonNode>> linked = new TreeMap<>();
        for (JsonNode link : links(incident).toList()) {
            String kind = link.path("kind").asString("");
            String id = link.path("id").asString("");
            linked.put(kind + " " + id, find(client, PATHS.getOrDefault(kind, List.of()), id));
        }
        JsonNode reconstructed = client.get("/v1/incidents/"
                + URLEncoder.encode(incident.path("id").asString(), StandardCharsets.UTF_8) + "/reconstruction");
        ReconstructionSection.ofIncident(reconstructed); // its hash is looked at
        return new IncidentFile(
                client.get("/v1/me"), incident, clause(client), names, linked, Optional.of(reconstructed));
    }

    private static SortedMap<String, String> clause(GilavarClient client) throws IOException, InterruptedException {
        SortedMap<String, String> words = new TreeMap<>();
        client.all("/v1/arrangements").stream()
                .filter(a ->
                        List.of("IN_FORCE", "ENDED").contains(a.path("standing").asString("")))
                .flatMap(a -> a.path("terms").path("clauses").valueStream())
                .filter(clause -> clause.path("id").asString("").equals("without-prejudice"))
                .forEach(clause ->
                        clause.path("text").forEachEntry((language, text) -> words.put(language, text.asString())));
        return words;
    }

    private static Optional<JsonNode> find(GilavarClient client, List<String> collections, String id)
            throws IOException, InterruptedException {
        for (String collection : collections) {
            String path = "/v1/" + collection + "/" + URLEncoder.encode(id, StandardCharsets.UTF_8);
            Optional<byte[]> item = client.bytes(path, MOST_BYTES);
            if (item.isPresent()) {
                return item.map(bytes -> JsonMapper.shared().readTree(bytes));
            }
        }
        return Optional.empty();
    }

    private static Stream<JsonNode> links(JsonNode incident) {
        return Stream.concat(
                        incident.path("accounts").valueStream(),
                        incident.path("inquiry").path("full").valueStream())
                .flatMap(account -> account.path("particulars").path("links").valueStream());
    }

    boolean isExercise() {
        return me.path("mechanism").path("mode").asString("").equals("EXERCISE");
    }

    Instant now() {
        return Instant.parse(me.path("now").asString());
    }

    JsonNode inquiry() {
        return incident.path("inquiry");
    }

    /** The two sides, in order of id, so that the file is the same for both. */
    List<String> sides() {
        return incident.path("between").valueStream().map(JsonNode::asString).toList();
    }

    String name(String party) {
        return names.getOrDefault(party, party);
    }
}
