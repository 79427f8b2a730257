package org.gilavar.bench;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What every contender finds, being the same: without it nobody is compared.
 *
 * @param questions asked of each
 * @param candidates ours leave to the detector, for a question in the mean
 * @param peerCandidates the others leave to it
 * @param conflicts everybody finds
 */
record Agreement(int size, int questions, double candidates, double peerCandidates, double conflicts) {

    /** Asks all of them, and the detector about every stored volume; throws if one finds too much or too little. */
    static Agreement check(Load load, int size, int questions) {
        return check(load, size, questions, kind -> kind.fill(load, size));
    }

    static Agreement check(Load load, int size, int questions, Function<Kind, Contender> filled) {
        List<Set<String>> expected = IntStream.range(0, questions)
                .parallel()
                .mapToObj(i -> byDetector(load, size, load.asked(i)))
                .toList();
        double candidates = 0;
        double peerCandidates = 0;
        for (var kind : Kind.values()) {
            var contender = filled.apply(kind);
            int[] offered = {0};
            for (int i = 0; i < questions; i++) {
                var asked = load.asked(i);
                var found = new TreeSet<String>();
                contender.conflicts(asked, (id, position) -> found.add(id));
                if (!found.equals(expected.get(i))) {
                    throw new IllegalStateException(kind.label() + ", of " + size + " volumes, question " + i
                            + ": expected the conflicts " + expected.get(i) + ", found " + found);
                }
                contender.candidates(asked, (id, position) -> offered[0]++);
            }
            if (kind == Kind.PACKED) {
                candidates = (double) offered[0] / questions;
            } else {
                peerCandidates = (double) offered[0] / questions;
            }
        }
        double conflicts = expected.stream().mapToInt(Set::size).average().orElse(0);
        return new Agreement(size, questions, candidates, peerCandidates, conflicts);
    }

    private static Set<String> byDetector(Load load, int size, Asked asked) {
        return IntStream.range(0, size)
                .filter(i -> Load.DETECTOR.conflict(load.volume(i), asked.volume()))
                .mapToObj(load::id)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
