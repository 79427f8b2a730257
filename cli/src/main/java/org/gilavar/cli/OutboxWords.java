package org.gilavar.cli;

import java.io.PrintWriter;
import java.util.List;
import org.gilavar.client.outbox.Outbox;
import org.gilavar.client.outbox.OutboxException;
import org.gilavar.client.outbox.Queued;
import org.gilavar.client.outbox.SignedWords;

/** How what waits is put to whoever said it. */
final class OutboxWords {

    private static final List<String> HEAD =
            List.of("N", "ID", "STATE", "SAID", "GOOD UNTIL", "PRECEDENCE", "WHAT", "WHY");

    private OutboxWords() {}

    /** What was just said, and to whom it has come: nobody. */
    static void notHeard(PrintWriter err, Queued queued, Outbox outbox) {
        SignedWords words = queued.words();
        err.println("gilavar: *** NOBODY HAS HEARD THIS YET: "
                + Words.shown(words.precedence() + " " + words.type() + " " + words.id())
                + ", said " + words.said() + ", is signed and kept; it is good until " + words.good() + ". "
                + waiting(outbox));
        err.println(
                "gilavar: when the line is back:  ./gilavar outbox send     by another carrier:  ./gilavar outbox export");
    }

    private static String waiting(Outbox outbox) {
        try {
            return counted(outbox.open().size()) + " waiting.";
        } catch (OutboxException e) {
            return "What else waits cannot be read: " + Words.shown(String.valueOf(e.getMessage()));
        }
    }

    /** What becomes of words does not hang on the outbox. */
    static void notKept(PrintWriter err, OutboxException fault) {
        err.println(
                "gilavar: *** NOT KEPT, THE OUTBOX CANNOT BE USED: " + Words.shown(String.valueOf(fault.getMessage())));
    }

    /** So that nothing is forgotten once the line is back. */
    static void remind(PrintWriter err, Outbox outbox) {
        try {
            int waiting = outbox.open().size();
            if (waiting > 0) {
                err.println("gilavar: *** NOT HEARD YET, in the outbox from before: " + counted(waiting)
                        + " waiting; look, and send:  ./gilavar outbox list, ./gilavar outbox send");
            }
        } catch (OutboxException e) {
            err.println("gilavar: *** LOOK AT THE OUTBOX, what waits there cannot be read: "
                    + Words.shown(String.valueOf(e.getMessage())));
        }
    }

    static String counted(int statements) {
        return statements + (statements == 1 ? " statement" : " statements");
    }

    static Table table(List<Queued> all) {
        Table table = new Table(HEAD);
        for (Queued queued : all) {
            SignedWords words = queued.words();
            table.add(List.of(
                    Integer.toString(queued.place()),
                    words.id(),
                    queued.state().name(),
                    Dtg.of(words.said()),
                    Dtg.of(words.good()),
                    Words.shown(words.precedence()),
                    Words.shown(words.type()),
                    Words.shown(queued.verdict().map(verdict -> verdict.why()).orElse(""))));
        }
        return table;
    }
}
