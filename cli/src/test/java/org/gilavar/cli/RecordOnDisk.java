package org.gilavar.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The record as anybody with SQLite and a JSON library finds it: nothing here is shared with who wrote it. Rows are read
 * once as they come; {@link #readAgain} reads all of them once more.
 */
final class RecordOnDisk {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Path file;
    private final Promises promises;

    /** By place, from 0: what was there when it was first read. */
    private final List<String> rows = new ArrayList<>();

    private final Map<String, Row> said = new HashMap<>();
    private final Map<String, List<String>> told = new HashMap<>();
    private Instant last = Instant.MIN;
    private long deadlines;

    /** An entry with a statement in it. */
    record Row(long seq, Instant at, List<String> told) {}

    RecordOnDisk(Path file, Promises promises) {
        this.file = file;
        this.promises = promises;
    }

    long entries() {
        return rows.size();
    }

    long deadlines() {
        return deadlines;
    }

    /** How many entries say something. */
    int statements() {
        return said.size();
    }

    Optional<Row> find(String key) {
        return Optional.ofNullable(said.get(key));
    }

    /** What each party was told, in order. */
    Map<String, List<String>> told() {
        return told;
    }

    /** Reads what has been appended; each row follows the one before and says what somebody sent, or nothing. */
    void readOn() throws SQLException {
        try (Connection database = open();
                PreparedStatement query = query(database, rows.size());
                ResultSet found = query.executeQuery()) {
            while (found.next()) {
                take(found);
            }
        }
    }

    /** Reads everything: there is as much as there was, and each row is what it was. */
    void readAgain() throws SQLException {
        int place = 0;
        try (Connection database = open();
                PreparedStatement query = query(database, 0);
                ResultSet found = query.executeQuery()) {
            while (found.next() && place < rows.size()) {
                if (!digest(found).equals(rows.get(place++))) {
                    throw new AssertionError("entry " + place + " has been changed");
                }
            }
        }
        if (place != rows.size()) {
            throw new AssertionError(rows.size() + " entries have been read, now there are " + place);
        }
    }

    private Connection open() throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:file:" + file.toAbsolutePath() + "?mode=ro");
    }

    private static PreparedStatement query(Connection database, long after) throws SQLException {
        PreparedStatement query =
                database.prepareStatement("SELECT seq, at, statement, outcome FROM entry WHERE seq > ? ORDER BY seq");
        query.setLong(1, after);
        return query;
    }

    private static String digest(ResultSet row) throws SQLException {
        return Digest.of(
                row.getString(1).getBytes(UTF_8), row.getString(2).getBytes(UTF_8), row.getBytes(3), row.getBytes(4));
    }

    private void take(ResultSet row) throws SQLException {
        long seq = row.getLong(1);
        if (seq != rows.size() + 1L) {
            throw new AssertionError("entry " + seq + " stands after entry " + rows.size());
        }
        rows.add(digest(row));
        Instant at = Instant.parse(row.getString(2));
        if (at.isBefore(last)) {
            throw new AssertionError("entry " + seq + " is of " + at + ", the one before it of " + last);
        }
        last = at;
        JsonNode outcome = JSON.readTree(row.getBytes(4)).path("told");
        outcome.forEachEntry((party, tellings) ->
                told.computeIfAbsent(party, p -> new ArrayList<>()).addAll(digests(tellings)));
        if (row.getBytes(3).length == 0) {
            deadlines++;
        } else {
            takeStatement(seq, at, JSON.readTree(row.getBytes(3)), outcome);
        }
    }

    private void takeStatement(long seq, Instant at, JsonNode envelope, JsonNode outcome) {
        byte[] payload = Base64.getDecoder().decode(envelope.path("payload").asString());
        JsonNode statement = JSON.readTree(payload);
        String party = statement.path("from").path("party").asString();
        String key = party + "/" + statement.path("id").asString();
        boolean sent = promises.find(key)
                .filter(promise -> promise.payload().equals(Digest.of(payload)))
                .isPresent();
        if (!sent) {
            throw new AssertionError("entry " + seq + " says what nobody sent: " + statement);
        }
        Row before = said.put(key, new Row(seq, at, digests(outcome.path(party))));
        if (before != null) {
            throw new AssertionError(key + " stands twice, at entries " + before.seq() + " and " + seq);
        }
    }

    private static List<String> digests(JsonNode tellings) {
        List<String> digests = new ArrayList<>();
        tellings.forEach(
                telling -> digests.add(Digest.of(telling.path("happened").asString(), telling.path("item"))));
        return digests;
    }
}
