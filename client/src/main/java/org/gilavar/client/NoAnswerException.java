package org.gilavar.client;

import java.io.IOException;
import java.net.URI;

/** The connection broke, or there was no whole answer in time; the cause says which. What was asked may be asked again. */
public final class NoAnswerException extends IOException {

    private static final long serialVersionUID = 1L;

    NoAnswerException(URI asked, IOException cause) {
        super(asked.getPath() + ": no answer: " + cause.getMessage(), cause);
    }
}
