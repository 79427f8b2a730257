package org.gilavar.server.http;

import io.helidon.common.buffers.DataReader;
import io.helidon.webserver.http.ServerRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import org.gilavar.ledger.Envelope;

/** Reads requests. */
final class Requests {

    /** Longest body that is heard out, though not kept: whoever is cut off while sending never reads the answer. */
    static final int MAX_HEARD_OUT = 8 * Envelope.MAX_JSON_BYTES;

    private Requests() {}

    /** The body as it came; empty when there is none. */
    static byte[] body(ServerRequest request) {
        if (!request.content().hasEntity()) {
            return new byte[0];
        }
        try (InputStream in = request.content().inputStream()) {
            byte[] body = in.readNBytes(Envelope.MAX_JSON_BYTES);
            if (in.read() >= 0) {
                in.transferTo(OutputStream.nullOutputStream());
                throw new ProblemException(Problem.tooLarge());
            }
            return body;
        } catch (DataReader.InsufficientDataAvailableException e) {
            throw Problem.malformed("", "the body ends before it is whole");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
