package org.gilavar.simulate;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.gilavar.ledger.log.Evidence;
import org.gilavar.ledger.log.UnverifiedException;
import org.gilavar.simulate.check.AcknowledgedCheck;
import org.gilavar.simulate.check.BrokenException;
import org.gilavar.simulate.check.Check;
import org.gilavar.simulate.check.CommonLogCheck;
import org.gilavar.simulate.check.ConflictCheck;
import org.gilavar.simulate.check.ConsentCheck;
import org.gilavar.simulate.check.DoorCheck;
import org.gilavar.simulate.check.HistoryCheck;
import org.gilavar.simulate.check.RawRecord;
import org.gilavar.simulate.check.SignatureCheck;
import org.gilavar.simulate.check.SilenceCheck;
import org.gilavar.simulate.check.WitnessCheck;
import org.gilavar.simulate.check.WordingCheck;

/**
 * What the checks say of a world. An honest one must pass them all, and nobody in it may cry wolf. Where a disk or the
 * facilitator lies, the record may be as it must not be; what must hold there is that it does not go unnoticed, and that no
 * witness has signed two histories.
 *
 * @param looked how many single things each check looked at
 * @param broken what does not hold, by check
 */
record Verdict(SortedMap<String, Long> looked, SortedMap<String, String> broken) {

    /** A lie is noticed within so long, and proved where it can be. */
    static final Duration NOTICED_WITHIN = Duration.ofMinutes(15);

    static final String NOTICED = "a lie is noticed, with evidence where it forks a log";
    static final String NO_FALSE_ALARM = "nobody cries wolf";
    static final String NO_FAILURE = "nothing fails in a way it must not";
    static final String TWINS = "a party observes nothing that is not disclosed to it";

    /** Of so many signatures one is verified again with the platform's Ed25519, which takes a millisecond. */
    private static final int SIGNATURE_SAMPLE = 32;

    static Verdict of(Scene scene, RawRecord record, SimDisk disk, long liedAt) {
        SortedMap<String, Long> looked = new TreeMap<>();
        SortedMap<String, String> broken = new TreeMap<>();
        Verdict verdict = new Verdict(looked, broken);
        verdict.must(NO_FAILURE, () -> {
            scene.seen().mustNotHaveFailed();
            return 1;
        });
        Check witnesses = new WitnessCheck();
        verdict.must(witnesses.name(), () -> witnesses.examine(record, scene.seen()));
        if (scene.plan().isHonest()) {
            for (Check check : checks(scene, disk)) {
                verdict.must(check.name(), () -> check.examine(record, scene.seen()));
            }
            verdict.must(NO_FALSE_ALARM, () -> mustBeNone(scene.alarms()));
        } else {
            verdict.must(NOTICED, () -> noticed(scene, record, liedAt));
        }
        return verdict;
    }

    interface Looking {
        long look();
    }

    /** Adds what a check finds. */
    void must(String name, Looking looking) {
        try {
            looked.merge(name, looking.look(), Long::sum);
        } catch (BrokenException e) {
            broken.put(name, String.valueOf(e.getMessage()));
        }
    }

    private static List<Check> checks(Scene scene, SimDisk disk) {
        return List.of(
                new AcknowledgedCheck(),
                new HistoryCheck(Instant.ofEpochMilli(scene.world().now())),
                new CommonLogCheck(path -> disk.exists(path) ? Optional.of(disk.read(path)) : Optional.empty()),
                new ConflictCheck(),
                new SilenceCheck(Instant.ofEpochMilli(scene.world().now())),
                new SignatureCheck(SIGNATURE_SAMPLE),
                new WordingCheck(),
                new ConsentCheck(),
                new DoorCheck());
    }

    private static long mustBeNone(List<Alarm> alarms) {
        if (!alarms.isEmpty()) {
            Alarm first = alarms.getFirst();
            throw new BrokenException(
                    first.who() + " raised the alarm at " + Instant.ofEpochMilli(first.at()) + ": " + first.what());
        }
        return 1;
    }

    private static long noticed(Scene scene, RawRecord record, long liedAt) {
        return switch (scene.plan().lie()) {
            case NONE -> lossNoticed(scene, record);
            case BEGUN_ANEW -> {
                alarmAfter(scene.alarms(), liedAt);
                yield 1;
            }
            case FORGED -> {
                alarmAfter(scene.alarms(), liedAt);
                mustBreak(new SignatureCheck(1), scene, record);
                yield 1;
            }
            case OTHER_LEAVES -> {
                String concerned = Cast.BOUND.getFirst();
                alarmAfter(
                        scene.alarms().stream()
                                .filter(alarm -> alarm.who().equals(concerned))
                                .toList(),
                        liedAt);
                yield 1;
            }
            case TWO_HISTORIES, REWRITTEN, DROPPED -> {
                alarmAfter(scene.alarms(), liedAt);
                proofAfter(scene, liedAt);
                yield 1;
            }
        };
    }

    private static long lossNoticed(Scene scene, RawRecord record) {
        try {
            return new AcknowledgedCheck().examine(record, scene.seen());
        } catch (BrokenException e) {
            if (scene.alarms().isEmpty()) {
                throw new BrokenException("a disk lost what it had synced, and nobody noticed: " + e.getMessage());
            }
            return 1;
        }
    }

    private static void mustBreak(Check check, Scene scene, RawRecord record) {
        try {
            check.examine(record, scene.seen());
        } catch (BrokenException e) {
            return;
        }
        throw new BrokenException("a forged statement stands, and passes: " + check.name());
    }

    private static void alarmAfter(List<Alarm> alarms, long liedAt) {
        if (liedAt != Long.MAX_VALUE && alarms.stream().noneMatch(alarm -> isSoonAfter(alarm, liedAt))) {
            throw new BrokenException("nobody noticed the lie within " + NOTICED_WITHIN.toMinutes() + " min");
        }
    }

    private static boolean isSoonAfter(Alarm alarm, long liedAt) {
        return alarm.at() >= liedAt && alarm.at() <= liedAt + NOTICED_WITHIN.toMillis();
    }

    private static void proofAfter(Scene scene, long liedAt) {
        boolean proved = liedAt == Long.MAX_VALUE
                || scene.alarms().stream()
                        .filter(alarm -> isSoonAfter(alarm, liedAt))
                        .anyMatch(alarm ->
                                alarm.evidence().filter(e -> holds(scene, e)).isPresent());
        if (!proved) {
            throw new BrokenException("the lie was noticed, and nobody can prove it");
        }
    }

    private static boolean holds(Scene scene, Evidence evidence) {
        try {
            // As a stranger would have it: from its bytes.
            Evidence read = Evidence.parse(evidence.bytes());
            read.verify(scene.cast()
                    .logs()
                    .signer(read.first().checkpoint().origin())
                    .key());
            return true;
        } catch (UnverifiedException e) {
            return false;
        }
    }
}
