package org.gilavar.mechanism;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gilavar.mechanism.Notices.file;
import static org.gilavar.mechanism.Notices.here;
import static org.gilavar.mechanism.Notices.north;
import static org.gilavar.mechanism.World.FACILITATOR;
import static org.gilavar.mechanism.World.ISRAEL;
import static org.gilavar.mechanism.World.POST;
import static org.gilavar.mechanism.World.TURKIYE;
import static org.gilavar.mechanism.World.key;
import static org.gilavar.mechanism.World.root;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.gilavar.mechanism.Refusal.Code;
import org.gilavar.mechanism.item.Category;
import org.gilavar.mechanism.item.Measure;
import org.gilavar.mechanism.item.PostKey;
import org.gilavar.mechanism.item.PostKey.Reason;
import org.gilavar.mechanism.item.Precedence;
import org.gilavar.mechanism.item.TwoPersonKind;
import org.gilavar.mechanism.item.Zone;
import org.gilavar.mechanism.json.Json;
import org.gilavar.mechanism.statement.ArrangementBody;
import org.gilavar.mechanism.statement.Body;
import org.gilavar.mechanism.statement.CommitmentBody;
import org.gilavar.mechanism.statement.CommuniqueBody;
import org.gilavar.mechanism.statement.KeyBody;
import org.gilavar.mechanism.statement.MeetingBody;
import org.gilavar.mechanism.statement.ProposalBody;
import org.gilavar.mechanism.statement.Statement;
import org.gilavar.mechanism.statement.ZoneBody;
import org.gilavar.mechanism.terms.Terms;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What one person may not do alone, where the terms say so. */
class TwoPersonTest {

    private static final Terms TERMS =
            TermsBuilder.plain().signedByTwo(TwoPersonKind.values()).build();

    /** Türkiye and Israel, each with a delegate, under terms that ask for two of everything. */
    private final World world = World.enrolled(TURKIYE, ISRAEL);

    TwoPersonTest() {
        for (String party : List.of(TURKIYE, ISRAEL, FACILITATOR)) {
            world.enrolsPost(party, "delegate", delegate(party));
        }
        world.accepts(FACILITATOR, new ArrangementBody.Propose("pact", TERMS));
        for (String party : List.of(TURKIYE, ISRAEL, FACILITATOR)) {
            taken(party, sign(), key(party), delegate(party));
        }
        assertThat(world.state().inForce()).isPresent();
    }

    /** Else one person could bind a side by proposing what two would have to accept. */
    @Test
    void whoProposesAWayOutForItsOwnSideHasAcceptedItAndSoTwoSign() {
        world.accepts(TURKIYE, Notices.file("t", Notices.here()));
        world.accepts(ISRAEL, Notices.file("i", Notices.here()));
        Body propose = new ProposalBody.Propose(
                "p", "israel-turkiye-1", Map.of(TURKIYE, Measure.later(Duration.ofHours(2))), Optional.empty());

        refused(Code.TWO_MUST_SIGN, by(TURKIYE, POST, propose, key(TURKIYE)));
        taken(TURKIYE, propose, key(TURKIYE), delegate(TURKIYE));
        Body counter = new ProposalBody.Counter(
                "c", "turkiye.p", Map.of(ISRAEL, Measure.later(Duration.ofHours(2))), Optional.empty());
        refused(Code.TWO_MUST_SIGN, by(ISRAEL, POST, counter, key(ISRAEL)));
        taken(ISRAEL, counter, key(ISRAEL), delegate(ISRAEL));
    }

    private static String delegate(String party) {
        return "delegate of " + party;
    }

    private static Body sign() {
        return new ArrangementBody.Sign("pact.v1", Json.hash(TERMS));
    }

    private Decision by(String party, String post, Body body, String... signers) {
        Statement by = world.statement(party, Precedence.ROUTINE, body);
        Statement from = new Statement(
                by.id(),
                by.mechanism(),
                new Statement.Sender(party, post),
                by.sent(),
                by.precedence(),
                by.exercise(),
                by.remarks(),
                body);
        return world.says(from, Set.of(signers));
    }

    private void taken(String party, Body body, String... signers) {
        assertThat(by(party, POST, body, signers)).isInstanceOf(Decision.Accepted.class);
    }

    private void refused(Code code, Decision decision) {
        assertThat(decision)
                .isInstanceOfSatisfying(
                        Decision.Refused.class,
                        r -> assertThat(r.refusal().code())
                                .as(r.refusal().reason())
                                .isEqualTo(code));
    }

    private void needsTwo(String party, Body body) {
        refused(Code.TWO_MUST_SIGN, by(party, POST, body, key(party)));
        refused(Code.TWO_MUST_SIGN, by(party, POST, body, key(party), root(party)));
        refused(Code.TWO_MUST_SIGN, by(party, POST, body, key(party), delegate(other(party))));
        taken(party, body, key(party), delegate(party));
    }

    private static String other(String party) {
        return party.equals(TURKIYE) ? ISRAEL : TURKIYE;
    }

    @ParameterizedTest
    @EnumSource
    void eachKindAlonePassesWhereTheTermsAskNothing(TwoPersonKind kind) {
        Terms others = TermsBuilder.plain()
                .signedByTwo(java.util.Arrays.stream(TwoPersonKind.values())
                        .filter(k -> k != kind)
                        .toArray(TwoPersonKind[]::new))
                .build();

        assertThat(others.asksForTwo(kind)).isFalse();
        assertThat(TERMS.asksForTwo(kind)).isTrue();
        assertThat(TermsBuilder.plain().build().asksForTwo(kind)).isFalse();
    }

    @Test
    void termsAreSignedByTwoWhereTheVeryTermsSaySoOrThoseInForce() {
        World fresh = World.enrolled(TURKIYE, ISRAEL);
        fresh.accepts(FACILITATOR, new ArrangementBody.Propose("pact", TERMS));
        assertThat(fresh.refuses(TURKIYE, sign()).code()).isEqualTo(Code.TWO_MUST_SIGN);

        Terms plain = TermsBuilder.plain().build();
        world.accepts(FACILITATOR, new ArrangementBody.Propose("loose", plain));
        needsTwo(TURKIYE, new ArrangementBody.Sign("loose.v1", Json.hash(plain)));
    }

    @Test
    void aSignatureOnWhatOneMayNotKnowSaysNoMoreThanBefore() {
        World fresh = World.enrolled(TURKIYE, ISRAEL, "georgia");
        fresh.accepts(FACILITATOR, new ArrangementBody.Propose("pact", TERMS));

        assertThat(fresh.refuses("georgia", sign()).code()).isEqualTo(Code.UNKNOWN);
    }

    @Test
    void aProposalIsAcceptedByTwo() {
        world.accepts(TURKIYE, file("t", here()));
        world.accepts(ISRAEL, file("i", north(5)));
        world.accepts(
                FACILITATOR,
                new ProposalBody.Propose(
                        "later",
                        "israel-turkiye-1",
                        Map.of(TURKIYE, new Measure(Optional.of(Duration.ofHours(3)), Optional.empty())),
                        Optional.empty()));

        needsTwo(TURKIYE, new ProposalBody.Accept("azerbaijan.later"));
    }

    @Test
    void anArrangementIsAdoptedByTwo() {
        Terms plain = TermsBuilder.plain().build();
        world.accepts(FACILITATOR, new ArrangementBody.Propose("loose", plain));

        needsTwo(TURKIYE, new ArrangementBody.Adopt("loose.v1", Json.hash(plain)));
    }

    /** One person who could take a party out of the terms could switch off everybody's warnings of it. */
    @Test
    void aPartyLeavesTheTermsByTwo() {
        needsTwo(TURKIYE, new ArrangementBody.Withdraw("pact.v1", "enough"));
    }

    /** It takes two to leave; and one alone would else take back afterwards what two had said. */
    @Test
    void whoHasLeftTakesTwoForWhatGoesOnWithoutTheTerms() {
        CommuniqueBody approve = new CommuniqueBody.Approve("azerbaijan.first", Json.hashOfText("They met."));
        world.accepts(FACILITATOR, new CommuniqueBody.Draft("first", "They met."));
        world.accepts(FACILITATOR, new CommuniqueBody.Draft("second", "They met again."));
        taken(TURKIYE, approve, key(TURKIYE), delegate(TURKIYE));
        taken(ISRAEL, approve, key(ISRAEL), delegate(ISRAEL));
        Meetings.called(world);
        String minutes = Meetings.minuted(world);

        taken(TURKIYE, new ArrangementBody.Withdraw("pact.v1", "enough"), key(TURKIYE), delegate(TURKIYE));

        assertThat(world.state().parties()).doesNotContain(TURKIYE);
        needsTwo(TURKIYE, new CommuniqueBody.Withdraw("azerbaijan.first"));
        needsTwo(TURKIYE, new CommuniqueBody.Approve("azerbaijan.second", Json.hashOfText("They met again.")));
        needsTwo(TURKIYE, new MeetingBody.Sign(Meetings.ID, minutes));
    }

    @Test
    void theKeysOfWhoHasLeftAreItsOwnAffair() {
        taken(TURKIYE, new ArrangementBody.Withdraw("pact.v1", "enough"), key(TURKIYE), delegate(TURKIYE));

        taken(TURKIYE, new KeyBody.Rotate(POST, "k2", Optional.empty()), key(TURKIYE), "k2");
    }

    @Test
    void aPartyBindsItselfByTwo() {
        needsTwo(TURKIYE, CommitmentTest.offer(List.of(ISRAEL), Optional.empty()));
        needsTwo(ISRAEL, new CommitmentBody.Accept("turkiye.reopen"));
    }

    @Test
    void aCommuniqueIsApprovedByTwo() {
        world.accepts(FACILITATOR, new CommuniqueBody.Draft("first", "They met."));

        needsTwo(ISRAEL, new CommuniqueBody.Approve("azerbaijan.first", Json.hashOfText("They met.")));
    }

    @Test
    void aCommuniqueIsWithdrawnByTwo() {
        CommuniqueBody approve = new CommuniqueBody.Approve("azerbaijan.first", Json.hashOfText("They met."));
        world.accepts(FACILITATOR, new CommuniqueBody.Draft("first", "They met."));
        taken(TURKIYE, approve, key(TURKIYE), delegate(TURKIYE));
        taken(ISRAEL, approve, key(ISRAEL), delegate(ISRAEL));

        needsTwo(ISRAEL, new CommuniqueBody.Withdraw("azerbaijan.first"));
    }

    /** And both by those whom their party has named for it. */
    @Test
    void minutesAreSignedByTwoMembers() {
        Meetings.called(world);
        for (String party : List.of(TURKIYE, ISRAEL)) {
            world.accepts(party, Meetings.attends(POST));
        }
        String hash = Meetings.minuted(world);

        refused(
                Code.NOT_ENTITLED,
                by(TURKIYE, POST, new MeetingBody.Sign(Meetings.ID, hash), key(TURKIYE), delegate(TURKIYE)));
    }

    @Test
    void minutesAreSignedByTwo() {
        Meetings.called(world);
        String hash = Meetings.minuted(world);

        needsTwo(TURKIYE, new MeetingBody.Sign(Meetings.ID, hash));
    }

    @Test
    void aZoneIsAgreedToByTwo() {
        world.accepts(
                ISRAEL,
                new ZoneBody.Declare(
                        "quiet", Zone.Type.BUFFER, Map.of("en", "EXERCISE."), here(), List.of(Category.MANNED_AIR)));

        needsTwo(TURKIYE, new ZoneBody.Agree("israel.quiet"));
    }

    @Test
    void whatTheTermsDoNotNameNeedsOne() {
        world.accepts(TURKIYE, file("t", here()));
    }

    @Test
    void theRuleBindsThoseItIsAgreedWithAndNobodyElse() {
        world.enrols("georgia");

        world.accepts("georgia", new KeyBody.Rotate(POST, "g2", Optional.empty()));
    }

    @Test
    void onePostDoesNotCountTwiceWhateverItsKeys() {
        taken(TURKIYE, new KeyBody.Rotate(POST, "k2", Optional.empty()), key(TURKIYE), "k2", root(TURKIYE));

        refused(Code.KEY_REPLACED, by(TURKIYE, POST, sign(), "k2", key(TURKIYE)));
        refused(Code.TWO_MUST_SIGN, by(TURKIYE, POST, new KeyBody.Rotate(POST, "k3", Optional.empty()), "k2", "k3"));
    }

    @Test
    void keysChangeWithTwoOfWhomTheRootKeyMayBeOne() {
        KeyBody rotate = new KeyBody.Rotate(POST, "k2", Optional.empty());
        KeyBody name = new KeyBody.NameSuccessor("s1");
        KeyBody enrol = new KeyBody.EnrolPost("auditor", "a1", Optional.empty());

        refused(Code.TWO_MUST_SIGN, by(TURKIYE, POST, rotate, key(TURKIYE), "k2"));
        refused(Code.TWO_MUST_SIGN, by(TURKIYE, PostKey.ROOT, rotate, root(TURKIYE), "k2"));
        refused(Code.TWO_MUST_SIGN, by(TURKIYE, PostKey.ROOT, name, root(TURKIYE), "s1"));
        refused(Code.TWO_MUST_SIGN, by(TURKIYE, PostKey.ROOT, enrol, root(TURKIYE), "a1"));
        taken(TURKIYE, enrol, key(TURKIYE), root(TURKIYE), "a1");
        taken(TURKIYE, name, key(TURKIYE), root(TURKIYE), "s1");
        taken(TURKIYE, rotate, key(TURKIYE), delegate(TURKIYE), "k2");
    }

    @Test
    void aPostEndsItselfAloneAndAnotherOnlyWithTwo() {
        KeyBody revoke = new KeyBody.Revoke("delegate", Reason.LEFT);

        refused(Code.TWO_MUST_SIGN, by(TURKIYE, PostKey.ROOT, revoke, root(TURKIYE)));
        assertThat(by(TURKIYE, "delegate", revoke, delegate(TURKIYE))).isInstanceOf(Decision.Accepted.class);
    }

    /** Whoever holds the root key alone can neither enrol nor clear the way for it. */
    @Test
    void theRootKeyAloneDoesNotGetRoundTheRule() {
        for (KeyBody body : List.of(
                new KeyBody.Revoke(POST, Reason.LOST),
                new KeyBody.Revoke("delegate", Reason.LOST),
                new KeyBody.EnrolPost("auditor", "new", Optional.empty()),
                new KeyBody.Rotate("delegate", "new", Optional.empty()),
                new KeyBody.Rotate(PostKey.ROOT, "new", Optional.empty()),
                new KeyBody.NameSuccessor("new"))) {
            Set<String> signers = new TreeSet<>(body.introduces().values());
            signers.add(root(TURKIYE));
            refused(Code.TWO_MUST_SIGN, by(TURKIYE, PostKey.ROOT, body, signers.toArray(String[]::new)));
        }
    }

    @Test
    void whereNoOtherPostIsLeftTheRootKeyIsEnough() {
        by(TURKIYE, "delegate", new KeyBody.Revoke("delegate", Reason.LEFT), delegate(TURKIYE));
        assertThat(by(TURKIYE, PostKey.ROOT, new KeyBody.Revoke(POST, Reason.LOST), root(TURKIYE)))
                .isInstanceOf(Decision.Accepted.class);

        KeyBody back = new KeyBody.EnrolPost(POST, "k2", Optional.empty());
        assertThat(by(TURKIYE, PostKey.ROOT, back, root(TURKIYE), "k2")).isInstanceOf(Decision.Accepted.class);
        refused(
                Code.TWO_MUST_SIGN,
                by(
                        TURKIYE,
                        PostKey.ROOT,
                        new KeyBody.EnrolPost("delegate", "d2", Optional.empty()),
                        root(TURKIYE),
                        "d2"));
    }

    @Test
    void aPostThatIsLeftAloneNeedsTheRootKeyBesideIt() {
        by(TURKIYE, "delegate", new KeyBody.Revoke("delegate", Reason.LEFT), delegate(TURKIYE));
        KeyBody rotate = new KeyBody.Rotate(POST, "k2", Optional.empty());

        refused(Code.TWO_MUST_SIGN, by(TURKIYE, POST, rotate, key(TURKIYE), "k2"));
        taken(TURKIYE, rotate, key(TURKIYE), root(TURKIYE), "k2");
    }

    @Test
    void theSuccessorTakesOverAlone() {
        taken(TURKIYE, new KeyBody.NameSuccessor("s1"), key(TURKIYE), root(TURKIYE), "s1");

        assertThat(by(TURKIYE, PostKey.ROOT, new KeyBody.Succeed(Reason.COMPROMISED), "s1"))
                .isInstanceOf(Decision.Accepted.class);
    }
}
