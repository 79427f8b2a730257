/**
 * Transparency logs: trees that only grow, heads that are signed and cosigned, and proofs anybody can check offline.
 *
 * <p>Formats are those of C2SP, to the letter, so that other people's tools read our logs and ours read theirs:
 * signed-note ({@link org.gilavar.ledger.log.SignedNote}, {@link org.gilavar.ledger.log.NoteKey}), tlog-checkpoint
 * ({@link org.gilavar.ledger.log.Checkpoint}), tlog-cosignature ({@link org.gilavar.ledger.log.NoteSignature}),
 * tlog-tiles ({@link org.gilavar.ledger.log.TiledLog}), tlog-proof ({@link org.gilavar.ledger.log.TlogProof}),
 * tlog-policy ({@link org.gilavar.ledger.log.Policy}) and tlog-witness ({@link org.gilavar.ledger.log.Witness}). Proofs
 * are RFC 6962's ({@link org.gilavar.ledger.log.InclusionProof}, {@link org.gilavar.ledger.log.ConsistencyProof}).
 * Our own are {@link org.gilavar.ledger.log.Commitment}, {@link org.gilavar.ledger.log.Heads} and
 * {@link org.gilavar.ledger.log.Evidence}.
 *
 * <p>{@link org.gilavar.ledger.log.Audit} checks a whole log, or one entry, that somebody else keeps
 * ({@link org.gilavar.ledger.log.LogSource}), and names the first thing that is wrong.
 *
 * <p>Two exceptions tell everything that can be wrong with what others send:
 * {@link org.gilavar.ledger.log.MalformedException}, the bytes are not what they should be, and
 * {@link org.gilavar.ledger.log.UnverifiedException}, they are and it is not true. What can be read can be written again
 * to the same bytes. Where {@code verify} returns, it holds.
 *
 * <p>Never here: clocks, sockets, threads, files (those are in {@code folder}), or what an entry means.
 *
 * <p>Tested with public vectors of other implementations, every proof at every size up to a few hundred and every
 * mutation of it, seeded mutations of every parser's input, and a witness whose store fails and whose machine loses
 * power at every step.
 */
@NullMarked
package org.gilavar.ledger.log;

import org.jspecify.annotations.NullMarked;
