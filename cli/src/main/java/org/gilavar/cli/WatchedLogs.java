package org.gilavar.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gilavar.journal.UnreadableException;
import org.gilavar.ledger.log.MalformedException;
import org.gilavar.ledger.log.NoteKey;

/** The logs a witness is told to watch, as {@code ORIGIN=VKEY}, or {@code VKEY} where the key has the log's name. */
final class WatchedLogs {
    /** Longest file: as many logs as anybody watches, with long names. */
    private static final long MAX_BYTES = 1 << 20;

    private final Map<String, List<NoteKey>> keys = new LinkedHashMap<>();

    /** Reads one for each line that is neither empty nor begins with {@code #}. */
    void addFile(Path file) throws IOException {
        if (!Files.isRegularFile(file) || Files.size(file) > MAX_BYTES) {
            throw new UnreadableException("there is no file of logs " + file);
        }
        List<String> lines = Files.readAllLines(file);
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (!line.isEmpty() && !line.startsWith("#")) {
                add(file + ", line " + (i + 1), line);
            }
        }
    }

    /**
     * Adds one.
     *
     * @param where for what is said if it cannot be read
     * @throws UnreadableException if it is anything else
     */
    void add(String where, String text) {
        int equals = text.indexOf('=');
        if (equals < 0 || isKey(text)) {
            NoteKey key = key(where, text);
            add(key.name(), key);
            return;
        }
        // A key has its own checksum, so only one of several '=' can stand before it.
        int last = text.lastIndexOf('=');
        while (equals < last && !isKey(text.substring(equals + 1))) {
            equals = text.indexOf('=', equals + 1);
        }
        if (equals == 0) {
            throw new UnreadableException(where + ": expected ORIGIN=VKEY");
        }
        add(text.substring(0, equals), key(where, text.substring(equals + 1)));
    }

    private void add(String origin, NoteKey key) {
        List<NoteKey> of = keys.computeIfAbsent(origin, none -> new ArrayList<>());
        if (!of.contains(key)) {
            of.add(key);
        }
    }

    private static boolean isKey(String text) {
        try {
            NoteKey.parse(text);
            return true;
        } catch (MalformedException e) {
            return false;
        }
    }

    private static NoteKey key(String where, String text) {
        NoteKey key;
        try {
            key = NoteKey.parse(text);
        } catch (MalformedException e) {
            throw new UnreadableException(where + ": expected ORIGIN=VKEY; " + e.reason(), e);
        }
        if (key.type() != NoteKey.Type.ED25519) {
            throw new UnreadableException(where + ": this is the key of a witness, not of a log: " + key);
        }
        return key;
    }

    Map<String, List<NoteKey>> byOrigin() {
        return keys;
    }
}
