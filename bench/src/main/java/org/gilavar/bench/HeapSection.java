package org.gilavar.bench;

import java.lang.management.ManagementFactory;
import java.lang.ref.Reference;
import java.util.function.Supplier;

/** What a volume takes on the heap, and what each index takes beside it. */
final class HeapSection {
    private static final double MOST_OVERHEAD_BYTES = 100;

    /** The first collection may leave what the second takes. */
    private static final int COLLECTIONS = 2;

    private HeapSection() {}

    static void write(Session session) {
        session.progress().say("heap");
        int count = session.largest();
        var load = new Load(Traffic.THEATRE, count);
        var table = new Table("", "bytes a volume", "times ours");
        double ours = held(load, count, Kind.PACKED);
        for (var kind : Kind.values()) {
            if (kind == Kind.PACKED || kind.isPeer()) {
                double found = kind == Kind.PACKED ? ours : held(load, count, kind);
                table.row(kind.label(), Figures.three(found), Figures.times(found / ours));
            }
        }
        double volumes = (double) heldBy(() -> Traffic.THEATRE.volumes(0, count)) / count;
        session.page()
                .section(
                        "Heap",
                        "What an index of " + Figures.count(count) + " volumes holds beside the volumes themselves ("
                                + Figures.three(volumes)
                                + " bytes each) and their ids. The others also need windows and"
                                + " levels to filter by, which are not counted.",
                        table);
        if (session.isTargeted(session.largest())) {
            session.page().atMost("index overhead a volume", MOST_OVERHEAD_BYTES, ours, " B");
        }
    }

    private static double held(Load load, int count, Kind kind) {
        return (double) heldBy(() -> kind.fill(load, count)) / count;
    }

    /** The heap in use after full collections, with what is made less without. */
    private static long heldBy(Supplier<Object> making) {
        long before = used();
        var made = making.get();
        try {
            return used() - before;
        } finally {
            Reference.reachabilityFence(made);
        }
    }

    private static long used() {
        for (int i = 0; i < COLLECTIONS; i++) {
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
