package org.gilavar.ledger.log;

import java.util.ArrayList;
import java.util.List;
import org.gilavar.ledger.Hash;
import org.gilavar.ledger.MerkleTree;
import org.jspecify.annotations.Nullable;

/**
 * Checks every tile and bundle of a tree against the root of its checkpoint, from the root down and from the left, so
 * that what is named is what is wrong.
 *
 * <p>The partial tile of each level, its edge, holds the roots of the complete subtrees of which the tree is made; if
 * they give the root, they are right. Each hash in a tile that is right is the root of the tile below, or the hash of an
 * entry; so each tile and bundle is judged by one that was judged before it.
 *
 * <p>If the edge does not give the root, nothing above can tell which tile is wrong. Then each edge tile is made again
 * from what is below it: the one with which the root comes out is the wrong one. If all agree with what is below, the
 * root in the checkpoint is wrong; if nothing gives the root, the lowest that disagrees is named.
 */
final class TreeAudit {
    private final LogSource source;
    private final Checkpoint head;
    private final Audit.Progress progress;
    private long entries;
    private long files;

    /** Something wrong was found. */
    private static final class WrongException extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient AuditReport.Fault fault;

        WrongException(Object place, String reason) {
            super(reason);
            fault = new AuditReport.Fault(place.toString(), reason);
        }
    }

    TreeAudit(LogSource source, Checkpoint head, Audit.Progress progress) {
        this.source = source;
        this.head = head;
        this.progress = progress;
    }

    /** Reads everything; says what is wrong first, or null if nothing is. */
    AuditReport.@Nullable Fault fault() {
        try {
            check();
            return null;
        } catch (WrongException e) {
            return e.fault;
        }
    }

    long entries() {
        return entries;
    }

    long files() {
        return files;
    }

    private void check() {
        List<List<Hash>> edge = new ArrayList<>();
        for (int level = 0; level < TilePath.TILE_LEVELS; level++) {
            int width = edgeWidth(level);
            edge.add(width == 0 ? List.of() : hashes(edgePath(level, width)));
        }
        if (!root(edge).equals(head.root())) {
            throw blame(edge);
        }
        for (int level = TilePath.TILE_LEVELS - 1; level >= 0; level--) {
            if (!edge.get(level).isEmpty()) {
                below(edgePath(level, edgeWidth(level)), edge.get(level));
            }
        }
    }

    private int edgeWidth(int level) {
        return (int) ((head.size() >>> (level * TilePath.LEVELS)) % TilePath.FULL);
    }

    private TilePath edgePath(int level, int width) {
        return new TilePath(level, (head.size() >>> (level * TilePath.LEVELS)) / TilePath.FULL, width);
    }

    /** The root over the complete subtrees in the edge, the largest first. */
    private static Hash root(List<List<Hash>> edge) {
        List<Hash> subtrees = new ArrayList<>();
        for (int level = edge.size() - 1; level >= 0; level--) {
            List<Hash> hashes = edge.get(level);
            for (int from = 0; from < hashes.size(); ) {
                int width = Integer.highestOneBit(hashes.size() - from);
                subtrees.add(new Tile(hashes.subList(from, from + width)).root());
                from += width;
            }
        }
        if (subtrees.isEmpty()) {
            return MerkleTree.EMPTY_ROOT;
        }
        Hash root = subtrees.get(subtrees.size() - 1);
        for (int i = subtrees.size() - 2; i >= 0; i--) {
            root = MerkleTree.node(subtrees.get(i), root);
        }
        return root;
    }

    /** Everything under a tile whose hashes are right. */
    private void below(TilePath path, List<Hash> hashes) {
        files++;
        if (path.level() == 0) {
            checkEntries(path, hashes);
            return;
        }
        for (int i = 0; i < hashes.size(); i++) {
            TilePath child = child(path, i);
            List<Hash> tile = hashes(child);
            if (!new Tile(tile).root().equals(hashes.get(i))) {
                throw new WrongException(child, "it does not hash to hash " + i + " of " + path);
            }
            below(child, tile);
        }
    }

    private static TilePath child(TilePath path, int i) {
        return new TilePath(path.level() - 1, path.index() * TilePath.FULL + i, TilePath.FULL);
    }

    private void checkEntries(TilePath path, List<Hash> hashes) {
        TilePath bundle = new TilePath(TilePath.ENTRIES, path.index(), path.width());
        List<Hash> leaves = leaves(bundle);
        int wrong = firstDifference(leaves, hashes);
        if (wrong < leaves.size()) {
            long index = path.index() * TilePath.FULL + wrong;
            throw new WrongException(bundle, "entry " + index + " does not hash to hash " + wrong + " of " + path);
        }
        files++;
        entries += hashes.size();
        progress.checked(entries, head.size());
    }

    private static int firstDifference(List<Hash> ones, List<Hash> others) {
        int at = 0;
        while (at < ones.size() && ones.get(at).equals(others.get(at))) {
            at++;
        }
        return at;
    }

    /** What is wrong if the edge does not give the root. */
    private WrongException blame(List<List<Hash>> edge) {
        WrongException lowest = null;
        for (int level = 0; level < edge.size(); level++) {
            List<Hash> tile = edge.get(level);
            if (tile.isEmpty()) {
                continue;
            }
            TilePath path = edgePath(level, tile.size());
            List<Hash> made = fromBelow(path);
            int wrong = firstDifference(made, tile);
            if (wrong == made.size()) {
                continue;
            }
            WrongException found = new WrongException(
                    path,
                    level == 0
                            ? "hash " + wrong + " is not that of entry " + (path.index() * TilePath.FULL + wrong)
                            : "hash " + wrong + " is not the root of " + child(path, wrong));
            List<List<Hash>> mended = new ArrayList<>(edge);
            mended.set(level, made);
            if (root(mended).equals(head.root())) {
                return found;
            }
            lowest = lowest == null ? found : lowest;
        }
        return lowest == null ? new WrongException(Audit.CHECKPOINT, "its root is not the root of the tiles") : lowest;
    }

    private List<Hash> fromBelow(TilePath path) {
        if (path.level() == 0) {
            return leaves(new TilePath(TilePath.ENTRIES, path.index(), path.width()));
        }
        List<Hash> made = new ArrayList<>();
        for (int i = 0; i < path.width(); i++) {
            made.add(new Tile(hashes(child(path, i))).root());
        }
        return made;
    }

    private List<Hash> hashes(TilePath path) {
        Found found = read(path);
        int expected = found.path.width() * Hash.BYTES;
        if (found.bytes.length != expected) {
            throw new WrongException(found.path, "expected " + expected + " bytes, found " + length(found));
        }
        return Tile.parse(found.bytes, 0, path.width()).hashes();
    }

    private List<Hash> leaves(TilePath path) {
        Found found = read(path);
        List<byte[]> bundle;
        try {
            bundle = EntryBundle.parse(found.bytes, found.path.width());
        } catch (MalformedException e) {
            throw new WrongException(found.path, e.reason());
        }
        int used = bundle.stream()
                .mapToInt(entry -> EntryBundle.prefixedBytes(entry))
                .sum();
        if (used != found.bytes.length) {
            throw new WrongException(found.path, "it goes on after entry " + (bundle.size() - 1));
        }
        return bundle.subList(0, path.width()).stream()
                .map(MerkleTree::leafHash)
                .toList();
    }

    private static String length(Found found) {
        int max = LogSource.maxBytes(found.path);
        return found.bytes.length > max ? "more than " + max : Integer.toString(found.bytes.length);
    }

    /** What was read, and where: the full tile may stand for a partial one that was removed. */
    private static final class Found {
        private final TilePath path;
        private final byte[] bytes;

        Found(TilePath path, byte[] bytes) {
            this.path = path;
            this.bytes = bytes;
        }
    }

    private Found read(TilePath path) {
        byte[] bytes = source.read(path);
        if (bytes != null) {
            return new Found(path, bytes);
        }
        bytes = path.width() == TilePath.FULL ? null : source.read(path.full());
        if (bytes == null) {
            throw new WrongException(path, "missing");
        }
        return new Found(path.full(), bytes);
    }
}
