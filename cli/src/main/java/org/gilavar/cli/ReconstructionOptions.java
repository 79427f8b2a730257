package org.gilavar.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.gilavar.client.GilavarClient;
import org.gilavar.mechanism.json.Json;
import org.gilavar.server.RecordedPast;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** As of when, and from what: a server, or the file of a journal. */
final class ReconstructionOptions {

    private static final Duration WINDOW = Duration.ofHours(1);

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command = CommandSpec.create();

    @Mixin
    private ClientOptions client = new ClientOptions();

    @Option(
            names = "--at",
            paramLabel = "TIME",
            converter = When.Form.class,
            description =
                    "The instant: 2025-04-12T08:00:20Z or 120800ZAPR25. Default: of an incident when it occurred, else now.")
    private @Nullable When at;

    @Option(
            names = "--window",
            paramLabel = "DURATION",
            converter = DurationForm.class,
            description = "What was over is shown too, if it was told within so long before. Default: 1h")
    private Duration window = WINDOW;

    @Option(
            names = "--journal",
            paramLabel = "FILE",
            description = "Whoever holds the journal: read it, and ask no server. With --for.")
    private @Nullable Path journal;

    @Option(
            names = "--copy",
            paramLabel = "DIR",
            description =
                    "Of what your party had been told: from its copy, as ./gilavar mirror keeps it, and ask no server.")
    private @Nullable Path copy;

    @Option(names = "--for", paramLabel = "PARTY", description = "With --journal: what this one had been told.")
    private @Nullable String party;

    @Option(names = "--json", description = "As the API has it, for programs.")
    private boolean json;

    boolean isForPrograms() {
        return json;
    }

    /** What a party had been told. */
    JsonNode own() throws IOException, InterruptedException {
        if (copy != null) {
            return tree(CopiedPast.of(copy, requiredInstant(), window));
        }
        if (journal == null) {
            return client().get("/v1/reconstruction" + query());
        }
        try (RecordedPast past = RecordedPast.of(journal)) {
            return tree(past.own(party(), inIt(past, requiredInstant()), window)
                    .orElseThrow(() -> new SpokenException("no party " + party() + " has been told anything")));
        }
    }

    /** What all had been told who have a part in an incident. */
    JsonNode ofIncident(String typed) throws IOException, InterruptedException {
        if (copy != null) {
            throw new SpokenException(
                    "what all had been told cannot be told from the copy of one. See ./gilavar reconstruct --copy");
        }
        if (journal == null) {
            String id =
                    LookOptions.item(client(), Kind.INCIDENT, typed).path("id").asString();
            return client().get(Kind.INCIDENT.path() + "/" + id + "/reconstruction" + query());
        }
        try (RecordedPast past = RecordedPast.of(journal)) {
            String id = Kind.INCIDENT.id(typed, party());
            return tree(past.ofIncident(id, party(), instant().map(instant -> inIt(past, instant)), window)
                    .orElseThrow(() -> new SpokenException(party() + " knows of no incident " + id)));
        }
    }

    private GilavarClient client() throws IOException {
        if (!client.namesPost()) {
            throw new ParameterException(
                    command.commandLine(),
                    "who are you? Give --as and --key, or --copy DIR, or --journal FILE and --for PARTY");
        }
        return client.client();
    }

    private String query() {
        return "?window=" + window + instant().map(instant -> "&at=" + instant).orElse("");
    }

    private Optional<Instant> instant() {
        return at == null
                ? Optional.empty()
                : Optional.of(at.absolute()
                        .orElseThrow(() -> new ParameterException(
                                command.commandLine(),
                                "--at must be a time such as 2025-04-12T08:00:20Z: what is asked again "
                                        + "later is to be the same")));
    }

    private Instant requiredInstant() {
        return instant().orElseThrow(() -> new ParameterException(command.commandLine(), "as of when? Give --at"));
    }

    /** What was told after the last entry, a journal cannot say: another that has more of it would find something else. */
    private static Instant inIt(RecordedPast past, Instant instant) {
        Instant last = past.last().orElse(Instant.MIN);
        if (instant.isAfter(last)) {
            throw new SpokenException(
                    "--at is after the last entry of this journal, " + last + ": ask for that or before");
        }
        return instant;
    }

    private String party() {
        if (party == null) {
            throw new ParameterException(command.commandLine(), "of whom? Give --for PARTY");
        }
        return party;
    }

    private static JsonNode tree(Object found) {
        return JsonMapper.shared().readTree(Json.write(found));
    }
}
