package org.gilavar.simulate.check;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Locale;

/** A receipt says that something was received, and nothing that anybody is told can be read as permission. */
public final class WordingCheck implements Check {

    private static final String WORDING = "RECEIVED, NOT APPROVED";

    private static final List<String> PERMISSION =
            List.of("APPROVED", "PERMI", "AUTHORI", "CLEARED", "CLEARANCE", "GRANT", "ALLOWED", "CONSENT");

    @Override
    public String name() {
        return "a receipt is never permission";
    }

    @Override
    public long examine(RawRecord record, Observations seen) {
        long looked = 0;
        for (Observations.Acknowledged receipt : seen.acknowledged()) {
            if (!receipt.wording().equals(WORDING)) {
                throw new BrokenException("a receipt reads \"" + receipt.wording() + "\"");
            }
            looked++;
        }
        for (List<byte[]> lines : seen.heard().values()) {
            for (byte[] line : lines) {
                String text = new String(line, UTF_8).toUpperCase(Locale.ROOT);
                for (String word : PERMISSION) {
                    if (text.contains(word) && !text.contains("\"KIND\":\"ARRANGEMENT\"")) {
                        throw new BrokenException("a party is told \"" + word + "\": " + text);
                    }
                }
                looked++;
            }
        }
        return looked;
    }
}
