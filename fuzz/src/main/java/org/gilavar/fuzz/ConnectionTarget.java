package org.gilavar.fuzz;

import java.net.URI;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.gilavar.cli.pki.Authority;
import org.gilavar.client.tls.Connection;
import org.gilavar.client.tls.MalformedConnectionException;

/** Connection packages: JSON that a party takes from the facilitator, with certificates in it. */
final class ConnectionTarget {
    private ConnectionTarget() {}

    static Target one() {
        return new RoundTrip<>(
                "connection",
                ConnectionTarget::read,
                Connection::bytes,
                RoundTrip.Form.LOOSE,
                ConnectionTarget::samples);
    }

    private static Optional<Connection> read(byte[] json) {
        try {
            return Optional.of(Connection.parse(json));
        } catch (MalformedConnectionException e) {
            Shown.reason(String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    private static List<byte[]> samples() {
        SecureRandom same = new SecureRandom() {
            private static final long serialVersionUID = 1L;
            private final Random numbers = new Random(1);

            @Override
            public void nextBytes(byte[] bytes) {
                numbers.nextBytes(bytes);
            }
        };
        Authority authority = Authority.create("sample", Instant.parse("2025-04-12T08:00:00Z"), same);
        Connection connection = new Connection(
                URI.create("https://gilavar.example:8470"),
                "sample",
                "turkiye",
                List.of(authority.certificate()),
                List.of(Connection.pinOf(authority.certificate())),
                Optional.of("quorum none\n"));
        return List.of(connection.bytes());
    }
}
