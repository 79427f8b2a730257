package org.gilavar.server.audience;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.gilavar.journal.Entry;
import org.gilavar.journal.Salts;
import org.gilavar.mechanism.Happened;
import org.gilavar.mechanism.Outcome;
import org.gilavar.mechanism.Telling;
import org.gilavar.mechanism.item.Communique;
import org.gilavar.mechanism.item.Moment;
import org.junit.jupiter.api.Test;

final class AudiencesTest {

    private static final Instant NOW = Instant.parse("2025-04-12T08:00:00Z");

    private static Outcome tells(String party) {
        Moment item = new Moment(NOW);
        TreeMap<String, List<Telling>> told = new TreeMap<>();
        told.put(party, List.of(new Telling(Happened.TIME_SET, item)));
        return new Outcome(List.of(), told);
    }

    private static Entry entry(Outcome outcome) {
        return Entry.ofDeadline(1, NOW, outcome, () -> new byte[Salts.BYTES]);
    }

    @Test
    void askingAfterAStrangerKeepsNothing() {
        Audiences audiences = new Audiences(seq -> Optional.empty());
        assertThat(audiences.find("stranger")).isEmpty();
        assertThat(audiences.find("stranger")).isEmpty();
        audiences.publish(entry(tells("turkiye")), tells("turkiye"), Optional.empty());
        assertThat(audiences.find("turkiye")).isPresent();
        assertThat(audiences.find("stranger")).isEmpty();
    }

    @Test
    void eachPartyIsToldItsOwn() {
        Audiences audiences = new Audiences(seq -> Optional.empty());
        audiences.publish(entry(tells("turkiye")), tells("turkiye"), Optional.empty());
        audiences.publish(entry(tells("israel")), tells("israel"), Optional.empty());
        audiences.publish(entry(tells("turkiye")), tells("turkiye"), Optional.empty());
        assertThat(audiences.feed("turkiye").after(0, 10)).extracting(Told::n).containsExactly(1L, 2L);
        assertThat(audiences.feed("israel").after(0, 10)).extracting(Told::n).containsExactly(1L);
        assertThat(audiences.feed("turkiye").after(1, 10)).extracting(Told::n).containsExactly(2L);
        assertThat(audiences.feed("turkiye").after(Long.MAX_VALUE, 10)).isEmpty();
    }

    private static Communique drafted(String id) {
        return Communique.drafted(
                id, "azerbaijan", Optional.of("They met."), Optional.empty(), new TreeSet<>(List.of("israel")));
    }

    /** What is not published costs nobody who asks for the public page anything, and so tells nothing by how long it takes. */
    @Test
    void draftsAndWhatIsSaidOfThemLeaveWhatIsPublishedAsItWas() {
        Feed feed = new Audiences(seq -> Optional.empty()).feed("azerbaijan");
        Communique april = drafted("azerbaijan.april").approvedBy("israel", NOW);
        hears(feed, april);
        Map<String, Communique> kept = feed.published();
        assertThat(kept).containsOnlyKeys(april.id());

        hears(feed, drafted("azerbaijan.may"));
        hears(feed, drafted("azerbaijan.may").rejectedBy("israel", new Communique.Rejection(NOW, "not yet")));
        hears(feed, april);
        assertThat(feed.published()).isSameAs(kept);

        hears(feed, april.withdrawnBy("israel", NOW));
        assertThat(feed.published()).isEmpty();
    }

    private static void hears(Feed feed, Communique communique) {
        feed.publish(1, NOW, List.of(new Telling(Happened.AMENDED, communique)));
    }

    @Test
    void nobodyWaitsOnAFeedThatIsClosed() throws InterruptedException {
        Audiences audiences = new Audiences(seq -> Optional.empty());
        Feed feed = audiences.feed("turkiye");
        audiences.close();
        assertThat(feed.isClosed()).isTrue();
        assertThat(feed.await(0, 10, Duration.ofDays(1))).isEmpty();
    }
}
