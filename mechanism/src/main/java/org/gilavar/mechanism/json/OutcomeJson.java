package org.gilavar.mechanism.json;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.gilavar.mechanism.Change;
import org.gilavar.mechanism.Happened;
import org.gilavar.mechanism.Outcome;
import org.gilavar.mechanism.Telling;
import org.gilavar.mechanism.item.Item;

/**
 * An outcome as {@link Json#write} has it, and of it what each audience was told. The same notice stands in the change, in what its
 * owner is told and in what the facilitator is: it is written once, and its bytes copied.
 */
public final class OutcomeJson {

    private static final byte[] NONE = {'[', ']'};

    private final byte[] bytes;
    private final SortedMap<String, byte[]> told = new TreeMap<>();

    private OutcomeJson(Outcome outcome) {
        IdentityHashMap<Item, byte[]> written = new IdentityHashMap<>();
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        text(all, "{\"changes\":[");
        List<Change> changes = outcome.changes();
        for (int i = 0; i < changes.size(); i++) {
            member(all, i, changes.get(i).happened(), changes.get(i).item(), written);
        }
        text(all, "],\"told\":{");
        outcome.told().forEach((party, tellings) -> {
            byte[] list = list(tellings, written);
            text(all, told.isEmpty() ? "" : ",");
            all.writeBytes(Json.write(party));
            all.write(':');
            all.writeBytes(list);
            told.put(party, list);
        });
        text(all, "}}");
        this.bytes = all.toByteArray();
    }

    public static OutcomeJson of(Outcome outcome) {
        return new OutcomeJson(outcome);
    }

    private static byte[] list(List<Telling> tellings, IdentityHashMap<Item, byte[]> written) {
        ByteArrayOutputStream list = new ByteArrayOutputStream();
        list.write('[');
        for (int i = 0; i < tellings.size(); i++) {
            member(list, i, tellings.get(i).happened(), tellings.get(i).item(), written);
        }
        list.write(']');
        return list.toByteArray();
    }

    private static void member(
            ByteArrayOutputStream to, int index, Happened happened, Item item, IdentityHashMap<Item, byte[]> written) {
        text(to, index == 0 ? "{\"happened\":\"" : ",{\"happened\":\"");
        text(to, happened.name());
        text(to, "\",\"item\":");
        to.writeBytes(written.computeIfAbsent(item, Json::write));
        to.write('}');
    }

    private static void text(ByteArrayOutputStream to, String ascii) {
        to.writeBytes(ascii.getBytes(StandardCharsets.US_ASCII));
    }

    /** All of it; to be read only. */
    public byte[] bytes() {
        return bytes;
    }

    /** The list of what an audience was told; to be read only. */
    public byte[] toldTo(String party) {
        return told.getOrDefault(party, NONE);
    }
}
