package org.gilavar.ledger.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.gilavar.ledger.Hash;

/**
 * Two checkpoints that one log signed and that no one log can have: anybody with the log's key can check it offline.
 *
 * <p>Either both are of one size and their roots differ. Or they are of two sizes, and a consistency proof shows that
 * the larger tree begins with a tree of the smaller size that has another root than the log signed. A proof that merely
 * fails is no evidence: anyone can spoil a proof.
 *
 * <pre>
 *   gilavar.org/fork-evidence@v1
 *   prefix base64             (sizes differ: the root with which the larger tree begins)
 *   hash in base64            (the consistency proof from that root)
 *   …
 *   (empty line)
 *   signed checkpoint
 *   (empty line)
 *   signed checkpoint, of the same size or a larger one
 * </pre>
 *
 * <p>It means nothing before {@link #verify}. Immutable, compared by content.
 *
 * @param first a checkpoint
 * @param second another one of the same origin
 * @param prefix how the second contradicts the first, if their sizes differ
 */
public record Evidence(SignedCheckpoint first, SignedCheckpoint second, Optional<Prefix> prefix) {
    /** Largest text: two notes, and a proof. */
    public static final int MAX_BYTES = 2 * SignedNote.MAX_BYTES + (1 << 12);

    private static final String WHAT = "evidence of a fork";
    private static final String HEADER = "gilavar.org/fork-evidence@v1";
    private static final String PREFIX = "prefix";

    /** Header, text and signatures of the first checkpoint, text and signatures of the second: no line within is empty. */
    private static final int PARTS = 5;

    /**
     * With what the larger tree begins.
     *
     * @param root of the larger tree when it had the smaller size
     * @param path the consistency proof from that root to the larger tree's
     */
    public record Prefix(Hash root, List<Hash> path) {
        public Prefix {
            path = List.copyOf(path);
        }
    }

    /**
     * The evidence that a log's head does not follow one it signed before, if that is so.
     *
     * @param now the later head, not smaller than the one before
     * @param hashes of the log as it is now; where they are not, there is no evidence in them
     * @param log its key
     */
    public static Optional<Evidence> between(
            SignedCheckpoint before, SignedCheckpoint now, TreeHashes hashes, NoteKey log) {
        long size = before.checkpoint().size();
        long grown = now.checkpoint().size();
        if (size == 0) {
            return Optional.empty(); // every log begins with the empty one
        }
        Optional<Prefix> begins = size == grown
                ? Optional.empty()
                : Optional.of(new Prefix(
                        hashes.root(size), hashes.consistency(size, grown).path()));
        return found(before, now, List.of(log), begins);
    }

    /** The evidence in two checkpoints, if one of these keys makes it hold. */
    static Optional<Evidence> found(
            SignedCheckpoint first, SignedCheckpoint second, Collection<NoteKey> keys, Optional<Prefix> prefix) {
        Evidence evidence = new Evidence(first, second, prefix);
        return keys.stream().anyMatch(evidence::holds) ? Optional.of(evidence) : Optional.empty();
    }

    private boolean holds(NoteKey log) {
        try {
            verify(log);
            return true;
        } catch (UnverifiedException e) {
            return false;
        }
    }

    /**
     * Holds if the holder of this key signed both checkpoints, and they cannot be of one log.
     *
     * @throws UnverifiedException if not
     */
    public void verify(NoteKey log) {
        first.verify(List.of(log));
        second.verify(List.of(log));
        Checkpoint one = first.checkpoint();
        Checkpoint two = second.checkpoint();
        if (!one.origin().equals(two.origin())) {
            throw new UnverifiedException("the checkpoints are of two logs");
        }
        if (one.size() == two.size()) {
            if (prefix.isPresent() || one.root().equals(two.root())) {
                throw new UnverifiedException("the checkpoints do not contradict each other");
            }
            return;
        }
        Prefix begins = prefix.orElseThrow(() -> new UnverifiedException("sizes differ and nothing links them"));
        new ConsistencyProof(one.size(), two.size(), begins.path()).verify(begins.root(), two.root());
        if (begins.root().equals(one.root())) {
            throw new UnverifiedException("the second checkpoint extends the first");
        }
    }

    /**
     * Reads the text form.
     *
     * @throws MalformedException if the bytes are anything else
     */
    public static Evidence parse(byte[] bytes) {
        String[] parts = Strict.text(WHAT, bytes, MAX_BYTES).split("\n\n", -1);
        if (parts.length != PARTS) {
            throw new MalformedException(WHAT, "expected a header and two signed checkpoints");
        }
        List<String> lines = Strict.lines(WHAT, parts[0] + "\n");
        if (!lines.get(0).equals(HEADER)) {
            throw new MalformedException(WHAT, "expected " + HEADER + ", found " + Strict.shown(lines.get(0)));
        }
        Optional<Prefix> prefix = Optional.empty();
        if (lines.size() > 1) {
            Hash root = Strict.hash(WHAT, Strict.after(WHAT, PREFIX, lines.get(1)));
            prefix = Optional.of(new Prefix(root, Strict.hashes(WHAT, lines.subList(2, lines.size()))));
        }
        SignedNote first = SignedNote.parse(parts[1] + "\n\n" + parts[2] + "\n");
        SignedNote second = SignedNote.parse(parts[3] + "\n\n" + parts[4]);
        return new Evidence(SignedCheckpoint.of(first), SignedCheckpoint.of(second), prefix);
    }

    /** The text form. */
    public byte[] bytes() {
        String link = prefix.map(begins -> PREFIX + " " + begins.root().base64() + "\n" + Strict.lines(begins.path()))
                .orElse("");
        String text = HEADER + "\n" + link + "\n" + first.note().note() + "\n"
                + second.note().note();
        return text.getBytes(UTF_8);
    }
}
