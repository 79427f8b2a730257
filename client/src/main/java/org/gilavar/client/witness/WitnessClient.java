package org.gilavar.client.witness;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.gilavar.client.log.LimitedBody;
import org.gilavar.ledger.log.AddCheckpoint;
import org.gilavar.ledger.log.MalformedException;
import org.gilavar.ledger.log.SignedNote;
import org.gilavar.ledger.log.WitnessAnswer;

/** Asks witnesses for their cosignatures (C2SP tlog-witness). Safe for use by several threads. */
public final class WitnessClient {
    /** From the request to the end of the answer: it is a few hundred bytes. */
    public static final Duration PATIENCE = Duration.ofSeconds(5);

    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(PATIENCE)
            .followRedirects(HttpClient.Redirect.NEVER)
            .version(HttpClient.Version.HTTP_1_1)
            .build();

    /**
     * Asks one.
     *
     * @param witness its submission prefix, such as {@code http://127.0.0.1:8480}
     * @throws IOException if there is no answer, or none that a witness gives
     */
    public WitnessAnswer ask(URI witness, AddCheckpoint asked) throws IOException {
        String prefix = witness.toString();
        URI uri = URI.create((prefix.endsWith("/") ? prefix.substring(0, prefix.length() - 1) : prefix)
                + WitnessServer.ADD_CHECKPOINT);
        HttpRequest request = HttpRequest.newBuilder(uri)
                .timeout(PATIENCE)
                .POST(HttpRequest.BodyPublishers.ofByteArray(asked.bytes()))
                .build();
        HttpResponse<byte[]> response = LimitedBody.send(http, request, SignedNote.MAX_BYTES, PATIENCE);
        try {
            return WitnessAnswer.parse(response.statusCode(), response.body());
        } catch (MalformedException e) {
            throw new IOException(uri + ": " + e.reason(), e);
        }
    }
}
