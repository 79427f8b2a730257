package org.gilavar.ledger.log;

import java.util.List;
import org.gilavar.ledger.Hash;
import org.gilavar.ledger.MerkleTree;

/**
 * The proof that a leaf stands at one index in a tree of one size (RFC 6962 §2.1.1).
 *
 * <p>The values are as they came and mean nothing before {@link #verify}. Immutable and safe to share between threads.
 *
 * @param index place of the leaf, from 0
 * @param size number of leaves of the tree
 * @param path hashes of the siblings, from the leaf's to the root's child
 */
public record InclusionProof(long index, long size, List<Hash> path) {
    public InclusionProof {
        path = List.copyOf(path);
    }

    /**
     * Holds if the tree of this size with this root has this leaf at this index (RFC 9162 §2.1.3.2). Index and size
     * decide which hash is left and which right at every step and how many steps there are, so a proof for one index
     * or size never passes for another.
     *
     * @throws UnverifiedException if it does not
     */
    public void verify(Hash leafHash, Hash root) {
        if (index < 0 || index >= size) {
            throw new UnverifiedException("index " + index + " is not in a tree of size " + size);
        }
        long at = index;
        long last = size - 1;
        Hash hash = leafHash;
        for (Hash sibling : path) {
            if (last == 0) {
                throw new UnverifiedException("the inclusion proof is too long");
            }
            if ((at & 1) == 1 || at == last) {
                hash = MerkleTree.node(sibling, hash);
                int rise = Long.numberOfTrailingZeros(at); // levels on which the last node has no sibling
                at >>>= rise;
                last >>>= rise;
            } else {
                hash = MerkleTree.node(hash, sibling);
            }
            at >>>= 1;
            last >>>= 1;
        }
        if (last != 0) {
            throw new UnverifiedException("the inclusion proof is too short");
        }
        if (!hash.equals(root)) {
            throw new UnverifiedException("the inclusion proof does not lead to the root");
        }
    }
}
