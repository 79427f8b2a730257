package org.gilavar.server.http;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * Where a page of a collection ended: after the last id that was looked at for it. It holds its place whatever comes and goes
 * around it, needs nothing to be kept for it, and says nothing but an id that its reader may see. Opaque to clients, so that
 * it can become something else.
 *
 * @param after the id, which need not be there any more
 */
record Cursor(Collection collection, String after) {

    /** Longer than that of any id. */
    static final int MAX_CHARS = 512;

    private static final String SEPARATOR = ":";

    String text() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((collection.path() + SEPARATOR + after).getBytes(StandardCharsets.UTF_8));
    }

    /** The cursor of this collection that is written so; empty for anything else, the cursor of another among it. */
    static Optional<Cursor> parse(Collection collection, String text) {
        if (text.length() > MAX_CHARS) {
            return Optional.empty();
        }
        String prefix = collection.path() + SEPARATOR;
        return decoded(text)
                .filter(said -> said.startsWith(prefix))
                .map(said -> new Cursor(collection, said.substring(prefix.length())))
                .filter(cursor -> cursor.text().equals(text));
    }

    private static Optional<String> decoded(String text) {
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(Base64.getUrlDecoder().decode(text)))
                    .toString());
        } catch (IllegalArgumentException | CharacterCodingException e) {
            return Optional.empty();
        }
    }
}
