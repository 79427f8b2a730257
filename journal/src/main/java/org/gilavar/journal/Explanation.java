package org.gilavar.journal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.gilavar.mechanism.Explained;
import org.gilavar.mechanism.Mechanism;
import org.gilavar.mechanism.Outcome;
import org.gilavar.mechanism.Telling;
import org.gilavar.mechanism.item.Party;
import org.gilavar.mechanism.statement.Statement;

/**
 * Why one audience was told what it was told of one entry, decided again from the entries before it. For those who have the
 * journal: it names what the audience was not told.
 *
 * @param statement what was said; empty when a deadline passed
 * @param all what might have been told, in the order in which it is told
 * @param agrees whether the entry tells this audience just what the rules tell it
 */
public record Explanation(
        long seq, Instant at, Optional<Statement> statement, Outcome outcome, List<Explained> all, boolean agrees) {

    /**
     * Explains an entry.
     *
     * @param entry its place from 1, or {@code party/id} of the statement that it is of
     * @param progress told of every entry that has been gone through
     * @throws UnreadableException when there is no such entry or party, or entries before it have been erased
     */
    public static Explanation of(Journal journal, String entry, String audience, LongConsumer progress) {
        Optional<Long> seq = place(entry);
        Optional<Erasure> erased = journal.erasures().stream()
                .filter(e -> seq.filter(wanted -> e.first() > wanted).isEmpty())
                .findFirst();
        if (erased.isPresent()) {
            throw new UnreadableException("entries " + erased.get().first() + " to "
                    + erased.get().last() + " have been erased: what stood then, nobody can tell any more");
        }
        Replay replay = new Replay();
        long last = seq.map(wanted -> Math.min(wanted, journal.size())).orElse(journal.size());
        for (long n = 1; n <= last; n++) {
            Stored stored = journal.entry(n).orElseThrow();
            boolean wanted = seq.isPresent()
                    ? n == seq.get()
                    : stored.entry()
                            .said()
                            .map(SignedStatement::key)
                            .filter(entry::equals)
                            .isPresent();
            if (wanted) {
                return of(replay, stored.entry(), audience);
            }
            replay.take(stored);
            progress.accept(n);
        }
        throw new UnreadableException("the journal has no entry " + entry + "; it has " + journal.size()
                + ", each named by its place from 1 or by its statement, as turkiye/s-17");
    }

    private static Optional<Long> place(String entry) {
        try {
            return entry.isEmpty() || entry.indexOf('/') >= 0 ? Optional.empty() : Optional.of(Long.valueOf(entry));
        } catch (NumberFormatException e) {
            throw new UnreadableException(
                    "\"" + entry + "\" is no entry: its place from 1, or its statement as turkiye/s-17", e);
        }
    }

    private static Explanation of(Replay before, Entry entry, String audience) {
        Outcome outcome = entry.outcome();
        boolean enrolled = before.state().find(Party.class, audience).isPresent()
                || outcome.changes().stream()
                        .anyMatch(change -> change.item() instanceof Party p && p.id().equals(audience));
        if (!enrolled) {
            throw new UnreadableException("no party \"" + audience + "\" is enrolled by entry " + entry.seq());
        }
        List<Explained> all = Mechanism.explain(before.state(), entry.at(), outcome, audience);
        List<Telling> told = all.stream().flatMap(e -> e.telling().stream()).toList();
        return new Explanation(
                entry.seq(), entry.at(), entry.said(), outcome, all, told.equals(outcome.toldTo(audience)));
    }

    /** Whether it is of a change in this entry; else of something that stood, and that new terms or joining may show. */
    public boolean isOfAChange(Explained explained) {
        return outcome.changes().stream().anyMatch(change -> change.item().equals(explained.item()));
    }
}
