package org.gilavar.simulate.check;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.gilavar.simulate.check.Observations.Acknowledged;
import tools.jackson.databind.JsonNode;

/**
 * What was acknowledged stands in the record once, as it was said, with what the receipt told; and after everything that
 * its party had an acknowledgement of when it said it.
 */
public final class AcknowledgedCheck implements Check {

    @Override
    public String name() {
        return "nothing acknowledged is lost, doubled, reordered or changed";
    }

    @Override
    public long examine(RawRecord record, Observations seen) {
        Map<ByteBuffer, RawEntry> said = new HashMap<>();
        Set<String> ids = new HashSet<>();
        for (RawEntry entry : record.entries()) {
            if (!entry.isDeadline()) {
                String id = entry.speaker() + "/" + entry.words().path("id").asString("");
                if (!ids.add(id)) {
                    throw new BrokenException("the record has " + id + " twice, again as entry " + entry.seq());
                }
                said.put(ByteBuffer.wrap(entry.payload()), entry);
            }
        }
        seen.acknowledged().forEach(receipt -> mustStand(receipt, said));
        return seen.acknowledged().size();
    }

    private static void mustStand(Acknowledged receipt, Map<ByteBuffer, RawEntry> said) {
        RawEntry entry = said.get(ByteBuffer.wrap(receipt.payload()));
        if (entry == null) {
            throw new BrokenException("acknowledged to " + receipt.party() + " at " + receipt.at()
                    + " and not in the record: " + RawEntry.tree(receipt.payload()));
        }
        if (!entry.at().equals(receipt.at())) {
            throw new BrokenException(
                    "entry " + entry.seq() + " is of " + entry.at() + ", its receipt of " + receipt.at());
        }
        if (!RawEntry.tree(receipt.told()).equals(toldOrNothing(entry, receipt.party()))) {
            throw new BrokenException("the receipt for entry " + entry.seq() + " tells something else than the record");
        }
        RawEntry before = said.get(ByteBuffer.wrap(receipt.after()));
        if (receipt.after().length > 0 && (before == null || before.seq() >= entry.seq())) {
            throw new BrokenException(
                    "entry " + entry.seq() + " was said after something that does not stand before it");
        }
    }

    private static JsonNode toldOrNothing(RawEntry entry, String party) {
        return entry.told(party).isMissingNode() ? RawEntry.tree(new byte[] {'[', ']'}) : entry.told(party);
    }
}
