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
    private static final int MOST = 100;

    /**
     * Counted by hand: none, with Georgia there or gone, 2. Drafted while it was there: each of three has approved it or not, and Georgia is
     * there or gone, 16. Drafted after it had gone: each of two has, 4.
     */
    private static final int PLACES = 2 + 16 + 4;

    private final Explorer explorer = explore();

    private static Explorer explore() {
        World world = World.under(
                TermsBuilder.plain().between(TURKIYE, ISRAEL, GEORGIA).build());
        world.enrols(CYPRUS);
        List<Body> bodies = List.of(
                new CommuniqueBody.Draft("may", TEXT),
                new CommuniqueBody.Approve(ID, Json.hashOfText(TEXT)),
                new CommuniqueBody.Approve(ID, Json.hashOfText("The parties have agreed.")));
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

    @Test
    void itCanAlwaysBePublishedAndEveryMoveIsMade() {
        assertThat(explorer.places().size()).as("places").isEqualTo(PLACES);
        Explored.mustComeToAnEnd(explorer, Communique.class, c -> c.published().isPresent());
        assertThat(made(explorer, Communique.class)).isEqualTo(written(Communique.class));
    }

    @Test
    void itIsPublishedWhereAllHaveApprovedItAndNowhereElse() {
        for (Place place : explorer.places()) {
            at(place).ifPresent(c -> {
                assertThat(c.text()).as("%s", place).isEqualTo(TEXT);
                assertThat(c.published().isPresent())
                        .as("%s", place)
                        .isEqualTo(c.approved().keySet().equals(c.approvers()));
                assertThat(c.approvers()).as("%s", place).containsAll(bound(place));
            });
        }
    }

    /** All who are bound when it is drafted must approve it, and each does so itself and by these very words. */
    @Test
    void nobodyApprovesForAnotherAndWhoMustApproveNeverChanges() {
        for (Step step : explorer.steps()) {
            Optional<Communique> before = at(step.from());
            Optional<Communique> now = at(step.to());
            Move move = step.move().orElseThrow();
            if (before.isEmpty() && now.isPresent()) {
                assertThat(move).as("%s", step).isEqualTo(new Move(FACILITATOR, new CommuniqueBody.Draft("may", TEXT)));
                assertThat(now.get().approvers()).as("%s", step).isEqualTo(bound(step.from()));
                assertThat(now.get().approved()).as("%s", step).isEmpty();
            } else if (before.isPresent()) {
                assertThat(now.orElseThrow().approvers())
                        .as("%s", step)
                        .isEqualTo(before.get().approvers());
                Set<String> approved = new TreeSet<>(now.get().approved().keySet());
                assertThat(approved)
                        .as("%s", step)
                        .containsAll(before.get().approved().keySet());
                approved.removeAll(before.get().approved().keySet());
                boolean isApproval = move.body().equals(new CommuniqueBody.Approve(ID, Json.hashOfText(TEXT)));
                assertThat(approved).as("%s", step).isEqualTo(isApproval ? Set.of(move.party()) : Set.of());
            }
        }
        Explored.mustBeSignedByTheSpeaker(explorer, ALL);
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
                        .map(c -> Map.<String, Item>of(ID, c))
                        .orElse(Map.of());
                assertThat(Explored.seen(place, Communique.class, party))
                        .as("%s at %s", party, place)
                        .isEqualTo(expected);
            }
        }
        Explored.mustAnswerAlikeEverywhere(
                explorer, move -> move.party().equals(CYPRUS) && move.body() instanceof CommuniqueBody.Approve);
    }
}
