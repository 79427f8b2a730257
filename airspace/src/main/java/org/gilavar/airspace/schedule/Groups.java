package org.gilavar.airspace.schedule;

import java.util.HashMap;
import java.util.Map;

/**
 * Which ids belong together, by being joined or joined to the same.
 *
 * <p>Union-find with path halving; the least id of a group leads it, so that it does not depend on the order of
 * joining. Nearly constant time each. Not thread-safe.
 */
final class Groups {
    /** An id nearer to the leader; leaders are missing. */
    private final Map<String, String> leaders = new HashMap<>();

    void join(String a, String b) {
        var leaderOfA = leader(a);
        var leaderOfB = leader(b);
        int order = leaderOfA.compareTo(leaderOfB);
        if (order != 0) {
            leaders.put(order < 0 ? leaderOfB : leaderOfA, order < 0 ? leaderOfA : leaderOfB);
        }
    }

    /** The least of those that belong with this one; itself when none do. */
    String leader(String one) {
        var at = one;
        var next = nearer(at);
        while (!next.equals(at)) {
            leaders.put(at, nearer(next));
            at = nearer(next);
            next = nearer(at);
        }
        return at;
    }

    private String nearer(String id) {
        return leaders.getOrDefault(id, id);
    }
}
