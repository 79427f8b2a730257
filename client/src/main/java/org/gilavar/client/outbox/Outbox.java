package org.gilavar.client.outbox;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.gilavar.client.Receipt;
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
 *   lock                                     held by whoever writes, and by nobody who waits for an answer
 * </pre>
 *
 * <p><b>Nothing is lost, and nothing said twice.</b> A statement is on disk before it is sent. The same bytes take effect once, so
 * after a crash at any point they are sent again, and the answer is the one that was missed. What is said anew has the id of
 * what it takes the place of: if that was taken after all, the mechanism refuses the second.
 *
 * <p>Nothing is deleted: a verdict is added. All are of one party and post. Several processes may use a folder at once, each by one
 * thread at a time. A damaged file is in the way of whoever looks at what is there, and not of new words.
 */
public final class Outbox {

    /** Most that are kept; a desk that has said more while it heard nobody needs another means. */
    public static final int MOST = 100_000;

    private static final System.Logger LOG = System.getLogger(Outbox.class.getName());

    private static final String STATEMENT = ".statement";
    private static final String VERDICT = ".verdict";
    private static final String DESK = "desk.json";
    private static final Pattern PLACED = Pattern.compile("(\\d{6})\\.(.*)", Pattern.DOTALL);
    private static final Pattern FILE = Pattern.compile("(\\d{6})\\.([a-z0-9-]{1,64})\\.statement");

    private final Store store;
    private final InstantSource clock;

    Outbox(Store store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    /**
     * The outbox in a folder, which is made if it is not there.
     *
     * @param clock this machine's time
     * @throws OutboxException if it cannot be used, as when others than its owner may enter it
     */
    public static Outbox open(Path folder, InstantSource clock) {
        return new Outbox(FolderStore.open(folder), clock);
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
        store.alone(() -> {
            mustBeOf(heard.mechanism(), heard.exercise());
            store.replace(DESK, heard.bytes());
            return heard;
        });
    }

    private void mustBeOf(String mechanism, boolean exercise) {
        heard().filter(before -> !before.mechanism().equals(mechanism) || before.exercise() != exercise)
                .ifPresent(before -> {
                    throw new NotKeptException("this outbox is of " + named(before.exercise(), before.mechanism())
                            + ", and not of " + named(exercise, mechanism) + ": use a folder for each");
                });
    }

    /**
     * Makes sure that a desk is of the party whose words are kept here; where there are none, any is.
     *
     * @throws NotKeptException if it is not
     */
    public void mustBeOf(String party) {
        first().filter(words -> !words.party().equals(party)).ifPresent(words -> {
            throw new NotKeptException("this outbox is of " + words.party() + ", and not of " + party
                    + ": nothing was signed or sent; use a folder for each");
        });
    }

    /**
     * The same of a post, whose key signs what is kept here.
     *
     * @throws NotKeptException if it is another
     */
    public void mustBeOfPost(String party, String post) {
        first().filter(words -> !words.party().equals(party) || !words.post().equals(post))
                .ifPresent(words -> {
                    throw new NotKeptException("this outbox is of " + words.party() + "/" + words.post()
                            + ", and not of " + party + "/" + post
                            + ": nothing was signed or sent; use a folder for each");
                });
    }

    /** The first that can be read: what is damaged does not say whose it is. */
    private Optional<SignedWords> first() {
        for (String name : store.names().stream().sorted().toList()) {
            Matcher file = FILE.matcher(name);
            if (file.matches()) {
                try {
                    return Optional.of(words(name));
                } catch (OutboxException damaged) {
                    LOG.log(System.Logger.Level.DEBUG, name, damaged);
                }
            }
        }
        return Optional.empty();
    }

    private static String named(boolean exercise, String mechanism) {
        return (exercise ? "the EXERCISE " : "") + mechanism;
    }

    /** All that is in it, in the order in which it was said. */
    public List<Queued> all() {
        TreeMap<Integer, Queued> all = new TreeMap<>();
        for (String name : store.names()) {
            Matcher file = FILE.matcher(name);
            if (file.matches()) {
                Queued queued = read(Integer.parseInt(file.group(1)), name);
                Queued other = all.put(queued.place(), queued);
                if (other != null) {
                    throw new OutboxException(name(other) + STATEMENT + " and " + name
                            + " have one place in the outbox: " + "move one of them away, and say it anew");
                }
            }
        }
        return List.copyOf(all.values());
    }

    /** What the mechanism is still to be asked about. */
    public List<Queued> open() {
        return all().stream().filter(queued -> queued.state().isOpen()).collect(Collectors.toUnmodifiableList());
    }

    private Queued read(int place, String name) {
        SignedWords words = words(name);
        String file = name.substring(0, name.length() - STATEMENT.length()) + VERDICT;
        try {
            return new Queued(
                    place, words, Optional.ofNullable(store.read(file)).map(Verdict::parse));
        } catch (MalformedPackageException e) {
            throw damaged(file, e);
        }
    }

    private SignedWords words(String name) {
        try {
            return SignedWords.of(Envelope.parse(required(name)));
        } catch (MalformedEnvelopeException | MalformedPackageException e) {
            throw damaged(name, e);
        }
    }

    private static OutboxException damaged(String name, Exception e) {
        return new OutboxException(
                name + " in the outbox is damaged (" + e.getMessage() + "); move it away, and say it anew", e);
    }

    /** As it is on disk now: another command may have learned more of it. */
    private Queued now(Queued queued) {
        return read(queued.place(), name(queued) + STATEMENT);
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
     * @throws NotKeptException if another with its id is open, or it is of another mechanism than the desk has heard, or of
     *     another party or post than what is there
     */
    public Queued put(Envelope envelope) {
        SignedWords words = SignedWords.of(envelope);
        return store.alone(() -> keep(words));
    }

    private Queued keep(SignedWords words) {
        mustBeOf(words.mechanism(), words.exercise());
        mustBeOfPost(words.party(), words.post());
        int last = 0;
        for (String name : store.names()) {
            Matcher placed = PLACED.matcher(name);
            if (placed.matches()) {
                int place = Integer.parseInt(placed.group(1));
                last = Math.max(last, place);
                if (placed.group(2).equals(words.id() + STATEMENT)
                        && read(place, name).state().isOpen()) {
                    throw new NotKeptException(
                            "the outbox has a statement " + words.id() + " that waits: choose another id");
                }
            }
        }
        if (last >= MOST) {
            throw new OutboxException("the outbox is full: begin another folder");
        }
        Queued queued = new Queued(last + 1, words, Optional.empty());
        store.replace(name(queued) + STATEMENT, words.envelope().toJson());
        return queued;
    }

    private static String name(Queued queued) {
        return String.format(
                Locale.ROOT, "%06d.%s", queued.place(), queued.words().id());
    }

    /** Keeps what became of one, unless its desk has settled it meanwhile; that it is taken is true whatever was before. */
    private Queued settle(Queued queued, Verdict verdict) {
        return store.alone(() -> {
            Queued now = now(queued);
            return now.state().isOpen() || verdict.state() == State.TAKEN ? write(now, verdict) : now;
        });
    }

    private Queued write(Queued queued, Verdict verdict) {
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
        if (answer instanceof Line.TooLarge large) {
            boolean carried = queued.state() == State.CARRIED; // then its carrier's word says more
            return carried ? queued : settle(queued, Verdict.of(State.TOO_LARGE, now, large.why()));
        }
        Line.NotTaken not = (Line.NotTaken) answer;
        return settle(queued, Verdict.of(not.isOfTime() ? State.TOO_OLD : State.REFUSED, now, not.why()));
    }

    /**
     * Sends what is open, in order. One that is refused does not hold up the next, nor one that is too large for the way; one that
     * gets no answer does.
     *
     * @param told each as it stands, as soon as that is on disk
     * @throws IOException when no answer came; it and all after it are as they were
     */
    public void sendAll(Line line, Consumer<Queued> told) throws IOException, InterruptedException {
        for (Queued queued : open()) {
            if (now(queued).state().isOpen()) {
                told.accept(send(queued, line));
            }
        }
    }

    /** Means a statement no more. Whether it was taken before, the mechanism knows. */
    public Queued drop(Queued queued) {
        return store.alone(() -> {
            if (now(queued).state() == State.TAKEN) {
                throw new OutboxException(queued.words().id() + " is taken: what is on record cannot be dropped");
            }
            return write(queued, Verdict.of(State.DROPPED, clock.instant(), "dropped at this desk"));
        });
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
        return store.alone(() -> {
            State state = now(old).state();
            if (state != State.TOO_OLD || !words.id().equals(old.words().id())) {
                throw new OutboxException(old.words().id() + " is " + state + ": only what is TOO_OLD is said again");
            }
            Queued queued = keep(words);
            write(old, Verdict.of(State.SAID_AGAIN, clock.instant(), "said again as number " + queued.place()));
            return queued;
        });
    }

    /**
     * Keeps what a carrier brought back. Its word is no proof, so what it says of a statement stays open until the
     * mechanism itself is heard.
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

    /** A receipt is kept beside it where its proof is of those bytes; whether it is of the mechanism's log, nobody has looked. */
    private Verdict verdict(Queued queued, ReplyPackage.Reply reply, String by) {
        Optional<Receipt> receipt = reply.receipt()
                .filter(brought -> ReplyPackage.proves(brought, queued.words().envelope()))
                .or(() -> queued.verdict().flatMap(Verdict::receipt));
        return new Verdict(State.CARRIED, clock.instant(), "by the word of " + by + ": " + reply.inWords(), receipt);
    }

    /** The first of what is open, as many as one file holds, to be carried by another. */
    public StatementPackage pack() {
        List<SignedWords> words = open().stream().map(Queued::words).collect(Collectors.toUnmodifiableList());
        if (words.isEmpty()) {
            throw new OutboxException("nothing waits in this outbox: there is nothing to carry");
        }
        return StatementPackage.fitting(words, clock.instant());
    }
}
