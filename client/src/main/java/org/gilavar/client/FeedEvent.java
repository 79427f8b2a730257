package org.gilavar.client;

import java.time.Instant;

/** What comes out of a {@link Feed}. */
public sealed interface FeedEvent {

    /**
     * The post is told something.
     *
     * @param place in this post's feed; rising, and a number that is left out belongs to what has been erased since
     * @param at when it happened, by the mechanism's time
     */
    record Told(long place, Instant at, Telling telling) implements FeedEvent {}

    /**
     * Nothing has been heard for too long, not even a heartbeat: what happens now, this post does not see. Act as the
     * arrangement says for a line that is dead; the feed goes on trying.
     *
     * @param since when something was heard last, by this machine's clock
     * @param why the latest that went wrong, for a person; empty where it is just silent
     */
    record Blind(Instant since, String why) implements FeedEvent {}

    /**
     * The server is heard again. What was missed follows, and nothing of it is lost.
     *
     * @param since when the post became blind
     * @param at when the first word came
     */
    record Seeing(Instant since, Instant at) implements FeedEvent {}
}
