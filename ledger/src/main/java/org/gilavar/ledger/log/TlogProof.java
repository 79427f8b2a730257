package org.gilavar.ledger.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.gilavar.ledger.Hash;
import org.gilavar.ledger.StrictBase64;

/**
 * Everything that shows offline that an entry is in a log, and that witnesses saw the log so (C2SP tlog-proof).
 *
 * <pre>
 *   c2sp.org/tlog-proof@v1
 *   extra base64                (may be absent)
 *   index 73894
 *   hash in base64              (from the leaf's sibling to the root's child)
 *   …
 *   (empty line)
 *   signed checkpoint
 * </pre>
 *
 * <p>Immutable, compared by content.
 *
 * @param extraBase64 data that goes with the proof in strict base64; nothing vouches for it
 * @param index place of the entry in the log, from 0
 * @param path of the inclusion proof
 * @param head the checkpoint the proof leads to
 */
public record TlogProof(Optional<String> extraBase64, long index, List<Hash> path, SignedCheckpoint head) {
    /** Largest proof: a checkpoint, hashes, and in base64 the longest extra data there is, an {@link EntryOpening}. */
    public static final int MAX_BYTES = SignedNote.MAX_BYTES + EntryOpening.MAX_BODY_BYTES / 2 * 3;

    private static final String WHAT = "tlog-proof";
    private static final String HEADER = "c2sp.org/tlog-proof@v1";

    /**
     * A proof.
     *
     * @throws MalformedException if the extra data is not strict base64, or the index is negative
     */
    public TlogProof {
        path = List.copyOf(path);
        if (extraBase64.isPresent() && StrictBase64.decode(extraBase64.get()) == null) {
            throw new MalformedException(WHAT, "extra: expected base64");
        }
        if (index < 0) {
            throw new MalformedException(WHAT, "a negative index");
        }
    }

    /** The proof without extra data, from a proof made for the size of a checkpoint. */
    public static TlogProof of(InclusionProof inclusion, SignedCheckpoint head) {
        if (inclusion.size() != head.checkpoint().size()) {
            throw new IllegalArgumentException("the proof is for size " + inclusion.size() + ", the checkpoint of size "
                    + head.checkpoint().size());
        }
        return new TlogProof(Optional.empty(), inclusion.index(), inclusion.path(), head);
    }

    /** The same proof with extra data. */
    public TlogProof withExtra(byte[] extra) {
        return new TlogProof(Optional.of(Base64.getEncoder().encodeToString(extra)), index, path, head);
    }

    /**
     * Reads a proof.
     *
     * @throws MalformedException if the bytes are anything else
     */
    public static TlogProof parse(byte[] bytes) {
        String text = Strict.text(WHAT, bytes, MAX_BYTES);
        int empty = text.indexOf("\n\n");
        if (empty < 0) {
            throw new MalformedException(WHAT, "no empty line before the checkpoint");
        }
        List<String> lines = Strict.lines(WHAT, text.substring(0, empty + 1));
        if (!lines.get(0).equals(HEADER)) {
            throw new MalformedException(WHAT, "expected " + HEADER + ", found " + Strict.shown(lines.get(0)));
        }
        boolean withExtra = lines.size() > 1 && lines.get(1).startsWith("extra ");
        int indexAt = withExtra ? 2 : 1;
        if (lines.size() <= indexAt) {
            throw new MalformedException(WHAT, "no index");
        }
        return new TlogProof(
                withExtra ? Optional.of(Strict.after(WHAT, "extra", lines.get(1))) : Optional.empty(),
                Strict.decimal(WHAT, Strict.after(WHAT, "index", lines.get(indexAt))),
                Strict.hashes(WHAT, lines.subList(indexAt + 1, lines.size())),
                SignedCheckpoint.of(SignedNote.parse(text.substring(empty + 2))));
    }

    /** The extra data; nothing vouches for it. */
    public Optional<byte[]> extra() {
        return extraBase64.map(Base64.getDecoder()::decode);
    }

    /** The text form. */
    public String text() {
        StringBuilder text = new StringBuilder(HEADER).append('\n');
        extraBase64.ifPresent(base64 -> text.append("extra ").append(base64).append('\n'));
        return text.append("index ")
                .append(index)
                .append('\n')
                .append(Strict.lines(path))
                .append('\n')
                .append(head.note().note())
                .toString();
    }

    /** The same in UTF-8. */
    public byte[] bytes() {
        return text().getBytes(UTF_8);
    }

    /**
     * Holds if an entry with this leaf hash is in the log at the index, and the policy is content with the checkpoint.
     *
     * @throws UnverifiedException if not
     */
    public void verify(Hash leafHash, Policy policy) {
        policy.verify(head);
        new InclusionProof(index, head.checkpoint().size(), path)
                .verify(leafHash, head.checkpoint().root());
    }
}
