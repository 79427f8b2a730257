package org.gilavar.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class SimulationTest {

    private static final long LYING_DISK = 5;

    @Test
    void everythingHoldsUnderFaults() {
        WorldReport world = Runs.honest(Runs.SOUND);
        assertThat(world.verdict().broken()).isEmpty();
        assertThat(world.verdict().looked())
                .hasSize(13)
                .allSatisfy((check, looked) -> assertThat(looked).isPositive());
        assertThat(world.statements().recorded()).isGreaterThan(50);
        assertThat(world.faults()).containsKeys("drop", "duplicate", "late and reordered", "foul statement");
    }

    @Test
    void theSameSeedIsTheSameRunStepByStep() {
        Duration length = Duration.ofMinutes(3);
        List<String> once = new ArrayList<>();
        List<String> again = new ArrayList<>();
        Report one = new Simulation(once::add, progress -> {}).run(3, length);
        Report two = new Simulation(again::add, progress -> {}).run(3, length);
        assertThat(again).isEqualTo(once).hasSizeGreaterThan(1000);
        assertThat(two.fingerprint()).isEqualTo(one.fingerprint());
        assertThat(new Simulation(step -> {}, progress -> {}).run(4, length).fingerprint())
                .isNotEqualTo(one.fingerprint());
    }

    @ParameterizedTest
    @EnumSource(value = Plan.Lie.class, mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void aLyingFacilitatorIsCaught(Plan.Lie lie) {
        WorldReport world = Runs.lying(lie, Runs.SOUND);
        assertThat(world.verdict().broken()).isEmpty();
        assertThat(world.alarms()).isNotEmpty();
        if (lie != Plan.Lie.FORGED && lie != Plan.Lie.OTHER_LEAVES) {
            assertThat(world.alarms()).anyMatch(alarm -> alarm.evidence().isPresent());
        }
    }

    @Test
    void aDiskThatLosesWhatItHadSyncedIsNoticed() {
        WorldReport world = Runs.world(LYING_DISK, dying(Plan.of(LYING_DISK)), Runs.SOUND);
        assertThat(world.faults()).containsKeys("lost fsync", "kill");
        assertThat(world.alarms()).isNotEmpty();
        assertThat(world.verdict().broken()).isEmpty();
    }

    @Test
    void theReportIsOneScreenAndSaysHowToSeeItAgain() {
        Report report = new Report();
        report.add(Runs.honest(new Forgetful()), Runs.SHORT);
        assertThat(report.holds()).isFalse();
        assertThat(report.lines())
                .hasSizeLessThan(40)
                .anyMatch(line -> line.contains("BROKEN: " + PlantedBugsTest.ACKNOWLEDGED))
                .anyMatch(line -> line.contains("./gilavar simulate --seed 8 --hours 0.2 --trace"));
    }

    /** A plan under which the facilitator's machine dies often enough for a short world. */
    private static Plan dying(Plan plan) {
        return new Plan(
                plan.drop(),
                plan.duplicate(),
                plan.slow(),
                0.01,
                plan.witnessKill(),
                plan.lie(),
                plan.lyingDisk(),
                plan.talk(),
                plan.relayed());
    }
}
