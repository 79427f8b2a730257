package org.gilavar.simulate;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.gilavar.journal.Erasure;
import org.gilavar.journal.Journal;
import org.gilavar.journal.Stored;
import org.gilavar.journal.UnwritableException;
import org.gilavar.ledger.Hash;

/** A journal that says once that it has not taken a batch, and has. */
final class TurnsAway implements Journal {

    private static final int WHICH = 20;

    private final Journal journal;
    private int appends;

    TurnsAway(Journal journal) {
        this.journal = journal;
    }

    @Override
    public void append(List<Stored> entries) {
        journal.append(entries);
        if (++appends == WHICH) {
            throw new UnwritableException("a bug");
        }
    }

    @Override
    public long size() {
        return journal.size();
    }

    @Override
    public Hash root() {
        return journal.root();
    }

    @Override
    public Optional<Hash> rootAt(long size) {
        return journal.rootAt(size);
    }

    @Override
    public Optional<Stored> entry(long seq) {
        return journal.entry(seq);
    }

    @Override
    public void forEach(long first, long last, Consumer<Stored> reader) {
        journal.forEach(first, last, reader);
    }

    @Override
    public void leaves(long first, long last, Consumer<Hash> reader) {
        journal.leaves(first, last, reader);
    }

    @Override
    public List<Erasure> erasures() {
        return journal.erasures();
    }

    @Override
    public void erase(Erasure erasure) {
        journal.erase(erasure);
    }

    @Override
    public void close() {
        journal.close();
    }
}
