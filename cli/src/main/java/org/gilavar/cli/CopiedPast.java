package org.gilavar.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.gilavar.client.mirror.CopyAudit;
import org.gilavar.client.mirror.Openings;
import org.gilavar.ledger.log.Checkpoint;
import org.gilavar.ledger.log.EntryOpening;
import org.gilavar.ledger.log.Policy;
import org.gilavar.mechanism.Lifecycles;
import org.gilavar.mechanism.item.Item;
import org.gilavar.server.audience.Known;
import org.gilavar.server.audience.Past;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What stood at an instant, from a party's own copy of what it was told, all of it looked through: so nobody has to be believed. */
final class CopiedPast {

    private record Told(long n, Instant at, JsonNode item) {}

    private final Instant asOf;
    private final Map<String, Told> last = new LinkedHashMap<>();
    private long n;

    private CopiedPast(Instant asOf) {
        this.asOf = asOf;
    }

    /**
     * As a server has it. How many items are lost that were erased before they were copied, a copy cannot tell.
     *
     * @throws SpokenException if the copy does not hold, or lacks an entry
     */
    static Past of(Path folder, Instant asOf, Duration window) throws IOException {
        Policy policy = CopiedReceipt.policy(folder);
        CopyAudit.Report report = StatisticsCount.audited(folder, policy);
        if (!report.holds()) {
            throw new SpokenException(folder + " does not hold, and nothing is read from it: "
                    + report.fault().orElseThrow() + "; see ./gilavar verify " + folder);
        }
        Checkpoint head = report.tiles().head().orElseThrow().checkpoint();
        String mechanism = policy.logs().getFirst().key().name();
        String party = head.origin().substring(mechanism.length() + 1);
        CopiedPast past = new CopiedPast(asOf);
        Openings.read(folder, head.size(), (index, opening) -> past.entry(opening));
        return past.found(party, window);
    }

    private void entry(Optional<EntryOpening> opening) {
        if (opening.isEmpty()) {
            throw new SpokenException(
                    "an entry had been erased before the copy fetched it: what stood cannot be told from this copy");
        }
        JsonNode entry = JsonMapper.shared().readTree(opening.get().body());
        Instant at = Instant.parse(entry.path("at").asString());
        if (!at.isAfter(asOf)) {
            entry.path("told").forEach(telling -> told(at, telling.path("item")));
        }
    }

    private void told(Instant at, JsonNode item) {
        n++;
        String kind = item.path("kind").asString();
        String key =
                (kind.equals("trace") ? "notice" : kind) + " " + item.path("id").asString();
        last.remove(key); // it goes to the end
        last.put(key, new Told(n, at, item));
    }

    private Past found(String party, Duration window) {
        return new Past(
                asOf,
                window,
                n,
                0,
                last.values().stream()
                        .map(told -> new Known(told.n(), told.at(), StatisticsCount.read(told.item())))
                        .filter(known -> stood(known, party, window))
                        .toList());
    }

    private boolean stood(Known known, String party, Duration window) {
        Item item = known.item();
        boolean shown = item.shownUntil(party).filter(end -> !end.isAfter(asOf)).isEmpty();
        return shown && (!Lifecycles.isOver(item) || known.told().isAfter(Past.before(asOf, window)));
    }
}
