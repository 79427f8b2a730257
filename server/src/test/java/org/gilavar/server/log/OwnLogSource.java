package org.gilavar.server.log;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.gilavar.ledger.log.LogSource;
import org.gilavar.ledger.log.TilePath;
import org.gilavar.server.TestServer;
import org.jspecify.annotations.Nullable;

/** The log of Türkiye's audience as it reads it. */
final class OwnLogSource implements LogSource {

    private final HttpClient http = HttpClient.newHttpClient();
    private final TestServer server;

    OwnLogSource(TestServer server) {
        this.server = server;
    }

    @Override
    public byte @Nullable [] checkpoint() {
        return get("checkpoint");
    }

    @Override
    public byte @Nullable [] read(TilePath path) {
        return get(path.toString());
    }

    private byte @Nullable [] get(String name) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(server.address() + "/own-log/" + name))
                .headers(server.turkiye().bearer())
                .build();
        try {
            HttpResponse<byte[]> response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
            return response.statusCode() == 200 ? response.body() : null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError("hangs", e);
        }
    }
}
