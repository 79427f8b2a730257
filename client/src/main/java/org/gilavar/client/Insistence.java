package org.gilavar.client;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * Does something again while no answer comes, until a deadline. Only for what may be done twice: the same signed bytes,
 * which take effect once, and questions.
 */
final class Insistence {

    /** What is done. */
    @FunctionalInterface
    interface Call<T> {
        T make() throws IOException, InterruptedException;
    }

    /** Lets time pass. */
    @FunctionalInterface
    interface Pause {
        void of(Duration time) throws InterruptedException;
    }

    /** Answers, of the server or of something before it, that say nothing of the statement: it could not be asked. */
    private static final Set<Integer> NO_ANSWER = Set.of(502, 503, 504);

    private final Backoff backoff;
    private final LongSupplier nanos;
    private final Pause pause;

    Insistence(Backoff backoff, LongSupplier nanos, Pause pause) {
        this.backoff = backoff;
        this.nanos = nanos;
        this.pause = pause;
    }

    /**
     * The answer.
     *
     * @param deadline in the nanoseconds of the clock it was made with: no try begins later
     * @throws ProblemException when the answer is that it was not taken
     * @throws IOException the last failure, when no answer has come
     */
    <T> T until(long deadline, Call<T> call) throws IOException, InterruptedException {
        while (true) {
            Duration wait = backoff.next();
            IOException failure;
            try {
                return call.make();
            } catch (InterruptedIOException e) {
                if (Thread.interrupted()) {
                    throw interrupted(e);
                }
                failure = e;
            } catch (IOException e) {
                failure = e;
            } catch (ProblemException e) {
                if (!NO_ANSWER.contains(e.status())) {
                    throw e;
                }
                failure = new IOException(e.getMessage(), e);
                wait = longer(wait, e.retryAfter().orElse(Duration.ZERO));
            }
            if (nanos.getAsLong() + wait.toNanos() - deadline > 0) {
                throw failure;
            }
            pause.of(wait);
        }
    }

    private static Duration longer(Duration a, Duration b) {
        return a.compareTo(b) > 0 ? a : b;
    }

    private static InterruptedException interrupted(InterruptedIOException e) {
        InterruptedException interrupted = new InterruptedException(e.getMessage());
        interrupted.initCause(e);
        return interrupted;
    }
}
