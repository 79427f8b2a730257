package org.gilavar.server.http;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;

/**
 * The console's files, from the class path. A folder is one of a few, a name plain letters and one ending, so a path can
 * lead nowhere but into the console's own.
 */
final class Assets {

    private static final String WEBJARS = "/META-INF/resources/webjars/";
    private static final String OPENLAYERS = WEBJARS + "ol/10.7.0/";

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,40}\\.(js|css|svg|json)");

    private static final String GZIP = "gzip";

    /** Named, and not with a weight of nothing (RFC 9110 §12.5.3). */
    private static final Pattern GZIP_TAKEN =
            Pattern.compile("(?i)(?:^|,)\\s*gzip\\s*(?:$|,|;(?!\\s*q\\s*=\\s*0(?:\\.0*)?\\s*(?:$|,)))");

    /** Where the console's files are; the words of each language have a folder of their own. */
    private static final List<String> FOLDERS = List.of(
            "",
            "bars/",
            "profile/",
            "sign/",
            "notice/",
            "line/",
            "papers/",
            "words/en/",
            "words/tr/",
            "words/he/",
            "words/az/",
            "words/ar/",
            "words/ru/");

    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "json", "application/json",
            "svg", "image/svg+xml");

    /** A file as it is sent: packed to whoever can unpack it. Packing is for these alone, since the length of what is packed tells of it. */
    private static final class File {
        private final String type;
        private final byte[] plain;
        private final ETag plainTag;
        private final byte[] packed;
        private final ETag packedTag;

        File(String name, byte[] content) {
            this.type = typeOf(name);
            this.plain = content;
            this.plainTag = ETag.of(plain);
            this.packed = gzip(content);
            this.packedTag = ETag.of(packed);
        }

        void send(ServerRequest request, ServerResponse response) {
            response.header(HeaderNames.VARY, "Accept-Encoding");
            if (takesGzip(request)) {
                response.header(HeaderNames.CONTENT_ENCODING, GZIP);
                Answers.open(request, response, type, packed, packedTag);
            } else {
                Answers.open(request, response, type, plain, plainTag);
            }
        }

        private static boolean takesGzip(ServerRequest request) {
            return request.headers().contains(HeaderNames.ACCEPT_ENCODING)
                    && GZIP_TAKEN
                            .matcher(String.join(
                                    ",",
                                    request.headers()
                                            .get(HeaderNames.ACCEPT_ENCODING)
                                            .allValues()))
                            .find();
        }

        private static byte[] gzip(byte[] content) {
            var packed = new ByteArrayOutputStream(content.length / 2);
            try (var out = new GZIPOutputStream(packed)) {
                out.write(content);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return packed.toByteArray();
        }
    }

    /** What there is, once read. Names that lead nowhere are not kept: there is no end of them. */
    private final Map<String, File> console = new ConcurrentHashMap<>();

    void addTo(HttpRouting.Builder routing) {
        serve(routing, "/", "/console/index.html");
        serve(routing, "/basemap/land-50m.json", "/basemap/land-50m.json");
        serve(routing, "/lib/ol.js", OPENLAYERS + "dist/ol.js");
        serve(routing, "/lib/ol.css", OPENLAYERS + "ol.css");
        serve(routing, "/lib/i18next.js", WEBJARS + "i18next/25.3.0/dist/umd/i18next.min.js");
        serve(routing, "/lib/mgrs.js", WEBJARS + "mgrs/1.0.0/dist/mgrs.js");
        for (String folder : FOLDERS) {
            routing.get("/" + folder + "{file}", (request, response) -> consoleFile(folder, request, response));
        }
    }

    private static void serve(HttpRouting.Builder routing, String path, String resource) {
        File file = new File(
                resource, read(resource).orElseThrow(() -> new IllegalStateException("the build lacks " + resource)));
        routing.get(path, file::send);
    }

    private void consoleFile(String folder, ServerRequest request, ServerResponse response) {
        String file = request.path().pathParameters().get("file");
        if (!NAME.matcher(file).matches()) {
            throw new ProblemException(Problem.notFound());
        }
        send(folder + file, request, response);
    }

    private void send(String name, ServerRequest request, ServerResponse response) {
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
