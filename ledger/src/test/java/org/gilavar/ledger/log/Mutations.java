package org.gilavar.ledger.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/** Inputs near valid ones: a few changes each, of the kinds that break parsers. */
final class Mutations {
    /** Bytes and texts that mean something to one parser or another. */
    private static final List<String> TOKENS = List.of(
            "\n",
            "\n\n",
            " ",
            "  ",
            "\t",
            "\r\n",
            "\u0000",
            "\u007f",
            "\u0085",
            "\u00a0",
            "\u2014 ",
            "+",
            "/",
            "=",
            "==",
            "x",
            "0",
            "00",
            "-1",
            "9223372036854775807",
            "9223372036854775808",
            "18446744073709551616",
            "old 0\n",
            "index ",
            "extra ",
            "prefix ",
            "none",
            "quorum ",
            "group g any ",
            "#",
            ".p/",
            "entries",
            "A",
            "AAAA");

    private static final int MAX_CHANGES = 3;

    private Mutations() {}

    /** A seed with one to three changes, or parts of two seeds. */
    static byte[] of(List<byte[]> seeds, RandomGenerator random) {
        byte[] bytes = seeds.get(random.nextInt(seeds.size()));
        for (int i = random.nextInt(MAX_CHANGES); i >= 0; i--) {
            bytes = changed(bytes, seeds, random);
        }
        return bytes;
    }

    private static byte[] changed(byte[] bytes, List<byte[]> seeds, RandomGenerator random) {
        int from = random.nextInt(bytes.length + 1);
        int to = from + random.nextInt(Math.min(bytes.length - from, 80) + 1);
        byte[] head = Arrays.copyOf(bytes, from);
        byte[] part = Arrays.copyOfRange(bytes, from, to);
        byte[] tail = Arrays.copyOfRange(bytes, to, bytes.length);
        switch (random.nextInt(8)) {
            case 0 -> {
                if (from < bytes.length) {
                    byte[] flipped = bytes.clone();
                    flipped[from] ^= (byte) (1 << random.nextInt(8));
                    return flipped;
                }
                return bytes;
            }
            case 1 -> {
                if (from < bytes.length) {
                    byte[] replaced = bytes.clone();
                    replaced[from] = (byte) random.nextInt(256);
                    return replaced;
                }
                return bytes;
            }
            case 2 -> {
                return joined(head, tail);
            }
            case 3 -> {
                return joined(head, part, part, tail);
            }
            case 4 -> {
                byte[] token = TOKENS.get(random.nextInt(TOKENS.size())).getBytes(UTF_8);
                return joined(head, token, part, tail);
            }
            case 5 -> {
                byte[] token = TOKENS.get(random.nextInt(TOKENS.size())).getBytes(UTF_8);
                return joined(head, token, tail);
            }
            case 6 -> {
                return random.nextInt(4) == 0 ? head : joined(tail, head);
            }
            default -> {
                byte[] other = seeds.get(random.nextInt(seeds.size()));
                return joined(head, Arrays.copyOfRange(other, random.nextInt(other.length + 1), other.length));
            }
        }
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            bytes.writeBytes(part);
        }
        return bytes.toByteArray();
    }
}
