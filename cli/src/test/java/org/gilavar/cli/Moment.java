package org.gilavar.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** When a server is killed. */
enum Moment {
    /** While it starts: opens the record, recovers, begins to listen. */
    STARTING(20),
    /** At any time while it is spoken to: in the middle of a batch, between two. */
    LOADED(50),
    /** As soon as it writes a snapshot. */
    SNAPSHOT(15),
    /** As soon as what stands in the write-ahead log is moved into the record's file. */
    CHECKPOINT(15);

    /** What comes is waited for so long; then it is killed all the same. */
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private static final Duration LOOK = Duration.ofMillis(1);

    private final int share;

    Moment(int share) {
        this.share = share;
    }

    static Moment drawn(RandomGenerator random) {
        int roll = random.nextInt(
                Stream.of(values()).mapToInt(moment -> moment.share).sum());
        for (Moment moment : values()) {
            roll -= moment.share;
            if (roll < 0) {
                return moment;
            }
        }
        throw new IllegalStateException("the shares do not add up");
    }

    /**
     * Waits until it has come.
     *
     * @param longest how long a random wait may be
     * @return whether it has come; else it was waited for in vain
     */
    boolean await(ServerProcess server, Duration longest, RandomGenerator random) throws InterruptedException {
        return switch (this) {
            case STARTING, LOADED -> {
                boolean lives = server.livesFor(Duration.ofNanos(random.nextLong(longest.toNanos())));
                if (!lives) {
                    throw new AssertionError("the server died of itself");
                }
                yield true;
            }
            case SNAPSHOT -> await(server, () -> isWritingSnapshot(server.journal()));
            case CHECKPOINT -> {
                String before = stamp(server.journal());
                yield await(server, () -> !stamp(server.journal()).equals(before));
            }
        };
    }

    private static boolean await(ServerProcess server, BooleanSupplier come) throws InterruptedException {
        Instant until = Instant.now().plus(PATIENCE);
        boolean here = come.getAsBoolean();
        while (!here && Instant.now().isBefore(until)) {
            if (!server.livesFor(LOOK)) {
                throw new AssertionError("the server died of itself");
            }
            here = come.getAsBoolean();
        }
        return here;
    }

    private static boolean isWritingSnapshot(Path journal) {
        String[] names = Path.of(journal + ".snapshots").toFile().list((folder, name) -> name.endsWith(".part"));
        return names != null && names.length > 0;
    }

    private static String stamp(Path journal) {
        try {
            return Files.getLastModifiedTime(journal) + " " + Files.size(journal);
        } catch (IOException e) {
            throw new AssertionError("the record cannot be looked at", e);
        }
    }
}
