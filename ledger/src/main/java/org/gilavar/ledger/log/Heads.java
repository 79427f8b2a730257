package org.gilavar.ledger.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.gilavar.ledger.Hash;

/**
 * One leaf of the common log: a commitment to the head of every other tree, each in a slot of its own.
 *
 * <pre>
 *   gilavar.org/heads@v1
 *   name base64              (one line a slot, in ascending order of the name's UTF-8)
 *   …
 * </pre>
 *
 * <p>Each slot commits to the text of a checkpoint under a salt of its own. Who has one slot's salt and checkpoint can
 * show that this head is under the common root ({@link HeadOpening}), and learns nothing of the other heads. No name
 * stands twice, so a tree cannot have two heads in one leaf. Immutable, compared by content.
 *
 * @param slots at least one, in the order of the text form
 */
public record Heads(List<Slot> slots) {
    private static final String WHAT = "heads";
    private static final String HEADER = "gilavar.org/heads@v1";

    /**
     * The commitment to one head.
     *
     * @param name of the tree, as the common log calls it: no white space
     * @param head commitment to the text of the tree's checkpoint
     */
    public record Slot(String name, Commitment head) {
        /**
         * A slot.
         *
         * @throws MalformedException if the name cannot be one
         */
        public Slot {
            NoteKey.checkName(name);
        }
    }

    /**
     * A leaf.
     *
     * @throws MalformedException if there are no slots, they are out of order, a name stands twice, or the leaf would be
     *     longer than an entry may be
     */
    public Heads {
        slots = List.copyOf(slots);
        for (int i = 1; i < slots.size(); i++) {
            if (compare(slots.get(i - 1), slots.get(i)) >= 0) {
                throw new MalformedException(WHAT, "slots out of order, or two of one name");
            }
        }
        if (slots.isEmpty() || text(slots).getBytes(UTF_8).length > EntryBundle.MAX_ENTRY_BYTES) {
            throw new MalformedException(WHAT, "no slots, or too many for one entry");
        }
    }

    /**
     * A leaf from slots in any order.
     *
     * @throws MalformedException as the constructor
     */
    public static Heads of(List<Slot> slots) {
        return new Heads(slots.stream().sorted(Heads::compare).toList());
    }

    private static int compare(Slot left, Slot right) {
        return Arrays.compareUnsigned(left.name().getBytes(UTF_8), right.name().getBytes(UTF_8));
    }

    /** The slot of a name. */
    public Optional<Slot> slot(String name) {
        return slots.stream().filter(slot -> slot.name().equals(name)).findFirst();
    }

    /** The slot for a head: the commitment to a checkpoint's text under a salt. */
    public static Slot slot(String name, Salt salt, Checkpoint head) {
        return new Slot(name, Commitment.to(salt, head.text().getBytes(UTF_8)));
    }

    /**
     * Reads the text form: leaf data of the common log.
     *
     * @throws MalformedException if the bytes are anything else
     */
    public static Heads parse(byte[] leaf) {
        return parse(Strict.lines(WHAT, Strict.text(WHAT, leaf, EntryBundle.MAX_ENTRY_BYTES)));
    }

    static Heads parse(List<String> lines) {
        if (!lines.get(0).equals(HEADER)) {
            throw new MalformedException(WHAT, "expected " + HEADER + ", found " + Strict.shown(lines.get(0)));
        }
        List<Slot> slots = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            int space = line.indexOf(' ');
            if (space < 0) {
                throw new MalformedException(WHAT, "expected 'name base64', found " + Strict.shown(line));
            }
            Hash hash = Strict.hash(WHAT, line.substring(space + 1));
            slots.add(new Slot(line.substring(0, space), new Commitment(hash)));
        }
        return new Heads(slots);
    }

    /** The leaf data. */
    public byte[] bytes() {
        return text(slots).getBytes(UTF_8);
    }

    private static String text(List<Slot> slots) {
        StringBuilder text = new StringBuilder(HEADER).append('\n');
        slots.forEach(slot -> text.append(slot.name())
                .append(' ')
                .append(slot.head().hash().base64())
                .append('\n'));
        return text.toString();
    }
}
