package org.gilavar.mechanism;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.gilavar.mechanism.World.FACILITATOR;
import static org.gilavar.mechanism.World.ISRAEL;
import static org.gilavar.mechanism.World.START;
import static org.gilavar.mechanism.World.TURKIYE;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.gilavar.mechanism.Refusal.Code;
import org.gilavar.mechanism.item.Communique;
import org.gilavar.mechanism.item.InvalidItemException;
import org.gilavar.mechanism.item.Item;
import org.gilavar.mechanism.item.Precedence;
import org.gilavar.mechanism.json.Json;
import org.gilavar.mechanism.statement.ArrangementBody;
import org.gilavar.mechanism.statement.CommuniqueBody;
import org.gilavar.mechanism.statement.Statement;
import org.junit.jupiter.api.Test;

/** What one communiqué says and does; everything that can become of it stands in {@link CommuniqueModelTest}. */
class CommuniqueTest {

    private static final String TEXT = "The parties have agreed to talk.";
    private static final CommuniqueBody DRAFT = new CommuniqueBody.Draft("may", TEXT);
    private static final CommuniqueBody APPROVE = new CommuniqueBody.Approve("azerbaijan.may", Json.hashOfText(TEXT));

    @Test
    void aCommuniqueIsPublishedWhenAllHaveApprovedTheseVeryWords() {
        World world = World.inForce();
        world.enrols("georgia");
        world.accepts(FACILITATOR, DRAFT);
        assertThat(World.heard(world.accepts(TURKIYE, APPROVE), ISRAEL)).containsExactly("Communique APPROVED");
        assertThat(world.get(Communique.class, "azerbaijan.may").published()).isEmpty();

        Outcome last = world.accepts(ISRAEL, APPROVE);

        assertThat(World.heard(last, TURKIYE)).containsExactly("Communique PUBLISHED");
        assertThat(World.heard(last, "georgia")).as("the public").containsExactly("Communique PUBLISHED");
        assertThat(world.told("georgia"))
                .filteredOn(t -> t.telling().item() instanceof Communique)
                .hasSize(1);
    }

    @Test
    void otherWordsAreNotApproved() {
        World world = World.inForce();
        world.accepts(FACILITATOR, DRAFT);

        Refusal refusal =
                world.refuses(TURKIYE, new CommuniqueBody.Approve("azerbaijan.may", Json.hashOfText(TEXT + " ")));
        assertThat(refusal.code()).isEqualTo(Code.STALE_VERSION);
    }

    @Test
    void onlyThePartiesApproveAndEachOnce() {
        World world = World.inForce();
        world.accepts(FACILITATOR, DRAFT);
        world.accepts(TURKIYE, APPROVE);

        assertThat(world.refuses(TURKIYE, APPROVE).code()).isEqualTo(Code.WRONG_STATE);
        assertThat(world.refuses(FACILITATOR, APPROVE).code()).isEqualTo(Code.UNKNOWN);
    }

    @Test
    void onlyTheFacilitatorDraftsAndOnlyUnderAnArrangement() {
        assertThat(World.inForce().refuses(TURKIYE, DRAFT).code()).isEqualTo(Code.NOT_ENTITLED);
        assertThat(World.enrolled(TURKIYE, ISRAEL).refuses(FACILITATOR, DRAFT).code())
                .isEqualTo(Code.NO_ARRANGEMENT);
    }

    private static final String ID = "azerbaijan.may";
    private static final SortedMap<String, String> WORDS =
            new TreeMap<>(Map.of("en", "They talked.", "fr", "Ils ont parlé."));

    private static CommuniqueBody.Draft draft(SortedMap<String, String> texts, String... approvers) {
        return new CommuniqueBody.Draft(
                "may",
                Optional.empty(),
                Optional.of(texts),
                Optional.of(List.of(approvers)).filter(named -> !named.isEmpty()));
    }

    private static CommuniqueBody approve(SortedMap<String, String> texts) {
        return new CommuniqueBody.Approve(ID, Json.hash(texts));
    }

    private static Communique in(World world) {
        return world.get(Communique.class, ID);
    }

    private static World published() {
        World world = World.inForce();
        world.enrols("georgia");
        world.accepts(FACILITATOR, draft(WORDS));
        world.accepts(TURKIYE, approve(WORDS));
        world.accepts(ISRAEL, approve(WORDS));
        return world;
    }

    @Test
    void anApprovalIsOfTheWordsInAllLanguages() {
        World world = World.inForce();
        world.accepts(FACILITATOR, draft(WORDS));
        var other = new TreeMap<>(WORDS);
        other.put("fr", "Ils ont parlé longtemps.");

        assertThat(world.refuses(TURKIYE, approve(other)).code()).isEqualTo(Code.STALE_VERSION);
        world.accepts(TURKIYE, approve(WORDS));
    }

    @Test
    void nothingToSayIsAnAgreedTextLikeAnyOther() {
        var nothing = new TreeMap<>(Map.of("en", "The parties have nothing to say."));
        World world = World.inForce();
        world.accepts(FACILITATOR, draft(nothing));
        world.accepts(TURKIYE, approve(nothing));

        assertThat(World.heard(world.accepts(ISRAEL, approve(nothing)), TURKIYE))
                .containsExactly("Communique PUBLISHED");
    }

    @Test
    void aTextIsInOneLanguageUnnamedOrInNamedOnesAndHasSomebodyToApproveIt() {
        assertThatThrownBy(() -> new CommuniqueBody.Draft("a", Optional.empty(), Optional.empty(), Optional.empty()))
                .isInstanceOf(InvalidItemException.class);
        assertThatThrownBy(() -> new CommuniqueBody.Draft("a", Optional.of(TEXT), Optional.of(WORDS), Optional.empty()))
                .isInstanceOf(InvalidItemException.class);
        assertThatThrownBy(() ->
                        new CommuniqueBody.Draft("a", Optional.of(TEXT), Optional.empty(), Optional.of(List.of())))
                .isInstanceOf(InvalidItemException.class);
        assertThatThrownBy(() -> draft(new TreeMap<>())).isInstanceOf(InvalidItemException.class);
    }

    @Test
    void onlyThoseNamedApproveAndOnlyPartiesAreNamed() {
        World world = World.inForce();
        world.enrols("georgia");
        assertThat(world.refuses(FACILITATOR, draft(WORDS, TURKIYE, "georgia")).field())
                .isEqualTo("body.approvers[1]");
        world.accepts(FACILITATOR, draft(WORDS, TURKIYE));

        assertThat(world.refuses(ISRAEL, approve(WORDS)).code()).isEqualTo(Code.UNKNOWN);
        assertThat(World.heard(world.accepts(TURKIYE, approve(WORDS)), ISRAEL)).containsExactly("Communique PUBLISHED");
    }

    @Test
    void otherWordsAreApprovedByNobodyYet() {
        World world = World.inForce();
        world.accepts(FACILITATOR, DRAFT);
        world.accepts(TURKIYE, APPROVE);
        assertThat(world.refuses(ISRAEL, new CommuniqueBody.Amend(ID, WORDS, Json.hash(WORDS)))
                        .field())
                .isEqualTo("body.of");

        world.accepts(ISRAEL, new CommuniqueBody.Amend(ID, WORDS, Json.hashOfText(TEXT)));

        assertThat(in(world).approved()).isEmpty();
        assertThat(in(world).version()).contains(2);
        assertThat(in(world).text()).isEmpty();
        assertThat(in(world).texts()).contains(WORDS);
        assertThat(world.refuses(TURKIYE, APPROVE).code()).isEqualTo(Code.STALE_VERSION);
        assertThat(world.refuses(TURKIYE, new CommuniqueBody.Amend(ID, WORDS, Json.hash(WORDS)))
                        .field())
                .isEqualTo("body.texts");
    }

    @Test
    void whoDoesNotApproveSaysWhyAndMayYet() {
        World world = World.inForce();
        world.accepts(FACILITATOR, DRAFT);
        world.accepts(TURKIYE, APPROVE);

        world.accepts(TURKIYE, new CommuniqueBody.Reject(ID, Json.hashOfText(TEXT), "not yet"));
        assertThat(in(world).approved()).isEmpty();
        assertThat(Objects.requireNonNull(in(world).rejected().orElseThrow().get(TURKIYE))
                        .reason())
                .isEqualTo("not yet");
        world.accepts(ISRAEL, APPROVE);
        world.accepts(TURKIYE, APPROVE);

        assertThat(in(world).rejected()).isEmpty();
        assertThat(in(world).stage()).isEqualTo(Communique.Stage.PUBLISHED);
    }

    @Test
    void anApprovalThatWasKeptBackUntilItsOwnPartyRefusedIsNotTaken() {
        World world = World.inForce();
        world.accepts(FACILITATOR, draft(WORDS));
        Statement kept = world.statement(TURKIYE, Precedence.ROUTINE, approve(WORDS));
        world.passTo(START.plusSeconds(60));
        CommuniqueBody reject = new CommuniqueBody.Reject(ID, Json.hash(WORDS), "not yet");
        world.accepts(TURKIYE, reject);

        assertThat(world.refuses(kept).code()).isEqualTo(Code.STALE_VERSION);
        assertThat(world.refuses(TURKIYE, reject).code()).isEqualTo(Code.WRONG_STATE);
        world.accepts(TURKIYE, approve(WORDS));
    }

    /** Else they would learn how often it was worded anew before they were to hear of it. */
    @Test
    void whoIsNotNamedDoesNotLearnThatThereWereOtherWords() {
        World world = World.inForce();
        world.enrols("georgia");
        world.accepts(FACILITATOR, DRAFT);
        world.accepts(TURKIYE, new CommuniqueBody.Amend(ID, WORDS, Json.hashOfText(TEXT)));
        world.accepts(TURKIYE, approve(WORDS));

        Outcome published = world.accepts(ISRAEL, approve(WORDS));

        assertThat(World.shown(published, "georgia", Communique.class).version())
                .isEmpty();
        assertThat(World.shown(published, TURKIYE, Communique.class).version()).contains(2);
    }

    @Test
    void onlyAllWhoHavePublishedItWithdrawIt() {
        World world = published();

        Outcome first = world.accepts(TURKIYE, new CommuniqueBody.Withdraw(ID));
        assertThat(World.heard(first, ISRAEL)).containsExactly("Communique WITHDRAWING");
        assertThat(World.heard(first, "georgia"))
                .as("what is thought of it is not public")
                .isEmpty();
        assertThat(world.refuses(TURKIYE, new CommuniqueBody.Withdraw(ID)).code())
                .isEqualTo(Code.WRONG_STATE);
        assertThat(world.refuses(FACILITATOR, new CommuniqueBody.Withdraw(ID)).code())
                .isEqualTo(Code.UNKNOWN);
        Outcome last = world.accepts(ISRAEL, new CommuniqueBody.Withdraw(ID));

        assertThat(World.heard(last, "georgia")).containsExactly("Communique WITHDRAWN");
        assertThat(World.shown(last, "georgia", Communique.class).texts())
                .as("its words are public no more")
                .isEmpty();
        assertThat(World.shown(last, TURKIYE, Communique.class).texts()).contains(WORDS);
    }

    @Test
    void whoWouldHaveItGoneMayKeepItAfterAll() {
        World world = published();
        world.accepts(TURKIYE, new CommuniqueBody.Withdraw(ID));
        Communique before = in(world);

        world.accepts(TURKIYE, approve(WORDS));
        world.accepts(ISRAEL, new CommuniqueBody.Withdraw(ID));

        assertThat(in(world).stage()).isEqualTo(Communique.Stage.PUBLISHED);
        assertThat(in(world).approved()).isEqualTo(before.approved());
    }

    @Test
    void whatIsPublishedIsNeitherRewrittenNorDropped() {
        World world = published();

        for (CommuniqueBody body : List.of(
                new CommuniqueBody.Amend(ID, new TreeMap<>(Map.of("en", "x")), Json.hash(WORDS)),
                new CommuniqueBody.Reject(ID, Json.hash(WORDS), "no"))) {
            assertThat(world.refuses(TURKIYE, body).code()).as("%s", body).isEqualTo(Code.WRONG_STATE);
        }
        assertThat(world.refuses(FACILITATOR, new CommuniqueBody.Drop(ID)).code())
                .isEqualTo(Code.WRONG_STATE);
    }

    /** A hand that has published it is needed to withdraw it, whatever it has left since; and it can still be given. */
    @Test
    void whoHasLeftTheTermsIsStillOneOfThoseWhoWithdrawIt() {
        World world = World.under(
                TermsBuilder.plain().between(TURKIYE, ISRAEL, "georgia").build());
        world.accepts(FACILITATOR, draft(WORDS));
        List.of(TURKIYE, ISRAEL, "georgia").forEach(party -> world.accepts(party, approve(WORDS)));
        world.accepts("georgia", new ArrangementBody.Withdraw("pact.v1", "called home"));

        world.accepts(TURKIYE, new CommuniqueBody.Withdraw(ID));
        world.accepts(ISRAEL, new CommuniqueBody.Withdraw(ID));
        assertThat(in(world).stage()).isEqualTo(Communique.Stage.PUBLISHED);
        world.accepts("georgia", new CommuniqueBody.Withdraw(ID));
        assertThat(in(world).stage()).isEqualTo(Communique.Stage.WITHDRAWN);
    }

    /** As they were written before there were languages. */
    @Test
    void anOldStatementAndAnOldEntryAreReadAsTheyWere() {
        assertThat(Json.text(DRAFT))
                .isEqualTo("{\"type\":\"communique.draft\",\"name\":\"may\",\"text\":\"" + TEXT + "\"}");
        String old = "{\"kind\":\"communique\",\"approved\":{},\"approvers\":[\"israel\"],"
                + "\"draftedBy\":\"azerbaijan\",\"id\":\"azerbaijan.may\",\"text\":\"" + TEXT + "\"}";
        Item read = Json.read(old.getBytes(StandardCharsets.UTF_8), Item.class);

        assertThat(read)
                .isInstanceOfSatisfying(
                        Communique.class, c -> assertThat(c.text()).contains(TEXT));
        assertThat(Json.text(read)).isEqualTo(old);
    }
}
