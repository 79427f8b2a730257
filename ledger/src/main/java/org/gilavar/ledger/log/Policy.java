package org.gilavar.ledger.log;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gilavar.ledger.VerifyingKey;

/**
 * Whose checkpoints count, and whose cosignatures they need (C2SP tlog-policy).
 *
 * <p>Names and URLs are octets to the specification; here each octet is one character (ISO 8859-1), so that nothing is
 * lost and names are equal when their octets are. Immutable, compared by content.
 *
 * @param logs whose signature counts; the name of a log's key is its origin
 * @param witnesses whose cosignatures count
 * @param groups in an order in which each names only those before it
 * @param quorum name of a witness or a group, or {@link #NONE}
 */
public record Policy(List<Log> logs, List<Witness> witnesses, List<Group> groups, String quorum) {
    /** The quorum that asks for no cosignature. */
    public static final String NONE = "none";

    /** What a policy made from terms calls its quorum. */
    public static final String ENOUGH = "enough";

    /** Most logs, witnesses, and groups each. The specification asks for at least 32. */
    public static final int MAX_EACH = 256;

    private static final String WHAT = "policy";

    /** A log; the URL may be empty. */
    public record Log(NoteKey key, String url) {}

    /** A witness by its name in this policy; the URL may be empty. */
    public record Witness(String name, NoteKey key, String url) {}

    /** A group that has witnessed what at least {@code threshold} of its members have. */
    public record Group(String name, int threshold, List<String> members) {
        public Group {
            members = List.copyOf(members);
        }
    }

    /**
     * What a policy makes of a checkpoint that one of its logs signed.
     *
     * @param cosigned when each witness that cosigned did so, by its name in the policy: seconds since 1970
     * @param enough whether the quorum has cosigned
     */
    public record Verdict(Map<String, Long> cosigned, boolean enough) {
        public Verdict {
            cosigned = Map.copyOf(cosigned);
        }
    }

    /**
     * A policy.
     *
     * @throws MalformedException if a name or key is given twice, a name is used before it is defined or as member of
     *     two groups, a threshold cannot be met, a key is not of the type for its purpose, or there is too much
     */
    public Policy {
        logs = List.copyOf(logs);
        witnesses = List.copyOf(witnesses);
        groups = List.copyOf(groups);
        if (logs.size() > MAX_EACH || witnesses.size() > MAX_EACH || groups.size() > MAX_EACH) {
            throw new MalformedException(WHAT, "more than " + MAX_EACH + " logs, witnesses or groups");
        }
        checkKeys("log", NoteKey.Type.ED25519, logs.stream().map(Log::key).toList());
        checkKeys(
                "witness",
                NoteKey.Type.COSIGNATURE,
                witnesses.stream().map(Witness::key).toList());
        logs.forEach(log -> checkUrl(log.url()));
        witnesses.forEach(witness -> checkUrl(witness.url()));
        checkNames(witnesses, groups, quorum);
    }

    private static void checkKeys(String who, NoteKey.Type type, List<NoteKey> keys) {
        Set<VerifyingKey> seen = new HashSet<>();
        for (NoteKey key : keys) {
            if (key.type() != type || !seen.add(key.key())) {
                throw new MalformedException(WHAT, "a " + who + " key of the wrong type, or given twice: " + key);
            }
        }
    }

    private static void checkNames(List<Witness> witnesses, List<Group> groups, String quorum) {
        Set<String> defined = new HashSet<>(Set.of(NONE));
        Set<String> free = new HashSet<>();
        for (Witness witness : witnesses) {
            define(witness.name(), defined, free);
        }
        for (Group group : groups) {
            if (group.threshold() < 1 || group.threshold() > group.members().size()) {
                throw new MalformedException(WHAT, "a threshold that cannot be met: " + group);
            }
            for (String member : group.members()) {
                if (!free.remove(member)) {
                    throw new MalformedException(WHAT, "a member not defined before, or used twice: " + member);
                }
            }
            define(group.name(), defined, free);
        }
        if (!defined.contains(quorum)) {
            throw new MalformedException(WHAT, "a quorum not defined: " + quorum);
        }
    }

    private static void define(String name, Set<String> defined, Set<String> free) {
        if (name.isEmpty() || !PolicyText.isItem(name) || !defined.add(name)) {
            throw new MalformedException(WHAT, "a name that cannot be one, or is defined twice: " + name);
        }
        free.add(name);
    }

    private static void checkUrl(String url) {
        if (!PolicyText.isItem(url)) {
            throw new MalformedException(WHAT, "a URL with white space or control characters");
        }
    }

    /**
     * Reads a policy file.
     *
     * @throws MalformedException if the bytes are anything else
     */
    public static Policy parse(byte[] bytes) {
        return PolicyText.parse(bytes);
    }

    /** The policy as a file: no comments, names and members as given, thresholds as numbers. */
    public byte[] bytes() {
        return PolicyText.bytes(this);
    }

    /**
     * Who cosigned a checkpoint, and whether that is enough. A checkpoint whose log's key has another name than the
     * checkpoint's origin is not one of that log.
     *
     * @throws UnverifiedException if no log of this policy signed it, or a signature of a log or witness of this policy
     *     does not verify
     */
    public Verdict evaluate(SignedCheckpoint head) {
        List<NoteKey> known = new ArrayList<>();
        logs.forEach(log -> known.add(log.key()));
        witnesses.forEach(witness -> known.add(witness.key()));
        Map<NoteKey, NoteSignature> verified = head.verify(known);
        String origin = head.checkpoint().origin();
        if (logs.stream().map(Log::key).noneMatch(key -> key.name().equals(origin) && verified.containsKey(key))) {
            throw new UnverifiedException("no log of the policy signed the checkpoint of " + origin);
        }
        Map<String, Long> cosigned = new LinkedHashMap<>();
        for (Witness witness : witnesses) {
            NoteSignature signature = verified.get(witness.key());
            if (signature != null) {
                cosigned.put(witness.name(), signature.timeSeconds());
            }
        }
        return new Verdict(cosigned, isEnough(cosigned.keySet()));
    }

    /** Whether the quorum has cosigned once these witnesses have. */
    public boolean isEnough(Collection<String> cosigners) {
        Map<String, Boolean> witnessed = new HashMap<>(Map.of(NONE, true));
        for (Witness witness : witnesses) {
            witnessed.put(witness.name(), cosigners.contains(witness.name()));
        }
        for (Group group : groups) {
            long members = group.members().stream()
                    .filter(member -> witnessed.getOrDefault(member, false))
                    .count();
            witnessed.put(group.name(), members >= group.threshold());
        }
        return witnessed.getOrDefault(quorum, false);
    }

    /**
     * Holds if a log of this policy signed a checkpoint and the quorum cosigned it.
     *
     * @throws UnverifiedException if not
     */
    public void verify(SignedCheckpoint head) {
        Verdict verdict = evaluate(head);
        if (!verdict.enough()) {
            throw new UnverifiedException("quorum " + quorum + " is not met by "
                    + verdict.cosigned().keySet().stream().sorted().toList());
        }
    }
}
