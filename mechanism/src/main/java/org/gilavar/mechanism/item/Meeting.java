package org.gilavar.mechanism.item;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** A round of talks, as the facilitator records it. */
@JsonTypeName("meeting")
public record Meeting(
        String id,
        int round,
        String venue,
        Track track,
        LocalDate date,
        List<String> delegations,
        List<String> agenda,
        List<String> agreed,
        List<String> open,
        Optional<LocalDate> next)
        implements Item {

    /** Technical and political tracks stay apart. */
    public enum Track {
        TECHNICAL,
        MILITARY,
        POLITICAL
    }

    public Meeting {
        delegations = List.copyOf(delegations);
        agenda = List.copyOf(agenda);
        agreed = List.copyOf(agreed);
        open = List.copyOf(open);
    }
}
