package org.gilavar.ledger.log;

import org.gilavar.ledger.SigningKey;

/**
 * Whatever holds a private key and signs with it: a key in memory, or a token that never gives its key away.
 *
 * <p>What it returns is verified before it is used.
 */
public interface NoteSigner {
    /** The public half, with its name and what its signatures mean. */
    NoteKey key();

    /** The 64 bytes of an Ed25519 signature (RFC 8032) over exactly these bytes. */
    byte[] sign(byte[] message);

    /**
     * A signer that has its key in memory.
     *
     * @throws MalformedException if the name cannot be one, or it is no Ed25519 key
     */
    static NoteSigner of(String name, NoteKey.Type type, SigningKey signingKey) {
        NoteKey key = new NoteKey(name, type, signingKey.verifyingKey());
        return new NoteSigner() {
            @Override
            public NoteKey key() {
                return key;
            }

            @Override
            public byte[] sign(byte[] message) {
                return signingKey.signNote(message);
            }
        };
    }
}
