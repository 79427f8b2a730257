package org.gilavar.simulate.check;

import java.util.HashSet;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Nothing of an arrangement is said, told or found before all whom it binds have signed, nor ever of who has not. */
public final class ConsentCheck implements Check {

    private static final Set<String> UNDER_TERMS = Set.of("notice", "conflict", "message", "proposal", "check", "line");

    @Override
    public String name() {
        return "nothing takes effect on a party that has not signed";
    }

    @Override
    public long examine(RawRecord record, Observations seen) {
        Set<String> bound = new HashSet<>();
        Set<String> signed = new HashSet<>();
        String facilitator = "";
        long looked = 0;
        for (RawEntry entry : record.entries()) {
            if (entry.type().equals("arrangement.propose")) {
                facilitator = entry.body().path("terms").path("facilitator").asString("");
                for (JsonNode party : entry.body().path("terms").path("parties")) {
                    bound.add(party.asString(""));
                }
            }
            if (entry.type().equals("arrangement.sign")) {
                signed.add(entry.speaker());
            }
            boolean inForce = !bound.isEmpty() && signed.containsAll(bound) && signed.contains(facilitator);
            Set<String> entitled = new HashSet<>(inForce ? bound : Set.of());
            if (inForce) {
                entitled.add(facilitator);
            }
            String kind = entry.type().replaceAll("\\..*", "");
            if (UNDER_TERMS.contains(kind) && !entitled.contains(entry.speaker())) {
                throw new BrokenException("entry " + entry.seq() + ": " + entry.type() + " by " + entry.speaker()
                        + ", who has not signed");
            }
            entry.followed().path("told").propertyStream().forEach(party -> {
                for (JsonNode telling : party.getValue()) {
                    mayBeTold(entry, party.getKey(), telling.path("item"), entitled);
                }
            });
            looked++;
        }
        return looked;
    }

    private static void mayBeTold(RawEntry entry, String party, JsonNode item, Set<String> entitled) {
        if (UNDER_TERMS.contains(item.path("kind").asString("")) && !entitled.contains(party)) {
            throw new BrokenException("entry " + entry.seq() + " tells " + party + ", who has not signed, of " + item);
        }
        for (JsonNode side : item.path("sides")) {
            if (!entitled.contains(side.path("party").asString(""))) {
                throw new BrokenException(
                        "entry " + entry.seq() + " finds a conflict with one who has not signed: " + item);
            }
        }
    }
}
