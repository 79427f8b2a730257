package org.gilavar.client.mirror;

import java.util.ArrayList;
import java.util.List;
import org.gilavar.ledger.MerkleTree;
import org.gilavar.ledger.log.EntryBundle;
import org.gilavar.ledger.log.LogSource;
import org.gilavar.ledger.log.TilePath;
import org.gilavar.ledger.log.TreeHashes;

/** Reads the leaf data of a log that somebody else keeps. */
final class Leaves {

    private Leaves() {}

    /**
     * The leaf data from one index to another, once it is known to be under the head of the log.
     *
     * @param hashes of the log, known to give the root of its head
     * @param size of the log by that head
     * @throws MirrorException if it is not
     */
    static List<byte[]> read(LogSource source, TreeHashes hashes, long from, long to, long size) {
        List<byte[]> leaves = new ArrayList<>();
        MerkleTree tree = MerkleTree.resume(from, hashes.subtrees(from));
        while (tree.size() < to) {
            long index = tree.size() / TilePath.FULL;
            int width = (int) Math.min(TilePath.FULL, size - index * TilePath.FULL);
            int upTo = (int) Math.min(width, to - index * TilePath.FULL);
            for (byte[] leaf : EntryBundle.parse(bundle(source, index, width), width)
                    .subList((int) (tree.size() % TilePath.FULL), upTo)) {
                leaves.add(leaf);
                tree.append(MerkleTree.leafHash(leaf));
            }
        }
        if (!tree.root().equals(hashes.root(to))) {
            throw new MirrorException(
                    "the entries up to " + to + " are not those under the head that the server signed");
        }
        return leaves;
    }

    private static byte[] bundle(LogSource source, long index, int width) {
        TilePath path = new TilePath(TilePath.ENTRIES, index, width);
        byte[] bundle = source.read(path);
        if (bundle == null && width < TilePath.FULL) {
            bundle = source.read(new TilePath(TilePath.ENTRIES, index, TilePath.FULL)); // grown meanwhile
        }
        if (bundle == null) {
            throw new MirrorException("the server does not show " + path);
        }
        return bundle;
    }
}
