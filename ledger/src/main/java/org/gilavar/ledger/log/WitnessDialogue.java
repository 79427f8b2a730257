package org.gilavar.ledger.log;

import java.util.List;

/**
 * What a log and one of its witnesses say to each other, on the log's side (C2SP tlog-witness): it remembers which size
 * the witness cosigned last, and asks for the next from there.
 *
 * <p>Without network and clock: what {@link #ask} makes is sent, and the answer handed to {@link #hear}. Not safe for use
 * by several threads at once.
 */
public final class WitnessDialogue {
    private static final int MOST_SHOWN = 100;

    private final NoteKey witness;
    private long cosigned;

    /** What came of an answer. */
    public sealed interface Heard {
        /** The witness cosigned, and its signature verifies. */
        record Cosigned(NoteSignature signature) implements Heard {}

        /** It had cosigned another size than was thought; ask again. */
        record AskAgain() implements Heard {}

        /** It did not, and says why. */
        record Refused(String reason) implements Heard {}
    }

    /**
     * A dialogue of which nothing is known yet.
     *
     * @param witness its key for cosignatures
     */
    public WitnessDialogue(NoteKey witness) {
        this.witness = witness;
    }

    /**
     * What to ask for the cosignature of a head.
     *
     * @param head signed by its log
     * @param tree the log's hashes, up to the head at least
     */
    public AddCheckpoint ask(SignedCheckpoint head, TreeHashes tree) {
        long size = head.checkpoint().size();
        long from = Math.min(cosigned, size);
        return new AddCheckpoint(
                from, from == 0 ? List.of() : tree.consistency(from, size).path(), head);
    }

    /** Takes in the answer to what was asked for a head. */
    public Heard hear(SignedCheckpoint head, WitnessAnswer answer) {
        if (answer instanceof WitnessAnswer.Cosigned given) {
            return verified(head, given);
        }
        if (answer instanceof WitnessAnswer.Conflict conflict) {
            return corrected(head.checkpoint().size(), conflict.size());
        }
        return new Heard.Refused(inWords(answer));
    }

    /**
     * Told another size than was asked from, one asks again from there: its answers may have been lost, and more than one in
     * a row. Told the size that was asked from, there is nothing more to say.
     */
    private Heard corrected(long ours, long theirs) {
        boolean news = theirs <= ours && theirs != Math.min(cosigned, ours);
        cosigned = Math.min(theirs, ours);
        return news ? new Heard.AskAgain() : new Heard.Refused(conflict(theirs, ours));
    }

    /** One short line of what somebody else wrote. */
    private static String shown(String body) {
        String line = body.replaceAll("\\P{Print}+", " ").strip();
        return line.length() > MOST_SHOWN ? line.substring(0, MOST_SHOWN) : line;
    }

    private static String inWords(WitnessAnswer answer) {
        return switch (answer.status()) {
                    case 403 -> "it knows another key of this log";
                    case 404 -> "it does not watch this log";
                    case 422 -> "it has cosigned another history";
                    default -> "it does not understand what it is asked";
                }
                + " (" + answer.status() + " " + shown(answer.body()) + ")";
    }

    private static String conflict(long theirs, long ours) {
        return theirs > ours
                ? "it has cosigned size " + theirs + ", and this log ends at " + ours
                        + ": the log has lost what it showed"
                : "it has cosigned another history at size " + theirs;
    }

    private Heard verified(SignedCheckpoint head, WitnessAnswer.Cosigned given) {
        for (NoteSignature signature : given.signatures()) {
            if (witness.verifies(head.checkpoint().text(), signature)) {
                cosigned = head.checkpoint().size();
                return new Heard.Cosigned(signature);
            }
        }
        return new Heard.Refused("what it answered is no cosignature by " + witness.name());
    }
}
