package org.gilavar.mechanism;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gilavar.mechanism.Explored.made;
import static org.gilavar.mechanism.Explored.written;
import static org.gilavar.mechanism.World.FACILITATOR;
import static org.gilavar.mechanism.World.ISRAEL;
import static org.gilavar.mechanism.World.START;
import static org.gilavar.mechanism.World.TURKIYE;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.gilavar.mechanism.Explorer.Move;
import org.gilavar.mechanism.Explorer.Place;
import org.gilavar.mechanism.Explorer.Step;
import org.gilavar.mechanism.item.Arrangement;
import org.gilavar.mechanism.item.Communique;
import org.gilavar.mechanism.item.Item;
import org.gilavar.mechanism.json.Json;
import org.gilavar.mechanism.statement.ArrangementBody;
import org.gilavar.mechanism.statement.Body;
import org.gilavar.mechanism.statement.CommuniqueBody;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Everything that can become of one communiqué of three parties, one of which may leave the terms at any moment. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CommuniqueModelTest {

    private static final String GEORGIA = "georgia";

    /** Enrolled, and no party to the arrangement: the public. */
    private static final String CYPRUS = "cyprus";

    private static final List<String> ALL = List.of(TURKIYE, ISRAEL, GEORGIA, FACILITATOR, CYPRUS);
    private static final String ID = "azerbaijan.may";
    private static final String TEXT = "The parties have agreed to talk.";
    private static final int MOST = 400;

    private static final SortedMap<String, String> OTHER =
            new TreeMap<>(Map.of("en", "They talked.", "fr", "Ils ont parlé."));

    /**
     * Counted by hand. Of n parties that are named, each has approved the words, refused them or neither, and not all have approved: 3ⁿ - 1
     * drafts, and as many that were dropped. Published, each would have it gone or not: 2ⁿ, the last of which is withdrawn. All that in the
     * first words and in others. Named are three, with Georgia there or gone; or two, after it had gone. Before there is one: Georgia is there
     * or gone.
     */
    private static final int PLACES = 2 + 2 * 2 * (2 * 26 + 8) + 2 * (2 * 8 + 4);

    private final Explorer explorer = explore();

    private static Explorer explore() {
        World world = World.under(
                TermsBuilder.plain().between(TURKIYE, ISRAEL, GEORGIA).build());
        world.enrols(CYPRUS);
        List<Body> bodies = new ArrayList<>(List.of(
                new CommuniqueBody.Draft("may", TEXT),
                new CommuniqueBody.Amend(ID, OTHER, Json.hashOfText(TEXT)),
                new CommuniqueBody.Drop(ID),
                new CommuniqueBody.Withdraw(ID)));
        for (String hash : List.of(Json.hashOfText(TEXT), Json.hash(OTHER), Json.hashOfText("Never said."))) {
            bodies.add(new CommuniqueBody.Approve(ID, hash));
            bodies.add(new CommuniqueBody.Reject(ID, hash, "no"));
        }
        List<Move> moves = new ArrayList<>(ALL.stream()
                .flatMap(party -> bodies.stream().map(body -> new Move(party, body)))
                .toList());
        moves.add(new Move(GEORGIA, new ArrangementBody.Withdraw("pact.v1", "called home")));
        return Explorer.from(world, state -> moves, START, MOST);
    }

    private static Optional<Communique> at(Place place) {
        return place.state().find(Communique.class, ID);
    }

    private static Set<String> bound(Place place) {
        return Set.copyOf(
                place.state().find(Arrangement.class, "pact.v1").orElseThrow().parties());
    }

    private static String hash(Communique communique) {
        return communique
                .texts()
                .map(Json::hash)
                .orElseGet(() -> Json.hashOfText(communique.text().orElseThrow()));
    }

    @Test
    void itCanAlwaysComeToAnEndAndEveryMoveIsMade() {
        assertThat(explorer.places().size()).as("places").isEqualTo(PLACES);
        Explored.mustComeToAnEnd(explorer, Communique.class, c -> c.over().isPresent());
        assertThat(made(explorer, Communique.class)).isEqualTo(written(Communique.class));
    }

    @Test
    void whatIsADraftCanAlwaysBePublishedAndPublicWordsNeverChange() {
        assertThat(explorer.neverReaching(state -> state.find(Communique.class, ID)
                        .filter(c -> c.published().isPresent())
                        .isPresent()))
                .allSatisfy(place -> assertThat(at(place).orElseThrow().stage()).isEqualTo(Communique.Stage.DROPPED));
        for (Step step : explorer.steps()) {
            at(step.from()).filter(c -> c.published().isPresent()).ifPresent(c -> {
                Communique now = at(step.to()).orElseThrow();
                assertThat(hash(now)).as("%s", step).isEqualTo(hash(c));
                assertThat(now.published()).as("%s", step).isEqualTo(c.published());
                assertThat(now.approved()).as("%s", step).isEqualTo(c.approved());
            });
        }
    }

    /** With the next: an approval is there only where its party has named these very words since they were written. */
    @Test
    void itIsPublishedWhereAllWhoAreNamedHaveApprovedItAndNowhereElse() {
        for (Place place : explorer.places()) {
            at(place).ifPresent(c -> {
                assertThat(c.published().isPresent())
                        .as("%s", place)
                        .isEqualTo(c.approved().keySet().equals(c.approvers()));
                assertThat(c.approvers()).as("%s", place).containsAll(bound(place));
                boolean allWouldHaveItGone = c.withdrawing()
                        .filter(hands -> hands.keySet().equals(c.approvers()))
                        .isPresent();
                assertThat(c.stage() == Communique.Stage.WITHDRAWN)
                        .as("%s", place)
                        .isEqualTo(allWouldHaveItGone);
            });
        }
    }

    /** All who are bound when it is drafted must approve it, and each does so itself and by these very words. */
    @Test
    void nobodySpeaksForAnotherAndWhoIsNamedNeverChanges() {
        for (Step step : explorer.steps()) {
            Optional<Communique> before = at(step.from());
            Optional<Communique> now = at(step.to());
            Move move = step.move().orElseThrow();
            if (before.isEmpty() && now.isPresent()) {
                assertThat(move).as("%s", step).isEqualTo(new Move(FACILITATOR, new CommuniqueBody.Draft("may", TEXT)));
                assertThat(now.get().approvers()).as("%s", step).isEqualTo(bound(step.from()));
                assertThat(now.get().approved()).as("%s", step).isEmpty();
            } else if (before.isPresent()) {
                Communique was = before.get();
                Communique is = now.orElseThrow();
                assertThat(is.approvers()).as("%s", step).isEqualTo(was.approvers());
                boolean isOfTheseWords = move.body().equals(new CommuniqueBody.Approve(ID, hash(was)));
                assertThat(added(was.approved().keySet(), is.approved().keySet()))
                        .as("%s", step)
                        .isEqualTo(
                                isOfTheseWords && !was.isWithdrawing(move.party()) ? Set.of(move.party()) : Set.of());
                boolean isHand = move.body().equals(new CommuniqueBody.Withdraw(ID));
                assertThat(added(hands(was), hands(is)))
                        .as("%s", step)
                        .isEqualTo(isHand ? Set.of(move.party()) : Set.of());
                if (!hash(is).equals(hash(was))) {
                    assertThat(is.approved()).as("%s", step).isEmpty();
                    assertThat(is.rejected()).as("%s", step).isEmpty();
                }
            }
        }
        Explored.mustBeSignedByTheSpeaker(explorer, ALL);
    }

    private static Set<String> hands(Communique communique) {
        return communique.withdrawing().map(hands -> hands.keySet()).orElse(Set.of());
    }

    private static Set<String> added(Set<String> before, Set<String> now) {
        Set<String> added = new TreeSet<>(now);
        added.removeAll(before);
        return added;
    }

    @Test
    void itIsPublicWhenItIsPublishedAndUntilThenKnownToThoseWhoMustApproveIt() {
        Explored.mustTellAllThatMayBeSeen(explorer, Communique.class, ALL);
        for (Place place : explorer.places()) {
            for (String party : ALL) {
                Map<String, Item> expected = at(place)
                        .filter(c -> c.published().isPresent()
                                || party.equals(FACILITATOR)
                                || c.approvers().contains(party))
                        .map(c -> party.equals(FACILITATOR) || c.approvers().contains(party) ? c : c.asPublished())
                        .map(c -> Map.<String, Item>of(ID, c))
                        .orElse(Map.of());
                assertThat(Explored.seen(place, Communique.class, party))
                        .as("%s at %s", party, place)
                        .isEqualTo(expected);
            }
        }
        Explored.mustAnswerAlikeEverywhere(
                explorer,
                move -> move.party().equals(CYPRUS)
                        && move.body() instanceof CommuniqueBody
                        && !(move.body() instanceof CommuniqueBody.Draft));
    }

    /** What those who are not named are told is the same whoever of the named has said what since it was published. */
    @Test
    void thePublicCannotTellWhoWouldHaveItGone() {
        for (Step step : explorer.steps()) {
            boolean isHand = step.outcome().changes().stream()
                    .anyMatch(c -> c.happened() == Happened.WITHDRAWING || c.happened() == Happened.REMAINED);
            if (isHand) {
                assertThat(step.outcome().toldTo(CYPRUS)).as("%s", step).isEmpty();
            }
        }
    }
}
