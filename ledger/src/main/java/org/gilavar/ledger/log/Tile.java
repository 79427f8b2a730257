package org.gilavar.ledger.log;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.gilavar.ledger.Hash;
import org.gilavar.ledger.MerkleTree;

/** The hashes of one tile: at most 256 of them, 32 bytes each, one after the other. */
record Tile(List<Hash> hashes) {
    Tile {
        hashes = List.copyOf(hashes);
    }

    /**
     * A run of the hashes of a tile.
     *
     * @throws MalformedException if it does not hold so many, or no whole number of them
     */
    static Tile parse(byte[] bytes, int from, int count) {
        int to = from + count;
        if (bytes.length % Hash.BYTES != 0 || bytes.length / Hash.BYTES < to) {
            throw new MalformedException("tile", "expected " + to + " hashes, found " + bytes.length + " bytes");
        }
        List<Hash> hashes = new ArrayList<>();
        for (int at = from * Hash.BYTES; at < to * Hash.BYTES; at += Hash.BYTES) {
            hashes.add(Hash.of(Arrays.copyOfRange(bytes, at, at + Hash.BYTES)));
        }
        return new Tile(hashes);
    }

    byte[] bytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        hashes.forEach(hash -> bytes.writeBytes(hash.bytes()));
        return bytes.toByteArray();
    }

    /** The root over all hashes; their number is a power of two. */
    Hash root() {
        List<Hash> level = hashes;
        while (level.size() > 1) {
            List<Hash> above = new ArrayList<>();
            for (int i = 0; i < level.size(); i += 2) {
                above.add(MerkleTree.node(level.get(i), level.get(i + 1)));
            }
            level = above;
        }
        return level.get(0);
    }
}
