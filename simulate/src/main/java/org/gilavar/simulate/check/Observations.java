package org.gilavar.simulate.check;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** What an onlooker saw of a world: only bytes, texts and numbers. The checks start from it and from the raw record. */
public final class Observations {

    /**
     * A receipt that reached its party.
     *
     * @param payload the words that were signed
     * @param at the instant in the receipt, as text
     * @param told the tellings in the receipt, as a JSON array
     * @param after what the party had an acknowledgement of last when it first sent these words; empty when of nothing
     */
    @SuppressWarnings("ArrayRecordComponent") // read once, never compared
    public record Acknowledged(String party, byte[] payload, String at, String wording, byte[] told, byte[] after) {}

    /**
     * Entries that were there for the first time.
     *
     * @param upTo the last of them
     * @param millis true time
     * @param upSince true time since which the machine had been up
     */
    public record Appended(long upTo, long millis, long upSince) {}

    /** A head of the common log that a witness has put its name to. */
    public record Cosigned(String witness, long size, String rootBase64) {}

    /** Words that nobody was entitled to say as they were said. */
    @SuppressWarnings("ArrayRecordComponent") // read once, never compared
    public record Foul(String kind, byte[] payload) {}

    private final List<Acknowledged> acknowledged = new ArrayList<>();
    private final SortedMap<String, List<byte[]>> heard = new TreeMap<>();
    private final List<Appended> appended = new ArrayList<>();
    private final List<Cosigned> cosigned = new ArrayList<>();
    private final List<Foul> foul = new ArrayList<>();
    private final List<String> failures = new ArrayList<>();

    public void acknowledged(Acknowledged receipt) {
        acknowledged.add(receipt);
    }

    /** A telling reached its party, in the order of its feed. */
    public void heard(String party, byte[] json) {
        heard.computeIfAbsent(party, p -> new ArrayList<>()).add(json);
    }

    public void appended(Appended entries) {
        appended.add(entries);
    }

    public void cosigned(Cosigned head) {
        cosigned.add(head);
    }

    public void foul(Foul words) {
        foul.add(words);
    }

    /**
     * A batch was answered as not taken, for want of a disk that takes it.
     *
     * @param before how many entries there were
     * @param file the record as it stands on the disk
     */
    public void turnedAway(long before, byte[] file) {
        long now = RawRecord.read(file).size();
        if (now != before) {
            failure("a batch was turned away, and the record went from " + before + " entries to " + now);
        }
    }

    /** Something that must never happen, whatever the faults. */
    public void failure(String what) {
        failures.add(what);
    }

    List<Acknowledged> acknowledged() {
        return acknowledged;
    }

    List<byte[]> heard(String party) {
        return heard.getOrDefault(party, List.of());
    }

    SortedMap<String, List<byte[]>> heard() {
        return heard;
    }

    List<Appended> appended() {
        return appended;
    }

    List<Cosigned> cosigned() {
        return cosigned;
    }

    List<Foul> foul() {
        return foul;
    }

    /**
     * Passes if nothing failed in a way that it must not.
     *
     * @throws BrokenException if something did
     */
    public void mustNotHaveFailed() {
        if (!failures.isEmpty()) {
            throw new BrokenException(failures.getFirst());
        }
    }
}
