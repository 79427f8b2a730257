package org.gilavar.mechanism;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gilavar.mechanism.Incidents.HASH;
import static org.gilavar.mechanism.Incidents.risk;
import static org.gilavar.mechanism.World.FACILITATOR;
import static org.gilavar.mechanism.World.ISRAEL;
import static org.gilavar.mechanism.World.TURKIYE;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.gilavar.airspace.LatLon;
import org.gilavar.airspace.Length;
import org.gilavar.airspace.Point;
import org.gilavar.mechanism.item.Incident;
import org.gilavar.mechanism.item.Particulars;
import org.gilavar.mechanism.item.Reporting.Unsealed;
import org.gilavar.mechanism.item.RiskClass;
import org.gilavar.mechanism.statement.IncidentBody;
import org.junit.jupiter.api.Test;

/**
 * While Israel's words are sealed from Türkiye, what it says in them, how long they are, how much evidence it has and what becomes of
 * that, leaves no trace in anything that Türkiye observes: byte for byte and instant for instant.
 */
class IncidentSecretsTest {

    private static final String ID = "israel.i";
    private static final int PAIRS = 40;

    /** Türkiye keeps silent, or under terms that seal until the full reports has not given its own. */
    private static World history(Unsealed unsealed, Chance known, Chance secret) {
        World world = Incidents.world(unsealed);
        world.accepts(ISRAEL, report(words(secret), particulars(secret)));
        if (unsealed == Unsealed.BOTH_FULL) {
            world.accepts(TURKIYE, new IncidentBody.Account(ID, known.oneIn(2), "Ours.", particulars(known)));
        }
        world.passTo(world.now().plus(known.minutes(50)));
        holdsEvidence(world, secret);
        if (known.oneIn(2)) {
            world.accepts(ISRAEL, new IncidentBody.Full(ID, words(secret), particulars(secret)));
            holdsEvidence(world, secret);
        }
        world.says(TURKIYE, new IncidentBody.HandOver(ID, "e0", "us"));
        world.passTo(world.now().plus(Duration.ofHours(30)));
        holdsEvidence(world, secret);
        return world;
    }

    private static IncidentBody report(String words, Optional<Particulars> particulars) {
        return new IncidentBody.Report(
                "i",
                Incident.Type.AIRPROX,
                TURKIYE,
                World.START.minusSeconds(60),
                new Point(new LatLon(34.5, 38), Length.kilometres(5)),
                words,
                particulars);
    }

    private static String words(Chance chance) {
        return "word ".repeat((int) chance.minutes(200).toMinutes() + 1);
    }

    private static Optional<Particulars> particulars(Chance chance) {
        return chance.oneIn(3) ? Optional.empty() : Optional.of(risk(chance.of(RiskClass.values())));
    }

    private static void holdsEvidence(World world, Chance secret) {
        List<String> viewers = new ArrayList<>();
        if (secret.oneIn(2)) {
            viewers.add(FACILITATOR);
        }
        if (secret.oneIn(2)) {
            viewers.add(TURKIYE);
        }
        for (int i = 0; secret.oneIn(2) && i < 5; i++) {
            world.says(ISRAEL, new IncidentBody.AddEvidence(ID, "e" + i, HASH, words(secret), "kept", viewers));
            world.says(
                    ISRAEL, new IncidentBody.HandOver(ID, "e" + i, words(secret).substring(0, 5)));
            world.says(ISRAEL, new IncidentBody.Show(ID, "e" + i, List.of(TURKIYE)));
        }
    }

    @Test
    void nothingOfSealedWordsOrEvidenceIsObservedByTheOtherSide() {
        for (Unsealed unsealed : Unsealed.values()) {
            LongStream.range(0, PAIRS).forEach(seed -> {
                World one = history(unsealed, new Chance(seed), new Chance(seed + 1_000));
                World other = history(unsealed, new Chance(seed), new Chance(seed + 2_000));
                assertThat(one.observed(TURKIYE))
                        .as("%s, seed %d", unsealed, seed)
                        .isEqualTo(other.observed(TURKIYE))
                        .contains("OVERDUE");
                assertThat(one.observed(FACILITATOR)).as("the pair differs").isNotEqualTo(other.observed(FACILITATOR));
            });
        }
    }
}
