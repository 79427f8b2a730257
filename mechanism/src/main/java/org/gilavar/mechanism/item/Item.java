package org.gilavar.mechanism.item;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.util.Optional;

/**
 * One thing the mechanism keeps. Immutable; safe to share between threads.
 *
 * <p>Ids of things that a party makes are {@code party.name}, where the party chose the name: an id never counts what
 * others have made, so it gives nothing away.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
public sealed interface Item
        permits Action,
                Allowance,
                Arrangement,
                Batch,
                Call,
                ChallengeSheet,
                Commitment,
                Communique,
                Conflict,
                Crossing,
                Exchange,
                Founding,
                Incident,
                Line,
                LineCheck,
                Meeting,
                Message,
                Moment,
                Notice,
                NoticeTrace,
                Outage,
                Party,
                Phase,
                Plan,
                PostKey,
                Proposal,
                SharedStatistics,
                Watch,
                Zone {

    /** Unique among items of the same kind. */
    String id();

    /** When time itself must look at this item next: a deadline, an end. Empty when nothing is pending. */
    default Optional<Instant> wake() {
        return Optional.empty();
    }

    /** When a party to whom it was shown is no longer shown it. Empty when nothing says so. */
    default Optional<Instant> shownUntil(String audience) {
        return Optional.empty();
    }
}
