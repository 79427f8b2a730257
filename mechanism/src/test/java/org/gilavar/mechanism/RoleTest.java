package org.gilavar.mechanism;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.gilavar.mechanism.Notices.file;
import static org.gilavar.mechanism.Notices.here;
import static org.gilavar.mechanism.World.FACILITATOR;
import static org.gilavar.mechanism.World.ISRAEL;
import static org.gilavar.mechanism.World.TURKIYE;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.gilavar.mechanism.item.Arrangement;
import org.gilavar.mechanism.item.InvalidItemException;
import org.gilavar.mechanism.item.Message;
import org.gilavar.mechanism.item.Precedence;
import org.gilavar.mechanism.item.Role;
import org.gilavar.mechanism.item.TwoPersonKind;
import org.gilavar.mechanism.statement.ArrangementBody;
import org.gilavar.mechanism.statement.Body;
import org.gilavar.mechanism.statement.CommitmentBody;
import org.gilavar.mechanism.statement.CommuniqueBody;
import org.gilavar.mechanism.statement.IncidentBody;
import org.gilavar.mechanism.statement.KeyBody;
import org.gilavar.mechanism.statement.MessageBody;
import org.gilavar.mechanism.statement.Statement;
import org.gilavar.mechanism.terms.PostRoles;
import org.gilavar.mechanism.terms.Terms;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RoleTest {

    private static final Terms ROLES = TermsBuilder.plain()
            .post(World.POST, Role.DUTY_OFFICER, Role.DELEGATE, Role.CHAIR)
            .post("duty-*", Role.DUTY_OFFICER)
            .post("delegate", Role.DELEGATE)
            .post("auditor", Role.AUDITOR)
            .post("operator", Role.OPERATOR)
            .build();

    private static World withPosts() {
        World world = World.under(ROLES);
        for (String post : List.of("duty-2", "delegate", "auditor", "operator", "clerk")) {
            world.enrolsPost(TURKIYE, post, "key of " + post);
        }
        return world;
    }

    /** Nothing in force, and a further post of each of these. */
    private static World withPost(String post, String... parties) {
        World world = World.enrolled(TURKIYE, ISRAEL);
        for (String party : parties) {
            world.enrolsPost(party, post, "key of " + post + " of " + party);
        }
        return world;
    }

    private static Decision says(World world, String post, Body body) {
        return world.says(from(world.statement(TURKIYE, Precedence.ROUTINE, body), post), Set.of("key of " + post));
    }

    private static Statement from(Statement said, String post) {
        return new Statement(
                said.id(),
                said.mechanism(),
                new Statement.Sender(said.from().party(), post),
                said.sent(),
                said.precedence(),
                said.exercise(),
                said.remarks(),
                said.body());
    }

    @Test
    void aNoticeIsFiledByADutyOfficerAndByNobodyElse() {
        World world = withPosts();

        assertThat(says(world, "duty-2", file("a", here()))).isInstanceOf(Decision.Accepted.class);
        for (String post : List.of("delegate", "auditor", "operator", "clerk")) {
            assertThat(says(world, post, file("b", here()))).isInstanceOfSatisfying(Decision.Refused.class, refused -> {
                assertThat(refused.refusal().code()).isEqualTo(Refusal.Code.NOT_ENTITLED);
                assertThat(refused.refusal().field()).isEqualTo("from.post");
                assertThat(refused.refusal().reason()).contains("DUTY_OFFICER", post);
            });
        }
    }

    @Test
    void theLineIsForWhoeverSpeaksAtAll() {
        World world = withPosts();
        Body flash = new MessageBody.Send("m", ISRAEL, Message.Purpose.WARN, "Turn back.");

        assertThat(says(world, "auditor", flash)).isInstanceOf(Decision.Refused.class);
        assertThat(says(world, "delegate", flash)).isInstanceOf(Decision.Accepted.class);
    }

    @Test
    void termsAreSignedByADelegate() {
        World world = withPosts();
        world.accepts(FACILITATOR, new ArrangementBody.Propose("next", ROLES));
        String hash = world.get(Arrangement.class, "next.v1").hash();
        Body sign = new ArrangementBody.Sign("next.v1", hash);

        assertThat(says(world, "duty-2", sign)).isInstanceOf(Decision.Refused.class);
        assertThat(says(world, "delegate", sign)).isInstanceOf(Decision.Accepted.class);
    }

    @Test
    void aCommitmentIsADelegatesToOffer() {
        World world = withPosts();
        Body offer = new CommitmentBody.Offer(
                "c",
                List.of(ISRAEL),
                new TreeMap<>(Map.of("en", "We will.")),
                Optional.empty(),
                List.of(),
                Optional.empty());

        assertThat(says(world, "duty-2", offer))
                .isInstanceOfSatisfying(
                        Decision.Refused.class,
                        refused -> assertThat(refused.refusal().field()).isEqualTo("from.post"));
        assertThat(says(world, "delegate", offer)).isInstanceOf(Decision.Accepted.class);
    }

    @Test
    void whereTwoMustSignBothHaveTheRole() {
        World world = withPosts();
        Terms next =
                TermsBuilder.plain().signedByTwo(TwoPersonKind.ARRANGEMENT_SIGN).build();
        world.accepts(FACILITATOR, new ArrangementBody.Propose("next", next));
        String hash = world.get(Arrangement.class, "next.v1").hash();
        Statement sign = world.statement(TURKIYE, Precedence.ROUTINE, new ArrangementBody.Sign("next.v1", hash));

        assertThat(world.says(sign, Set.of(World.key(TURKIYE), "key of auditor")))
                .isInstanceOfSatisfying(
                        Decision.Refused.class,
                        refused -> assertThat(refused.refusal().code()).isEqualTo(Refusal.Code.TWO_MUST_SIGN));
        assertThat(world.says(sign, Set.of(World.key(TURKIYE), "key of delegate")))
                .isInstanceOf(Decision.Accepted.class);
    }

    /** Whatever the terms forget, a party can enrol the post that it lacks. */
    @Test
    void keysDependOnNoRole() {
        World world = withPost("all", TURKIYE, ISRAEL, FACILITATOR);
        world.bringsIntoForce(
                "pact",
                TermsBuilder.plain()
                        .post("all", Role.DUTY_OFFICER, Role.DELEGATE, Role.CHAIR)
                        .post("nobody", Role.DELEGATE)
                        .build());

        assertThat(world.refuses(TURKIYE, file("a", here())).code()).isEqualTo(Refusal.Code.NOT_ENTITLED);
        world.accepts(TURKIYE, new KeyBody.EnrolPost("nobody", "key of nobody", Optional.empty()));
        assertThat(says(world, "nobody", new MessageBody.Send("m", ISRAEL, Message.Purpose.INFORM, "Here.")))
                .isInstanceOf(Decision.Accepted.class);
    }

    @Test
    void whoeverHasNotSignedIsNotBound() {
        World world = World.enrolled(TURKIYE, ISRAEL, "georgia");
        world.bringsIntoForce("pact", ROLES);
        world.enrolsPost("georgia", "clerk", "key of clerk");

        Body message = new MessageBody.Send("m", FACILITATOR, Message.Purpose.INFORM, "Here.");
        Statement said = from(world.statement("georgia", Precedence.ROUTINE, message), "clerk");
        assertThat(world.says(said, Set.of("key of clerk")))
                .as("refused for what it is, not for its post")
                .isInstanceOfSatisfying(
                        Decision.Refused.class,
                        refused -> assertThat(refused.refusal().field()).isEqualTo("from.party"));
    }

    @Test
    void theFacilitatorsChairEnrolsAndItsDutyOfficerDoesNot() {
        World world = withPost("chair", TURKIYE, ISRAEL, FACILITATOR);
        world.bringsIntoForce(
                "pact",
                TermsBuilder.plain()
                        .post(World.POST, Role.DUTY_OFFICER)
                        .post("chair", Role.CHAIR)
                        .build());

        assertThat(world.refuses(FACILITATOR, World.enrolment("georgia")).field())
                .isEqualTo("from.post");
        assertThat(world.refuses(FACILITATOR, new CommuniqueBody.Draft("c", "We met."))
                        .field())
                .isEqualTo("from.post");
    }

    /** Terms that would leave a party without a word cannot be signed by it, whatever they say of others. */
    @Test
    void nobodySignsItselfOutOfSpeaking() {
        for (Terms mute : List.of(
                TermsBuilder.plain().post(World.POST, Role.DUTY_OFFICER).build(),
                TermsBuilder.plain().post(World.POST, Role.DELEGATE).build(),
                TermsBuilder.plain()
                        .post("another", Role.DUTY_OFFICER, Role.DELEGATE)
                        .build())) {
            World world = World.enrolled(TURKIYE, ISRAEL);
            world.accepts(FACILITATOR, new ArrangementBody.Propose("pact", mute));
            Body sign = new ArrangementBody.Sign(
                    "pact.v1", world.get(Arrangement.class, "pact.v1").hash());

            Refusal refusal = world.refuses(TURKIYE, sign);
            assertThat(refusal.code()).isEqualTo(Refusal.Code.WRONG_STATE);
            assertThat(refusal.field()).isEqualTo("body.arrangement");

            world.enrolsPost(TURKIYE, "another", "key of another");
        }
    }

    @Test
    void whereTwoMustSignTwoMustBeThereToSignTheNext() {
        World world = World.enrolled(TURKIYE, ISRAEL);
        world.enrolsPost(TURKIYE, "another", "key of another");
        Terms mute = TermsBuilder.plain()
                .post(World.POST, Role.DUTY_OFFICER, Role.DELEGATE)
                .signedByTwo(TwoPersonKind.ARRANGEMENT_SIGN)
                .build();
        world.accepts(FACILITATOR, new ArrangementBody.Propose("pact", mute));
        String hash = world.get(Arrangement.class, "pact.v1").hash();
        Statement sign = world.statement(TURKIYE, Precedence.ROUTINE, new ArrangementBody.Sign("pact.v1", hash));

        assertThat(world.says(sign, Set.of(World.key(TURKIYE), "key of another")))
                .isInstanceOfSatisfying(
                        Decision.Refused.class,
                        refused -> assertThat(refused.refusal().reason())
                                .contains("2 of your posts", "DELEGATE or CHAIR"));
    }

    /** Else it could accept no proposal, though it has one post that may. */
    @ParameterizedTest
    @EnumSource(
            value = TwoPersonKind.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"ARRANGEMENT_SIGN", "KEY_CHANGE"})
    void whereTwoMustSignWhateverTwoMustBeThere(TwoPersonKind kind) {
        World world = World.enrolled(TURKIYE, ISRAEL);
        Terms terms = TermsBuilder.plain()
                .post(World.POST, Role.DUTY_OFFICER, Role.DELEGATE, Role.CHAIR)
                .post("another", Role.DELEGATE)
                .signedByTwo(kind)
                .build();
        world.accepts(FACILITATOR, new ArrangementBody.Propose("pact", terms));
        Body sign = new ArrangementBody.Sign(
                "pact.v1", world.get(Arrangement.class, "pact.v1").hash());

        assertThat(world.refuses(TURKIYE, sign).reason()).contains("2 of your posts");
        world.enrolsPost(TURKIYE, "another", "key of another");
        world.accepts(TURKIYE, sign);
        world.accepts(FACILITATOR, sign);
    }

    /** It files nothing, so it needs nobody who could. */
    @Test
    void theFacilitatorsChairsAreEnough() {
        World world = withPost("watch", TURKIYE, ISRAEL);
        world.bringsIntoForce(
                "pact",
                TermsBuilder.plain()
                        .post(World.POST, Role.CHAIR)
                        .post("watch", Role.DUTY_OFFICER)
                        .build());
    }

    @Test
    void theFacilitatorDoesNotSignItsChairAway() {
        World world = World.enrolled(TURKIYE, ISRAEL);
        world.accepts(
                FACILITATOR,
                new ArrangementBody.Propose(
                        "pact",
                        TermsBuilder.plain()
                                .post(World.POST, Role.DUTY_OFFICER, Role.DELEGATE)
                                .build()));
        Body sign = new ArrangementBody.Sign(
                "pact.v1", world.get(Arrangement.class, "pact.v1").hash());

        world.accepts(TURKIYE, sign);
        assertThat(world.refuses(FACILITATOR, sign).reason()).contains("CHAIR");
        world.enrolsPost(FACILITATOR, "chair", "key of chair");
        assertThat(world.refuses(FACILITATOR, sign).reason())
                .as("named nowhere")
                .contains("CHAIR");
    }

    @Test
    void aFindingIsTheChairs() {
        World world = withPost("chair", FACILITATOR);
        world.bringsIntoForce(
                "pact",
                TermsBuilder.plain()
                        .post(World.POST, Role.DUTY_OFFICER, Role.DELEGATE)
                        .post("chair", Role.CHAIR)
                        .build());

        assertThat(world.refuses(FACILITATOR, new IncidentBody.Finding("turkiye.i", "It happened."))
                        .field())
                .isEqualTo("from.post");
    }

    @Test
    void aPostHasAllRolesThatFitItsName() {
        assertThat(ROLES.rolesOf(TURKIYE, World.POST))
                .contains(EnumSet.of(Role.DUTY_OFFICER, Role.DELEGATE, Role.CHAIR));
        assertThat(ROLES.rolesOf(TURKIYE, "duty-77")).contains(EnumSet.of(Role.DUTY_OFFICER));
        assertThat(ROLES.rolesOf(TURKIYE, "clerk")).contains(EnumSet.noneOf(Role.class));
        assertThat(TermsBuilder.plain().build().rolesOf(TURKIYE, "clerk")).isEmpty();
    }

    @Test
    void rolesOfOnePartyAreNotTheOthers() {
        PostRoles one = new PostRoles(Optional.of(TURKIYE), "desk", List.of(Role.DUTY_OFFICER));
        Terms terms = TermsBuilder.plain().posts(one).build();

        assertThat(terms.rolesOf(TURKIYE, "desk")).contains(EnumSet.of(Role.DUTY_OFFICER));
        assertThat(terms.rolesOf(ISRAEL, "desk")).contains(EnumSet.noneOf(Role.class));
        PostRoles stranger = new PostRoles(Optional.of("georgia"), "desk", List.of(Role.DELEGATE));
        assertThatThrownBy(() -> TermsBuilder.plain().posts(stranger).build())
                .isInstanceOf(InvalidItemException.class)
                .hasMessageContaining("georgia");
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void onlyTheOperatorReadsNothing(Role role) {
        assertThat(role.reads()).isEqualTo(role != Role.OPERATOR);
    }
}
