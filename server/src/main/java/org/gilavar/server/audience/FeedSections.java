package org.gilavar.server.audience;

import java.io.IOException;
import java.nio.LongBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gilavar.journal.Erasure;
import org.gilavar.journal.SnapshotSection;
import org.gilavar.mechanism.item.Item;
import org.gilavar.mechanism.json.Json;

/**
 * The feeds in a snapshot: two sections for each party.
 *
 * <pre>
 *   places/PARTY  numbers: the place of the entry of each telling
 *   known/PARTY   lines: what the party knows, each item in canonical JSON, or "=KIND/ID" where that is the item of the
 *                 state itself, as for its own notices it is. Such items are held once in memory, too, after a restart
 * </pre>
 */
public final class FeedSections {

    private static final String PLACES = "places/";
    private static final String KNOWN = "known/";
    private static final byte SAME = '=';

    private FeedSections() {}

    /**
     * The sections of the feeds as they stand now.
     *
     * @param state every item of the state at the same moment
     */
    public static List<SnapshotSection> of(Audiences audiences, List<Item> state) {
        List<SnapshotSection> sections = new ArrayList<>();
        audiences.freeze().forEach((party, feed) -> {
            sections.add(new SnapshotSection(PLACES + party, to -> to.numbers(feed.places())));
            sections.add(new SnapshotSection(KNOWN + party, to -> write(feed.known(), state, to)));
        });
        return sections;
    }

    private static void write(List<Item> known, List<Item> state, SnapshotSection.Content to) throws IOException {
        Map<String, Item> byName = byName(state);
        for (Item item : known) {
            String name = name(item);
            to.line(
                    item.equals(byName.get(name))
                            ? ((char) SAME + name).getBytes(StandardCharsets.UTF_8)
                            : Json.write(item));
        }
    }

    /**
     * The feeds that were written.
     *
     * @param erasures what has been erased since
     * @throws IllegalArgumentException when these are not sections of feeds
     */
    public static Audiences read(
            Map<String, SnapshotSection.Read> sections, List<Item> state, List<Erasure> erasures, Archive archive) {
        Audiences audiences = new Audiences(archive);
        Map<String, Item> byName = byName(state);
        sections.forEach((name, section) -> {
            if (name.startsWith(KNOWN)) {
                String party = name.substring(KNOWN.length());
                long[] places = Optional.ofNullable(sections.get(PLACES + party))
                        .orElseThrow(() -> new IllegalArgumentException("no section " + PLACES + party))
                        .numbers();
                leaveOut(places, erasures);
                audiences.thaw(
                        party, new Feed.Frozen(LongBuffer.wrap(places), section.lines(line -> item(line, byName))));
            }
        });
        return audiences;
    }

    private static Item item(byte[] line, Map<String, Item> byName) {
        if (line.length == 0 || line[0] != SAME) {
            return Json.read(line, Item.class);
        }
        String name = new String(line, 1, line.length - 1, StandardCharsets.UTF_8);
        return Optional.ofNullable(byName.get(name))
                .orElseThrow(() -> new IllegalArgumentException("the state has no " + name));
    }

    private static void leaveOut(long[] places, List<Erasure> erasures) {
        for (int i = 0; i < places.length && !erasures.isEmpty(); i++) {
            long seq = places[i];
            if (erasures.stream().anyMatch(e -> e.covers(seq))) {
                places[i] = 0;
            }
        }
    }

    private static Map<String, Item> byName(List<Item> items) {
        Map<String, Item> byName = HashMap.newHashMap(items.size());
        items.forEach(item -> byName.put(name(item), item));
        return byName;
    }

    private static String name(Item item) {
        return item.getClass().getSimpleName() + "/" + item.id();
    }
}
