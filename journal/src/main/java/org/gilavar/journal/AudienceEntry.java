package org.gilavar.journal;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.gilavar.ledger.log.EntryOpening;
import org.gilavar.ledger.log.Salt;
import org.gilavar.mechanism.Outcome;

/**
 * What one party has of an entry, and the log of its audience holds a commitment to: the only place that knows.
 *
 * <pre>
 *   {"at":"2026-03-01T06:00:00Z","said":{…},"told":[…]}
 *
 *   at    when the entry was taken
 *   said  the signed statement, a DSSE envelope as it came; only where it is this party's own
 *   told  what the party was told, in order, as its feed has it
 * </pre>
 *
 * <p>The salt follows from the entry's own ({@link Salt#forAudience}); it goes with it when the entry is erased. Entries
 * of journals from before there were salts have the salt of 32 zero bytes: only the party itself ever sees the leaf.
 *
 * <p>Neither the place in the journal nor anything else of the entry is in it: it would tell how much others say.
 */
public final class AudienceEntry {

    private AudienceEntry() {}

    /**
     * Who has a leaf for an entry: whoever was told anything, and whoever spoke.
     *
     * @param speaker the party whose statement it was; empty when a deadline passed
     */
    public static Set<String> audiences(Outcome outcome, Optional<String> speaker) {
        Set<String> audiences = new TreeSet<>(outcome.told().keySet());
        speaker.ifPresent(audiences::add);
        return audiences;
    }

    /**
     * What opens the leaf of an entry in the log of one of its audiences.
     *
     * @param outcome the entry's, already read
     * @param speaker the party whose statement it was; empty when a deadline passed
     */
    public static EntryOpening of(Entry entry, Outcome outcome, Optional<String> speaker, String audience) {
        boolean own = speaker.filter(audience::equals).isPresent();
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(("{\"at\":\"" + entry.at() + "\",").getBytes(StandardCharsets.US_ASCII));
        if (own) {
            body.writeBytes("\"said\":".getBytes(StandardCharsets.US_ASCII));
            body.writeBytes(entry.statementBytes());
            body.write(',');
        }
        body.writeBytes("\"told\":".getBytes(StandardCharsets.US_ASCII));
        body.writeBytes(entry.toldBytes(outcome, audience));
        body.write('}');
        byte[] salt = entry.saltBytes();
        return EntryOpening.of(
                Salt.of(salt.length == 0 ? new byte[Salt.BYTES] : salt).forAudience(audience), body.toByteArray());
    }

    /**
     * The same of an entry that has still to be read.
     *
     * @throws org.gilavar.mechanism.json.MalformedException when it cannot be
     */
    public static EntryOpening of(Entry entry, String audience) {
        return of(entry, entry.outcome(), entry.said().map(said -> said.from().party()), audience);
    }
}
