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
import java.util.TreeMap;
import java.util.TreeSet;
import org.gilavar.airspace.LatLon;
import org.gilavar.airspace.Length;
import org.gilavar.airspace.Point;
import org.gilavar.mechanism.Explored.Moved;
import org.gilavar.mechanism.Explorer.Move;
import org.gilavar.mechanism.Explorer.Place;
import org.gilavar.mechanism.Explorer.Step;
import org.gilavar.mechanism.item.Incident;
import org.gilavar.mechanism.item.Incident.Status;
import org.gilavar.mechanism.item.Item;
import org.gilavar.mechanism.statement.IncidentBody;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Everything that can become of the first accounts of two incidents, of Türkiye with Israel and of Georgia with Türkiye, whatever
 * anybody says of either, under terms by which nothing is due. What follows an account is in {@link IncidentFileModelTest}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IncidentModelTest {

    private static final String GEORGIA = "georgia";

    /** Enrolled, and no party to the arrangement. */
    private static final String CYPRUS = "cyprus";

    private static final List<String> ALL = List.of(TURKIYE, ISRAEL, GEORGIA, FACILITATOR, CYPRUS);
    private static final String ONE = "turkiye.a";
    private static final String OTHER = "georgia.a";
    private static final String OWN_WORDS = "They came too close.";
    private static final String SO = "It was so.";
    private static final String OTHERWISE = "It was otherwise.";
    private static final String FINDING = "Neutral words.";

    private static final int MOST = 100;

    /** Of each incident by itself: none, claimed, acknowledged or disputed, and found to be so after either. */
    private static final int PLACES = 6 * 6;

    private final Explorer explorer = explore();

    private static Explorer explore() {
        World world = World.under(
                TermsBuilder.plain().between(TURKIYE, ISRAEL, GEORGIA).build());
        world.enrols(CYPRUS);
        List<Move> moves = new ArrayList<>();
        List.of(ONE, OTHER).forEach(id -> moves.add(new Move(reporter(id), report(other(id)))));
        moves.add(new Move(ISRAEL, report(ISRAEL)));
        moves.add(new Move(ISRAEL, report(FACILITATOR)));
        moves.add(new Move(CYPRUS, report(ISRAEL)));
        moves.add(new Move(FACILITATOR, report(ISRAEL)));
        for (String party : ALL) {
            for (String id : List.of(ONE, OTHER)) {
                moves.add(new Move(party, new IncidentBody.Account(id, true, SO)));
                moves.add(new Move(party, new IncidentBody.Account(id, false, OTHERWISE)));
                moves.add(new Move(party, new IncidentBody.Finding(id, FINDING)));
            }
        }
        return Explorer.from(world, state -> moves, START, MOST);
    }

    /** Who has reported it. */
    private static String reporter(String id) {
        return id.equals(ONE) ? TURKIYE : GEORGIA;
    }

    /** Of whom. */
    private static String other(String id) {
        return id.equals(ONE) ? ISRAEL : TURKIYE;
    }

    private static boolean isBetween(String id, String party) {
        return party.equals(reporter(id)) || party.equals(other(id));
    }

    private static IncidentBody report(String with) {
        return new IncidentBody.Report(
                "a",
                Incident.Type.AIRPROX,
                with,
                START.minusSeconds(60),
                new Point(new LatLon(34.5, 38), Length.kilometres(5)),
                OWN_WORDS);
    }

    private static List<Incident> incidents(Place place) {
        return place.state().all(Incident.class).toList();
    }

    @Test
    void eachCanAlwaysBeResolvedAndEveryMoveIsMade() {
        assertThat(explorer.places().size()).as("places").isEqualTo(PLACES);
        Explored.mustComeToAnEnd(explorer, Incident.class, i -> i.status() == Status.RESOLVED);
        assertThat(made(explorer, Incident.class))
                .isSubsetOf(written(Incident.class))
                .contains(
                        new Moved("CLAIMED", Happened.ACCOUNTED, "ACKNOWLEDGED"),
                        new Moved("DISPUTED", Happened.FOUND, "RESOLVED"))
                .hasSize(5);
    }

    @Test
    void itStandsAsBothAccountsAndTheFindingHaveIt() {
        for (Place place : explorer.places()) {
            for (Incident incident : incidents(place)) {
                String id = incident.id();
                Optional<String> other = account(incident, other(id));
                assertThat(incident.between()).as("%s", place).isEqualTo(Set.of(reporter(id), other(id)));
                assertThat(account(incident, reporter(id))).as("%s", place).contains(OWN_WORDS);
                assertThat(incident.between())
                        .as("%s", place)
                        .containsAll(incident.accounts().keySet());
                assertThat(incident.finding()).as("%s", place).isIn(Optional.empty(), Optional.of(FINDING));
                Status heard = other.map(words -> words.equals(SO) ? Status.ACKNOWLEDGED : Status.DISPUTED)
                        .orElse(Status.CLAIMED);
                assertThat(incident.status())
                        .as("%s", place)
                        .isEqualTo(incident.finding().isPresent() ? Status.RESOLVED : heard);
                if (incident.finding().isPresent()) {
                    assertThat(other).as("heard before it is judged: %s", place).isPresent();
                }
            }
        }
    }

    private static Optional<String> account(Incident incident, String party) {
        return Optional.ofNullable(incident.accounts().get(party)).map(Incident.Account::text);
    }

    /** What a place says that the one before it did not was just said by that party, and nothing said is rewritten. */
    @Test
    void noWordsArePutIntoAnybodysMouthAndNoneAreTakenBack() {
        for (Step step : explorer.steps()) {
            Map<String, String> before = said(step.from());
            Map<String, String> now = said(step.to());
            assertThat(now).as("%s", step).containsAllEntriesOf(before);
            now.keySet().removeAll(before.keySet());
            Move move = step.move().orElseThrow();
            Map<String, String> expected = new TreeMap<>();
            switch ((IncidentBody) move.body()) {
                case IncidentBody.Report report ->
                    expected.put(move.party() + "." + report.name() + " " + move.party(), report.account());
                case IncidentBody.Account account ->
                    expected.put(account.incident() + " " + move.party(), account.account());
                case IncidentBody.Finding finding -> {
                    expected.put(finding.incident() + " found", finding.text().orElseThrow());
                    assertThat(move.party()).as("%s", step).isEqualTo(FACILITATOR);
                }
                default -> throw new AssertionError(step);
            }
            assertThat(now).as("%s", step).isEqualTo(expected);
        }
        Explored.mustBeSignedByTheSpeaker(explorer, ALL);
    }

    private static Map<String, String> said(Place place) {
        Map<String, String> said = new TreeMap<>();
        for (Incident incident : incidents(place)) {
            incident.accounts().forEach((party, account) -> said.put(incident.id() + " " + party, account.text()));
            incident.finding().ifPresent(text -> said.put(incident.id() + " found", text));
        }
        return said;
    }

    /** An account is shown to the other side when it has given its own, and to a third party never. */
    @Test
    void neitherSideReadsTheOthersAccountBeforeItHasGivenItsOwn() {
        Explored.mustTellAllThatMayBeSeen(explorer, Incident.class, ALL);
        for (Place place : explorer.places()) {
            for (String party : ALL) {
                Map<String, Item> seen = Explored.seen(place, Incident.class, party);
                List<Incident> all = incidents(place);
                assertThat(seen.keySet()).as("%s at %s", party, place).isEqualTo(concerning(all, party));
                for (Incident whole : all) {
                    if (seen.get(whole.id()) instanceof Incident part) {
                        mustShow(part, whole, party, place);
                    }
                }
            }
        }
        Explored.mustAnswerAlikeEverywhere(explorer, IncidentModelTest::isNotConcerned);
    }

    private static Set<String> concerning(List<Incident> all, String party) {
        Set<String> ids = new TreeSet<>();
        all.stream()
                .map(Incident::id)
                .filter(id -> party.equals(FACILITATOR) || isBetween(id, party))
                .forEach(ids::add);
        return ids;
    }

    private static void mustShow(Incident part, Incident whole, String party, Place place) {
        if (party.equals(FACILITATOR) || whole.accounts().size() == 2) {
            assertThat(part).as("%s at %s", party, place).isEqualTo(whole);
            return;
        }
        String reporter = reporter(whole.id());
        boolean own = party.equals(reporter);
        assertThat(part.accounts().keySet()).as("%s at %s", party, place).isEqualTo(own ? Set.of(party) : Set.of());
        assertThat(part.sealed()).as("%s at %s", party, place).isEqualTo(own ? Set.of() : Set.of(reporter));
        assertThat(part.status()).as("%s at %s", party, place).isEqualTo(Status.CLAIMED);
    }

    private static boolean isNotConcerned(Move move) {
        return switch ((IncidentBody) move.body()) {
            case IncidentBody.Report report -> false;
            case IncidentBody.Account account -> !isBetween(account.incident(), move.party());
            case IncidentBody.Finding finding -> !move.party().equals(FACILITATOR);
            default -> throw new AssertionError(move);
        };
    }
}
