package org.gilavar.mechanism.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.gilavar.mechanism.statement.Statement;
import org.junit.jupiter.api.Test;

class GarbledStatementTest {

    private static final int ROUNDS = 100_000;
    private static final String[] PIECES = {
        "{",
        "}",
        "[",
        "]",
        ",",
        ":",
        "\"",
        "null",
        "true",
        "-",
        "1e999",
        "0",
        "\\",
        "\u0000",
        "\"type\":",
        "\"FL240\"",
        "9223372036854775808",
        "\"PT1H\"",
        "\"+1000000000-12-31T23:59:59Z\"",
        "\u00e9",
        " "
    };

    @Test
    void garbledStatementsAreReadOrRefusedAndNothingElse() {
        SplittableRandom random = new SplittableRandom(6962);
        byte[] valid = StrictJsonTest.VALID.getBytes(UTF_8);
        int read = 0;
        for (int round = 0; round < ROUNDS; round++) {
            byte[] garbled = valid;
            for (int edits = random.nextInt(1, 4); edits > 0; edits--) {
                garbled = edited(garbled, random);
            }
            try {
                Statement statement = Json.readStatement(garbled);
                if (round % 16 == 0) {
                    assertThat(Json.readStatement(Json.write(statement))).isEqualTo(statement);
                }
                read++;
            } catch (MalformedException refused) {
                if (refused.reason().isBlank() || refused.reason().contains("org.gilavar")) {
                    throw new AssertionError("no words for a person: " + refused.getMessage(), refused);
                }
            }
        }
        // Both ways are walked: another digit is still a statement.
        assertThat(read).isBetween(ROUNDS / 100, ROUNDS / 2);
    }

    private static byte[] edited(byte[] bytes, SplittableRandom random) {
        int at = random.nextInt(bytes.length);
        int end = Math.min(bytes.length, at + random.nextInt(1, 8));
        return switch (random.nextInt(5)) {
            case 0 -> spliced(bytes, at, at + 1, new byte[] {(byte) random.nextInt(256)});
            case 1 -> spliced(bytes, at, at + 1, new byte[] {bytes[random.nextInt(bytes.length)]});
            case 2 -> spliced(bytes, at, at, PIECES[random.nextInt(PIECES.length)].getBytes(UTF_8));
            case 3 -> spliced(bytes, at, end, PIECES[random.nextInt(PIECES.length)].getBytes(UTF_8));
            default -> spliced(bytes, at, end, new byte[0]);
        };
    }

    private static byte[] spliced(byte[] bytes, int from, int to, byte[] with) {
        if (bytes.length - (to - from) + with.length == 0) {
            return bytes;
        }
        byte[] all = Arrays.copyOf(bytes, bytes.length - (to - from) + with.length);
        System.arraycopy(with, 0, all, from, with.length);
        System.arraycopy(bytes, to, all, from + with.length, bytes.length - to);
        return all;
    }
}
