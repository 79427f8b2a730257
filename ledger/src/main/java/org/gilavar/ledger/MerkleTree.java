package org.gilavar.ledger;

import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;

/**
 * An append-only Merkle tree over SHA-256 as RFC 6962 §2.1 defines it.
 *
 * <pre>
 *   root of nothing  SHA-256("")
 *   leaf             SHA-256(0x00 ‖ data)
 *   node             SHA-256(0x01 ‖ left ‖ right)
 * </pre>
 *
 * <p>A tree of n leaves splits at the largest power of two below n, so it is a row of complete subtrees, one for each
 * 1 in the binary form of n, the largest on the left. Only their roots are kept: {@code append} costs O(1) hashes on
 * average and O(log n) at worst, {@code root} O(log n), memory O(log n). The leaves themselves are not kept; to
 * reopen a tree, append its leaf hashes again in order, or {@link #resume} from the roots of its subtrees.
 *
 * <p>Not safe for use by several threads at once.
 */
public final class MerkleTree {
    /** The root over no entries at all. */
    public static final Hash EMPTY_ROOT = Hash.sha256();

    private static final byte LEAF = 0;
    private static final byte NODE = 1;

    /** Roots of the complete subtrees, largest first; as many as {@code size} has bits set. */
    private final List<Hash> subtrees = new ArrayList<>();

    private long size;

    /** The hash of an entry with these bytes: what is appended for it. */
    public static Hash leafHash(byte[] data) {
        MessageDigest digest = Sha256.digest();
        digest.update(LEAF);
        return Hash.of(digest.digest(data));
    }

    /**
     * The tree that {@link #size} and {@link #subtrees} were taken from. Whether these are its subtrees only its root
     * can tell.
     *
     * @throws IllegalArgumentException if there are not as many subtrees as {@code size} has bits set
     */
    public static MerkleTree resume(long size, List<Hash> subtrees) {
        if (size < 0 || Long.bitCount(size) != subtrees.size()) {
            throw new IllegalArgumentException(
                    "a tree of " + size + " entries does not have " + subtrees.size() + " subtrees");
        }
        MerkleTree tree = new MerkleTree();
        tree.subtrees.addAll(subtrees);
        tree.size = size;
        return tree;
    }

    /** Adds an entry, given by its {@link #leafHash leaf hash}, at index {@link #size()}. */
    public void append(Hash leafHash) {
        Hash right = leafHash;
        // As in a binary counter: each trailing 1 of the size is a subtree as big as the one carried.
        for (long carry = size; (carry & 1) == 1; carry >>>= 1) {
            right = node(subtrees.remove(subtrees.size() - 1), right);
        }
        subtrees.add(right);
        size = Math.addExact(size, 1);
    }

    /**
     * Adds an entry by its leaf hash as stored.
     *
     * @throws IllegalArgumentException if the leaf hash has not exactly 32 bytes
     */
    public void append(byte[] leafHash) {
        append(Hash.of(leafHash));
    }

    /** How many entries the tree has. */
    public long size() {
        return size;
    }

    /** A copy of the roots of the complete subtrees, largest first. */
    public List<Hash> subtrees() {
        return List.copyOf(subtrees);
    }

    /** The root over all entries appended so far. */
    public Hash root() {
        if (subtrees.isEmpty()) {
            return EMPTY_ROOT;
        }
        Hash root = subtrees.get(subtrees.size() - 1);
        for (int i = subtrees.size() - 2; i >= 0; i--) {
            root = node(subtrees.get(i), root);
        }
        return root;
    }

    /** The hash over two subtrees. */
    public static Hash node(Hash left, Hash right) {
        MessageDigest digest = Sha256.digest();
        digest.update(NODE);
        digest.update(left.bytes());
        return Hash.of(digest.digest(right.bytes()));
    }
}
