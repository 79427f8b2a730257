package org.gilavar.journal;

import java.time.Instant;
import java.util.List;
import org.gilavar.ledger.Hash;
import org.gilavar.ledger.MerkleTree;

/**
 * What a snapshot is of, and for whom.
 *
 * @param format version of the file's layout
 * @param rules version of the rules it was folded by ({@code Mechanism.RULES})
 * @param seq the last entry that is in it
 * @param root of the tree over the entries up to that one, hex: a snapshot of another history has another
 * @param subtrees roots of the complete subtrees, hex, largest first
 * @param last when the last entry was taken
 */
record SnapshotHeader(int format, int rules, long seq, String root, List<String> subtrees, Instant last) {

    static final int FORMAT = 1;

    SnapshotHeader {
        subtrees = List.copyOf(subtrees);
    }

    static SnapshotHeader of(Replay.Frozen frozen, int rules) {
        return new SnapshotHeader(
                FORMAT,
                rules,
                frozen.seq(),
                frozen.root().hex(),
                frozen.subtrees().stream().map(Hash::hex).toList(),
                frozen.last());
    }

    /** The tree it stood on. */
    MerkleTree tree() {
        return MerkleTree.resume(seq, subtrees.stream().map(Hash::ofHex).toList());
    }
}
