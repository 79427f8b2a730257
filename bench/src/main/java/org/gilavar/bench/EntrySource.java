package org.gilavar.bench;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.gilavar.journal.Entry;
import org.gilavar.journal.Salts;
import org.gilavar.journal.Stored;
import org.gilavar.ledger.Envelope;
import org.gilavar.ledger.Hash;
import org.gilavar.ledger.MerkleTree;
import org.gilavar.ledger.SigningKey;
import org.gilavar.mechanism.Change;
import org.gilavar.mechanism.Happened;
import org.gilavar.mechanism.Outcome;
import org.gilavar.mechanism.item.Moment;
import org.gilavar.mechanism.json.Json;

/** Entries of some 800 bytes, one after the other, each with its place in the tree. Not thread-safe. */
final class EntrySource {
    private static final int PAYLOAD_BYTES = 260;

    private final MerkleTree tree = new MerkleTree();
    private final Salts salts;
    private final Envelope envelope;
    private final Outcome outcome;

    EntrySource(Salts salts) {
        this.salts = salts;
        SigningKey key = SigningKey.ofSeed(new byte[SigningKey.SEED_BYTES]);
        this.envelope = Envelope.sign(
                "application/vnd.gilavar.statement+json",
                "x".repeat(PAYLOAD_BYTES).getBytes(StandardCharsets.US_ASCII),
                key);
        Change change = new Change(Happened.TIME_SET, new Moment(Instant.EPOCH));
        this.outcome = new Outcome(List.of(change, change), new TreeMap<>());
    }

    /** The next so many. */
    List<Stored> next(int count) {
        List<Stored> entries = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            Entry entry =
                    Entry.ofStatement(tree.size() + 1, Instant.EPOCH.plusMillis(tree.size()), envelope, outcome, salts);
            tree.append(entry.leafHash());
            entries.add(new Stored(entry, tree.root()));
        }
        return entries;
    }

    /** Bytes of statement and outcome of each, with the hashes and the salt. */
    int entryBytes() {
        return envelope.toJson().length
                + Json.write(outcome).length
                + 2 * Hash.BYTES
                + Salts.BYTES
                + Instant.EPOCH.plusMillis(1).toString().length()
                + Long.BYTES;
    }
}
