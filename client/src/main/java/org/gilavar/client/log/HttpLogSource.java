package org.gilavar.client.log;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.gilavar.ledger.log.Audit;
import org.gilavar.ledger.log.LogSource;
import org.gilavar.ledger.log.SignedNote;
import org.gilavar.ledger.log.TilePath;
import org.jspecify.annotations.Nullable;

/**
 * A log on a web server, read through its tiles (C2SP tlog-tiles).
 *
 * <p>Over https from anywhere; over http from this machine alone. Redirects are not followed. Each answer has
 * {@link #PATIENCE} from the request to its last byte, and no more bytes than what was asked for can have. 404 and 410 say
 * that something is not there; any other answer but 200 is a failure to read. Safe for use by several threads.
 */
public final class HttpLogSource implements LogSource {
    /** From a request to the last byte of its answer: sixteen megabytes over a slow line. */
    public static final Duration PATIENCE = Duration.ofSeconds(60);

    /** How much longer than what it compresses a gzip stream gets at most: five bytes for each block, and a header. */
    private static final int GZIP_PART = 1000;

    private static final int GZIP_BYTES = 1000;

    private static final Pattern LOOPBACK = Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[::1]");

    private final String prefix;
    private final Duration patience;
    private final HttpClient http;

    /**
     * The log under a prefix.
     *
     * @throws IllegalArgumentException if it is neither https nor http on loopback, or has a query, fragment or user
     */
    public HttpLogSource(URI prefix) {
        this(prefix, PATIENCE);
    }

    HttpLogSource(URI prefix, Duration patience) {
        String host = prefix.getHost();
        boolean secure = "https".equalsIgnoreCase(prefix.getScheme());
        boolean local = "http".equalsIgnoreCase(prefix.getScheme())
                && host != null
                && LOOPBACK.matcher(host).matches();
        if (host == null || !(secure || local)) {
            throw new IllegalArgumentException("expected https, or http on this machine, found " + prefix);
        }
        if (prefix.getRawQuery() != null || prefix.getRawFragment() != null || prefix.getRawUserInfo() != null) {
            throw new IllegalArgumentException("expected the address of a log and no more, found " + prefix);
        }
        String text = prefix.toString();
        this.prefix = text.endsWith("/") ? text : text + "/";
        this.patience = patience;
        this.http = HttpClient.newBuilder()
                .connectTimeout(patience)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    @Override
    public byte @Nullable [] checkpoint() {
        return get(Audit.CHECKPOINT, SignedNote.MAX_BYTES);
    }

    @Override
    public byte @Nullable [] read(TilePath path) {
        return get(path.toString(), LogSource.maxBytes(path));
    }

    private byte @Nullable [] get(String path, int maxBytes) {
        URI uri = URI.create(prefix + path);
        HttpRequest request = HttpRequest.newBuilder(uri)
                .timeout(patience)
                .header("Accept-Encoding", "gzip, identity")
                .build();
        try {
            HttpResponse<byte[]> response =
                    LimitedBody.send(http, request, maxBytes + maxBytes / GZIP_PART + GZIP_BYTES, patience);
            return switch (response.statusCode()) {
                case 200 -> decoded(response, maxBytes);
                case 404, 410 -> null;
                default -> throw new IOException("it answered " + response.statusCode());
            };
        } catch (IOException e) {
            throw new UncheckedIOException(new IOException(uri + ": " + inWords(e), e));
        }
    }

    private static String inWords(IOException e) {
        String message = e.getMessage();
        return message == null ? "nobody answers there" : message;
    }

    /** Servers may compress without being asked. */
    private static byte[] decoded(HttpResponse<byte[]> response, int maxBytes) throws IOException {
        String coding = response.headers().firstValue("Content-Encoding").orElse("identity");
        if (coding.equalsIgnoreCase("identity")) {
            return response.body();
        }
        if (!coding.equalsIgnoreCase("gzip")) {
            throw new IOException("it is encoded as " + coding);
        }
        try (GZIPInputStream unzipped = new GZIPInputStream(new ByteArrayInputStream(response.body()))) {
            return unzipped.readNBytes(maxBytes + 1);
        }
    }
}
