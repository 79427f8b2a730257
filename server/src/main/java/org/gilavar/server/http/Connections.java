package org.gilavar.server.http;

import io.helidon.webserver.http.ServerRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.gilavar.server.Limits;

/**
 * Everybody who is connected: how many from where, and until when each must have done what it is doing.
 *
 * <p>The HTTP server waits without end for whoever trickles a handshake, a head or a body, and for whoever does not read. So
 * each connection has a deadline here, moved whenever it has got on, and a sweep several times a second that cuts whoever is
 * past it: both directions are shut, so that the thread that waits for it wakes and goes.
 *
 * <p>Beyond the most from one address there are some that are let in to be told so, and then none. Thread-safe.
 */
final class Connections implements AutoCloseable {

    /** Between two sweeps; a deadline may be late by as much. */
    private static final Duration SWEEP = Duration.ofMillis(250);

    /** One in so many more are let in to be told why they are not. */
    private static final int TOLD_ONE_IN = 8;

    /** So much of an address of IPv6 names the customer. */
    private static final int NETWORK_BYTES = 8;

    private static final int IPV4_BYTES = 4;

    private static final long NEVER = Long.MAX_VALUE;

    private static final class Open {
        private final SocketChannel channel;
        private final String from;
        private final boolean beyond;

        /** Nanoseconds since the beginning. */
        private volatile long deadline;

        Open(SocketChannel channel, String from, boolean beyond, long deadline) {
            this.channel = channel;
            this.from = from;
            this.beyond = beyond;
            this.deadline = deadline;
        }
    }

    private final Limits limits;
    private final Duration idle;
    private final LongSupplier nanos;
    private final long beginning;
    private final Map<SocketAddress, Open> open = new ConcurrentHashMap<>();
    private final Map<String, Integer> from = new ConcurrentHashMap<>();
    private final Map<String, Integer> streams = new ConcurrentHashMap<>();
    private final ScheduledExecutorService sweeping = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("connections").daemon().factory());
    private final ScheduledFuture<?> sweeps;

    /**
     * Nobody is connected.
     *
     * @param idle how long a connection is kept for a further request
     * @param nanos a clock that only goes forward, in nanoseconds
     */
    Connections(Limits limits, Duration idle, LongSupplier nanos) {
        this.limits = limits;
        this.idle = idle;
        this.nanos = nanos;
        this.beginning = nanos.getAsLong();
        this.sweeps =
                sweeping.scheduleWithFixedDelay(this::sweep, SWEEP.toNanos(), SWEEP.toNanos(), TimeUnit.NANOSECONDS);
    }

    /**
     * Takes in a connection that has been accepted.
     *
     * @throws UncheckedIOException when it is one too many, or has gone again
     */
    void accepted(SocketChannel channel) {
        try {
            if (!(channel.getRemoteAddress() instanceof InetSocketAddress remote)) {
                throw new IOException("no address to hold it by");
            }
            String network = network(remote.getAddress());
            if (held(network) >= limits.connections()) {
                sweep(); // those that have gone since count no longer
            }
            int held = held(network);
            if (held >= limits.connections() + Math.max(1, limits.connections() / TOLD_ONE_IN)) {
                throw new IOException("too many connections from " + network);
            }
            Open one = new Open(channel, network, held >= limits.connections(), in(limits.request()));
            from.merge(network, 1, Integer::sum);
            Optional.ofNullable(open.put(remote, one)).ifPresent(before -> gone(before.from));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private int held(String network) {
        return from.getOrDefault(network, 0);
    }

    private void gone(String network) {
        from.computeIfPresent(network, (n, held) -> held == 1 ? null : held - 1);
    }

    /** The address, or of IPv6 its network. */
    static String network(InetAddress address) {
        byte[] bytes = address.getAddress();
        return bytes.length == IPV4_BYTES
                ? address.getHostAddress()
                : HexFormat.ofDelimiter(":").formatHex(Arrays.copyOf(bytes, NETWORK_BYTES)) + "/64";
    }

    /** The head of a request is there. False when it came over a connection too many: it is to be told so, and closed. */
    boolean begin(ServerRequest request) {
        Optional<Open> one = find(request);
        one.ifPresent(o -> o.deadline = in(request.content().hasEntity() ? limits.exchange() : limits.answer()));
        return one.filter(o -> o.beyond).isEmpty();
    }

    /** The answer has been sent. Over a connection too many it was the only one. */
    void end(ServerRequest request) {
        find(request).ifPresent(o -> o.deadline = o.beyond ? now() : in(idle));
    }

    private Optional<Open> find(ServerRequest request) {
        return Optional.ofNullable(open.get(request.remotePeer().address()));
    }

    /**
     * A stream begins over the connection of this request. Close it when it has ended.
     *
     * @throws ProblemException when the party has too many
     */
    Stream stream(ServerRequest request, String party) {
        int now = streams.merge(party, 1, Integer::sum);
        if (now > limits.streams()) {
            ended(party);
            throw new ProblemException(Problem.of(
                    429,
                    "too-many-streams",
                    "Your party listens to too many streams",
                    "at most " + limits.streams() + " at once; close some first, or share one"));
        }
        return new Stream(party, find(request));
    }

    private void ended(String party) {
        streams.computeIfPresent(party, (p, held) -> held == 1 ? null : held - 1);
    }

    /** Something that is written. */
    @FunctionalInterface
    interface Writing {
        void write() throws IOException;
    }

    /** One who listens, and may be silent for as long as it likes; but not while it is spoken to. */
    final class Stream implements AutoCloseable {
        private final String party;
        private final Optional<Open> over;

        private Stream(String party, Optional<Open> over) {
            this.party = party;
            this.over = over;
        }

        /** Writes something, for which there is so long. */
        void write(Writing writing) throws IOException {
            over.ifPresent(o -> o.deadline = in(limits.event()));
            writing.write();
            over.ifPresent(o -> o.deadline = NEVER);
        }

        /** The same for the last time: for closing it there is no more time than is left of it. */
        void end(Writing writing) throws IOException {
            over.ifPresent(o -> o.deadline = in(limits.event()));
            writing.write();
        }

        @Override
        public void close() {
            ended(party);
        }
    }

    private long now() {
        return nanos.getAsLong() - beginning;
    }

    private long in(Duration time) {
        return now() + time.toNanos();
    }

    private void sweep() {
        long now = now();
        open.forEach((remote, one) -> {
            if (!one.channel.isOpen()) {
                // Else another has come from there since, and this one has been counted out.
                if (open.remove(remote, one)) {
                    gone(one.from);
                }
            } else if (now > one.deadline) {
                cut(one);
                one.deadline = NEVER; // its own thread closes it
            }
        });
    }

    /** What is still to be sent is thrown away, since nobody reads it; but for what was said to one too many. */
    private static void cut(Open one) {
        try {
            if (!one.beyond) {
                one.channel.setOption(StandardSocketOptions.SO_LINGER, 0);
            }
            one.channel.shutdownInput();
            one.channel.shutdownOutput();
        } catch (IOException e) {
            // It has gone by itself.
            return;
        }
    }

    @Override
    public void close() {
        sweeps.cancel(false);
        sweeping.shutdownNow();
    }
}
