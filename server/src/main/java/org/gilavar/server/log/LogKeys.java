package org.gilavar.server.log;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.gilavar.ledger.Hash;
import org.gilavar.ledger.SigningKey;
import org.gilavar.ledger.log.NoteKey;
import org.gilavar.ledger.log.NoteSigner;
import org.gilavar.ledger.log.Salt;

/**
 * The keys that a mechanism's logs are signed with: one for each log, all from one secret, so that there is one to guard
 * and none is used for two logs. The seed of each is SHA-256 of the secret key's signature (Ed25519, so always the same) over
 *
 * <pre>
 *   gilavar.org/log-key@v1
 *   origin of the log
 * </pre>
 *
 * <p>and the secret of its slots in the common log the same over {@code gilavar.org/slot-secret@v1}, and that of the marks
 * over {@code gilavar.org/mark@v1}.
 *
 * <p>Such a signature is never given away, and the secret signs nothing else. Thread-safe.
 */
public final class LogKeys {

    private static final String KEY_DOMAIN = "gilavar.org/log-key@v1\n";
    private static final String SLOT_DOMAIN = "gilavar.org/slot-secret@v1\n";
    private static final String MARK_DOMAIN = "gilavar.org/mark@v1\n";

    private final SigningKey secret;
    private final Map<String, NoteSigner> signers = new ConcurrentHashMap<>();
    private final Map<String, Salt> slotSecrets = new ConcurrentHashMap<>();

    /**
     * The keys that follow from a secret.
     *
     * @param secret an Ed25519 key in memory, used for this alone
     */
    public LogKeys(SigningKey secret) {
        this.secret = secret;
    }

    /** The signer of a log. */
    public NoteSigner signer(String origin) {
        return signers.computeIfAbsent(origin, this::derive);
    }

    private NoteSigner derive(String origin) {
        SigningKey key = SigningKey.ofSeed(derived(KEY_DOMAIN, origin).bytes());
        return NoteSigner.of(origin, NoteKey.Type.ED25519, key);
    }

    /** The secret that the salts of a log's slots in the common log follow from ({@link Salt#forLeaf}): for its reader. */
    public Salt slotSecret(String origin) {
        return slotSecrets.computeIfAbsent(
                origin, name -> Salt.of(derived(SLOT_DOMAIN, name).bytes()));
    }

    /** The marks of what posts are shown. */
    public Marks marks() {
        return new Marks(derived(MARK_DOMAIN, "").bytes());
    }

    private Hash derived(String domain, String origin) {
        return Hash.sha256(secret.signNote((domain + origin + "\n").getBytes(StandardCharsets.UTF_8)));
    }
}
