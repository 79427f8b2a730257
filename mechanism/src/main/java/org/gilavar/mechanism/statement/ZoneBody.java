package org.gilavar.mechanism.statement;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.gilavar.airspace.Volume;
import org.gilavar.mechanism.item.Category;
import org.gilavar.mechanism.item.InvalidItemException;
import org.gilavar.mechanism.item.Zone;

/** Statements about zones and red lines. */
public sealed interface ZoneBody extends Body {

    /**
     * Declares a zone. Its id becomes {@code party.name}; it stands as unilateral until the others take note or agree.
     *
     * @param statement language tag (BCP 47) to what is said of it; a red line's in two languages or more
     * @param rules when it applies within its window, what passes and how it is crossed
     * @param knownTo these other parties to the terms, and the facilitator; the facilitator alone, when there is none; absent for all
     */
    @JsonTypeName("zone.declare")
    record Declare(
            String name,
            Zone.Type kind,
            SortedMap<String, String> statement,
            Volume volume,
            List<Category> appliesTo,
            Optional<Zone.Rules> rules,
            Optional<List<String>> knownTo)
            implements ZoneBody {

        /** One that all know of, and of which nothing more is said. */
        public Declare(
                String name, Zone.Type kind, Map<String, String> statement, Volume volume, List<Category> appliesTo) {
            this(name, kind, new TreeMap<>(statement), volume, appliesTo, Optional.empty(), Optional.empty());
        }

        public Declare {
            InvalidItemException.requireName("name", name);
            statement = Zone.statement("statement", kind, statement);
            Zone.requireSimple("volume.shape", volume.shape());
            appliesTo = List.copyOf(appliesTo);
            Volume where = volume;
            rules.ifPresent(r -> r.mustFit("rules", where));
            knownTo = knownTo.map(List::copyOf);
        }
    }

    /** Takes note of a zone that another party has declared, without agreeing to it. */
    @JsonTypeName("zone.acknowledge")
    record Acknowledge(String zone) implements ZoneBody {}

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

    /**
     * Lets more parties know of a zone; only whoever declared it. Nobody who knows of it can be made to forget it.
     *
     * @param to these as well; absent for all
     */
    @JsonTypeName("zone.disclose")
    record Disclose(String zone, Optional<List<String>> to) implements ZoneBody {
        public Disclose {
            to = to.map(List::copyOf);
        }
    }

    /** The owner of a notice has been told that it touches a zone: received, not approved. */
    @JsonTypeName("crossing.acknowledge")
    record AcknowledgeCrossing(String crossing) implements ZoneBody {}
}
