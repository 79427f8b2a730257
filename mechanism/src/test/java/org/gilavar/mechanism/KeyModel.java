package org.gilavar.mechanism;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.gilavar.mechanism.item.PostKey;
import org.gilavar.mechanism.item.PostKey.Reason;
import org.gilavar.mechanism.item.PostKey.Stage;
import org.gilavar.mechanism.statement.KeyBody;

/**
 * The keys of one party as a list, written down a second time and as plainly as it goes: what the mechanism is compared
 * with. It has no party names, no ids and no other posts than two.
 */
record KeyModel(Instant now, List<Known> keys) {

    static final String DUTY = World.POST;
    static final String DELEGATE = "delegate";

    /** How long the delegate's keys are good for: longer than the last warning, so that expiry has two entries. */
    static final Duration LIFETIME = Duration.ofDays(4);

    /** One key. */
    record Known(String key, String post, Stage stage, Optional<Instant> notAfter) {
        Known to(Stage next) {
            return new Known(key, post, next, notAfter);
        }
    }

    /** What is said, by whom, and who signs it. */
    record Said(String post, KeyBody body, Set<String> signers) {}

    /** What can happen to keys. */
    enum Step {
        ENROL_DUTY,
        ENROL_DELEGATE,
        ROTATE_DUTY,
        ROTATE_DUTY_BY_ROOT,
        ROTATE_DELEGATE,
        ROTATE_ROOT,
        REVOKE_DUTY,
        REVOKE_DUTY_BY_ROOT,
        REVOKE_DELEGATE,
        NAME_SUCCESSOR,
        SUCCEED,
        DAYS_PASS
    }

    static KeyModel start() {
        return new KeyModel(
                World.START,
                List.of(
                        new Known(World.root(World.TURKIYE), PostKey.ROOT, Stage.VALID, Optional.empty()),
                        new Known(World.key(World.TURKIYE), DUTY, Stage.VALID, Optional.empty())));
    }

    private String fresh() {
        return "key " + keys.size();
    }

    private Optional<Known> at(String post, Stage stage) {
        return keys.stream()
                .filter(k -> k.post().equals(post) && k.stage() == stage)
                .findFirst();
    }

    /** The valid key of a post, or else the last it had, or else one that nobody knows. */
    private String keyOf(String post) {
        return at(post, Stage.VALID)
                .or(() -> keys.stream().filter(k -> k.post().equals(post)).reduce((a, b) -> b))
                .map(Known::key)
                .orElse("unknown");
    }

    private String root() {
        return keyOf(PostKey.ROOT);
    }

    /** The statement of a step; empty when time passes. */
    Optional<Said> said(Step step) {
        String next = fresh();
        return Optional.ofNullable(
                switch (step) {
                    case ENROL_DUTY -> byRoot(new KeyBody.EnrolPost(DUTY, next, Optional.empty()), next);
                    case ENROL_DELEGATE -> byRoot(new KeyBody.EnrolPost(DELEGATE, next, lifetime()), next);
                    case ROTATE_DUTY -> byItself(DUTY, new KeyBody.Rotate(DUTY, next, Optional.empty()), next);
                    case ROTATE_DUTY_BY_ROOT -> byRoot(new KeyBody.Rotate(DUTY, next, Optional.empty()), next);
                    case ROTATE_DELEGATE ->
                        byItself(DELEGATE, new KeyBody.Rotate(DELEGATE, next, Optional.empty()), next);
                    case ROTATE_ROOT -> byRoot(new KeyBody.Rotate(PostKey.ROOT, next, Optional.empty()), next);
                    case REVOKE_DUTY -> byItself(DUTY, new KeyBody.Revoke(DUTY, Reason.LEFT), keyOf(DUTY));
                    case REVOKE_DUTY_BY_ROOT -> byRoot(new KeyBody.Revoke(DUTY, Reason.LOST), root());
                    case REVOKE_DELEGATE ->
                        byItself(DELEGATE, new KeyBody.Revoke(DELEGATE, Reason.LEFT), keyOf(DELEGATE));
                    case NAME_SUCCESSOR -> named(next);
                    case SUCCEED -> new Said(PostKey.ROOT, new KeyBody.Succeed(Reason.LOST), Set.of(waiting()));
                    case DAYS_PASS -> null;
                });
    }

    private Said byRoot(KeyBody body, String other) {
        return new Said(PostKey.ROOT, body, root().equals(other) ? Set.of(other) : Set.of(root(), other));
    }

    private Said byItself(String post, KeyBody body, String other) {
        return new Said(post, body, keyOf(post).equals(other) ? Set.of(other) : Set.of(keyOf(post), other));
    }

    private Said named(String next) {
        KeyBody name = new KeyBody.NameSuccessor(next);
        return at(PostKey.ROOT, Stage.NAMED)
                .map(before -> new Said(PostKey.ROOT, name, Set.of(root(), next, before.key())))
                .orElseGet(() -> byRoot(name, next));
    }

    private String waiting() {
        return at(PostKey.ROOT, Stage.NAMED).map(Known::key).orElse("unknown");
    }

    private Optional<Instant> lifetime() {
        return Optional.of(now.plus(LIFETIME));
    }

    /** What a step makes of the keys; empty when it must be refused. */
    Optional<KeyModel> after(Step step) {
        boolean duty = at(DUTY, Stage.VALID).isPresent();
        boolean delegate = at(DELEGATE, Stage.VALID).isPresent();
        Optional<Known> waiting = at(PostKey.ROOT, Stage.NAMED);
        return switch (step) {
            case ENROL_DUTY -> when(!duty, and(DUTY, Stage.VALID, Optional.empty()));
            case ENROL_DELEGATE -> when(!delegate, and(DELEGATE, Stage.VALID, lifetime()));
            case ROTATE_DUTY, ROTATE_DUTY_BY_ROOT -> when(duty, replacing(DUTY));
            case ROTATE_DELEGATE -> when(delegate, replacing(DELEGATE));
            case ROTATE_ROOT -> Optional.of(replacing(PostKey.ROOT));
            case REVOKE_DUTY, REVOKE_DUTY_BY_ROOT -> when(duty, ending(DUTY, Stage.VALID, Stage.REVOKED));
            case REVOKE_DELEGATE -> when(delegate, ending(DELEGATE, Stage.VALID, Stage.REVOKED));
            case NAME_SUCCESSOR ->
                Optional.of(ending(PostKey.ROOT, Stage.NAMED, Stage.REPLACED)
                        .and(PostKey.ROOT, Stage.NAMED, Optional.empty()));
            case SUCCEED ->
                when(
                        waiting.isPresent(),
                        ending(PostKey.ROOT, Stage.VALID, Stage.REVOKED)
                                .ending(PostKey.ROOT, Stage.NAMED, Stage.VALID));
            case DAYS_PASS -> Optional.of(pass());
        };
    }

    private static Optional<KeyModel> when(boolean allowed, KeyModel then) {
        return allowed ? Optional.of(then) : Optional.empty();
    }

    private KeyModel and(String post, Stage stage, Optional<Instant> notAfter) {
        List<Known> all = new ArrayList<>(keys);
        all.add(new Known(fresh(), post, stage, notAfter));
        return new KeyModel(now, all);
    }

    private KeyModel ending(String post, Stage from, Stage to) {
        return new KeyModel(
                now,
                keys.stream()
                        .map(k -> k.post().equals(post) && k.stage() == from ? k.to(to) : k)
                        .toList());
    }

    private KeyModel replacing(String post) {
        Optional<Instant> notAfter = at(post, Stage.VALID).flatMap(Known::notAfter);
        return ending(post, Stage.VALID, Stage.REPLACED).and(post, Stage.VALID, notAfter);
    }

    /** Half a lifetime and an hour: the second time, what was enrolled before the first is over. */
    private KeyModel pass() {
        Instant then = now.plus(LIFETIME.dividedBy(2)).plus(Duration.ofHours(1));
        return new KeyModel(
                then,
                keys.stream()
                        .map(k -> k.stage() == Stage.VALID
                                        && k.notAfter()
                                                .filter(end -> !end.isAfter(then))
                                                .isPresent()
                                ? k.to(Stage.EXPIRED)
                                : k)
                        .toList());
    }
}
