package org.gilavar.server.audience;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.LongBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gilavar.journal.Erasure;
import org.gilavar.journal.SnapshotSection;
import org.gilavar.ledger.log.TilePath;
import org.gilavar.mechanism.Held;
import org.gilavar.mechanism.State;
import org.gilavar.mechanism.item.Item;
import org.gilavar.mechanism.json.Json;

/**
 * The feeds and logs in a snapshot: six sections for each party.
 *
 * <pre>
 *   entries/PARTY numbers: the place of the entry of each leaf of its log
 *   leaves/PARTY  numbers: what each leaf is a commitment to, four a leaf
 *   places/PARTY  numbers: the place of the entry of each telling
 *   known/PARTY   lines: what the party knows, each item in canonical JSON; or "=N" where it is the item itself that
 *                 stands N-th in the state, from 0, as its own notices do. Such are held once in memory, too
 *   latest/PARTY  numbers: which telling told it, for each of these
 *   links/PARTY   numbers: in the place of which each telling is, two a number
 * </pre>
 */
public final class FeedSections {

    private static final String ENTRIES = "entries/";
    private static final String LEAVES = "leaves/";
    private static final String PLACES = "places/";
    private static final String KNOWN = "known/";
    private static final String LATEST = "latest/";
    private static final String LINKS = "links/";
    private static final char SAME = '=';

    private FeedSections() {}

    /**
     * The sections of the feeds as they stand now.
     *
     * @param state every item of the state at the same moment, in its order
     */
    public static List<SnapshotSection> of(Audiences audiences, List<Held> state) {
        List<SnapshotSection> sections = new ArrayList<>();
        audiences.freeze().forEach((party, feed) -> {
            sections.add(new SnapshotSection(PLACES + party, to -> to.numbers(feed.places())));
            sections.add(new SnapshotSection(KNOWN + party, to -> write(feed.known(), state, to)));
            sections.add(new SnapshotSection(LATEST + party, to -> to.numbers(latest(feed.known()))));
            sections.add(new SnapshotSection(
                    LINKS + party, to -> to.numbers(feed.links().packed())));
        });
        audiences.freezeLogs().forEach((party, log) -> {
            sections.add(new SnapshotSection(ENTRIES + party, to -> to.numbers(log.entries())));
            sections.add(new SnapshotSection(LEAVES + party, to -> write(log, to)));
        });
        return sections;
    }

    private static void write(AudienceLog.Frozen log, SnapshotSection.Content to) throws IOException {
        long size = log.entries().capacity();
        for (long from = 0; from < size; from += TilePath.FULL) {
            to.numbers(ByteBuffer.wrap(
                            log.log().commitments(from, Math.toIntExact(Math.min(TilePath.FULL, size - from))))
                    .asLongBuffer());
        }
    }

    private static LongBuffer latest(List<Feed.Latest> known) {
        return LongBuffer.wrap(known.stream().mapToLong(Feed.Latest::n).toArray());
    }

    /** Both are in the same order, so one walk along both finds which are the same. */
    private static void write(List<Feed.Latest> known, List<Held> state, SnapshotSection.Content to)
            throws IOException {
        int at = 0;
        for (Feed.Latest latest : known) {
            Held held = latest.held();
            while (at < state.size() && Held.IN_ORDER.compare(state.get(at), held) < 0) {
                at++;
            }
            boolean same = at < state.size()
                    && Held.IN_ORDER.compare(state.get(at), held) == 0
                    && state.get(at).holdsTheSame(held);
            to.line(same ? (SAME + Integer.toString(at)).getBytes(StandardCharsets.US_ASCII) : held.json());
        }
    }

    /**
     * The feeds that were written.
     *
     * @param erasures what has been erased since
     * @throws IllegalArgumentException when these are not sections of feeds
     */
    public static Audiences read(
            Map<String, SnapshotSection.Read> sections, State state, List<Erasure> erasures, Archive archive) {
        Audiences audiences = new Audiences(archive);
        List<Held> items = state.held().toList();
        sections.forEach((name, section) -> {
            if (name.startsWith(KNOWN)) {
                String party = name.substring(KNOWN.length());
                long[] places = numbers(sections, PLACES + party);
                audiences.thaw(party, numbers(sections, ENTRIES + party), numbers(sections, LEAVES + party));
                leaveOut(places, erasures);
                List<Held> known =
                        section.lines().stream().map(line -> held(line, items)).toList();
                audiences.thaw(party, frozen(party, places, known, sections, erasures, archive));
            }
        });
        return audiences;
    }

    private static Feed.Frozen frozen(
            String party,
            long[] places,
            List<Held> known,
            Map<String, SnapshotSection.Read> sections,
            List<Erasure> erasures,
            Archive archive) {
        if (!sections.containsKey(LINKS + party) && !erasures.isEmpty()) {
            return Relinked.of(party, archive, new Places(places), known); // nothing else tells what was erased
        }
        long[] latest = numbers(sections, LATEST + party);
        if (latest.length != known.size()) {
            throw new IllegalArgumentException(
                    known.size() + " items, and " + latest.length + " tellings of them for " + party);
        }
        List<Feed.Latest> all = new ArrayList<>(latest.length);
        for (int i = 0; i < latest.length; i++) {
            all.add(new Feed.Latest(known.get(i), Math.toIntExact(latest[i])));
        }
        return new Feed.Frozen(LongBuffer.wrap(places), all, Links.of(numbers(sections, LINKS + party), places.length));
    }

    private static long[] numbers(Map<String, SnapshotSection.Read> sections, String name) {
        return Optional.ofNullable(sections.get(name))
                .orElseThrow(() -> new IllegalArgumentException("no section " + name))
                .numbers();
    }

    private static Held held(byte[] line, List<Held> state) {
        if (line.length == 0 || line[0] != SAME) {
            return Held.of(Json.read(line, Item.class));
        }
        int place = Integer.parseInt(new String(line, 1, line.length - 1, StandardCharsets.US_ASCII));
        if (place < 0 || place >= state.size()) {
            throw new IllegalArgumentException("the state has " + state.size() + " items, and none at " + place);
        }
        return state.get(place);
    }

    private static void leaveOut(long[] places, List<Erasure> erasures) {
        for (int i = 0; i < places.length && !erasures.isEmpty(); i++) {
            long seq = places[i];
            if (erasures.stream().anyMatch(e -> e.covers(seq))) {
                places[i] = Places.erased(seq);
            }
        }
    }
}
