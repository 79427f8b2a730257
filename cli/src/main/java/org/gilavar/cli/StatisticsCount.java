package org.gilavar.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gilavar.client.GilavarClient;
import org.gilavar.client.mirror.CopyAudit;
import org.gilavar.client.mirror.Openings;
import org.gilavar.journal.UnreadableException;
import org.gilavar.ledger.log.Checkpoint;
import org.gilavar.ledger.log.EntryOpening;
import org.gilavar.ledger.log.Policy;
import org.gilavar.mechanism.item.Item;
import org.gilavar.mechanism.item.SharedStatistics;
import org.gilavar.mechanism.json.Json;
import org.gilavar.mechanism.json.MalformedException;
import org.gilavar.mechanism.statistics.Statistics;
import org.gilavar.mechanism.statistics.Tally;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Counts a period from all that one audience was told: from the feed of a post, or from a copy of what its party was told. Both
 * hold the same tellings, so both give the same.
 */
final class StatisticsCount {

    private static final String SHARED = "statistics";

    private final Instant from;
    private final Instant to;
    private final Tally tally;
    private final List<String> warnings = new ArrayList<>();
    private Optional<SharedStatistics> shared = Optional.empty();
    private Instant last = Instant.MIN;
    private long erased;

    /**
     * What was found.
     *
     * @param shared the rows that were shared of this very period, as the audience was told of them last, at whatever time
     * @param warnings what may be missing, in words
     */
    record Found(Statistics statistics, Optional<SharedStatistics> shared, List<String> warnings) {
        Found {
            warnings = List.copyOf(warnings);
        }
    }

    private StatisticsCount(String audience, Instant from, Instant to) {
        this.from = from;
        this.to = to;
        this.tally = new Tally(audience, from, to);
    }

    /** Counts what a post is told. */
    static Found ofFeed(GilavarClient client, Instant from, Instant to) throws IOException, InterruptedException {
        StatisticsCount count = new StatisticsCount(client.identity().party(), from, to);
        Instant now = Instant.parse(client.get("/v1/me").path("now").asString());
        long place = 0;
        Optional<JsonNode> page = Optional.of(client.get("/v1/feed?after=0"));
        while (page.isPresent()) {
            for (JsonNode told : page.get().path("items")) {
                count.erased += told.path("n").asLong() - place - 1; // numbers of what is erased stay its own
                place = told.path("n").asLong();
                count.told(Instant.parse(told.path("at").asString()), told);
            }
            page = page.get().has("next")
                    ? Optional.of(client.get(
                            "/v1/feed?after=" + page.get().path("next").asLong()))
                    : Optional.empty();
        }
        if (now.isBefore(to)) {
            count.warnings.add("the period is not over: it is " + now);
        }
        return count.found("tellings have been erased from the record");
    }

    /**
     * Counts what a copy holds, of whichever party it is, once all of the copy has been checked against the head that its log signed.
     *
     * @throws SpokenException if it does not hold
     */
    static Found ofCopy(Path folder, Instant from, Instant to) throws IOException {
        Policy policy = CopiedReceipt.policy(folder);
        CopyAudit.Report report = audited(folder, policy);
        if (!report.holds()) {
            throw new SpokenException(folder + " does not hold, and nothing is counted from it: "
                    + report.fault().orElseThrow() + "; see ./gilavar verify " + folder);
        }
        Checkpoint head = report.tiles().head().orElseThrow().checkpoint();
        String mechanism = policy.logs().getFirst().key().name();
        StatisticsCount count = new StatisticsCount(head.origin().substring(mechanism.length() + 1), from, to);
        Openings.read(folder, head.size(), (index, opening) -> count.entry(opening));
        if (count.last.isBefore(to)) {
            count.warnings.add("the copy ends with what was told at " + count.last
                    + ", before the period does; if more has been told since, let ./gilavar mirror fetch it");
        }
        return count.found("entries had been erased before the copy fetched them");
    }

    static CopyAudit.Report audited(Path folder, Policy policy) throws IOException {
        try {
            return CopyAudit.of(folder, policy, (done, of) -> {});
        } catch (UncheckedIOException | NoSuchFileException e) {
            throw new UnreadableException(folder + " cannot be read as a copy: " + e.getMessage(), e);
        }
    }

    private void entry(Optional<EntryOpening> opening) {
        if (opening.isEmpty()) {
            erased++;
            return;
        }
        JsonNode entry = JsonMapper.shared().readTree(opening.get().body()); // longer than an item, with what was said
        Instant at = Instant.parse(entry.path("at").asString());
        entry.path("told").forEach(told -> told(at, told));
        last = at;
    }

    private void told(Instant at, JsonNode telling) {
        JsonNode item = telling.path("item");
        String kind = item.path("kind").asString("");
        if (kind.equals(SHARED)) {
            SharedStatistics rows = (SharedStatistics) read(item);
            if (rows.from().equals(from) && rows.to().equals(to)) {
                shared = Optional.of(rows);
            }
        } else if (at.isBefore(to) && Tally.KINDS.contains(kind)) {
            tally.told(at, read(item));
        }
    }

    static Item read(JsonNode item) {
        try {
            return Json.read(item.toString().getBytes(StandardCharsets.UTF_8), Item.class);
        } catch (MalformedException e) {
            throw new SpokenException(
                    "a " + item.path("kind").asString("") + " was told in a form that this command does not know: "
                            + e.getMessage() + "; is there a newer one?");
        }
    }

    private Found found(String howErased) {
        if (erased > 0) {
            warnings.add(erased + " " + howErased + "; they are not counted, nor what follows from them");
        }
        return new Found(tally.statistics(), shared, warnings);
    }
}
