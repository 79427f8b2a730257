package org.gilavar.server;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import org.gilavar.ledger.VerifyingKey;

/**
 * How a server is set up.
 *
 * @param host the address to listen on; this version speaks plain HTTP, so only loopback is accepted
 * @param port 0 for any free one
 * @param data the folder that holds {@code journal.db}
 * @param founder the root key of whoever may found the mechanism, needed while the journal is empty
 * @param clock the server's time
 */
public record ServerConfig(String host, int port, Path data, Optional<VerifyingKey> founder, InstantSource clock) {

    public static final String LOOPBACK = "127.0.0.1";
    public static final int DEFAULT_PORT = 8470;

    public ServerConfig {
        if (!host.equals(LOOPBACK) && !host.equals("::1") && !host.equals("localhost")) {
            throw new IllegalArgumentException(
                    "host: this version has no TLS yet and listens on loopback only (" + LOOPBACK + "), found " + host);
        }
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("port: expected 0 to 65535, found " + port);
        }
    }

    public Path journal() {
        return data.resolve("journal.db");
    }
}
