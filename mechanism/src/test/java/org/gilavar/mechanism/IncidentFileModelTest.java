package org.gilavar.mechanism;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gilavar.mechanism.Explored.made;
import static org.gilavar.mechanism.Explored.written;
import static org.gilavar.mechanism.Incidents.ID;
import static org.gilavar.mechanism.World.FACILITATOR;
import static org.gilavar.mechanism.World.ISRAEL;
import static org.gilavar.mechanism.World.START;
import static org.gilavar.mechanism.World.TURKIYE;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gilavar.mechanism.Explored.Moved;
import org.gilavar.mechanism.Explorer.Move;
import org.gilavar.mechanism.Explorer.Place;
import org.gilavar.mechanism.Explorer.Step;
import org.gilavar.mechanism.item.Incident;
import org.gilavar.mechanism.item.Incident.Account;
import org.gilavar.mechanism.item.Incident.Status;
import org.gilavar.mechanism.item.Inquiry.Position.Says;
import org.gilavar.mechanism.item.Item;
import org.gilavar.mechanism.item.Reporting.Stage;
import org.gilavar.mechanism.item.Reporting.Unsealed;
import org.gilavar.mechanism.statement.IncidentBody;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Everything that can become of one incident that Türkiye reports of Israel, under terms by which a first report is due within an hour
 * and a full one within two: every order of reports, finding and positions, of reports and evidence, and every deadline, wherever
 * first accounts are read.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IncidentFileModelTest {

    private static final String GEORGIA = "georgia";
    private static final List<String> SIDES = List.of(TURKIYE, ISRAEL);
    private static final List<String> ALL = List.of(TURKIYE, ISRAEL, GEORGIA, FACILITATOR);
    private static final Duration INITIAL = Duration.ofHours(1);
    private static final Duration FULL = Duration.ofHours(2);
    private static final int MOST = 30_000;

    /** Counted by these explorations when they were written; another number means that something can happen that could not, or the other way. */
    private static final List<Integer> PLACES = List.of(374, 1_658, 374, 1_658);

    private final Map<Unsealed, List<Explorer>> byTerms = new EnumMap<>(Unsealed.class);

    private final List<Explorer> explorers = new ArrayList<>();

    IncidentFileModelTest() {
        for (Unsealed unsealed : Unsealed.values()) {
            List<Explorer> both =
                    List.of(explore(unsealed, reportsAndFinding()), explore(unsealed, reportsAndEvidence()));
            byTerms.put(unsealed, both);
            explorers.addAll(both);
        }
    }

    private static Explorer explore(Unsealed unsealed, List<Move> moves) {
        World world = World.under(TermsBuilder.plain()
                .between(TURKIYE, ISRAEL, GEORGIA)
                .incidents(INITIAL, FULL, unsealed)
                .build());
        return Explorer.from(world, state -> moves, START.plus(FULL), MOST);
    }

    private static List<Move> reportsAndFinding() {
        List<Move> moves = reports();
        moves.add(new Move(ISRAEL, new IncidentBody.Account(ID, false, words(ISRAEL, Stage.INITIAL))));
        moves.add(new Move(FACILITATOR, Incidents.finding()));
        moves.add(new Move(ISRAEL, Incidents.finding()));
        Stream.of(TURKIYE, GEORGIA)
                .map(party -> new Move(party, new IncidentBody.Position(ID, Says.DISAGREES, Optional.empty())))
                .forEach(moves::add);
        return moves;
    }

    private static List<Move> reportsAndEvidence() {
        List<Move> moves = reports();
        for (String party : List.of(ISRAEL, GEORGIA)) {
            moves.add(new Move(party, Incidents.evidence("track")));
            moves.add(new Move(party, new IncidentBody.Show(ID, "track", List.of(TURKIYE))));
            moves.add(new Move(party, new IncidentBody.HandOver(ID, "track", "the laboratory")));
        }
        moves.add(new Move(FACILITATOR, Incidents.finding()));
        return moves;
    }

    private static List<Move> reports() {
        List<Move> moves = new ArrayList<>();
        moves.add(new Move(TURKIYE, Incidents.report(ISRAEL)));
        moves.add(new Move(ISRAEL, new IncidentBody.Account(ID, true, words(ISRAEL, Stage.INITIAL))));
        for (String party : ALL) {
            moves.add(new Move(party, Incidents.full(words(party, Stage.FULL))));
        }
        moves.add(new Move(GEORGIA, Incidents.account()));
        return moves;
    }

    private static String words(String party, Stage stage) {
        return stage + " words of " + party;
    }

    private static Stream<Incident> incidents(Place place) {
        return place.state().all(Incident.class);
    }

    private static Optional<Incident> seen(Place place, String party) {
        return Optional.ofNullable(Explored.seen(place, Incident.class, party).get(ID))
                .map(Incident.class::cast);
    }

    private static Optional<Account> report(Incident incident, String party, Stage stage) {
        return Optional.ofNullable((stage == Stage.INITIAL
                        ? incident.accounts()
                        : incident.inquiryOrNone().full())
                .get(party));
    }

    private static Instant due(Stage stage) {
        return START.plus(stage == Stage.INITIAL ? INITIAL : FULL);
    }

    @Test
    void itCanAlwaysBeResolvedAndEveryMoveIsMade() {
        assertThat(explorers.stream().map(e -> e.places().size())).isEqualTo(PLACES);
        Set<Moved> made = new HashSet<>();
        for (Explorer explorer : explorers) {
            Explored.mustComeToAnEnd(explorer, Incident.class, i -> i.status() == Status.RESOLVED);
            made.addAll(made(explorer, Incident.class));
        }
        // What its status is while evidence comes to it matters to no rule: it is there in those of this exploration.
        Set<Happened> ofEvidence = Set.of(Happened.RECORDED, Happened.CHANGED, Happened.DISCLOSED);
        Set<Moved> unmade = written(Incident.class);
        unmade.removeAll(made);
        assertThat(unmade)
                .allMatch(m -> ofEvidence.contains(m.happened()) && m.from().equals("DISPUTED"));
        assertThat(written(Incident.class)).containsAll(made);
    }

    @Test
    void aReportIsLateWhereItsTimePassedWithoutItAndNowhereElse() {
        for (Explorer explorer : explorers) {
            for (Place place : explorer.places()) {
                incidents(place).forEach(incident -> {
                    for (String party : SIDES) {
                        for (Stage stage : Stage.values()) {
                            Instant due = party.equals(TURKIYE) && stage == Stage.INITIAL
                                    ? START.plus(INITIAL).minusSeconds(60)
                                    : due(stage);
                            Optional<Instant> came =
                                    report(incident, party, stage).map(Account::at);
                            if (incident.reporting().orElseThrow().isLate(party, stage)) {
                                assertThat(place.at()).as("%s", place).isAfterOrEqualTo(due);
                                came.ifPresent(
                                        at -> assertThat(at).as("%s", place).isAfterOrEqualTo(due));
                            } else if (place.at().isAfter(due)) {
                                assertThat(came.orElseThrow()).as("%s", place).isBeforeOrEqualTo(due);
                            }
                        }
                    }
                });
            }
        }
    }

    /** Whatever is said in whatever order: all that a party said was said before it could read a word of the other's that it might answer to. */
    @Test
    void nobodyReadsTheOthersWordsBeforeItHasGivenItsOwn() {
        byTerms.forEach((unsealed, both) -> both.stream()
                .flatMap(explorer -> explorer.places().stream())
                .forEach(place -> SIDES.forEach(
                        party -> seen(place, party).ifPresent(part -> mustBeSealed(part, party, unsealed, place)))));
    }

    private static void mustBeSealed(Incident part, String party, Unsealed unsealed, Place place) {
        String other = part.other(party);
        Incident whole = place.state().find(Incident.class, ID).orElseThrow();
        for (Stage stage : Stage.values()) {
            Stage opening = unsealed == Unsealed.BOTH_FULL ? Stage.FULL : stage;
            boolean mine = report(whole, party, opening).isPresent();
            boolean theirs = report(whole, other, opening).isPresent()
                    || whole.reporting().orElseThrow().isLate(other, opening);
            Optional<Account> said = report(whole, other, stage);
            assertThat(report(part, other, stage))
                    .as("%s of %s as %s reads it, at %s", stage, other, party, place)
                    .isEqualTo(said.filter(account -> mine && theirs));
            assertThat(report(part, party, stage)).isEqualTo(report(whole, party, stage));
        }
        boolean open = part.sealed().isEmpty() && part.opensAccountsTo(party);
        part.inquiryOrNone()
                .evidence()
                .values()
                .forEach(e -> assertThat(
                                e.owner().equals(party) || (open && e.viewers().contains(party)))
                        .as("%s is told of %s at %s", party, e, place)
                        .isTrue());
        assertThat(part.inquiryOrNone().withheld()).isEmpty();
    }

    @Test
    void whatHasBeenReadStaysReadAndWhatHasBeenSaidStaysSaid() {
        for (Explorer explorer : explorers) {
            for (Step step : explorer.steps()) {
                for (String party : ALL) {
                    seen(step.from(), party).ifPresent(before -> {
                        Incident now = seen(step.to(), party).orElseThrow();
                        assertThat(now.accounts()).as("%s", step).containsAllEntriesOf(before.accounts());
                        assertThat(now.inquiryOrNone().full())
                                .containsAllEntriesOf(before.inquiryOrNone().full());
                        assertThat(now.inquiryOrNone().evidence().keySet())
                                .containsAll(before.inquiryOrNone().evidence().keySet());
                        assertThat(now.inquiryOrNone().positions())
                                .containsAllEntriesOf(before.inquiryOrNone().positions());
                        before.finding()
                                .ifPresent(text -> assertThat(now.finding()).contains(text));
                    });
                }
            }
        }
    }

    @Test
    void noWordsArePutIntoAnybodysMouth() {
        for (Explorer explorer : explorers) {
            Explored.mustBeSignedByTheSpeaker(explorer, ALL);
            for (Place place : explorer.places()) {
                incidents(place).forEach(incident -> {
                    Map<String, String> full = incident.inquiryOrNone().full().entrySet().stream()
                            .collect(Collectors.toMap(
                                    Map.Entry::getKey, e -> e.getValue().text()));
                    full.forEach((party, text) -> assertThat(text).isEqualTo(words(party, Stage.FULL)));
                    assertThat(incident.inquiryOrNone().conclusion().isPresent())
                            .isEqualTo(incident.status() == Status.RESOLVED);
                    incident.inquiryOrNone()
                            .conclusion()
                            .filter(c -> !c.without().isEmpty())
                            .ifPresent(c -> assertThat(c.at()).as("%s", place).isAfterOrEqualTo(due(Stage.FULL)));
                });
            }
        }
    }

    @Test
    void allAreToldWhatTheyMaySeeAndAThirdPartyNothing() {
        for (Explorer explorer : explorers) {
            Explored.mustTellAllThatMayBeSeen(explorer, Incident.class, ALL);
            for (Place place : explorer.places()) {
                Map<String, Item> third = Explored.seen(place, Incident.class, GEORGIA);
                assertThat(third).as("%s", place).isEmpty();
            }
            Explored.mustAnswerAlikeEverywhere(explorer, move -> move.party().equals(GEORGIA));
        }
    }
}
