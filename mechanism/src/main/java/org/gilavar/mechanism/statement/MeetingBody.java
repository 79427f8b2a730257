package org.gilavar.mechanism.statement;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.gilavar.mechanism.item.InvalidItemException;
import org.gilavar.mechanism.item.Meeting;

/** Statements about rounds of talks. */
public sealed interface MeetingBody extends Body {

    /** The facilitator records a round: what was agreed and what stays open. */
    @JsonTypeName("meeting.record")
    record Hold(
            String name,
            int round,
            String venue,
            Meeting.Track track,
            LocalDate date,
            List<String> delegations,
            List<String> agenda,
            List<String> agreed,
            List<String> open,
            Optional<LocalDate> next)
            implements MeetingBody {
        public Hold {
            InvalidItemException.requireName("name", name);
            InvalidItemException.requireText("venue", venue);
            if (round < 1) {
                throw new InvalidItemException("round", "counts from 1, found " + round);
            }
        }
    }
}
