package org.gilavar.ledger.log;

import java.io.UncheckedIOException;
import org.gilavar.ledger.Hash;
import org.jspecify.annotations.Nullable;

/**
 * Where somebody else's log is read from: a folder, a web server (C2SP tlog-tiles). Nothing it returns is believed.
 *
 * <p>Both methods throw {@link UncheckedIOException} if they cannot tell what is there.
 */
public interface LogSource {
    /** The largest tile or bundle: a full one. */
    static int maxBytes(TilePath path) {
        int each = path.level() == TilePath.ENTRIES ? EntryBundle.MAX_PREFIXED_BYTES : Hash.BYTES;
        return TilePath.FULL * each;
    }

    /** The checkpoint as it is there, or null if there is none. Of one that is too long, at least one byte too many. */
    byte @Nullable [] checkpoint();

    /** Exactly this tile or bundle, or null if it is not there. Of one that is too long, at least one byte too many. */
    byte @Nullable [] read(TilePath path);
}
