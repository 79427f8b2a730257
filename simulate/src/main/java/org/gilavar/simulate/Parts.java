package org.gilavar.simulate;

import java.util.List;
import java.util.Optional;
import org.gilavar.journal.Journal;
import org.gilavar.ledger.log.WitnessStore;
import org.gilavar.mechanism.terms.Terms;
import org.gilavar.server.Reply;

/** What a world is built from where a test may put in something that is wrong. As it stands, nothing is. */
interface Parts {

    /** The journal on the facilitator's disk. */
    default Journal journal(SimDisk disk) {
        return DiskJournal.open(disk);
    }

    /** What a witness keeps on its disk. */
    default WitnessStore witnessStore(SimDisk disk) {
        return new DiskWitnessStore(disk);
    }

    /** The answer to the statement with this id as it goes out. */
    default Reply answer(String id, Reply reply) {
        return reply;
    }

    /** What goes out of a party's feed. */
    default List<Line> told(String party, List<Line> lines) {
        return lines;
    }

    /** The terms that bind. */
    default Terms terms(Terms terms) {
        return terms;
    }

    /** Whether the facilitator keeps one common log, whatever the plan. */
    default boolean oneHistory() {
        return true;
    }

    /** Whether the facilitator lets a deadline pass that is due at its clock. */
    default boolean keepsDeadlines() {
        return true;
    }

    /** Whether signatures of statements are looked at. */
    default boolean opensEnvelopes() {
        return true;
    }

    /** Whether anybody raises the alarm who has reason to. */
    default boolean vigilant() {
        return true;
    }

    /** Whether whoever raises the alarm shows what proves it. */
    default boolean keepsEvidence() {
        return true;
    }

    /** A party that hears in some other way of what it may not know. */
    default Optional<String> leakedTo() {
        return Optional.empty();
    }
}
