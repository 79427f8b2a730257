package org.gilavar.server;

import java.time.Duration;

/**
 * How much one end may have open at once, and how long it may take: so that nobody who is slow, broken or means ill uses up
 * what the others need.
 *
 * @param connections from one address; of IPv6 from one network of 64 bits, which is what one customer has
 * @param streams that one party may listen to at once
 * @param request from connecting, handshake included, until the first request is there
 * @param exchange from the head of a request with a body until its answer has been sent
 * @param answer the same for a request without one, whose answer may be long
 * @param event from the first byte of an event in a stream to its last
 */
public record Limits(
        int connections, int streams, Duration request, Duration exchange, Duration answer, Duration event) {

    /**
     * A quarter of all connections there may be: some hundred desks, each with a console, behind one address. Requests and
     * handshakes take milliseconds, and a client that has waited for half a minute for an answer has hung up. Two minutes
     * for an answer are what some ten megabytes take over a line as slow as it may be.
     */
    public static final Limits DEFAULT = new Limits(
            1_024,
            1_024,
            Duration.ofSeconds(15),
            Duration.ofSeconds(30),
            Duration.ofMinutes(2),
            Duration.ofSeconds(10));

    public Limits {
        if (connections < 1 || streams < 1) {
            throw new IllegalArgumentException(
                    "expected at least one connection and stream, found " + connections + " and " + streams);
        }
    }
}
