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
        try (InputStream in = request.content().inputStream()) {
            byte[] body = in.readNBytes(max);
            if (in.read() >= 0) {
                in.transferTo(OutputStream.nullOutputStream());
                throw new ProblemException(Problem.tooLarge(max));
            }
            return body;
        } catch (DataReader.InsufficientDataAvailableException e) {
            throw Problem.malformed("", "the body ends before it is whole");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
