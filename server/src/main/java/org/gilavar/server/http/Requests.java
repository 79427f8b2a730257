package org.gilavar.server.http;

import io.helidon.webserver.http.ServerRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;
import org.gilavar.ledger.Envelope;

/** Reads requests. */
final class Requests {

    /** Longest body that is heard out, though not kept: whoever is cut off while sending never reads the answer. */
    static final int MAX_HEARD_OUT = 8 * Envelope.MAX_JSON_BYTES;

    /** What is sent by whoever is not known yet: one signed text or code, and some short ones. */
    static final int MAX_OF_STRANGERS = 16 * 1024;

    private Requests() {}

    /** The body as it came; empty when there is none. */
    static byte[] body(ServerRequest request) {
        return body(request, Envelope.MAX_JSON_BYTES);
    }

    /**
     * The same of a body that is never so long.
     *
     * @param max bytes; of a longer one nothing is kept
     */
    static byte[] body(ServerRequest request, int max) {
        if (!request.content().hasEntity()) {
            return new byte[0];
        }
        return heardOut(request, max).orElseThrow(() -> new ProblemException(Problem.tooLarge(max)));
    }

    /** Empty when there is more. */
    private static Optional<byte[]> heardOut(ServerRequest request, int max) {
        try (InputStream in = request.content().inputStream()) {
            byte[] body = in.readNBytes(max);
            if (in.read() >= 0) {
                in.transferTo(OutputStream.nullOutputStream());
                return Optional.empty();
            }
            return Optional.of(body);
        } catch (IOException | RuntimeException e) {
            // The library throws whatever it meets in chunks that are none; and what follows on the connection cannot
            // be told
            // from the rest of such a body.
            throw Problem.malformed("", "the body is not whole, or not in chunks as HTTP/1.1 has them")
                    .endingConnection();
        }
    }
}
