package org.gilavar.client.outbox;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.gilavar.client.outbox.Verdict.State;
import org.gilavar.ledger.Envelope;
import org.gilavar.ledger.MalformedEnvelopeException;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a desk has signed and the mechanism may not have heard: a folder, in which each statement is a file, written and forced to
 * disk before anything is sent.
 *
 * <pre>
 *   000007.20250412t110200z-3k2….statement   the envelope, byte for byte as it is sent
 *   000007.20250412t110200z-3k2….verdict     what became of it; none while it waits
 *   desk.json                                what the desk knew of the mechanism when it heard it last
 *   lock                                     held by whoever has it open
 * </pre>
 *
 * <p><b>Nothing is lost, and nothing said twice.</b> A statement is on disk before it is sent. The same bytes take effect once, so
 * after a crash at any point they are sent again, and the answer is the one that was missed. What is said anew has the id of
 * what it takes the place of: if that was taken after all, the mechanism refuses the second.
 *
 * <p>Nothing is deleted: a verdict is added. Used by one thread at a time.
 */
public final class Outbox implements AutoCloseable {

    /** Most that are kept; a desk that has said more while it heard nobody needs another means. */
    public static final int MOST = 100_000;

    private static final String STATEMENT = ".statement";
    private static final String VERDICT = ".verdict";
    private static final String DESK = "desk.json";
    private static final Pattern FILE = Pattern.compile("(\\d{6})\\.([a-z0-9-]{1,64})\\.statement");

    private final Store store;
    private final Closeable lock;
    private final InstantSource clock;

    Outbox(Store store, Closeable lock, InstantSource clock) {
        this.store = store;
        this.lock = lock;
        this.clock = clock;
    }

    /**
     * The outbox in a folder, which is made if it is not there.
     *
     * @param clock this machine's time
     * @throws OutboxException if another command has it open, or others than its owner may enter it
     */
    public static Outbox open(Path folder, InstantSource clock) throws IOException {
        FolderStore store = FolderStore.open(folder);
        return new Outbox(store, store, clock);
    }

    /** What was known when the mechanism was heard last; empty when it never was. */
    public Optional<Heard> heard() {
        return Optional.ofNullable(store.read(DESK)).map(Heard::parse);
    }

    /**
     * Keeps what was heard.
     *
     * @throws OutboxException if it is another mechanism than before
     */
    public void heard(Heard heard) {
        heard().filter(before -> !before.mechanism().equals(heard.mechanism()) || before.exercise() != heard.exercise())
                .ifPresent(before -> {
                    throw new OutboxException("this outbox is of " + named(before) + ", and not of " + named(heard)
                            + ": use a folder for each");
                });
        store.replace(DESK, heard.bytes());
    }

    private static String named(Heard heard) {
        return (heard.exercise() ? "the EXERCISE " : "") + heard.mechanism();
    }

    /** All that is in it, in the order in which it was said. */
    public List<Queued> all() {
        TreeMap<Integer, Queued> all = new TreeMap<>();
        for (String name : store.names()) {
            Matcher file = FILE.matcher(name);
            if (file.matches()) {
                int place = Integer.parseInt(file.group(1));
                all.put(place, read(place, name));
            }
        }
        return List.copyOf(all.values());
    }

    /** What the mechanism is still to be asked about. */
    public List<Queued> open() {
        return all().stream().filter(queued -> queued.state().isOpen()).collect(Collectors.toUnmodifiableList());
    }

    private Queued read(int place, String name) {
        try {
            SignedWords words = SignedWords.of(Envelope.parse(required(name)));
            String verdict = name.substring(0, name.length() - STATEMENT.length()) + VERDICT;
            return new Queued(
                    place, words, Optional.ofNullable(store.read(verdict)).map(Verdict::parse));
        } catch (MalformedEnvelopeException | MalformedPackageException e) {
            throw new OutboxException(
                    name + " in the outbox is damaged (" + e.getMessage() + "); move it away, and say it anew", e);
        }
    }

    private byte[] required(String name) {
        byte[] bytes = store.read(name);
        if (bytes == null) {
            throw new OutboxException(name + " has gone from the outbox while it was open");
        }
        return bytes;
    }

    /** The last one with an id. */
    public Optional<Queued> find(String id) {
        return all().stream().filter(queued -> queued.words().id().equals(id)).reduce((first, second) -> second);
    }

    /**
     * Keeps a statement; when this returns it is on disk, and may be sent.
     *
     * @throws OutboxException if another with its id is open, or it is of another mechanism than the desk has heard
     */
    public Queued put(Envelope envelope) {
        SignedWords words = SignedWords.of(envelope);
        heard().filter(h -> !h.mechanism().equals(words.mechanism()) || h.exercise() != words.exercise())
                .ifPresent(h -> {
                    throw new OutboxException("this outbox is of " + named(h) + ": use a folder for each");
                });
        List<Queued> all = all();
        if (all.stream().anyMatch(q -> q.state().isOpen() && q.words().id().equals(words.id()))) {
            throw new OutboxException("the outbox has a statement " + words.id() + " that waits: choose another id");
        }
        int place = all.isEmpty() ? 1 : all.get(all.size() - 1).place() + 1;
        if (place > MOST) {
            throw new OutboxException("the outbox is full: begin another folder");
        }
        Queued queued = new Queued(place, words, Optional.empty());
        store.replace(name(queued) + STATEMENT, envelope.toJson());
        return queued;
    }

    private static String name(Queued queued) {
        return String.format("%06d.%s", queued.place(), queued.words().id());
    }

    private Queued settle(Queued queued, Verdict verdict) {
        store.replace(name(queued) + VERDICT, verdict.bytes());
        return new Queued(queued.place(), queued.words(), Optional.of(verdict));
    }

    /**
     * Sends one and keeps the answer.
     *
     * @throws IOException when none came; it waits as it did
     */
    public Queued send(Queued queued, Line line) throws IOException, InterruptedException {
        Line.Answer answer = line.send(queued.words().envelope());
        Instant now = clock.instant();
        if (answer instanceof Line.Taken taken) {
            return settle(queued, new Verdict(State.TAKEN, now, "", Optional.of(taken.receipt())));
        }
        Line.NotTaken not = (Line.NotTaken) answer;
        return settle(queued, Verdict.of(not.isOfTime() ? State.TOO_OLD : State.REFUSED, now, not.why()));
    }

    /**
     * Sends what is open, in order. One that is refused does not hold up the next; one that gets no answer does.
     *
     * @param told each as it stands, as soon as that is on disk
     * @throws IOException when no answer came; it and all after it are as they were
     */
    public void sendAll(Line line, Consumer<Queued> told) throws IOException, InterruptedException {
        for (Queued queued : open()) {
            told.accept(send(queued, line));
        }
    }

    /** Means a statement no more. Whether it was taken before, the mechanism knows. */
    public Queued drop(Queued queued) {
        if (queued.state() == State.TAKEN) {
            throw new OutboxException(queued.words().id() + " is taken: what is on record cannot be dropped");
        }
        return settle(queued, Verdict.of(State.DROPPED, clock.instant(), "dropped at this desk"));
    }

    /**
     * The words to be signed anew in the place of some that are too old: the same, with the same id, and when they were said
     * first.
     *
     * @param sent the mechanism's time, as far as the desk knows it
     */
    public static ObjectNode anew(Queued old, Instant sent) {
        ObjectNode statement =
                SignedWords.statement(old.words().envelope()).asObject().deepCopy();
        statement.put("sent", sent.toString());
        statement.remove(List.of("firstSaid", "goodUntil"));
        if (!old.words().said().isAfter(sent)) { // else the desk's clock was ahead, and it is not late
            statement.put("firstSaid", old.words().said().toString());
        }
        return statement;
    }

    /**
     * Keeps words in the place of others that were too old. After a crash in between both are there, and this may be done again.
     *
     * @throws OutboxException if the old ones are not too old, or the new are not of their id
     */
    public Queued putAnew(Queued old, Envelope envelope) {
        SignedWords words = SignedWords.of(envelope);
        if (old.state() != State.TOO_OLD || !words.id().equals(old.words().id())) {
            throw new OutboxException(old.words().id() + " is " + old.state() + ": only what is TOO_OLD is said again");
        }
        Queued queued = put(envelope);
        settle(old, Verdict.of(State.SAID_AGAIN, clock.instant(), "said again as number " + queued.place()));
        return queued;
    }

    /**
     * Keeps what a carrier brought back. Its word is no proof, so what it says of a statement stays open until there is one.
     *
     * @return those that the reply says something of and that were open, as they stand now
     */
    public List<Queued> learn(ReplyPackage replies) {
        List<Queued> learned = new ArrayList<>();
        for (Queued queued : open()) {
            replies.to(queued.words())
                    .filter(reply -> reply.outcome() != ReplyPackage.Outcome.NO_ANSWER)
                    .map(reply -> verdict(queued, reply, replies.by()))
                    .ifPresent(verdict -> learned.add(settle(queued, verdict)));
        }
        return learned;
    }

    private Verdict verdict(Queued queued, ReplyPackage.Reply reply, String by) {
        Instant now = clock.instant();
        if (reply.receipt()
                .filter(receipt -> ReplyPackage.proves(receipt, queued.words().envelope()))
                .isPresent()) {
            return new Verdict(State.TAKEN, now, "by way of " + by, reply.receipt());
        }
        return Verdict.of(State.CARRIED, now, "by the word of " + by + ": " + reply.inWords());
    }

    /** All that is open, to be carried by another. */
    public StatementPackage pack() {
        List<SignedWords> words = open().stream().map(Queued::words).collect(Collectors.toUnmodifiableList());
        if (words.isEmpty()) {
            throw new OutboxException("nothing waits in this outbox: there is nothing to carry");
        }
        return StatementPackage.of(words, clock.instant());
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }
}
