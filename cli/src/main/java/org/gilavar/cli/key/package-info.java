/**
 * Where the keys of posts are kept, and how they are got at: {@link org.gilavar.cli.key.KeyFile} files (PKCS#12 under a
 * passphrase, or PEM for trials), PKCS#11 tokens ({@link org.gilavar.cli.key.TokenUri}), and the passphrases that open
 * either ({@link org.gilavar.cli.key.Passphrases}). {@link org.gilavar.cli.key.KeySource} is the way in.
 *
 * <p>Never here: cryptography of our own, which is in the ledger, and a passphrase or PIN taken from an argument, which
 * everybody on the machine can read in the list of processes.
 *
 * <p>Tested with files of every state in a temporary folder, and with a SoftHSM token where it is installed.
 */
@NullMarked
package org.gilavar.cli.key;

import org.jspecify.annotations.NullMarked;
