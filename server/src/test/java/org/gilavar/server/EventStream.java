package org.gilavar.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The listening end of a feed as Server-Sent Events. Reading waits. */
public final class EventStream implements AutoCloseable {

    /** One event; {@code name} and {@code id} are empty where the stream gives none. */
    public record Event(String name, String id, String data) {
        public JsonNode json() {
            return JsonMapper.shared().readTree(data);
        }

        boolean isTelling() {
            return name.isEmpty();
        }
    }

    private final BufferedReader lines;
    private Optional<String> retry = Optional.empty();

    EventStream(InputStream in) {
        this.lines = new BufferedReader(new InputStreamReader(in, UTF_8));
    }

    /** The next event; empty when the server has ended the stream. */
    public Optional<Event> next() {
        String name = "";
        String id = "";
        StringBuilder data = new StringBuilder();
        try {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.isEmpty()) {
                    if (!data.isEmpty()) {
                        return Optional.of(new Event(name, id, data.toString()));
                    }
                } else if (line.startsWith("event:")) {
                    name = line.substring("event:".length()).strip();
                } else if (line.startsWith("id:")) {
                    id = line.substring("id:".length()).strip();
                } else if (line.startsWith("retry:")) {
                    retry = Optional.of(line.substring("retry:".length()).strip());
                } else if (line.startsWith("data:")) {
                    data.append(line.substring("data:".length()).strip());
                }
            }
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How long to wait before connecting again, in milliseconds, as far as the stream has said so. */
    public Optional<String> retry() {
        return retry;
    }

    /** The next event that is no heartbeat. */
    public Optional<Event> nextTelling() {
        Optional<Event> event = next();
        while (event.isPresent() && !event.get().isTelling()) {
            event = next();
        }
        return event;
    }

    /** So many tellings, waiting for each. */
    public List<Event> tellings(int count) {
        List<Event> tellings = new ArrayList<>();
        while (tellings.size() < count) {
            tellings.add(nextTelling().orElseThrow(() -> new AssertionError("ended after " + tellings)));
        }
        return tellings;
    }

    /** The first telling of this happening, past all others. */
    public JsonNode awaitHappened(String happened) {
        while (true) {
            JsonNode told = nextTelling()
                    .orElseThrow(() -> new AssertionError("the stream ended before " + happened))
                    .json();
            if (told.path("happened").asString().equals(happened)) {
                return told;
            }
        }
    }

    @Override
    public void close() {
        try {
            lines.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
