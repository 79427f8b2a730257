package org.gilavar.mechanism.item;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What one is to do after a meeting, and by when. Nothing follows from its being late but that the delegations are told.
 *
 * @param id the id of the meeting, and the name that the action was given there
 * @param delegations those of the meeting, who are told of it
 * @param owner whose it is: a delegation, or the facilitator
 * @param due the last day on which it is in time, in UTC
 * @param texts what is to be done, by language tag (BCP 47)
 * @param changed when it was recorded, or came to be over
 * @param remarks its owner's, that it is done; or why the facilitator has withdrawn it
 */
@JsonTypeName("action")
public record Action(
        String id,
        String meeting,
        List<String> delegations,
        String owner,
        LocalDate due,
        SortedMap<String, String> texts,
        Stage stage,
        Instant changed,
        Optional<String> remarks)
        implements Item {

    /** Where it stands. */
    public enum Stage {
        OPEN,
        OVERDUE,
        /** By the word of its owner. */
        DONE,
        WITHDRAWN;

        /** Whether it is still to be done. */
        public boolean open() {
            return this == OPEN || this == OVERDUE;
        }
    }

    public Action {
        delegations = List.copyOf(delegations);
        texts = Collections.unmodifiableSortedMap(new TreeMap<>(texts));
    }

    /** The end of the day on which it is due. */
    public Instant deadline() {
        return due.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    @Override
    public Optional<Instant> wake() {
        return Optional.of(deadline()).filter(at -> stage == Stage.OPEN);
    }

    public Action to(Stage next, Optional<String> words, Instant at) {
        return new Action(id, meeting, delegations, owner, due, texts, next, at, words);
    }
}
