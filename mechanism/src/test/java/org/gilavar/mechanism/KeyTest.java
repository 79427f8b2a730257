package org.gilavar.mechanism;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gilavar.mechanism.Notices.file;
import static org.gilavar.mechanism.Notices.here;
import static org.gilavar.mechanism.World.FACILITATOR;
import static org.gilavar.mechanism.World.ISRAEL;
import static org.gilavar.mechanism.World.POST;
import static org.gilavar.mechanism.World.TURKIYE;
import static org.gilavar.mechanism.World.key;
import static org.gilavar.mechanism.World.root;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.gilavar.mechanism.Refusal.Code;
import org.gilavar.mechanism.item.Notice;
import org.gilavar.mechanism.item.PostKey;
import org.gilavar.mechanism.item.PostKey.Reason;
import org.gilavar.mechanism.item.PostKey.Stage;
import org.gilavar.mechanism.item.Precedence;
import org.gilavar.mechanism.statement.Body;
import org.gilavar.mechanism.statement.KeyBody;
import org.gilavar.mechanism.statement.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How keys come, change and go. */
class KeyTest {

    private final World world = World.inForce();

    private static KeyBody.EnrolPost enrol(String post, String key) {
        return new KeyBody.EnrolPost(post, key, Optional.empty());
    }

    private static KeyBody.Rotate rotate(String post, String key) {
        return new KeyBody.Rotate(post, key, Optional.empty());
    }

    private Statement from(String party, String post, Body body) {
        Statement by = world.statement(party, Precedence.ROUTINE, body);
        return new Statement(
                by.id(),
                by.mechanism(),
                new Statement.Sender(party, post),
                by.sent(),
                by.precedence(),
                by.exercise(),
                by.remarks(),
                body);
    }

    private Decision by(String post, Body body, String... signers) {
        return world.says(from(TURKIYE, post, body), new HashSet<>(List.of(signers)));
    }

    private void taken(String post, Body body, String... signers) {
        assertThat(by(post, body, signers)).isInstanceOf(Decision.Accepted.class);
    }

    private Refusal refused(String post, Body body, String... signers) {
        String before = world.state().hash();
        Decision decision = by(post, body, signers);
        assertThat(decision).as(body + " by " + List.of(signers)).isInstanceOf(Decision.Refused.class);
        assertThat(world.state().hash()).isEqualTo(before);
        return ((Decision.Refused) decision).refusal();
    }

    private void assertRefused(Code code, String field, String post, Body body, String... signers) {
        Refusal refusal = refused(post, body, signers);
        assertThat(refusal.code()).as(refusal.reason()).isEqualTo(code);
        assertThat(refusal.field()).as(refusal.reason()).isEqualTo(field);
    }

    private PostKey get(String id) {
        return world.get(PostKey.class, id);
    }

    @Test
    void aPostIsEnrolledByTheRootKeyAndByItsOwnKey() {
        KeyBody enrol = enrol("delegate", "d1");

        assertRefused(Code.NOT_SIGNED, "body.post", POST, enrol, key(TURKIYE), "d1");
        assertRefused(Code.NOT_SIGNED, "body.key", POST, enrol, key(TURKIYE), root(TURKIYE));
        assertRefused(Code.NOT_SIGNED, "from", POST, enrol, root(TURKIYE), "d1");
        taken(PostKey.ROOT, enrol, root(TURKIYE), "d1");

        taken("delegate", file("by-the-delegate", here()), "d1");
        taken(POST, enrol("auditor", "a1"), key(TURKIYE), root(TURKIYE), "a1");
    }

    @Test
    void nobodyElseEnrolsAPostOfAParty() {
        KeyBody enrol = enrol("delegate", "d1");

        for (String stranger : List.of(root(FACILITATOR), root(ISRAEL), key(FACILITATOR))) {
            assertRefused(Code.NOT_SIGNED, "body.post", POST, enrol, key(TURKIYE), stranger, "d1");
        }
        world.accepts(FACILITATOR, enrol("delegate", "d2"));
        assertThat(get("azerbaijan.delegate.1").party())
                .as("what the facilitator enrols is its own")
                .isEqualTo(FACILITATOR);
    }

    @Test
    void aKeyThatWasEverEnrolledIsNotEnrolledAgain() {
        taken(POST, rotate(POST, "k2"), key(TURKIYE), "k2");
        taken(POST, new KeyBody.NameSuccessor("s1"), "k2", root(TURKIYE), "s1");

        for (String used : List.of(key(ISRAEL), root(ISRAEL), root(TURKIYE), "k2")) {
            assertRefused(Code.TAKEN, "body.key", PostKey.ROOT, enrol("delegate", used), root(TURKIYE), used);
        }
        assertThat(refused(PostKey.ROOT, enrol("delegate", key(TURKIYE)), root(TURKIYE), key(TURKIYE))
                        .code())
                .isEqualTo(Code.KEY_REPLACED);
        assertThat(refused(PostKey.ROOT, enrol("delegate", "s1"), root(TURKIYE), "s1")
                        .code())
                .isEqualTo(Code.KEY_NOT_YET);
    }

    @Test
    void aPostHasOneValidKey() {
        assertRefused(Code.TAKEN, "body.post", PostKey.ROOT, enrol(POST, "k2"), root(TURKIYE), "k2");
    }

    @Test
    void theRootKeySpeaksOfKeysAndOfNothingElse() {
        assertRefused(Code.NOT_ENTITLED, "from.post", PostKey.ROOT, file("n", here()), root(TURKIYE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"key of turkiye", "root of turkiye"})
    void aKeyIsReplacedByItselfOrByTheRootKeyAndStopsThere(String authority) {
        world.accepts(TURKIYE, file("before", here()));
        String from = authority.equals(key(TURKIYE)) ? POST : PostKey.ROOT;
        taken(from, rotate(POST, "k2"), authority, "k2");

        assertThat(get("turkiye.duty-officer.1").stage()).isEqualTo(Stage.REPLACED);
        assertThat(get("turkiye.duty-officer.2").key()).isEqualTo("k2");
        assertRefused(Code.KEY_REPLACED, "signatures", POST, file("n", here()), key(TURKIYE));
        taken(POST, file("n", here()), "k2");
        assertThat(world.get(Notice.class, "turkiye.before").stage().live())
                .as("what it signed while it was valid")
                .isTrue();
    }

    @Test
    void noOtherPostReplacesAKeyOrEndsIt() {
        world.enrolsPost(TURKIYE, "delegate", "d1");

        assertRefused(Code.NOT_SIGNED, "body.post", "delegate", rotate(POST, "k2"), "d1", "k2");
        assertRefused(Code.NOT_SIGNED, "body.post", "delegate", new KeyBody.Revoke(POST, Reason.LEFT), "d1");
        assertRefused(
                Code.NOT_SIGNED,
                "body.post",
                "delegate",
                new KeyBody.Revoke(POST, Reason.LEFT),
                "d1",
                key(FACILITATOR),
                root(FACILITATOR));
        assertRefused(Code.NOT_SIGNED, "body.key", POST, rotate(POST, "k2"), key(TURKIYE));
        assertRefused(Code.UNKNOWN, "body.post", POST, rotate("night-desk", "k2"), key(TURKIYE), "k2");
    }

    @ParameterizedTest
    @EnumSource
    void aKeyIsRevokedByItselfOrByTheRootKeyAtOnce(Reason reason) {
        world.enrolsPost(TURKIYE, "delegate", "d1");
        taken("delegate", new KeyBody.Revoke("delegate", reason), "d1");
        taken(PostKey.ROOT, new KeyBody.Revoke(POST, reason), root(TURKIYE));

        for (String id : List.of("turkiye.delegate.1", "turkiye.duty-officer.1")) {
            assertThat(get(id).stage()).isEqualTo(Stage.REVOKED);
            assertThat(get(id).ended()).contains(new PostKey.Ended(world.now(), Optional.of(reason)));
        }
        assertRefused(Code.KEY_REVOKED, "signatures", POST, file("n", here()), key(TURKIYE));
        assertRefused(Code.WRONG_STATE, "body.post", PostKey.ROOT, rotate(POST, "k2"), root(TURKIYE), "k2");
        taken(PostKey.ROOT, enrol(POST, "k2"), root(TURKIYE), "k2");
        taken(POST, file("n", here()), "k2");
    }

    @Test
    void oneBadKeySpoilsTheGoodOnes() {
        world.enrolsPost(TURKIYE, "delegate", "d1");
        taken(POST, rotate(POST, "k2"), key(TURKIYE), "k2");

        assertRefused(Code.KEY_REPLACED, "signatures", "delegate", file("n", here()), "d1", key(TURKIYE));
        assertRefused(Code.KEY_UNKNOWN, "signatures", "delegate", file("n", here()), "d1", "a stranger");
    }

    // Expiry.

    private static final Duration MONTH = Duration.ofDays(31);

    private Instant expiring(Duration in) {
        Instant end = world.now().plus(in);
        taken(PostKey.ROOT, new KeyBody.EnrolPost("delegate", "d1", Optional.of(end)), root(TURKIYE), "d1");
        return end;
    }

    @Test
    void aKeyExpiresByADeadlineOfItsOwnWarnedOfTwice() {
        Instant end = expiring(MONTH);

        List<World.Told> told = world.told(TURKIYE);
        world.passTo(end.minusMillis(1));
        assertThat(keysTold(told.size()))
                .containsExactly(
                        end.minus(Duration.ofDays(14)) + " EXPIRING", end.minus(Duration.ofDays(3)) + " EXPIRING");
        taken("delegate", file("in-time", Notices.later(here(), 44_700)), "d1");

        world.passTo(end);
        assertThat(keysTold(told.size())).last().isEqualTo(end + " EXPIRED");
        assertRefused(Code.KEY_EXPIRED, "signatures", "delegate", file("n", here()), "d1");
        assertThat(get("turkiye.delegate.1").ended()).contains(new PostKey.Ended(end, Optional.empty()));
        taken(PostKey.ROOT, enrol("delegate", "d2"), root(TURKIYE), "d2");
    }

    private List<String> keysTold(int after) {
        List<World.Told> told = world.told(TURKIYE);
        return told.subList(after, told.size()).stream()
                .filter(t -> t.telling().item() instanceof PostKey)
                .map(t -> t.at() + " " + t.telling().happened())
                .toList();
    }

    @Test
    void aWarningWhoseTimeLiesBehindIsPassedOver() {
        int before = world.told(TURKIYE).size();
        Instant end = expiring(Duration.ofDays(3));
        world.passTo(end);

        assertThat(keysTold(before)).containsExactly(World.START + " ENROLLED", end + " EXPIRED");
    }

    @Test
    void aKeyIsExpiredAtItsInstantEvenBeforeItsEntryIsWritten() {
        Instant end = expiring(Duration.ofDays(1));
        Statement late = from(TURKIYE, "delegate", file("n", here()));
        Statement now = new Statement(
                late.id(),
                late.mechanism(),
                late.from(),
                end,
                late.precedence(),
                late.exercise(),
                late.remarks(),
                late.body());

        Decision decision = Mechanism.decide(world.state(), end, now, Set.of("d1"));

        assertThat(((Decision.Refused) decision).refusal().code()).isEqualTo(Code.KEY_EXPIRED);
    }

    @Test
    void anEndThatIsPastIsRefused() {
        for (Instant past : List.of(world.now(), world.now().minusSeconds(1), Instant.MIN)) {
            assertRefused(
                    Code.MALFORMED,
                    "body.notAfter",
                    PostKey.ROOT,
                    new KeyBody.EnrolPost("delegate", "d1", Optional.of(past)),
                    root(TURKIYE),
                    "d1");
        }
    }

    @Test
    void onlyTheRootKeyGivesAPostMoreTime() {
        Instant end = expiring(MONTH);
        Optional<Instant> later = Optional.of(end.plusSeconds(1));

        assertRefused(
                Code.NOT_SIGNED, "body.notAfter", "delegate", new KeyBody.Rotate("delegate", "d2", later), "d1", "d2");
        taken("delegate", rotate("delegate", "d2"), "d1", "d2");
        assertThat(get("turkiye.delegate.2").notAfter()).as("holds on").contains(end);
        taken("delegate", new KeyBody.Rotate("delegate", "d3", later), "d2", "d3", root(TURKIYE));
        assertThat(get("turkiye.delegate.3").notAfter()).isEqualTo(later);
    }

    @Test
    void aKeyThatWasReplacedNoLongerExpires() {
        Instant end = expiring(MONTH);
        taken("delegate", new KeyBody.Revoke("delegate", Reason.LEFT), "d1");

        int before = world.told(TURKIYE).size();
        world.passTo(end.plusSeconds(1));
        assertThat(keysTold(before)).isEmpty();
    }

    // The root key.

    @Test
    void theRootKeyIsReplacedByItselfAndTheNewOne() {
        KeyBody rotate = rotate(PostKey.ROOT, "r2");

        assertRefused(Code.NOT_SIGNED, "body.post", POST, rotate, key(TURKIYE), "r2");
        assertRefused(Code.NOT_SIGNED, "body.key", POST, rotate, key(TURKIYE), root(TURKIYE));
        taken(PostKey.ROOT, rotate, root(TURKIYE), "r2");

        assertRefused(Code.KEY_REPLACED, "signatures", PostKey.ROOT, enrol("delegate", "d1"), root(TURKIYE), "d1");
        taken(PostKey.ROOT, enrol("delegate", "d1"), "r2", "d1");
    }

    @Test
    void theRootKeyIsRevokedOnlyInFavourOfASuccessorNamedBefore() {
        KeyBody succeed = new KeyBody.Succeed(Reason.COMPROMISED);
        assertRefused(Code.WRONG_STATE, "body", POST, succeed, key(TURKIYE), root(TURKIYE));
        assertRefused(Code.NOT_SIGNED, "body.key", POST, new KeyBody.NameSuccessor("s1"), key(TURKIYE), "s1");
        taken(PostKey.ROOT, new KeyBody.NameSuccessor("s1"), root(TURKIYE), "s1");
        assertRefused(Code.KEY_NOT_YET, "signatures", PostKey.ROOT, enrol("delegate", "d1"), "s1", "d1");
        assertRefused(Code.NOT_SIGNED, "body", POST, succeed, key(TURKIYE), root(TURKIYE));

        assertRefused(Code.NOT_SIGNED, "from", POST, succeed, "s1");

        taken(PostKey.ROOT, succeed, "s1");

        assertThat(get("turkiye.root.1").stage()).isEqualTo(Stage.REVOKED);
        assertThat(get("turkiye.root.2").stage()).isEqualTo(Stage.VALID);
        assertRefused(Code.KEY_REVOKED, "signatures", PostKey.ROOT, enrol("delegate", "d1"), root(TURKIYE), "d1");
        taken(PostKey.ROOT, enrol("delegate", "d1"), "s1", "d1");
    }

    @Test
    void whoeverStealsTheRootKeyCannotShutTheSuccessorOut() {
        taken(PostKey.ROOT, new KeyBody.NameSuccessor("s1"), root(TURKIYE), "s1");

        assertRefused(
                Code.NOT_SIGNED,
                "body.key",
                PostKey.ROOT,
                new KeyBody.NameSuccessor("the thief's"),
                root(TURKIYE),
                "the thief's");
        taken(PostKey.ROOT, rotate(PostKey.ROOT, "the thief's"), root(TURKIYE), "the thief's");
        taken(PostKey.ROOT, new KeyBody.Revoke(POST, Reason.LEFT), "the thief's");
        taken(PostKey.ROOT, enrol(POST, "another of the thief's"), "the thief's", "another of the thief's");

        taken(PostKey.ROOT, new KeyBody.Succeed(Reason.COMPROMISED), "s1");
        taken(PostKey.ROOT, new KeyBody.Revoke(POST, Reason.COMPROMISED), "s1");
        assertRefused(Code.KEY_REVOKED, "signatures", POST, file("n", here()), "another of the thief's");
    }

    @Test
    void aSuccessorIsChangedWithItsOwnSignature() {
        taken(PostKey.ROOT, new KeyBody.NameSuccessor("s1"), root(TURKIYE), "s1");
        assertRefused(Code.TAKEN, "body.key", PostKey.ROOT, new KeyBody.NameSuccessor("s1"), root(TURKIYE), "s1");
        taken(PostKey.ROOT, new KeyBody.NameSuccessor("s2"), root(TURKIYE), "s1", "s2");

        assertRefused(Code.KEY_REPLACED, "signatures", PostKey.ROOT, new KeyBody.Succeed(Reason.LOST), "s1");
        taken(PostKey.ROOT, new KeyBody.Succeed(Reason.LOST), "s2");
    }

    @Test
    void aSuccessorOfOnePartyIsNothingToAnother() {
        taken(PostKey.ROOT, new KeyBody.NameSuccessor("s1"), root(TURKIYE), "s1");

        Statement ofIsrael = from(ISRAEL, PostKey.ROOT, new KeyBody.Succeed(Reason.LOST));
        assertThat(world.says(ofIsrael, Set.of("s1")))
                .isInstanceOfSatisfying(
                        Decision.Refused.class,
                        r -> assertThat(r.refusal().code()).isEqualTo(Code.KEY_NOT_YET));
    }

    // Who is told.

    @Test
    void theOthersLearnWhatTheyNeedToVerifyAndNotWhy() {
        Outcome enrolled = world.accepts(TURKIYE, enrol("delegate", "d1"));
        PostKey seen = World.shown(enrolled, ISRAEL, PostKey.class);
        assertThat(seen).isEqualTo(get("turkiye.delegate.1"));

        Outcome revoked = world.accepts(TURKIYE, new KeyBody.Revoke("delegate", Reason.COMPROMISED));
        assertThat(World.shown(revoked, TURKIYE, PostKey.class)
                        .ended()
                        .orElseThrow()
                        .reason())
                .contains(Reason.COMPROMISED);
        for (String other : List.of(ISRAEL, FACILITATOR)) {
            PostKey ended = World.shown(revoked, other, PostKey.class);
            assertThat(ended.stage()).isEqualTo(Stage.REVOKED);
            assertThat(ended.ended()).contains(new PostKey.Ended(world.now(), Optional.empty()));
        }
    }

    @Test
    void aPartyIsWarnedAndNobodyElse() {
        Instant end = world.now().plus(MONTH);
        world.accepts(TURKIYE, new KeyBody.EnrolPost("delegate", "d1", Optional.of(end)));

        for (String other : List.of(ISRAEL, FACILITATOR)) {
            int before = world.told(other).size();
            world.passTo(end.minusSeconds(1));
            assertThat(world.told(other).subList(before, world.told(other).size()))
                    .noneMatch(t -> t.telling().item() instanceof PostKey);
        }
        assertThat(world.hears(ISRAEL, () -> world.passTo(end))).contains("PostKey EXPIRED");
    }

    /** Two histories that differ only in why, and in how near the end of its own keys a party is warned. */
    @Test
    void whyAKeyWasRevokedLeavesNoTraceWithTheOthers() {
        String one = observedAfter(Reason.LEFT, ISRAEL);
        String other = observedAfter(Reason.COMPROMISED, ISRAEL);

        assertThat(one).isEqualTo(other);
        assertThat(observedAfter(Reason.LEFT, TURKIYE))
                .as("whoever may know can tell the two apart")
                .isNotEqualTo(observedAfter(Reason.COMPROMISED, TURKIYE));
    }

    private static String observedAfter(Reason reason, String observer) {
        World history = World.inForce();
        history.enrolsPost(TURKIYE, "delegate", "d1");
        history.accepts(TURKIYE, new KeyBody.NameSuccessor("s1"));
        history.accepts(TURKIYE, new KeyBody.Revoke("delegate", reason));
        history.accepts(TURKIYE, new KeyBody.Succeed(reason));
        history.says(ISRAEL, enrol("delegate", "d1"));
        history.enrols("georgia");
        return history.observed(observer);
    }
}
