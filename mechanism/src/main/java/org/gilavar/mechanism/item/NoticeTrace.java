package org.gilavar.mechanism.item;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.List;
import org.gilavar.airspace.Cell;

/**
 * What remains of another party's notice below full disclosure: that it stands, and at {@link Level#CELL} roughly where.
 * Only ever told, never kept.
 */
@JsonTypeName("trace")
public record NoticeTrace(String id, String owner, Notice.Stage stage, List<Cell> cells) implements Item {

    public NoticeTrace {
        cells = List.copyOf(cells);
    }
}
