package org.gilavar.simulate.check;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * After every entry each party knows of exactly the conflicts there are with it: so both sides learn of one in the same
 * entry, none is missed and none invented. And both know the same of it.
 */
public final class ConflictCheck implements Check {

    private static final class Proposed {
        private final String conflict;
        private final JsonNode measures;
        private final Set<String> accepted = new HashSet<>();

        Proposed(String conflict, JsonNode measures) {
            this.conflict = conflict;
            this.measures = measures;
        }
    }

    /** What one walk through a record remembers. */
    private static final class Walk {
        private final Sky sky = new Sky();
        private final Map<String, Proposed> proposals = new HashMap<>();

        /** The two notices of a conflict, as the facilitator's own account has them. */
        private final Map<String, String> pairOf = new HashMap<>();

        /** What each party has been told of each open conflict, but for the sides. */
        private final SortedMap<String, SortedMap<String, JsonNode>> known = new TreeMap<>();

        private final Set<String> parties = new HashSet<>();
    }

    @Override
    public String name() {
        return "both sides learn of every conflict in one entry, and of no other";
    }

    @Override
    public long examine(RawRecord record, Observations seen) {
        Walk walk = new Walk();
        long looked = 0;
        for (RawEntry entry : record.entries()) {
            if (entry.type().equals("arrangement.propose")) {
                entry.body().path("terms").path("parties").forEach(p -> walk.parties.add(p.asString("")));
            }
            Instant at = entry.instant();
            walk.sky.passTo(at);
            hear(walk, entry, at);
            Set<String> told = learn(walk, entry);
            for (String party : walk.parties) {
                mustKnow(walk, entry, party, at);
            }
            looked += walk.parties.size() + mustKnowTheSame(walk, entry, told);
        }
        return looked;
    }

    private static void hear(Walk walk, RawEntry entry, Instant at) {
        JsonNode body = entry.body();
        switch (entry.type()) {
            case "notice.file" -> walk.sky.put(entry.made(), body.path("activity"), at);
            case "notice.amend" -> walk.sky.put(body.path("notice").asString(""), body.path("activity"), at);
            case "notice.withdraw", "notice.end" ->
                walk.sky.remove(body.path("notice").asString(""));
            case "proposal.propose" -> {
                Proposed proposed = new Proposed(body.path("conflict").asString(""), body.path("measures"));
                proposed.accepted.add(entry.speaker());
                walk.proposals.put(entry.made(), proposed);
            }
            case "proposal.accept" -> accept(walk, entry, at);
            default -> {}
        }
    }

    /** The last side to accept moves what was proposed to move. */
    private static void accept(Walk walk, RawEntry entry, Instant at) {
        Proposed proposed = walk.proposals.get(entry.body().path("proposal").asString(""));
        if (proposed == null) {
            throw new BrokenException("entry " + entry.seq() + " accepts what nobody has proposed");
        }
        proposed.accepted.add(entry.speaker());
        List<String> notices = Sky.notices(walk.pairOf.getOrDefault(proposed.conflict, "|"));
        Map<String, Duration> delays = new HashMap<>();
        for (String notice : notices) {
            String owner = notice.substring(0, notice.indexOf('.'));
            if (!proposed.accepted.contains(owner)) {
                return;
            }
            String delay = proposed.measures.path(owner).path("delay").asString("");
            if (!delay.isEmpty()) {
                delays.put(notice, Duration.parse(delay));
            }
        }
        walk.sky.move(delays, at);
    }

    /** The conflicts of which somebody is told. */
    private static Set<String> learn(Walk walk, RawEntry entry) {
        Set<String> told = new HashSet<>();
        for (JsonNode change : entry.followed().path("changes")) {
            JsonNode item = change.path("item");
            if (item.path("kind").asString("").equals("conflict")) {
                JsonNode sides = item.path("sides");
                walk.pairOf.put(
                        item.path("id").asString(""),
                        Sky.pair(
                                sides.path(0).path("notice").path("id").asString(""),
                                sides.path(1).path("notice").path("id").asString("")));
            }
        }
        for (String party : walk.parties) {
            Map<String, JsonNode> known = walk.known.computeIfAbsent(party, p -> new TreeMap<>());
            for (JsonNode telling : entry.told(party)) {
                JsonNode item = telling.path("item");
                if (item.path("kind").asString("").equals("conflict")) {
                    String id = item.path("id").asString("");
                    told.add(id);
                    if (item.has("closed")) {
                        known.remove(id);
                    } else {
                        known.put(id, common(item));
                    }
                }
            }
        }
        return told;
    }

    private static void mustKnow(Walk walk, RawEntry entry, String party, Instant at) {
        Map<String, Instant> there = walk.sky.of(party);
        Set<String> known = new HashSet<>();
        for (String id : walk.known.getOrDefault(party, new TreeMap<>()).keySet()) {
            String pair = walk.pairOf.getOrDefault(id, id);
            known.add(pair);
            Instant until = there.get(pair);
            // Of several deadlines at one instant each has an entry of its own.
            boolean itsTurnComes = until != null && entry.isDeadline() && until.equals(at);
            if (until == null || !(until.isAfter(at) || itsTurnComes)) {
                throw new BrokenException(
                        "after entry " + entry.seq() + " " + party + " knows of conflict " + id + ", which is none");
            }
        }
        there.forEach((pair, until) -> {
            if (until.isAfter(at) && !known.contains(pair)) {
                throw new BrokenException(
                        "after entry " + entry.seq() + " " + party + " does not know of the conflict of " + pair);
            }
        });
    }

    /** Of each conflict of which somebody is told here. */
    private static long mustKnowTheSame(Walk walk, RawEntry entry, Set<String> told) {
        for (String id : told) {
            List<JsonNode> accounts = new ArrayList<>();
            walk.known.values().forEach(known -> {
                if (known.containsKey(id)) {
                    accounts.add(known.get(id));
                }
            });
            if (accounts.stream().distinct().count() > 1) {
                throw new BrokenException("after entry " + entry.seq() + " the sides of conflict " + id
                        + " know of it differently: " + accounts);
            }
        }
        return told.size();
    }

    /** What is not about a side. */
    private static JsonNode common(JsonNode conflict) {
        ObjectNode common = ((ObjectNode) conflict).deepCopy();
        common.remove("sides");
        return common;
    }
}
