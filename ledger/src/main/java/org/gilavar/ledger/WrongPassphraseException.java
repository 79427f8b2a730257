package org.gilavar.ledger;

/** The passphrase does not open the key, or what it would open has been changed: the two cannot be told apart. */
public final class WrongPassphraseException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    WrongPassphraseException(Throwable cause) {
        super("wrong passphrase, or the file has been damaged: its check value does not fit", cause);
    }
}
