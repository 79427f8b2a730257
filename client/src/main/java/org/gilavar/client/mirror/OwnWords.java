package org.gilavar.client.mirror;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.gilavar.client.GilavarClient;
import org.gilavar.ledger.Envelope;
import org.gilavar.ledger.MalformedEnvelopeException;
import org.gilavar.ledger.RefusedKeyException;
import org.gilavar.ledger.Signature;
import org.gilavar.ledger.VerifyingKey;
import org.gilavar.ledger.log.EntryOpening;
import org.gilavar.ledger.log.MalformedException;
import org.gilavar.ledger.log.UnverifiedException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What stands in a party's log as its own word must be its own word: signed by keys that the same log enrols, one of them
 * for the post that speaks, none after the entry that ended it. Follows the log entry by entry. Used by one thread at a time.
 *
 * <p>Where entries were erased before they were fetched, a key may have been enrolled in one of them. What is signed by a
 * key of which the log says nothing cannot be checked then, and is counted apart.
 */
final class OwnWords {
    private static final Set<String> SIGNING_STAGES = Set.of("VALID", "NAMED");

    private final String origin;
    private final String mechanism;
    private final Map<String, VerifyingKey> keys = new HashMap<>();

    /** Of each key, by its id, the posts it is valid for. */
    private final Map<String, Set<String>> posts = new HashMap<>();

    /** Posts of keys that the entry at hand ends: they may have signed it, and sign nothing after. */
    private final List<Map.Entry<String, String>> ended = new ArrayList<>();

    private final SortedMap<String, Long> signed = new TreeMap<>();
    private boolean hasErased;
    private long checked;
    private long unchecked;

    /**
     * @param origin the name of the party's log
     * @param mechanism the name of the common one
     */
    OwnWords(String origin, String mechanism) {
        this.origin = origin;
        this.mechanism = mechanism;
    }

    /** One that goes on from the same place. */
    OwnWords copy() {
        OwnWords copy = new OwnWords(origin, mechanism);
        copy.keys.putAll(keys);
        posts.forEach((key, of) -> copy.posts.put(key, new HashSet<>(of)));
        copy.signed.putAll(signed);
        copy.hasErased = hasErased;
        copy.checked = checked;
        copy.unchecked = unchecked;
        return copy;
    }

    /**
     * Takes in the next entry, and checks who signed it.
     *
     * @throws UnverifiedException if it is said by another, or not signed as it must be
     * @throws MalformedException if it cannot be read
     */
    void follow(long index, Optional<EntryOpening> opening) {
        take(index, opening, true);
    }

    /** Takes in the next entry, which was checked when it was fetched. */
    void pass(long index, Optional<EntryOpening> opening) {
        take(index, opening, false);
    }

    /** What has been said so far. */
    CopyAudit.Said said() {
        return new CopyAudit.Said(checked, unchecked, Collections.unmodifiableSortedMap(new TreeMap<>(signed)));
    }

    private void take(long index, Optional<EntryOpening> opening, boolean check) {
        if (opening.isEmpty()) {
            hasErased = true;
            return;
        }
        JsonNode entry = json("entry " + index, opening.get().body());
        entry.path("told").forEach(told -> learn(told.path("item")));
        JsonNode own = entry.path("said");
        if (check && own.isObject()) {
            check(index, own);
        }
        ended.forEach(end -> posts.getOrDefault(end.getKey(), new HashSet<>()).remove(end.getValue()));
        ended.clear();
    }

    private void learn(JsonNode item) {
        if (!item.path("kind").asString("").equals("key")) {
            return;
        }
        try {
            VerifyingKey key = VerifyingKey.ofText(item.path("key").asString(""));
            String post =
                    post(item.path("party").asString(""), item.path("post").asString(""));
            keys.put(key.keyId(), key);
            posts.computeIfAbsent(key.keyId(), id -> new HashSet<>()).add(post);
            if (!SIGNING_STAGES.contains(item.path("stage").asString(""))) {
                ended.add(Map.entry(key.keyId(), post));
            }
        } catch (RefusedKeyException e) {
            throw new MalformedException("a key that was told", e.reason());
        }
    }

    private void check(long index, JsonNode own) {
        String what = "the statement of entry " + index;
        Envelope envelope = envelope(what, own);
        String speaker = speaker(index, envelope);
        List<String> signers =
                envelope.signatures().stream().map(Signature::keyId).toList();
        if (hasErased && !keys.keySet().containsAll(signers)) {
            unchecked++;
            return;
        }
        if (signers.stream().noneMatch(id -> isOf(id, speaker))) {
            throw new UnverifiedException(what + " is not signed by a key that is " + speaker + "'s by this copy");
        }
        for (String id : signers) {
            VerifyingKey key = keys.get(id);
            if (key == null || posts.getOrDefault(id, Set.of()).isEmpty()) {
                throw new UnverifiedException(
                        what + " is signed by " + id + ", which this copy does not enrol, or has seen ended");
            }
            if (!key.verifies(envelope)) {
                throw new UnverifiedException(what + " has a signature in the name of " + id + " that is not by it");
            }
        }
        signers.stream().filter(id -> isOf(id, speaker)).forEach(id -> signed.merge(speaker + " " + id, 1L, Long::sum));
        checked++;
    }

    private boolean isOf(String keyId, String post) {
        return posts.getOrDefault(keyId, Set.of()).contains(post);
    }

    private static Envelope envelope(String what, JsonNode own) {
        try {
            Envelope envelope = Envelope.parse(own.toString().getBytes(UTF_8));
            if (!envelope.payloadType().equals(GilavarClient.STATEMENT_TYPE)) {
                throw new UnverifiedException(what + " is no statement");
            }
            return envelope;
        } catch (MalformedEnvelopeException e) {
            throw new MalformedException(what, e.reason());
        }
    }

    /** The post that an entry is said by: one of the party whose log this is. */
    private String speaker(long index, Envelope envelope) {
        JsonNode from =
                json("the statement of entry " + index, envelope.payload()).path("from");
        String party = from.path("party").asString("");
        if (!origin.equals(mechanism + "/" + party)) {
            throw new UnverifiedException("entry " + index + " is said by " + party + ", in the log of " + origin);
        }
        return post(party, from.path("post").asString(""));
    }

    private static String post(String party, String post) {
        return party + "/" + post;
    }

    private static JsonNode json(String what, byte[] json) {
        try {
            return JsonMapper.shared().readTree(json);
        } catch (JacksonException e) {
            throw new MalformedException(what, "no JSON: " + e.getOriginalMessage());
        }
    }
}
