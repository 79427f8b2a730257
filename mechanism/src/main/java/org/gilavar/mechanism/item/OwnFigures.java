package org.gilavar.mechanism.item;

import java.time.Duration;
import java.util.Optional;

/**
 * What one party's notices of a period come to: its row. The mechanism holds it to what a row can be, and not to what
 * happened: it is its party's word, and whoever is shown the party's copy counts again.
 *
 * @param filed notices filed in the period, by the lead they were filed with
 * @param amended further versions, by the lead of each; those by an agreed proposal among them
 * @param withdrawn notices withdrawn in the period, by the lead they were filed with
 * @param ended notices that ended in the period, by the same
 * @param leastLead the shortest time from a filing to the start of its first window; negative where that had begun. Absent where
 *     nothing was filed
 * @param medianLead the one in the middle, by nearest rank
 */
public record OwnFigures(
        ByLead filed,
        ByLead amended,
        ByLead withdrawn,
        ByLead ended,
        Optional<Duration> leastLead,
        Optional<Duration> medianLead) {

    /** Most of anything in a period: one every half minute, for a year. */
    public static final long MOST = 1_000_000;

    /** Furthest from a filing to a start, either way: as far as the calendar of a volume goes. */
    public static final Duration MOST_LEAD = Duration.ofDays(10_000 * 366L);

    public OwnFigures {
        requireLead("leastLead", leastLead, filed.total());
        requireLead("medianLead", medianLead, filed.total());
        if (leastLead.isPresent() && leastLead.get().compareTo(medianLead.orElseThrow()) > 0) {
            throw new InvalidItemException("leastLead", "must not be longer than medianLead");
        }
    }

    /** How many of each lead, from 0 to {@link #MOST}. */
    public record ByLead(long routine, long urgent, long late) {

        public static final ByLead NONE = new ByLead(0, 0, 0);

        public ByLead {
            requireCount("routine", routine);
            requireCount("urgent", urgent);
            requireCount("late", late);
        }

        public long total() {
            return routine + urgent + late;
        }

        /** One more of this lead. */
        public ByLead and(Notice.Lead lead) {
            return switch (lead) {
                case ROUTINE -> new ByLead(routine + 1, urgent, late);
                case URGENT -> new ByLead(routine, urgent + 1, late);
                case LATE -> new ByLead(routine, urgent, late + 1);
            };
        }
    }

    private static void requireCount(String field, long count) {
        if (count < 0 || count > MOST) {
            throw new InvalidItemException(field, "expected 0 to " + MOST + ", found " + count);
        }
    }

    private static void requireLead(String field, Optional<Duration> lead, long filed) {
        if (lead.isPresent() != filed > 0) {
            throw new InvalidItemException(field, "is there when a notice was filed, and only then");
        }
        if (lead.filter(l -> l.abs().compareTo(MOST_LEAD) > 0).isPresent()) {
            throw new InvalidItemException(field, "expected at most " + MOST_LEAD + " either way, found " + lead.get());
        }
    }
}
