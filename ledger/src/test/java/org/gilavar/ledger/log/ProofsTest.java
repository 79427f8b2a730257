package org.gilavar.ledger.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.gilavar.ledger.Hash;
import org.gilavar.ledger.MerkleTree;
import org.junit.jupiter.api.Test;

/** Every proof for every size up to some hundreds holds, and nothing near it does. */
class ProofsTest {
    private static final int SIZES = 300;
    private static final int MUTATED_SIZES = 40;
    private static final Hash STRANGER = MerkleTree.leafHash(new byte[] {42});

    private final List<Hash> leaves = new ArrayList<>();
    private final List<Hash> roots = new ArrayList<>();
    private final Map<List<Long>, Hash> subtrees = new HashMap<>();
    private final TreeHashes tree = this::complete;

    ProofsTest() {
        MerkleTree grown = new MerkleTree();
        roots.add(grown.root());
        for (int i = 0; i < SIZES; i++) {
            leaves.add(MerkleTree.leafHash(Samples.entry("told", i)));
            grown.append(leaves.get(i));
            roots.add(grown.root());
        }
    }

    /** The definition, from the leaves; each subtree is hashed once. */
    private Hash complete(int level, long index) {
        if (level == 0) {
            return leaves.get((int) index);
        }
        Hash known = subtrees.get(List.of((long) level, index));
        if (known == null) {
            known = MerkleTree.node(complete(level - 1, 2 * index), complete(level - 1, 2 * index + 1));
            subtrees.put(List.of((long) level, index), known);
        }
        return known;
    }

    @Test
    void theRootAtEverySizeIsTheOneOfTheGrowingTree() {
        for (int size = 0; size <= SIZES; size++) {
            assertThat(tree.root(size)).as("size %d", size).isEqualTo(roots.get(size));
        }
    }

    @Test
    void everyInclusionProofHolds() {
        for (int size = 1; size <= SIZES; size++) {
            for (int index = 0; index < size; index++) {
                tree.inclusion(index, size).verify(leaves.get(index), roots.get(size));
            }
        }
    }

    @Test
    void everyConsistencyProofHolds() {
        for (int size = 1; size <= SIZES; size++) {
            for (int old = 1; old <= size; old++) {
                tree.consistency(old, size).verify(roots.get(old), roots.get(size));
            }
        }
    }

    @Test
    void noMutationOfAnInclusionProofHolds() {
        for (int size = 1; size <= MUTATED_SIZES; size++) {
            for (int index = 0; index < size; index++) {
                InclusionProof proof = tree.inclusion(index, size);
                Hash leaf = leaves.get(index);
                Hash root = roots.get(size);
                for (List<Hash> path : mutations(proof.path(), leaf, root)) {
                    assertRefused(new InclusionProof(index, size, path), wrong -> wrong.verify(leaf, root));
                }
                assertRefused(proof, right -> right.verify(STRANGER, root));
                assertRefused(proof, right -> right.verify(leaf, STRANGER));
                assertRefused(proof, right -> right.verify(root, leaf), !leaf.equals(root));
                for (int other = -1; other <= size; other++) {
                    InclusionProof moved = new InclusionProof(other, size, proof.path());
                    assertRefused(moved, wrong -> wrong.verify(leaf, root), other != index);
                }
                for (int other = 0; other <= MUTATED_SIZES + 1; other++) {
                    InclusionProof resized = new InclusionProof(index, other, proof.path());
                    assertRefused(resized, wrong -> wrong.verify(leaf, root), !sameShape(index, size, other));
                }
            }
        }
    }

    /**
     * Two sizes in which the way up from an index has the same turns: a proof alone cannot tell them apart, the root
     * does, because a root belongs to one size.
     */
    private static boolean sameShape(long index, long size, long other) {
        return other > index && turns(index, size).equals(turns(index, other));
    }

    private static String turns(long index, long size) {
        StringBuilder turns = new StringBuilder();
        long from = 0;
        long to = size;
        while (to - from > 1) {
            long middle = from + Long.highestOneBit(to - from - 1);
            turns.insert(0, index < middle ? 'L' : 'R');
            from = index < middle ? from : middle;
            to = index < middle ? middle : to;
        }
        return turns.toString();
    }

    @Test
    void noMutationOfAConsistencyProofHolds() {
        for (int size = 1; size <= MUTATED_SIZES; size++) {
            for (int old = 1; old <= size; old++) {
                ConsistencyProof proof = tree.consistency(old, size);
                Hash oldRoot = roots.get(old);
                Hash root = roots.get(size);
                for (List<Hash> path : mutations(proof.path(), oldRoot, root)) {
                    assertRefused(new ConsistencyProof(old, size, path), wrong -> wrong.verify(oldRoot, root));
                }
                assertRefused(proof, right -> right.verify(STRANGER, root));
                assertRefused(proof, right -> right.verify(oldRoot, STRANGER));
                assertRefused(proof, right -> right.verify(root, oldRoot), !oldRoot.equals(root));
                for (int other = -1; other <= size + 1; other++) {
                    ConsistencyProof moved = new ConsistencyProof(other, size, proof.path());
                    Hash otherRoot = other >= 0 ? roots.get(other) : STRANGER;
                    assertRefused(moved, wrong -> wrong.verify(otherRoot, root), other != old);
                }
            }
        }
    }

    /** Roots made to fit: a log that lies about its size can have any. */
    @Test
    void aPathOfAnotherLengthIsRefusedEvenIfItLeadsToTheRoots() {
        Hash leaf = leaves.get(0);
        for (Hash root : List.of(MerkleTree.node(STRANGER, leaf), MerkleTree.node(leaf, STRANGER))) {
            assertRefused(new InclusionProof(0, 1, List.of(STRANGER)), wrong -> wrong.verify(leaf, root));
            assertRefused(new InclusionProof(0, 3, List.of(STRANGER)), wrong -> wrong.verify(leaf, root));
            assertRefused(new ConsistencyProof(1, 3, List.of(STRANGER)), wrong -> wrong.verify(leaf, root));
        }
        ConsistencyProof proof = tree.consistency(3, 4);
        ConsistencyProof longer =
                new ConsistencyProof(3, 4, inserted(proof.path(), proof.path().size(), STRANGER));
        assertRefused(
                longer,
                wrong ->
                        wrong.verify(MerkleTree.node(STRANGER, roots.get(3)), MerkleTree.node(STRANGER, roots.get(4))));
    }

    @Test
    void sizesUpToTheLargestAreJudgedWithoutOverflow() {
        List<Hash> path = new ArrayList<>();
        Hash root = leaves.get(0);
        for (int level = 0; level < 63; level++) {
            path.add(STRANGER);
            root = MerkleTree.node(root, STRANGER);
        }
        Hash largest = root;
        new InclusionProof(0, Long.MAX_VALUE, path).verify(leaves.get(0), largest);
        new ConsistencyProof(1, Long.MAX_VALUE, path).verify(leaves.get(0), largest);

        assertRefused(new InclusionProof(Long.MAX_VALUE, Long.MAX_VALUE, path), p -> p.verify(leaves.get(0), largest));
        assertRefused(new InclusionProof(0, Long.MIN_VALUE, path), p -> p.verify(leaves.get(0), largest));
        assertRefused(new InclusionProof(0, 1L << 62, path), p -> p.verify(leaves.get(0), largest));
        assertRefused(new ConsistencyProof(1, 1L << 62, path), p -> p.verify(leaves.get(0), largest));
        assertRefused(new ConsistencyProof(Long.MIN_VALUE, 1, path), p -> p.verify(leaves.get(0), largest));
    }

    @Test
    void theTreeOfTheLargestSizeGivesProofs() {
        // every complete subtree of one level has the same hash, as if all leaves were alike
        List<Hash> byLevel = new ArrayList<>(List.of(STRANGER));
        for (int level = 1; level < 63; level++) {
            byLevel.add(MerkleTree.node(byLevel.get(level - 1), byLevel.get(level - 1)));
        }
        TreeHashes alike = (level, index) -> byLevel.get(level);
        long size = Long.MAX_VALUE;

        alike.inclusion(size - 1, size).verify(STRANGER, alike.root(size));
        alike.inclusion(0, size).verify(STRANGER, alike.root(size));
        alike.consistency(size - 1, size).verify(alike.root(size - 1), alike.root(size));
        alike.consistency(1L << 62, size).verify(alike.root(1L << 62), alike.root(size));
        assertThat(alike.inclusion(0, size).path()).hasSize(63);
    }

    @Test
    void noProofIsMadeForWhatIsNotThere() {
        assertThatThrownBy(() -> tree.inclusion(5, 5)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> tree.inclusion(-1, 5)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> tree.consistency(0, 5)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> tree.consistency(6, 5)).isInstanceOf(IllegalArgumentException.class);
    }

    /** The path with one hash changed, dropped, doubled or exchanged, and with more at either end. */
    private static List<List<Hash>> mutations(List<Hash> path, Hash... others) {
        List<List<Hash>> mutations = new ArrayList<>();
        for (int at = 0; at <= path.size(); at++) {
            for (Hash other : others) {
                mutations.add(changed(path, at, list -> list.add(other)));
            }
            mutations.add(inserted(path, at, STRANGER));
        }
        for (int at = 0; at < path.size(); at++) {
            byte[] flipped = path.get(at).bytes();
            flipped[at % Hash.BYTES] ^= (byte) (1 << at % Byte.SIZE);
            mutations.add(replaced(path, at, Hash.of(flipped)));
            mutations.add(replaced(path, at, STRANGER));
            mutations.add(inserted(path, at, path.get(at)));
            List<Hash> shorter = new ArrayList<>(path);
            shorter.remove(at);
            mutations.add(shorter);
            if (at > 0 && !path.get(at).equals(path.get(at - 1))) {
                List<Hash> exchanged = new ArrayList<>(path);
                exchanged.set(at, path.get(at - 1));
                exchanged.set(at - 1, path.get(at));
                mutations.add(exchanged);
            }
        }
        return mutations;
    }

    private static List<Hash> changed(List<Hash> path, int at, Consumer<List<Hash>> change) {
        List<Hash> head = new ArrayList<>(path.subList(0, at));
        change.accept(head);
        head.addAll(path.subList(at, path.size()));
        return head;
    }

    private static List<Hash> inserted(List<Hash> path, int at, Hash hash) {
        return changed(path, at, list -> list.add(hash));
    }

    private static List<Hash> replaced(List<Hash> path, int at, Hash hash) {
        List<Hash> replaced = new ArrayList<>(path);
        replaced.set(at, hash);
        return replaced;
    }

    private static <P> void assertRefused(P proof, Consumer<P> verification) {
        try {
            verification.accept(proof);
        } catch (UnverifiedException refused) {
            return;
        }
        fail("holds: " + proof);
    }

    private static <P> void assertRefused(P proof, Consumer<P> verification, boolean refused) {
        if (refused) {
            assertRefused(proof, verification);
        }
    }
}
