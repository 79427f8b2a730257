package org.gilavar.simulate;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.gilavar.journal.DamagedException;
import org.gilavar.journal.EntryForm;
import org.gilavar.journal.Erasure;
import org.gilavar.journal.Journal;
import org.gilavar.journal.Stored;
import org.gilavar.journal.UnwritableException;
import org.gilavar.ledger.Hash;
import org.gilavar.ledger.MerkleTree;

/**
 * A journal on a simulated disk: each batch is one frame, so that a power cut leaves all of it or nothing. Keeps all it
 * has read in memory. Used by one thread.
 *
 * <pre>
 *   batch   'B', then for each entry its length u32 and its form ({@link EntryForm})
 *   erased  'X', first u64, last u64, rule, at and state hash as UTF, then leaf and root of each entry, 32 bytes each
 * </pre>
 */
final class DiskJournal implements Journal {

    /** The file it is kept in. */
    static final String FILE = "journal";

    private static final int BATCH = 'B';
    private static final int ERASED = 'X';

    /** Entries in a frame when the file is written anew. */
    private static final int REWRITTEN_BATCH = 64;

    private record Slot(Hash leaf, Hash root, Optional<Stored> stored) {
        static Slot of(Stored stored) {
            return new Slot(stored.entry().leafHash(), stored.root(), Optional.of(stored));
        }
    }

    private final FrameFile file;
    private final List<Slot> slots = new ArrayList<>();
    private final List<Erasure> erasures = new ArrayList<>();

    private DiskJournal(FrameFile file) {
        this.file = file;
    }

    /** The journal of a disk; a batch that a power cut tore is not in it. */
    static DiskJournal open(SimDisk disk) {
        DiskJournal journal = new DiskJournal(new FrameFile(disk, FILE));
        journal.file.recover().forEach(journal::read);
        return journal;
    }

    @Override
    public void append(List<Stored> entries) {
        if (entries.isEmpty()) {
            return;
        }
        for (int i = 0; i < entries.size(); i++) {
            if (entries.get(i).entry().seq() != size() + i + 1) {
                throw new UnwritableException("entry " + entries.get(i).entry().seq() + " leaves a gap");
            }
        }
        try {
            file.append(batch(entries));
        } catch (DiskFullException e) {
            throw new UnwritableException("the disk is full", e);
        }
        entries.forEach(stored -> slots.add(Slot.of(stored)));
    }

    @Override
    public long size() {
        return slots.size();
    }

    @Override
    public Hash root() {
        return rootAt(size()).orElseThrow();
    }

    @Override
    public Optional<Hash> rootAt(long size) {
        if (size == 0) {
            return Optional.of(MerkleTree.EMPTY_ROOT);
        }
        return slot(size).map(Slot::root);
    }

    private Optional<Slot> slot(long seq) {
        return seq >= 1 && seq <= slots.size() ? Optional.of(slots.get((int) seq - 1)) : Optional.empty();
    }

    @Override
    public Optional<Stored> entry(long seq) {
        return slot(seq).flatMap(Slot::stored);
    }

    @Override
    public void forEach(long first, long last, Consumer<Stored> reader) {
        for (long seq = first; seq <= last; seq++) {
            long place = seq;
            Slot slot = slot(seq).orElseThrow(() -> new DamagedException(place, "it is missing"));
            reader.accept(slot.stored().orElseThrow(() -> new DamagedException(place, "it has been erased")));
        }
    }

    @Override
    public void leaves(long first, long last, Consumer<Hash> reader) {
        for (long seq = first; seq <= last; seq++) {
            long place = seq;
            reader.accept(slot(seq)
                    .orElseThrow(() -> new DamagedException(place, "it is missing"))
                    .leaf());
        }
    }

    @Override
    public List<Erasure> erasures() {
        return List.copyOf(erasures);
    }

    @Override
    public void erase(Erasure erasure) {
        for (long seq = erasure.first(); seq <= erasure.last(); seq++) {
            if (entry(seq).isEmpty()) {
                throw new IllegalArgumentException("entry " + seq + " is not there");
            }
            Slot slot = slots.get((int) seq - 1);
            slots.set((int) seq - 1, new Slot(slot.leaf(), slot.root(), Optional.empty()));
        }
        erasures.add(erasure);
        erasures.sort(Comparator.comparingLong(Erasure::first));
        try {
            file.replace(frames());
        } catch (DiskFullException e) {
            throw new UnwritableException("the disk is full", e);
        }
    }

    @Override
    public void close() {}

    private List<byte[]> frames() {
        List<byte[]> frames = new ArrayList<>();
        for (long seq = 1; seq <= size(); ) {
            Optional<Erasure> erasure = erasureOf(seq);
            if (erasure.isPresent()) {
                frames.add(erased(erasure.get()));
                seq = erasure.get().last() + 1;
            } else {
                List<Stored> run = new ArrayList<>();
                while (run.size() < REWRITTEN_BATCH && entry(seq).isPresent()) {
                    run.add(entry(seq++).orElseThrow());
                }
                frames.add(batch(run));
            }
        }
        return frames;
    }

    static byte[] batch(List<Stored> entries) {
        return written(out -> {
            out.writeByte(BATCH);
            for (Stored stored : entries) {
                byte[] form = EntryForm.bytes(stored);
                out.writeInt(form.length);
                out.write(form);
            }
        });
    }

    private byte[] erased(Erasure erasure) {
        return written(out -> {
            out.writeByte(ERASED);
            out.writeLong(erasure.first());
            out.writeLong(erasure.last());
            out.writeUTF(erasure.rule());
            out.writeUTF(erasure.at().toString());
            out.writeUTF(erasure.stateHash());
            for (Slot slot : slots.subList((int) erasure.first() - 1, (int) erasure.last())) {
                out.write(slot.leaf().bytes());
                out.write(slot.root().bytes());
            }
        });
    }

    private interface Content {
        void write(DataOutputStream out) throws IOException;
    }

    private static byte[] written(Content content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            content.write(new DataOutputStream(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e); // memory does not fail
        }
        return bytes.toByteArray();
    }

    private void read(byte[] frame) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(frame))) {
            if (in.readUnsignedByte() == BATCH) {
                while (in.available() > 0) {
                    slots.add(Slot.of(EntryForm.read(in.readNBytes(in.readInt()))));
                }
            } else {
                Erasure erasure = new Erasure(
                        in.readLong(), in.readLong(), in.readUTF(), Instant.parse(in.readUTF()), in.readUTF());
                erasures.add(erasure);
                for (long seq = erasure.first(); seq <= erasure.last(); seq++) {
                    slots.add(new Slot(hash(in), hash(in), Optional.empty()));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e); // the frame is whole
        }
    }

    private static Hash hash(DataInputStream in) throws IOException {
        return Hash.of(in.readNBytes(Hash.BYTES));
    }
}
