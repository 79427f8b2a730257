package org.gilavar.ledger.log;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The file form of a {@link Policy}: lines of items between spaces and tabs, and comments after {@code #}. */
final class PolicyText {
    /** Largest file: every log, witness and group there may be, with long names and URLs. */
    private static final int MAX_BYTES = 1 << 20;

    private static final String WHAT = "policy";

    private final List<Policy.Log> logs = new ArrayList<>();
    private final List<Policy.Witness> witnesses = new ArrayList<>();
    private final List<Policy.Group> groups = new ArrayList<>();
    private @Nullable String quorum;

    private PolicyText() {}

    static Policy parse(byte[] bytes) {
        if (bytes.length > MAX_BYTES) {
            throw new MalformedException(WHAT, "expected at most " + MAX_BYTES + " bytes");
        }
        PolicyText text = new PolicyText();
        for (String line : Strict.lines(WHAT, new String(bytes, ISO_8859_1))) {
            if (line.chars().anyMatch(c -> c != '\t' && isControl(c))) {
                throw new MalformedException(WHAT, "a control character other than tab and line feed");
            }
            String[] items = line.replace('\t', ' ').trim().split(" +", -1);
            if (!items[0].isEmpty() && items[0].charAt(0) != '#') {
                text.add(items);
            }
        }
        if (text.quorum == null) {
            throw new MalformedException(WHAT, "no quorum");
        }
        return new Policy(text.logs, text.witnesses, text.groups, text.quorum);
    }

    /** One line. What it refers to must be defined before it: so what is checked here is what the order decides. */
    private void add(String[] items) {
        switch (items[0]) {
            case "log" -> {
                checkCount(items, 2, 3);
                logs.add(new Policy.Log(key(items[1]), items.length == 3 ? items[2] : ""));
            }
            case "witness" -> {
                checkCount(items, 3, 4);
                witnesses.add(new Policy.Witness(items[1], key(items[2]), items.length == 4 ? items[3] : ""));
            }
            case "group" -> {
                checkCount(items, 4, Integer.MAX_VALUE);
                List<String> members = List.of(items).subList(3, items.length);
                members.forEach(this::checkDefined);
                groups.add(new Policy.Group(items[1], threshold(items[2], members.size()), members));
            }
            case "quorum" -> {
                checkCount(items, 2, 2);
                if (quorum != null) {
                    throw new MalformedException(WHAT, "two quorums");
                }
                quorum = items[1];
                if (!quorum.equals(Policy.NONE)) {
                    checkDefined(quorum);
                }
            }
            default -> throw new MalformedException(WHAT, "unknown keyword " + Strict.shown(items[0]));
        }
    }

    private void checkDefined(String name) {
        if (witnesses.stream().noneMatch(witness -> witness.name().equals(name))
                && groups.stream().noneMatch(group -> group.name().equals(name))) {
            throw new MalformedException(WHAT, "not defined on a line before: " + Strict.shown(name));
        }
    }

    private static void checkCount(String[] items, int min, int max) {
        if (items.length < min || items.length > max) {
            throw new MalformedException(WHAT, "too few or too many items after " + items[0]);
        }
    }

    private static int threshold(String text, int members) {
        return switch (text) {
            case "any" -> 1;
            case "all" -> members;
            default -> (int) Math.min(Strict.decimal(WHAT, text), Integer.MAX_VALUE);
        };
    }

    /** Keys are UTF-8 to signed notes, octets to policies. */
    private static NoteKey key(String octets) {
        return NoteKey.parse(Strict.text(WHAT, octets.getBytes(ISO_8859_1), MAX_BYTES));
    }

    /** Whether a text can stand between two spaces, one octet a character. The empty text stands for none. */
    static boolean isItem(String text) {
        return text.chars().allMatch(c -> c != ' ' && c <= 0xff && !isControl(c));
    }

    private static boolean isControl(int c) {
        return c < ' ' || c == 0x7f;
    }

    static byte[] bytes(Policy policy) {
        StringBuilder text = new StringBuilder();
        policy.logs().forEach(log -> line(text, "log", octets(log.key()), log.url()));
        policy.witnesses()
                .forEach(witness -> line(text, "witness", witness.name(), octets(witness.key()), witness.url()));
        policy.groups().forEach(group -> {
            List<String> items = new ArrayList<>(List.of("group", group.name(), Integer.toString(group.threshold())));
            items.addAll(group.members());
            line(text, items.toArray(String[]::new));
        });
        line(text, "quorum", policy.quorum());
        return text.toString().getBytes(ISO_8859_1);
    }

    private static String octets(NoteKey key) {
        return new String(key.toString().getBytes(UTF_8), ISO_8859_1);
    }

    private static void line(StringBuilder text, String... items) {
        text.append(String.join(
                        " ",
                        Arrays.stream(items).filter(item -> !item.isEmpty()).toList()))
                .append('\n');
    }
}
