package org.gilavar.mechanism.statement;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Instant;
import org.gilavar.airspace.Point;
import org.gilavar.mechanism.item.Incident;
import org.gilavar.mechanism.item.InvalidItemException;

/** Statements about incidents. */
public sealed interface IncidentBody extends Body {

    /** Reports an incident with another party, in the reporter's own words. Its id becomes {@code party.name}. */
    @JsonTypeName("incident.report")
    record Report(String name, Incident.Type incident, String with, Instant occurred, Point position, String account)
            implements IncidentBody {
        public Report {
            InvalidItemException.requireName("name", name);
            InvalidItemException.requireText("account", account);
        }
    }

    /** The other side's account, and whether it acknowledges or disputes that the incident took place. */
    @JsonTypeName("incident.account")
    record Account(String incident, boolean acknowledged, String account) implements IncidentBody {
        public Account {
            InvalidItemException.requireText("account", account);
        }
    }

    /** The facilitator's neutral finding, once both accounts are in. */
    @JsonTypeName("incident.finding")
    record Finding(String incident, String text) implements IncidentBody {
        public Finding {
            InvalidItemException.requireText("text", text);
        }
    }
}
