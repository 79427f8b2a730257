package org.gilavar.simulate.check;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.gilavar.simulate.check.Observations.Cosigned;

/** No two histories have been cosigned, and what has been is the beginning of the common log. */
public final class CommonLogCheck implements Check {

    private static final int BUNDLE = 256;

    private final Function<String, Optional<byte[]>> files;

    /**
     * @param files of the common log, by their path (C2SP tlog-tiles)
     */
    public CommonLogCheck(Function<String, Optional<byte[]>> files) {
        this.files = files;
    }

    @Override
    public String name() {
        return "no two histories are cosigned, and the common log only grows";
    }

    @Override
    public long examine(RawRecord record, Observations seen) {
        Map<Long, String> roots = new HashMap<>();
        long largest = 0;
        for (Cosigned head : seen.cosigned()) {
            String before = roots.putIfAbsent(head.size(), head.rootBase64());
            if (before != null && !before.equals(head.rootBase64())) {
                throw new BrokenException(
                        "two roots of size " + head.size() + " are cosigned, the second by " + head.witness());
            }
            largest = Math.max(largest, head.size());
        }
        Tree tree = new Tree();
        long size = 0;
        for (byte[] leaf : leaves(largest)) {
            tree.add(leaf);
            size++;
            String cosigned = roots.get(size);
            if (cosigned != null && !cosigned.equals(tree.rootBase64())) {
                throw new BrokenException("the log does not have the root that was cosigned at size " + size);
            }
        }
        if (size < largest) {
            throw new BrokenException("size " + largest + " was cosigned, and the log has " + size);
        }
        return seen.cosigned().size();
    }

    private List<byte[]> leaves(long atLeast) {
        List<byte[]> leaves = new ArrayList<>();
        for (int bundle = 0; leaves.size() < atLeast; bundle++) {
            Optional<byte[]> file = file("tile/entries/" + String.format("%03d", bundle));
            if (file.isEmpty()) {
                break;
            }
            ByteBuffer in = ByteBuffer.wrap(file.get());
            while (in.hasRemaining()) {
                byte[] leaf = new byte[Short.toUnsignedInt(in.getShort())];
                in.get(leaf);
                leaves.add(leaf);
            }
        }
        return leaves;
    }

    private Optional<byte[]> file(String path) {
        Optional<byte[]> full = files.apply(path);
        for (int width = BUNDLE - 1; width > 0 && full.isEmpty(); width--) {
            full = files.apply(path + ".p/" + width);
        }
        return full;
    }
}
