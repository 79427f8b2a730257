package org.gilavar.mechanism.statement;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.List;
import org.gilavar.airspace.Volume;
import org.gilavar.mechanism.item.Category;
import org.gilavar.mechanism.item.InvalidItemException;
import org.gilavar.mechanism.item.Zone;

/** Statements about zones and red lines. */
public sealed interface ZoneBody extends Body {

    /** Declares a zone. Its id becomes {@code party.name}; it stands as unilateral until the others agree. */
    @JsonTypeName("zone.declare")
    record Declare(String name, Zone.Type kind, String statement, Volume volume, List<Category> appliesTo)
            implements ZoneBody {
        public Declare {
            InvalidItemException.requireName("name", name);
            InvalidItemException.requireText("statement", statement);
            Zone.requireSimple("volume.shape", volume.shape());
            appliesTo = List.copyOf(appliesTo);
        }
    }

    /** Agrees to a zone that another party has declared. */
    @JsonTypeName("zone.agree")
    record Agree(String zone) implements ZoneBody {}

    /** Lifts a zone; only whoever declared it. */
    @JsonTypeName("zone.lift")
    record Lift(String zone, String reason) implements ZoneBody {
        public Lift {
            InvalidItemException.requireText("reason", reason);
        }
    }
}
