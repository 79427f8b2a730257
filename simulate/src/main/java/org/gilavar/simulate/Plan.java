package org.gilavar.simulate;

import java.util.List;
import java.util.SplittableRandom;

/**
 * What a world is in for: how often each fault strikes, and whether somebody in it lies. It follows from the seed: of
 * sixteen worlds in a row thirteen are honest, one has a disk that lies, and two a facilitator that does, each in its turn
 * in another way.
 *
 * @param drop share of words that are lost
 * @param duplicate share of words that come twice
 * @param slow share of words that come late
 * @param facilitatorKill how likely the facilitator's machine is to die in each thing it does
 * @param witnessKill the same of a witness
 * @param lie what the facilitator does that it must not
 * @param lyingDisk whether the facilitator's disk says it has synced when it has not
 * @param talk what is talked of
 * @param relayed whether the parties speak through the facilitator
 */
record Plan(
        double drop,
        double duplicate,
        double slow,
        double facilitatorKill,
        double witnessKill,
        Lie lie,
        boolean lyingDisk,
        Talk talk,
        boolean relayed) {

    private static final int CYCLE = 16;
    private static final int LYING_DISK = 5;
    private static final int FIRST_LIE = 10;
    private static final int SECOND_LIE = 15;

    private static final List<Lie> SECOND_LIES = List.of(Lie.DROPPED, Lie.FORGED, Lie.OTHER_LEAVES, Lie.BEGUN_ANEW);

    /** What a facilitator can do that it must not. */
    enum Lie {
        NONE,
        /** Half of the parties and their witnesses are shown another common log. */
        TWO_HISTORIES,
        /** An entry of the record is written anew, and every root after it. */
        REWRITTEN,
        /** An entry that was acknowledged is cut out, and what stands after it moves up. */
        DROPPED,
        /** A word is put into a party's mouth. */
        FORGED,
        /** Some leaves of the common log commit to another history of one party, for whoever may be shown it. */
        OTHER_LEAVES,
        /** The common log is thrown away, and begun anew. */
        BEGUN_ANEW
    }

    /** The plan of the world of a seed. */
    static Plan of(long seed) {
        return of(seed, Talk.EVERYTHING);
    }

    /** The same where something else is talked of. */
    static Plan of(long seed, Talk talk) {
        SplittableRandom random = new SplittableRandom(~seed);
        int place = Math.floorMod(seed, CYCLE);
        long turn = Math.floorDiv(seed, CYCLE);
        Lie lie = switch (place) {
            case FIRST_LIE -> turn % 2 == 0 ? Lie.TWO_HISTORIES : Lie.REWRITTEN;
            case SECOND_LIE -> SECOND_LIES.get((int) Math.floorMod(turn, (long) SECOND_LIES.size()));
            default -> Lie.NONE;
        };
        return new Plan(
                random.nextDouble(0.06),
                random.nextDouble(0.06),
                random.nextDouble(0.06),
                random.nextDouble(0.0008),
                random.nextDouble(0.01),
                lie,
                place == LYING_DISK,
                talk,
                talk == Talk.LINE && Math.floorMod(seed, 2) == 0);
    }

    /** The same, but for who lies. */
    Plan with(Lie other, boolean disk) {
        return new Plan(drop, duplicate, slow, facilitatorKill, witnessKill, other, disk, talk, relayed);
    }

    /** Whether nobody lies in it. */
    boolean isHonest() {
        return lie == Lie.NONE && !lyingDisk;
    }
}
