package org.gilavar.fuzz;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a target is held to without a search. By name, so that a failure says which input it was. */
final class Inputs {
    private static final List<Integer> STRETCHES = List.of(1, 2, 16);

    private Inputs() {}

    /** What the parser takes, from the target itself and from files. */
    static Map<String, byte[]> seeds(Target target) {
        Map<String, byte[]> seeds = new LinkedHashMap<>();
        List<byte[]> made = target.seeds();
        for (int i = 0; i < made.size(); i++) {
            seeds.put("seed-" + i, made.get(i));
        }
        Home.seeds(target).forEach(file -> seeds.put(String.valueOf(file.getFileName()), Home.read(file)));
        return seeds;
    }

    /** What a search found once. */
    static Map<String, byte[]> kept(Target target) {
        Map<String, byte[]> kept = new LinkedHashMap<>();
        Home.kept(target).forEach(file -> kept.put(String.valueOf(file.getFileName()), Home.read(file)));
        return kept;
    }

    /**
     * Inputs of the largest size in which one thing is said over and over: each line of a seed, and stretches of a seed
     * from all over it, between what stands before and after.
     */
    static Map<String, byte[]> stretched(byte[] seed) {
        Map<String, byte[]> stretched = new LinkedHashMap<>();
        for (int[] part : parts(seed)) {
            if (part[1] > part[0]) {
                stretched.put(
                        "bytes " + part[0] + " to " + part[1] + " over and over", stretched(seed, part[0], part[1]));
            }
        }
        return stretched;
    }

    private static List<int[]> parts(byte[] seed) {
        List<int[]> parts = new ArrayList<>();
        int lineFrom = 0;
        for (int at = 0; at < seed.length; at++) {
            if (seed[at] == '\n') {
                parts.add(new int[] {lineFrom, at + 1});
                lineFrom = at + 1;
            }
        }
        for (int length : STRETCHES) {
            int step = Math.max(length, seed.length / 8);
            for (int at = 0; at + length <= seed.length; at += step) {
                parts.add(new int[] {at, at + length});
            }
        }
        return parts;
    }

    private static byte[] stretched(byte[] seed, int from, int to) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(Target.MAX_BYTES);
        bytes.write(seed, 0, from);
        byte[] part = Arrays.copyOfRange(seed, from, to);
        while (bytes.size() + part.length + seed.length - to <= Target.MAX_BYTES) {
            bytes.writeBytes(part);
        }
        bytes.write(seed, to, seed.length - to);
        return bytes.toByteArray();
    }
}
