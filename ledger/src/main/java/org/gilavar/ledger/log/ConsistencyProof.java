package org.gilavar.ledger.log;

import java.util.List;
import org.gilavar.ledger.Hash;
import org.gilavar.ledger.MerkleTree;

/**
 * The proof that a tree of one size is the beginning of a tree of another (RFC 6962 §2.1.2).
 *
 * <p>The values are as they came and mean nothing before {@link #verify}. Immutable and safe to share between threads.
 *
 * @param oldSize number of leaves of the smaller tree, at least 1: every tree begins with the empty one
 * @param newSize number of leaves of the larger tree, or the same
 * @param path hashes of subtrees, from the lowest to the root's child; none if the sizes are the same
 */
public record ConsistencyProof(long oldSize, long newSize, List<Hash> path) {
    public ConsistencyProof {
        path = List.copyOf(path);
    }

    private record Roots(Hash before, Hash after) {}

    /**
     * Holds if the larger tree with the new root begins with the smaller one with the old root (RFC 9162 §2.1.4.2).
     *
     * @throws UnverifiedException if it does not
     */
    public void verify(Hash oldRoot, Hash newRoot) {
        if (!prefixRoot(oldRoot, newRoot).equals(oldRoot)) {
            throw new UnverifiedException("the consistency proof does not lead to the old root");
        }
    }

    /**
     * The root at the old size of a log whose root at the new size is the one given: another one than the old root
     * contradicts whoever signed both.
     *
     * @throws UnverifiedException if the path does not lead to the new root, so says nothing
     */
    Hash prefixRoot(Hash oldRoot, Hash newRoot) {
        Roots roots = lead(oldRoot);
        if (!roots.after().equals(newRoot)) {
            throw new UnverifiedException("the consistency proof does not lead to the new root");
        }
        return roots.before();
    }

    /** The two roots the path leads to. */
    private Roots lead(Hash oldRoot) {
        if (oldSize < 1 || oldSize > newSize) {
            throw new UnverifiedException("no consistency proof leads from size " + oldSize + " to " + newSize);
        }
        if (oldSize == newSize) {
            if (!path.isEmpty()) {
                throw new UnverifiedException("the consistency proof is too long");
            }
            return new Roots(oldRoot, oldRoot);
        }
        // A smaller tree that is complete is itself a node of the larger one, and is left out of the path.
        boolean complete = Long.bitCount(oldSize) == 1;
        if (!complete && path.isEmpty()) {
            throw new UnverifiedException("the consistency proof is too short");
        }
        int shared = Long.numberOfTrailingZeros(oldSize);
        long at = (oldSize - 1) >>> shared;
        long last = (newSize - 1) >>> shared;
        Hash before = complete ? oldRoot : path.get(0);
        Hash after = before;
        for (Hash sibling : complete ? path : path.subList(1, path.size())) {
            if (last == 0) {
                throw new UnverifiedException("the consistency proof is too long");
            }
            if ((at & 1) == 1 || at == last) {
                before = MerkleTree.node(sibling, before);
                after = MerkleTree.node(sibling, after);
                int rise = Long.numberOfTrailingZeros(at);
                at >>>= rise;
                last >>>= rise;
            } else {
                after = MerkleTree.node(after, sibling);
            }
            at >>>= 1;
            last >>>= 1;
        }
        if (last != 0) {
            throw new UnverifiedException("the consistency proof is too short");
        }
        return new Roots(before, after);
    }
}
