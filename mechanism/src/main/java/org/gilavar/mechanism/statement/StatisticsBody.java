package org.gilavar.mechanism.statement;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Instant;
import org.gilavar.mechanism.item.OwnFigures;
import org.gilavar.mechanism.item.SharedStatistics;

/** Statements about statistics. */
public sealed interface StatisticsBody extends Body {

    /**
     * A party gives its row of a period. It is shown to the facilitator, and to the others once all have given theirs.
     *
     * @param from a whole minute; the first of the period
     * @param to a whole minute; the first after it
     */
    @JsonTypeName("statistics.share")
    record Share(Instant from, Instant to, OwnFigures figures) implements StatisticsBody {
        public Share {
            SharedStatistics.requirePeriod(from, to);
        }
    }
}
