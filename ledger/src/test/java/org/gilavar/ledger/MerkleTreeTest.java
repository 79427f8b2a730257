package org.gilavar.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class MerkleTreeTest {
    /** The eight entries and the roots over the first 0 to 8 of them that Certificate Transparency's tests share. */
    private static final List<String> REFERENCE_ENTRIES =
            List.of("", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f");

    private static final List<String> REFERENCE_ROOTS = List.of(
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
            "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
            "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
            "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
            "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
            "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
            "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

    @Test
    void theReferenceTreeHasItsPublishedRootAtEverySize() {
        MerkleTree tree = new MerkleTree();
        assertThat(tree.root().hex()).isEqualTo(REFERENCE_ROOTS.get(0));

        for (int size = 1; size <= REFERENCE_ENTRIES.size(); size++) {
            tree.append(MerkleTree.leafHash(HexFormat.of().parseHex(REFERENCE_ENTRIES.get(size - 1))));

            assertThat(tree.size()).isEqualTo(size);
            assertThat(tree.root().hex()).as("root of %d", size).isEqualTo(REFERENCE_ROOTS.get(size));
        }
    }

    @Test
    void growingEntryByEntryGivesTheRootOfTheDefinition() {
        RandomGenerator random = new SplittableRandom(6962);
        MerkleTree tree = new MerkleTree();
        List<Hash> leaves = new ArrayList<>();
        for (int size = 0; size <= 130; size++) {
            assertThat(tree.root()).as("root of %d", size).isEqualTo(byDefinition(leaves));

            byte[] entry = new byte[random.nextInt(100)];
            random.nextBytes(entry);
            leaves.add(MerkleTree.leafHash(entry));
            tree.append(leaves.get(size));
        }
    }

    @Test
    void aTreeResumedFromItsSubtreesGrowsAsTheOneTheyWereTakenFrom() {
        MerkleTree tree = new MerkleTree();
        for (int size = 0; size <= 130; size++) {
            MerkleTree resumed = MerkleTree.resume(tree.size(), tree.subtrees());
            Hash leaf = MerkleTree.leafHash(new byte[] {(byte) size});
            tree.append(leaf);
            resumed.append(leaf);

            assertThat(resumed.size()).isEqualTo(size + 1);
            assertThat(resumed.root()).as("root of %d", size + 1).isEqualTo(tree.root());
        }
    }

    @Test
    void aTreeIsNotResumedFromAnotherNumberOfSubtreesThanItHas() {
        List<Hash> one = List.of(MerkleTree.leafHash(new byte[0]));
        assertThatThrownBy(() -> MerkleTree.resume(3, one)).hasMessageContaining("does not have 1 subtrees");
        assertThatThrownBy(() -> MerkleTree.resume(0, one)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> MerkleTree.resume(-1, List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anEntryChangedAnywhereChangesTheRoot() {
        int size = 21;
        Hash before = rootWithChangedEntry(size, -1);
        for (int changed = 0; changed < size; changed++) {
            assertThat(rootWithChangedEntry(size, changed))
                    .as("entry %d", changed)
                    .isNotEqualTo(before);
        }
    }

    @Test
    void aStoredLeafHashIsTakenAsItIs() {
        Hash leaf = MerkleTree.leafHash(new byte[] {7});
        MerkleTree tree = new MerkleTree();

        tree.append(leaf.bytes());

        assertThat(tree.root()).isEqualTo(leaf);
        assertThatThrownBy(() -> tree.append(new byte[33])).hasMessage("a hash has 32 bytes, found 33");
        assertThat(tree.size()).isEqualTo(1);
    }

    private static Hash rootWithChangedEntry(int size, int changed) {
        MerkleTree tree = new MerkleTree();
        for (int i = 0; i < size; i++) {
            tree.append(MerkleTree.leafHash(new byte[] {(byte) i, (byte) (i == changed ? 1 : 0)}));
        }
        return tree.root();
    }

    /** RFC 6962 §2.1, word for word. */
    private static Hash byDefinition(List<Hash> leaves) {
        int size = leaves.size();
        if (size == 0) {
            return Hash.of(Sha256.digest().digest());
        }
        if (size == 1) {
            return leaves.get(0);
        }
        int split = Integer.highestOneBit(size - 1);
        return MerkleTree.node(byDefinition(leaves.subList(0, split)), byDefinition(leaves.subList(split, size)));
    }
}
