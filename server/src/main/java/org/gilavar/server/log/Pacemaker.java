package org.gilavar.server.log;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.gilavar.ledger.Hash;
import org.gilavar.ledger.log.AddCheckpoint;
import org.gilavar.ledger.log.LogSource;
import org.gilavar.ledger.log.MalformedException;
import org.gilavar.ledger.log.NoteKey;
import org.gilavar.ledger.log.NoteSignature;
import org.gilavar.ledger.log.SourceHashes;
import org.gilavar.ledger.log.UnverifiedException;
import org.gilavar.ledger.log.WitnessAnswer;
import org.gilavar.ledger.log.WitnessDialogue;
import org.gilavar.mechanism.terms.WitnessTerms;
import org.gilavar.mechanism.terms.Witnessing;
import org.gilavar.server.audience.Audiences;

/**
 * Gives the common log its beats, at a fixed pace whatever happens, and asks for the cosignatures of those witnesses that
 * have an address; the others fetch the head and hand theirs in.
 *
 * <p>One thread adds beats. Each witness is asked on a thread of its own, by one at a time, so that a slow one holds up
 * neither the pace nor the others.
 */
public final class Pacemaker implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(Pacemaker.class.getName());

    /** Asks one witness. */
    @FunctionalInterface
    public interface Asking {
        WitnessAnswer ask(URI witness, AddCheckpoint asked) throws IOException;
    }

    /** Says where everything stands; empty before there is a mechanism, or when the writer has stopped. */
    @FunctionalInterface
    public interface Standings {
        Optional<Standing> now() throws InterruptedException;
    }

    private final Standings standings;
    private final Audiences audiences;
    private final Function<String, CommonLog> opening;
    private final LogSource tiles;
    private final Watch watch;
    private final Asking asking;
    private final InstantSource clock;
    private final ExecutorService askers = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, WitnessDialogue> dialogues = new ConcurrentHashMap<>();
    private final Set<String> beingAsked = ConcurrentHashMap.newKeySet();

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition stopping = lock.newCondition();
    private final ReentrantLock publishing = new ReentrantLock();
    private Optional<CommonLog> log = Optional.empty();
    private boolean stopped;
    private Thread thread = new Thread();

    /**
     * A pacemaker that has not started.
     *
     * @param opening opens the common log of the mechanism of a name
     * @param tiles reads what that log has published; by any thread
     */
    public Pacemaker(
            Standings standings,
            Audiences audiences,
            Function<String, CommonLog> opening,
            LogSource tiles,
            Watch watch,
            Asking asking,
            InstantSource clock) {
        this.standings = standings;
        this.audiences = audiences;
        this.opening = opening;
        this.tiles = tiles;
        this.watch = watch;
        this.asking = asking;
        this.clock = clock;
    }

    /**
     * Opens the common log of a mechanism that is there already, rather than at its first beat.
     *
     * @throws UnusableLogException if it cannot be gone on with
     */
    public void open(String mechanism) {
        publishing.lock();
        try {
            log = Optional.of(opening.apply(mechanism));
        } catch (MalformedException | UnverifiedException e) {
            throw new UnusableLogException(String.valueOf(e.getMessage()), e);
        } finally {
            publishing.unlock();
        }
    }

    /** Starts to beat by itself. */
    public void start(Duration pace) {
        thread = Thread.ofPlatform().name("common-log").daemon().start(() -> run(pace));
    }

    private void run(Duration pace) {
        long next = System.nanoTime();
        try {
            while (waitUntil(next)) {
                beat();
                next = Math.max(next + pace.toNanos(), System.nanoTime());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // nobody interrupts it but whoever ends the process
        }
    }

    /** False when it is time to stop. */
    private boolean waitUntil(long nanoTime) throws InterruptedException {
        lock.lock();
        try {
            long left = nanoTime - System.nanoTime();
            while (!stopped && left > 0) {
                left = stopping.awaitNanos(left);
            }
            return !stopped;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Adds one beat, if there is a mechanism, and has the witnesses asked. A beat that cannot be kept is left out, with a
     * line in the log; the next one covers what it would have.
     */
    public void beat() throws InterruptedException {
        Beat beat;
        publishing.lock(); // before asking: an older standing must not be published after a newer one
        try {
            Optional<Standing> now = standings.now();
            if (now.isEmpty()) {
                return;
            }
            if (log.isEmpty()) {
                log = Optional.of(opening.apply(now.get().mechanism()));
            }
            beat = log.get().add(now.get(), roots(now.get()), clock.instant());
            watch.beat(beat);
        } catch (UncheckedIOException | MalformedException | UnverifiedException e) {
            LOG.log(System.Logger.Level.ERROR, "no beat in the common log: " + e.getMessage());
            return;
        } finally {
            publishing.unlock();
        }
        beat.standing().witnessing().map(Witnessing::witnesses).orElse(List.of()).stream()
                .filter(witness -> witness.url().isPresent())
                .filter(witness -> beingAsked.add(witness.key()))
                .forEach(witness -> askers.execute(() -> ask(witness, beat)));
    }

    private Map<String, Hash> roots(Standing standing) {
        Map<String, Hash> roots = new HashMap<>();
        standing.sizes()
                .forEach((party, size) -> audiences
                        .findLog(party)
                        .ifPresent(log -> roots.put(party, log.log().root(size))));
        return roots;
    }

    private void ask(WitnessTerms witness, Beat beat) {
        try {
            WitnessDialogue dialogue =
                    dialogues.computeIfAbsent(witness.key(), key -> new WitnessDialogue(NoteKey.parse(key)));
            URI url = URI.create(witness.url().orElseThrow());
            SourceHashes hashes = SourceHashes.of(tiles, beat.size());
            WitnessDialogue.Heard heard =
                    dialogue.hear(beat.head(), asking.ask(url, dialogue.ask(beat.head(), hashes)));
            if (heard instanceof WitnessDialogue.Heard.AskAgain) {
                heard = dialogue.hear(beat.head(), asking.ask(url, dialogue.ask(beat.head(), hashes)));
            }
            switch (heard) {
                case WitnessDialogue.Heard.Cosigned given -> cosigned(beat.size(), given.signature());
                case WitnessDialogue.Heard.Refused refused -> refused(witness, refused.reason());
                case WitnessDialogue.Heard.AskAgain again ->
                    refused(witness, "it changes what it says it has cosigned");
            }
        } catch (IOException | UncheckedIOException | MalformedException | IllegalArgumentException e) {
            watch.unreached(witness, String.valueOf(e.getMessage()), clock.instant());
        } finally {
            beingAsked.remove(witness.key());
        }
    }

    private void refused(WitnessTerms witness, String reason) {
        LOG.log(System.Logger.Level.WARNING, "witness " + witness.name() + " does not cosign: " + reason);
        watch.refused(witness, reason, clock.instant());
    }

    /**
     * Takes in a cosignature, asked for or handed in, and publishes it if it is of the newest beat.
     *
     * @return whether it is a good one, of a beat that is kept
     */
    public boolean cosigned(long size, NoteSignature signature) {
        Optional<Watch.Taken> taken = watch.cosigned(size, signature, clock.instant());
        if (taken.filter(Watch.Taken::news).isPresent()) {
            publishing.lock();
            try {
                Optional<Beat> newest = watch.newest(); // with what others have handed in meanwhile
                log.ifPresent(l -> newest.ifPresent(b -> l.publish(b.head())));
            } catch (UncheckedIOException e) {
                LOG.log(System.Logger.Level.WARNING, "a cosignature is not published: " + e.getMessage());
            } finally {
                publishing.unlock();
            }
        }
        return taken.isPresent();
    }

    /** Ends the beating, and waits for what is under way. */
    @Override
    public void close() {
        lock.lock();
        try {
            stopped = true;
            stopping.signalAll();
        } finally {
            lock.unlock();
        }
        askers.shutdownNow();
        boolean interrupted = false;
        boolean ended = false;
        while (!ended) {
            try {
                thread.join();
                ended = askers.awaitTermination(1, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
