/**
 * What a party said, in its own signed bytes, and the tree that makes rewriting it visible.
 *
 * <p>{@link org.gilavar.ledger.Envelope} carries exact bytes and who signed them (DSSE v1).
 * {@link org.gilavar.ledger.SigningKey} and {@link org.gilavar.ledger.VerifyingKey} are Ed25519 (RFC 8032) or ES256
 * (ECDSA on P-256), each with one verifier whose verdicts on edge cases are frozen in tests. A key may stay in a
 * {@link org.gilavar.ledger.Token}; one in memory is kept at rest as an {@link org.gilavar.ledger.EncryptedKey}.
 * {@link org.gilavar.ledger.MerkleTree} hashes entries as RFC 6962 §2.1 does; {@code log} makes
 * transparency logs of it.
 *
 * <p>Never here: files, sockets, clocks, randomness of its own, or what a statement means. Nothing of ours is
 * imported; the package runs on JDK 17 with BouncyCastle beside it, so that a party can verify without the server.
 *
 * <p>Tested with the vectors of the specifications, with public Ed25519 edge cases and our own of ES256, against Java's
 * verifier and key store and OpenSSL, with a naive tree as oracle, and with one valid envelope and one mutation for each
 * way to be wrong.
 */
@NullMarked
package org.gilavar.ledger;

import org.jspecify.annotations.NullMarked;
