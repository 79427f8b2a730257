package org.gilavar.mechanism.statistics;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gilavar.mechanism.item.Notice;
import org.gilavar.mechanism.item.OwnFigures;
import org.gilavar.mechanism.item.OwnFigures.ByLead;

/** Notices, owner by owner. The last value of a notice has forgotten the lead it was filed with. */
final class Notices {

    private record Known(Notice.Lead firstLead, Notice last) {}

    private static final class Count {
        private ByLead filed = ByLead.NONE;
        private ByLead amended = ByLead.NONE;
        private ByLead withdrawn = ByLead.NONE;
        private ByLead ended = ByLead.NONE;
        private final List<Duration> leads = new ArrayList<>();
    }

    private final Period period;
    private final Map<String, Known> known = new HashMap<>();
    private final Map<String, Count> counts = new HashMap<>();

    Notices(Period period) {
        this.period = period;
    }

    void told(Instant at, Notice notice) {
        if (!notice.stage().wasFiled()) {
            return; // a draft is nothing that others could count
        }
        Known before = known.get(notice.id());
        Notice.Lead firstLead = before == null ? notice.lead() : before.firstLead();
        known.put(notice.id(), new Known(firstLead, notice));
        if (!period.contains(at)) {
            return;
        }
        Count count = of(notice.owner());
        if (before == null) {
            count.filed = count.filed.and(firstLead);
            count.leads.add(Duration.between(notice.filed(), notice.activity().start()));
        } else if (before.last().version() != notice.version()) {
            count.amended = count.amended.and(notice.lead());
        }
        if (before != null && before.last().stage() != notice.stage()) {
            if (notice.stage() == Notice.Stage.WITHDRAWN) {
                count.withdrawn = count.withdrawn.and(firstLead);
            } else if (notice.stage() == Notice.Stage.ENDED) {
                count.ended = count.ended.and(firstLead);
            }
        }
    }

    private Count of(String owner) {
        return counts.computeIfAbsent(owner, o -> new Count());
    }

    /** When a notice was filed, if it is withdrawn by now. */
    Optional<Instant> filedIfWithdrawn(String id) {
        return Optional.ofNullable(known.get(id))
                .map(Known::last)
                .filter(notice -> notice.stage() == Notice.Stage.WITHDRAWN)
                .map(Notice::filed);
    }

    OwnFigures figures(String owner) {
        Count count = of(owner);
        return new OwnFigures(
                count.filed,
                count.amended,
                count.withdrawn,
                count.ended,
                NearestRank.of(count.leads, 0),
                NearestRank.median(count.leads));
    }
}
