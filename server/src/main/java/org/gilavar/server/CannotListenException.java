package org.gilavar.server;

/** The address cannot be listened on, most often because another server does. The message says which. */
public final class CannotListenException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public CannotListenException(String host, int port) {
        super("cannot listen on " + host + ":" + port + "; is another server running there? Choose another port");
    }
}
