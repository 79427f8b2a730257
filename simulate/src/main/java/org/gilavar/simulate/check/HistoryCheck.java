package org.gilavar.simulate.check;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * The record is one history, and everybody has heard it: places without a gap, time that does not go back, every root over
 * all leaves before it; and each party's feed is, word for word, what the record says it was told.
 */
public final class HistoryCheck implements Check {

    /** What was recorded this shortly before the end need not have been heard. */
    private static final Duration ON_ITS_WAY = Duration.ofSeconds(30);

    private static final byte[] DOMAIN = "gilavar entry v1\0".getBytes(US_ASCII);

    private final Instant hearing;

    /**
     * @param end true time at which the world ended
     */
    public HistoryCheck(Instant end) {
        this.hearing = end.minus(ON_ITS_WAY);
    }

    @Override
    public String name() {
        return "one history, whole, and heard by each party as it is recorded";
    }

    @Override
    public long examine(RawRecord record, Observations seen) {
        Tree tree = new Tree();
        long seq = 0;
        Instant last = Instant.EPOCH;
        SortedMap<String, List<Recorded>> told = new TreeMap<>();
        for (RawEntry entry : record.entries()) {
            if (entry.seq() != ++seq) {
                throw new BrokenException("entry " + entry.seq() + " stands in place " + seq);
            }
            if (entry.instant().isBefore(last)) {
                throw new BrokenException("entry " + seq + " goes back in time, from " + last + " to " + entry.at());
            }
            last = entry.instant();
            tree.add(leaf(entry));
            if (!Arrays.equals(tree.root(), entry.root())) {
                throw new BrokenException("the root of entry " + seq + " is not the one over all leaves before it");
            }
            entry.followed().path("told").propertyStream().forEach(party -> {
                for (JsonNode telling : party.getValue()) {
                    told.computeIfAbsent(party.getKey(), p -> new ArrayList<>()).add(new Recorded(entry.at(), telling));
                }
            });
        }
        long looked = seq;
        for (String party : seen.heard().keySet()) {
            looked += compare(party, seen.heard(party), told.getOrDefault(party, List.of()));
        }
        return looked;
    }

    private record Recorded(String at, JsonNode telling) {}

    private long compare(String party, List<byte[]> heard, List<Recorded> told) {
        for (int i = 0; i < Math.min(heard.size(), told.size()); i++) {
            JsonNode line = RawEntry.tree(heard.get(i));
            JsonNode telling = told.get(i).telling();
            boolean same = line.path("n").asLong(0) == i + 1
                    && line.path("at").asString("").equals(told.get(i).at())
                    && line.path("happened").equals(telling.path("happened"))
                    && line.path("item").equals(telling.path("item"));
            if (!same) {
                throw new BrokenException("telling " + (i + 1) + " of " + party + " is recorded otherwise: heard "
                        + line + ", recorded " + telling);
            }
        }
        boolean missed = heard.size() < told.size()
                && Instant.parse(told.get(heard.size()).at()).isBefore(hearing);
        if (missed || heard.size() > told.size()) {
            throw new BrokenException(
                    party + " has heard " + heard.size() + " tellings, the record has " + told.size() + " for it");
        }
        return heard.size();
    }

    private static byte[] leaf(RawEntry entry) {
        byte[] at = entry.at().getBytes(UTF_8);
        ByteBuffer layout = ByteBuffer.allocate(20 + at.length + entry.statement().length + entry.outcome().length);
        layout.putLong(entry.seq());
        for (byte[] part : List.of(at, entry.statement(), entry.outcome())) {
            layout.putInt(part.length).put(part);
        }
        return Tree.sha256(DOMAIN, entry.salt(), Tree.sha256(layout.array()));
    }
}
