package org.gilavar.ledger.log;

import java.util.ArrayList;
import java.util.List;
import org.gilavar.ledger.Hash;
import org.gilavar.ledger.MerkleTree;

/**
 * The stored hashes of a tree, and what follows from them: roots at every size so far, and proofs (RFC 6962 §2.1).
 *
 * <p>Each root or proof asks for O(log² size) hashes at most.
 */
@FunctionalInterface
public interface TreeHashes {
    /**
     * The root over the 2^level leaves from index · 2^level on. Asked for complete subtrees only; level 0 are the leaf
     * hashes.
     */
    Hash complete(int level, long index);

    /** The root when the tree had this size. */
    default Hash root(long size) {
        return size == 0 ? MerkleTree.EMPTY_ROOT : root(0, size);
    }

    /** The roots of the complete subtrees of the tree when it had this size, largest first: for {@link MerkleTree#resume}. */
    default List<Hash> subtrees(long size) {
        List<Hash> subtrees = new ArrayList<>();
        long from = 0;
        while (from < size) {
            long width = Long.highestOneBit(size - from);
            subtrees.add(root(from, from + width));
            from += width;
        }
        return subtrees;
    }

    /**
     * The proof for the leaf at an index in the tree of a size.
     *
     * @throws IllegalArgumentException if there is no such leaf
     */
    default InclusionProof inclusion(long index, long size) {
        if (index < 0 || index >= size) {
            throw new IllegalArgumentException("index " + index + " is not in a tree of size " + size);
        }
        List<Hash> path = new ArrayList<>();
        long from = 0;
        long to = size;
        while (to - from > 1) {
            long middle = from + Long.highestOneBit(to - from - 1);
            boolean left = index < middle;
            path.add(0, left ? root(middle, to) : root(from, middle));
            from = left ? from : middle;
            to = left ? middle : to;
        }
        return new InclusionProof(index, size, path);
    }

    /**
     * The proof that the tree of one size is the beginning of that of another.
     *
     * @throws IllegalArgumentException if the old size is below 1 or above the new size
     */
    default ConsistencyProof consistency(long oldSize, long newSize) {
        if (oldSize < 1 || oldSize > newSize) {
            throw new IllegalArgumentException("no proof leads from size " + oldSize + " to " + newSize);
        }
        List<Hash> path = new ArrayList<>();
        long from = 0;
        long to = newSize;
        while (oldSize != to) {
            long middle = from + Long.highestOneBit(to - from - 1);
            boolean left = oldSize <= middle;
            path.add(0, left ? root(middle, to) : root(from, middle));
            from = left ? from : middle;
            to = left ? middle : to;
        }
        if (from > 0) {
            path.add(0, root(from, to));
        }
        return new ConsistencyProof(oldSize, newSize, path);
    }

    private Hash root(long from, long to) {
        long width = to - from;
        if (Long.bitCount(width) == 1) {
            int level = Long.numberOfTrailingZeros(width);
            return complete(level, from >>> level);
        }
        long middle = from + Long.highestOneBit(width);
        return MerkleTree.node(root(from, middle), root(middle, to));
    }
}
