package org.gilavar.mechanism.item;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.gilavar.airspace.Cell;

/**
 * What remains of another party's notice below full disclosure: that it stands, and at {@link Level#CELL} roughly where.
 * Only ever told, never kept.
 *
 * @param until when it ceases to be shown, where its owner has set an end
 */
@JsonTypeName("trace")
public record NoticeTrace(String id, String owner, Notice.Stage stage, List<Cell> cells, Optional<Instant> until)
        implements Item {

    public NoticeTrace {
        cells = List.copyOf(cells);
    }

    @Override
    public Optional<Instant> shownUntil(String audience) {
        return until;
    }
}
