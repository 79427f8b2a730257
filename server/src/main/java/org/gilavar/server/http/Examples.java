package org.gilavar.server.http;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gilavar.airspace.Altitude;
import org.gilavar.airspace.AltitudeBand;
import org.gilavar.airspace.Circle;
import org.gilavar.airspace.LatLon;
import org.gilavar.airspace.Length;
import org.gilavar.airspace.TimeWindow;
import org.gilavar.airspace.Volume;
import org.gilavar.journal.Admission;
import org.gilavar.mechanism.Refusal;
import org.gilavar.mechanism.item.Activity;
import org.gilavar.mechanism.item.Category;
import org.gilavar.mechanism.item.Coded;
import org.gilavar.mechanism.item.Precedence;
import org.gilavar.mechanism.statement.NoticeBody;
import org.gilavar.mechanism.statement.Statement;
import org.gilavar.phrase.Language;
import org.gilavar.phrase.PhraseBooks;
import org.gilavar.server.session.SessionRequest;

/** One value of each kind that somebody writes first, for the document. Made of the records themselves, so that it reads. */
final class Examples {

    private static final Instant SENT = Instant.parse("2025-04-12T08:00:00Z");
    private static final String KEY_ID = "9c1185a5c5e9fc54612808977ee8f548";

    private Examples() {}

    /** Empty for most. */
    static Optional<Object> of(Class<?> type) {
        if (type == Statement.class) {
            return Optional.of(statement());
        } else if (type == SessionRequest.class) {
            return Optional.of(new SessionRequest("baku-2025", "turkiye", "duty-officer", "Zt0ql9jDJ4k", SENT));
        } else if (type == Endpoint.EnvelopeForm.class) {
            return Optional.of(new Endpoint.EnvelopeForm(
                    "eyJpZCI6InBhdHJvbC0xLWZpbGVkIn0=",
                    Admission.STATEMENT_TYPE,
                    List.of(new Endpoint.SignatureForm(KEY_ID, "c2lnbmF0dXJl"))));
        } else if (type == Endpoint.Planned.class) {
            return Optional.of(new Endpoint.Planned(activity()));
        } else if (type == Endpoint.Cosignature.class) {
            return Optional.of(new Endpoint.Cosignature(42, "— witness.example c29tZSBiYXNlNjQ="));
        } else if (type == Problem.class) {
            return Optional.of(Problem.of(new Refusal(
                    Refusal.Code.STALE_VERSION,
                    "body.version",
                    "it is at version 2; look at that version and say it again")));
        } else if (type == Coded.class) {
            return Optional.of(late());
        } else if (type == Endpoint.MessageWords.class) {
            return Optional.of(new Endpoint.MessageWords(
                    "turkiye.late",
                    Optional.of(late()),
                    true,
                    Map.of(Language.EN, PhraseBooks.printed().rendered(late(), Language.EN)),
                    Optional.empty(),
                    Map.of()));
        } else if (type == FeedRoute.Heartbeat.class) {
            return Optional.of(new FeedRoute.Heartbeat(SENT, SENT, FeedRoute.BLIND_AFTER));
        }
        return Optional.empty();
    }

    private static Coded late() {
        return PhraseBooks.printed().of(1).typed("N67", Map.of("notice", "turkiye.patrol-7", "delay", "PT30M"));
    }

    private static Activity activity() {
        Volume volume = new Volume(
                new Circle(new LatLon(34.5, 38), Length.kilometres(5)),
                new AltitudeBand(Altitude.parse("FL200"), Altitude.parse("FL240")),
                new TimeWindow(Instant.parse("2025-04-12T10:00:00Z"), Instant.parse("2025-04-12T11:00:00Z")));
        return new Activity(
                Category.MANNED_AIR,
                List.of(volume),
                Activity.Armed.UNDECLARED,
                Activity.CountBand.TWO_TO_FOUR,
                Optional.empty(),
                Optional.of("121.500 MHz"),
                Optional.empty());
    }

    private static Statement statement() {
        return new Statement(
                "patrol-1-filed",
                "baku-2025",
                new Statement.Sender("turkiye", "duty-officer"),
                SENT,
                Precedence.ROUTINE,
                false,
                Optional.empty(),
                new NoticeBody.File("patrol-1", activity()));
    }
}
