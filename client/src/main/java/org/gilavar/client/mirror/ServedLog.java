package org.gilavar.client.mirror;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import org.gilavar.client.GilavarClient;
import org.gilavar.ledger.log.LogSource;
import org.gilavar.ledger.log.SignedNote;
import org.gilavar.ledger.log.TilePath;
import org.jspecify.annotations.Nullable;

/** A log of the mechanism, read as a post. */
final class ServedLog implements LogSource {
    private final GilavarClient client;
    private final String prefix;

    /** @param prefix such as {@code /own-log/} */
    ServedLog(GilavarClient client, String prefix) {
        this.client = client;
        this.prefix = prefix;
    }

    @Override
    public byte @Nullable [] checkpoint() {
        return get("checkpoint", SignedNote.MAX_BYTES);
    }

    @Override
    public byte @Nullable [] read(TilePath path) {
        return get(path.toString(), LogSource.maxBytes(path));
    }

    private byte @Nullable [] get(String name, int maxBytes) {
        try {
            return client.bytes(prefix + name, maxBytes).orElse(null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new InterruptedIOException("interrupted"));
        }
    }
}
