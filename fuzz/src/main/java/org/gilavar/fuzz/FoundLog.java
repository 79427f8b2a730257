package org.gilavar.fuzz;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gilavar.ledger.Hash;
import org.gilavar.ledger.MerkleTree;
import org.gilavar.ledger.log.Audit;
import org.gilavar.ledger.log.AuditReport;
import org.gilavar.ledger.log.EntryBundle;
import org.gilavar.ledger.log.LogSource;
import org.gilavar.ledger.log.TilePath;
import org.jspecify.annotations.Nullable;

/**
 * A log in one piece: its checkpoint and then its files, in the order in which they are first asked for, each after its
 * length as two bytes. Of length {@link #ABSENT} is a file that is not there.
 */
final class FoundLog implements LogSource {
    private static final int ABSENT = 0xffff;

    private final ByteBuffer left;
    private final Map<String, byte @Nullable []> files = new HashMap<>();
    private final List<TilePath> bundles = new ArrayList<>();

    FoundLog(byte[] input) {
        this.left = ByteBuffer.wrap(input);
    }

    /** Whether it was found whole; by then, it is. */
    static boolean check(byte[] input) {
        FoundLog log = new FoundLog(input);
        AuditReport report = Audit.whole(log, null, (entries, of) -> {});
        report.fault().ifPresent(fault -> Shown.reason(fault.reason()));
        if (report.holds()) {
            log.checkRoot(report);
        }
        return report.holds();
    }

    private void checkRoot(AuditReport report) {
        long size = report.head().orElseThrow().checkpoint().size();
        Hash root = report.head().orElseThrow().checkpoint().root();
        MerkleTree tree = new MerkleTree();
        bundles.sort((one, other) -> Long.compare(one.index(), other.index()));
        for (TilePath path : bundles) {
            byte[] bundle = files.get(path.toString());
            if (bundle != null) {
                long wanted = Math.min(TilePath.FULL, size - path.index() * TilePath.FULL);
                EntryBundle.parse(bundle, Math.toIntExact(wanted))
                        .forEach(entry -> tree.append(MerkleTree.leafHash(entry)));
            }
        }
        if (tree.size() != size || report.entries() != size || !tree.root().equals(root)) {
            throw new BrokenException("found whole, but its " + tree.size() + " entries are not those of " + size
                    + " under " + root.base64());
        }
    }

    @Override
    public byte @Nullable [] checkpoint() {
        return next();
    }

    @Override
    public byte @Nullable [] read(TilePath path) {
        String name = path.toString();
        if (!files.containsKey(name)) {
            files.put(name, next());
            if (path.level() == TilePath.ENTRIES) {
                bundles.add(path);
            }
        }
        return files.get(name);
    }

    private byte @Nullable [] next() {
        if (left.remaining() < Short.BYTES) {
            return null;
        }
        int length = Short.toUnsignedInt(left.getShort());
        if (length == ABSENT) {
            return null;
        }
        byte[] file = new byte[Math.min(length, left.remaining())];
        left.get(file);
        return file;
    }
}
