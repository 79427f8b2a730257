package org.gilavar.mechanism;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.gilavar.mechanism.item.PostKey;
import org.gilavar.mechanism.statement.KeyBody;
import org.gilavar.mechanism.statement.Statement;

/**
 * Whose signatures a statement carries, as of the entry it would become. Every one of them counts against it: a key that
 * is not valid at that entry is refused even where the others would do, and the refusal says what it is instead.
 */
final class Signers {

    /** Signed by nobody who is anybody yet. */
    static final Signers NOBODY = new Signers(Set.of(), List.of(), Optional.empty());

    private final Set<String> keys;
    private final List<PostKey> valid;
    private final Optional<PostKey> successor;

    private Signers(Set<String> keys, List<PostKey> valid, Optional<PostKey> successor) {
        this.keys = keys;
        this.valid = valid;
        this.successor = successor;
    }

    /** Looks every signing key up, in an order that does not depend on the set. */
    static Signers of(Items items, Instant at, Statement statement, Set<String> keys) {
        List<PostKey> valid = new ArrayList<>();
        Optional<PostKey> successor = Optional.empty();
        for (String text : new TreeSet<>(keys)) {
            Optional<PostKey> key = items.key(text);
            if (key.isEmpty()) {
                mustBeIntroduced(text, statement);
            } else if (isSuccession(key.get(), statement)) {
                successor = key;
            } else {
                mustBeValid(key.get(), at);
                valid.add(key.get());
            }
        }
        return new Signers(Set.copyOf(keys), List.copyOf(valid), successor);
    }

    private static void mustBeIntroduced(String text, Statement statement) {
        if (!statement.body().introduces().containsValue(text)) {
            throw new RefusedException(Refusal.Code.KEY_UNKNOWN, "signatures", "the key " + text + " is not enrolled");
        }
    }

    /** A successor in waiting signs its own succession, and that of another in its place; nothing else. */
    private static boolean isSuccession(PostKey key, Statement statement) {
        return key.stage() == PostKey.Stage.NAMED
                && key.party().equals(statement.from().party())
                && (statement.body() instanceof KeyBody.Succeed || statement.body() instanceof KeyBody.NameSuccessor);
    }

    private static void mustBeValid(PostKey key, Instant at) {
        String name = "the key " + key.id();
        String ended = key.ended().map(end -> " at " + end.at()).orElse("");
        switch (key.stage()) {
            case VALID -> {
                if (key.notAfter().filter(end -> !end.isAfter(at)).isPresent()) {
                    throw invalid(Refusal.Code.KEY_EXPIRED, name + " has expired; the root key enrols another");
                }
            }
            case NAMED ->
                throw invalid(
                        Refusal.Code.KEY_NOT_YET, name + " is named as a successor, and not valid before it succeeds");
            case EXPIRED ->
                throw invalid(Refusal.Code.KEY_EXPIRED, name + " expired" + ended + "; the root key enrols another");
            case REVOKED -> throw invalid(Refusal.Code.KEY_REVOKED, name + " was revoked" + ended);
            case REPLACED ->
                throw invalid(Refusal.Code.KEY_REPLACED, name + " was replaced" + ended + "; sign with the new key");
        }
    }

    private static RefusedException invalid(Refusal.Code code, String reason) {
        return new RefusedException(code, "signatures", reason);
    }

    /** Whether the valid key of this post is among them. */
    boolean include(String party, String post) {
        return valid.stream().anyMatch(k -> k.party().equals(party) && k.post().equals(post));
    }

    /** Whether this very key is among them, enrolled or brought along. */
    boolean include(String key) {
        return keys.contains(key);
    }

    /** The successor in waiting, if it is among them. */
    Optional<PostKey> successor() {
        return successor;
    }

    /** The posts of a party that have signed with their valid keys, each once; the root key counts as one. */
    SortedSet<String> postsOf(String party) {
        return valid.stream()
                .filter(k -> k.party().equals(party))
                .map(PostKey::post)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
