package org.gilavar.ledger;

/**
 * A device, or anything else outside this program, that keeps a private key and signs with it: a smart card, a hardware
 * security module, a service. {@link SigningKey#inToken} makes a key of it.
 */
@FunctionalInterface
public interface Token {
    /**
     * Signs a message with the key's own algorithm. It is called with the pre-authentication encoding of an envelope,
     * and once with a certificate where {@link SigningKey#certificate()} is asked for.
     *
     * @return 64 bytes: an Ed25519 signature, or the r ‖ s of ES256, with either s
     * @throws TokenException if the device is not there any more or does not want to
     */
    byte[] sign(byte[] message);
}
