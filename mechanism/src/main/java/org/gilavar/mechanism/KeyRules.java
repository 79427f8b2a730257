package org.gilavar.mechanism;

import java.time.Instant;
import java.util.Optional;
import org.gilavar.mechanism.item.InvalidItemException;
import org.gilavar.mechanism.item.PostKey;
import org.gilavar.mechanism.statement.KeyBody;

/**
 * How keys come, change and go.
 *
 * <p>The root key enrols; a post's own key may replace itself and end itself; the named successor alone can take the root
 * key's place. So from every state there is a way back for whoever holds the root key or its successor, and no way in for
 * anybody else, the facilitator included.
 */
final class KeyRules {

    /** Posts with a valid key at once: desks, delegates, auditors and witnesses. Every key is told to everybody. */
    private static final int MOST_POSTS = 64;

    private KeyRules() {}

    static void apply(Draft draft, Said said, Signers signers, KeyBody body) {
        switch (body) {
            case KeyBody.EnrolPost enrol -> enrol(draft, said.party(), signers, enrol);
            case KeyBody.Rotate rotate -> rotate(draft, said.party(), signers, rotate);
            case KeyBody.Revoke revoke -> revoke(draft, said.party(), signers, revoke);
            case KeyBody.NameSuccessor name -> name(draft, said.party(), signers, name);
            case KeyBody.Succeed succeed -> succeed(draft, said.party(), signers, succeed);
        }
    }

    /** The keys a party begins with: that of its root, and that of its first post. */
    static void begin(Draft draft, String party, String root, String post, String key, Optional<Instant> notAfter) {
        mustBeNew(draft, "body.root", root);
        draft.record(Happened.ENROLLED, valid(draft, party, PostKey.ROOT, root, Optional.empty()));
        mustBeNew(draft, "body.key", key);
        draft.record(Happened.ENROLLED, valid(draft, party, post, key, notAfter));
    }

    private static void enrol(Draft draft, String party, Signers signers, KeyBody.EnrolPost enrol) {
        if (!signers.include(party, PostKey.ROOT)) {
            throw notSigned("body.post", "a post is enrolled by the root key of " + party + ", and by nobody else");
        }
        if (draft.validKey(party, enrol.post()).isPresent()) {
            throw new RefusedException(
                    Refusal.Code.TAKEN, "body.post", "this post has a valid key; say key.rotate to replace it");
        }
        long posts = draft.all(PostKey.class)
                .filter(k -> k.party().equals(party) && k.holds())
                .count();
        if (posts >= MOST_POSTS) {
            throw Said.wrongState("body", "at most " + MOST_POSTS + " posts of a party have keys at once");
        }
        mustBeNew(draft, "body.key", enrol.key());
        draft.record(Happened.ENROLLED, valid(draft, party, enrol.post(), enrol.key(), enrol.notAfter()));
    }

    private static void rotate(Draft draft, String party, Signers signers, KeyBody.Rotate rotate) {
        PostKey old = current(draft, party, rotate.post());
        mustBeByItselfOrRoot(signers, old);
        mustBeNew(draft, "body.key", rotate.key());
        Optional<Instant> notAfter = rotate.notAfter().or(old::notAfter);
        if (!signers.include(party, PostKey.ROOT)) {
            mustNotOutlive(old, notAfter);
        }
        draft.record(Happened.REPLACED, old.replaced(draft.at()));
        draft.record(Happened.ENROLLED, valid(draft, party, old.post(), rotate.key(), notAfter));
    }

    /** Else whoever steals a key could make a post of a few weeks one for good. */
    private static void mustNotOutlive(PostKey old, Optional<Instant> notAfter) {
        boolean longer =
                old.notAfter().filter(end -> notAfter.orElse(end).isAfter(end)).isPresent();
        if (longer) {
            throw notSigned(
                    "body.notAfter",
                    "only the root key gives a post more time than it has, until "
                            + old.notAfter().orElseThrow());
        }
    }

    private static void revoke(Draft draft, String party, Signers signers, KeyBody.Revoke revoke) {
        PostKey key = current(draft, party, revoke.post());
        mustBeByItselfOrRoot(signers, key);
        draft.record(Happened.REVOKED, key.revoked(revoke.reason(), draft.at()));
        WatchRules.end(draft, party, key.post());
    }

    private static void name(Draft draft, String party, Signers signers, KeyBody.NameSuccessor name) {
        if (!signers.include(party, PostKey.ROOT)) {
            throw notSigned("body.key", "a successor is named by the root key of " + party);
        }
        Optional<PostKey> before = inWaiting(draft, party);
        if (before.isPresent() && signers.successor().isEmpty()) {
            throw notSigned(
                    "body.key", "the successor named before, " + before.get().id() + ", must sign as well");
        }
        mustBeNew(draft, "body.key", name.key());
        before.ifPresent(old -> draft.record(Happened.REPLACED, old.replaced(draft.at())));
        draft.record(
                Happened.NAMED, PostKey.successor(nextId(draft, party, PostKey.ROOT), party, name.key(), draft.at()));
    }

    private static void succeed(Draft draft, String party, Signers signers, KeyBody.Succeed succeed) {
        PostKey next = inWaiting(draft, party)
                .orElseThrow(() -> Said.wrongState("body", "no successor of the root key has been named"));
        if (signers.successor().isEmpty()) {
            throw notSigned("body", "the successor, " + next.id() + ", signs its own succession");
        }
        PostKey root = draft.validKey(party, PostKey.ROOT).orElseThrow();
        draft.record(Happened.REVOKED, root.revoked(succeed.reason(), draft.at()));
        draft.record(Happened.ENROLLED, next.succeed(draft.at()));
    }

    /** A warning ahead, or the end. */
    static void timeUp(Draft draft, PostKey key) {
        if (key.warned() < PostKey.WARNINGS.size()) {
            draft.record(Happened.EXPIRING, key.warn());
        } else {
            draft.record(Happened.EXPIRED, key.expired(draft.at()));
            WatchRules.end(draft, key.party(), key.post());
        }
    }

    private static Optional<PostKey> inWaiting(Draft draft, String party) {
        return draft.keysOf(party, PostKey.ROOT)
                .filter(k -> k.stage() == PostKey.Stage.NAMED)
                .findFirst();
    }

    private static PostKey current(Draft draft, String party, String post) {
        if (draft.keysOf(party, post).findAny().isEmpty()) {
            throw Said.unknown("body.post", "post", post);
        }
        return draft.validKey(party, post)
                .orElseThrow(() -> Said.wrongState(
                        "body.post", "this post has no valid key; the root key enrols another with post.enrol"));
    }

    private static void mustBeByItselfOrRoot(Signers signers, PostKey key) {
        if (!signers.include(key.key()) && !signers.include(key.party(), PostKey.ROOT)) {
            throw notSigned("body.post", "must be signed by the key of this post itself or by the root key");
        }
    }

    /** A key serves one post of one party, once. */
    private static void mustBeNew(Draft draft, String field, String key) {
        if (draft.key(key).isPresent()) {
            throw new RefusedException(Refusal.Code.TAKEN, field, "this key has been enrolled before; make a new one");
        }
    }

    private static PostKey valid(Draft draft, String party, String post, String key, Optional<Instant> notAfter) {
        notAfter.filter(end -> !end.isAfter(draft.at())).ifPresent(past -> {
            throw new InvalidItemException("notAfter", "must lie ahead; now is " + draft.at() + ", found " + past);
        });
        return PostKey.valid(nextId(draft, party, post), party, post, key, draft.at(), notAfter);
    }

    private static String nextId(Draft draft, String party, String post) {
        return party + "." + post + "." + (draft.keysOf(party, post).count() + 1);
    }

    private static RefusedException notSigned(String field, String reason) {
        return new RefusedException(Refusal.Code.NOT_SIGNED, field, reason);
    }
}
