package org.gilavar.journal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import org.gilavar.ledger.Envelope;
import org.gilavar.ledger.MalformedEnvelopeException;
import org.gilavar.ledger.VerifyingKey;

/**
 * Entries in order, each with what can be told of it without what came before: whether its leaf fits, and whether its
 * signatures do. That is most of the work, and it is done by several threads for entries that are yet to come.
 */
final class OpenedAhead {

    /** Entries that one thread opens in a row: some milliseconds of signatures. */
    private static final int STEP = 32;

    /** Steps under way or waiting; enough that no thread is idle, few enough that memory stays small. */
    private static final int AHEAD = 16;

    /**
     * An entry that was opened.
     *
     * @param stored or the fault that was found in its place
     * @param admission by the keys that were known when it was opened; a later key may change a refusal, and nothing else
     */
    record Opened(
            long seq,
            Optional<Stored> stored,
            Optional<DamagedException> fault,
            Optional<Envelope> envelope,
            Optional<Admission.Opened> admission) {

        static Opened damaged(long seq, DamagedException fault) {
            return new Opened(seq, Optional.empty(), Optional.of(fault), Optional.empty(), Optional.empty());
        }
    }

    private final Rows rows;
    private final Executor threads;
    private final Function<String, Optional<VerifyingKey>> keys;
    private volatile boolean over;

    OpenedAhead(Rows rows, Executor threads, Function<String, Optional<VerifyingKey>> keys) {
        this.rows = rows;
        this.threads = threads;
        this.keys = keys;
    }

    /** Reads a range, once, one entry after the other on the caller's thread, until it is over or the reader throws. */
    void forEach(long first, long last, Consumer<Opened> reader) {
        Deque<CompletableFuture<List<Opened>>> steps = new ArrayDeque<>();
        long next = first;
        try {
            while (next <= last || !steps.isEmpty()) {
                while (next <= last && steps.size() < AHEAD) {
                    long from = next;
                    long to = Math.min(last, from + STEP - 1);
                    steps.add(CompletableFuture.supplyAsync(() -> open(from, to), threads));
                    next = to + 1;
                }
                join(steps.remove()).forEach(reader);
            }
        } finally {
            over = true;
            steps.forEach(OpenedAhead::finish); // nobody may be reading when the journal is closed
        }
    }

    private static List<Opened> join(CompletableFuture<List<Opened>> step) {
        try {
            return step.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }

    private static void finish(CompletableFuture<List<Opened>> step) {
        try {
            step.join();
        } catch (CompletionException | CancellationException e) {
            return; // of what came later nobody asks any more
        }
    }

    private List<Opened> open(long from, long to) {
        List<Opened> opened = new ArrayList<>();
        long next = from;
        while (next <= to && !over) {
            List<Row> window;
            try {
                window = rows.window(next, to);
            } catch (DamagedException e) {
                opened.add(Opened.damaged(next, e));
                return opened;
            }
            if (window.isEmpty() || window.getFirst().seq() != next) {
                opened.add(Opened.damaged(next, new DamagedException(next, "is missing")));
                return opened;
            }
            for (Row row : window) {
                if (row.seq() != next || over) {
                    break;
                }
                opened.add(open(row));
                next++;
            }
        }
        return opened;
    }

    private Opened open(Row row) {
        try {
            Stored stored = row.stored();
            Optional<Envelope> envelope = envelopeOf(stored.entry());
            return new Opened(
                    row.seq(),
                    Optional.of(stored),
                    Optional.empty(),
                    envelope,
                    envelope.map(e -> Admission.open(e, keys)));
        } catch (DamagedException e) {
            return Opened.damaged(row.seq(), e);
        }
    }

    private static Optional<Envelope> envelopeOf(Entry entry) {
        try {
            return entry.statement();
        } catch (MalformedEnvelopeException e) {
            throw new DamagedException(entry.seq(), "its envelope is not one: " + e.field() + " " + e.reason(), e);
        }
    }
}
