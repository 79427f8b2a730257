package org.gilavar.server.http;

import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * The console's files, from the class path. A name is plain letters and one ending, and leads into the console's own
 * folder, so a path can lead nowhere else.
 */
final class Assets {

    private static final String OPENLAYERS = "/META-INF/resources/webjars/ol/10.7.0/";

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,40}\\.(js|css|svg)");

    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "json", "application/json",
            "svg", "image/svg+xml");

    /** A file as it is sent. */
    private static final class File {
        private final String type;
        private final byte[] content;
        private final ETag tag;

        File(String name, byte[] content) {
            this.type = typeOf(name);
            this.content = content;
            this.tag = ETag.of(content);
        }

        void send(ServerRequest request, ServerResponse response) {
            Answers.open(request, response, type, content, tag);
        }
    }

    /** What there is, once read. Names that lead nowhere are not kept: there is no end of them. */
    private final Map<String, File> console = new ConcurrentHashMap<>();

    void addTo(HttpRouting.Builder routing) {
        serve(routing, "/", "/console/index.html");
        serve(routing, "/basemap/land-50m.json", "/basemap/land-50m.json");
        serve(routing, "/lib/ol.js", OPENLAYERS + "dist/ol.js");
        serve(routing, "/lib/ol.css", OPENLAYERS + "ol.css");
        routing.get("/{file}", this::consoleFile);
    }

    private static void serve(HttpRouting.Builder routing, String path, String resource) {
        File file = new File(
                resource, read(resource).orElseThrow(() -> new IllegalStateException("the build lacks " + resource)));
        routing.get(path, file::send);
    }

    private void consoleFile(ServerRequest request, ServerResponse response) {
        String name = request.path().pathParameters().get("file");
        if (!NAME.matcher(name).matches()) {
            throw new ProblemException(Problem.notFound());
        }
        File file = console.get(name);
        if (file == null) {
            file = new File(name, read("/console/" + name).orElseThrow(() -> new ProblemException(Problem.notFound())));
            console.put(name, file);
        }
        file.send(request, response);
    }

    private static String typeOf(String file) {
        return TYPES.getOrDefault(file.substring(file.lastIndexOf('.') + 1), "application/octet-stream");
    }

    private static Optional<byte[]> read(String resource) {
        try (InputStream in = Assets.class.getResourceAsStream(resource)) {
            return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
