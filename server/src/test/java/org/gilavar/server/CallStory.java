package org.gilavar.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.gilavar.mechanism.item.Call;
import org.gilavar.mechanism.item.Call.Outcome;
import org.gilavar.mechanism.item.ChallengeSheet;
import org.gilavar.mechanism.item.Message;
import org.gilavar.mechanism.json.Json;
import org.gilavar.mechanism.statement.CallBody;
import org.gilavar.mechanism.statement.ChallengesBody;

/** Of a day what is said by voice: calls that nobody answered and that one did, and a caller who is known by challenge words. */
final class CallStory {

    private static final String SHEET = "turkiye.tower";
    private static final int ROWS = 3;
    private static final CallBody.Recorded RECORDED =
            new CallBody.Recorded(Json.hashOfText("what was said"), "duty desk, archive");

    private CallStory() {}

    static void tell(TestServer server) {
        Officer turkiye = server.turkiye();
        Officer israel = server.israel();
        Instant now = server.time();
        israel.tells(
                log("rang", account(now, Optional.of("turkiye"), Outcome.NO_ANSWER, Optional.of("israel.silence"))));
        israel.tells(log("rang-again", account(now, Optional.of("turkiye"), Outcome.ANSWERED, Optional.empty())));
        turkiye.tells(new CallBody.Confirm("israel.rang", false, Optional.of("It did not ring here.")));
        turkiye.tells(new CallBody.Confirm("israel.rang-again", true, Optional.empty()));
        turkiye.tells(new CallBody.Recording("israel.rang-again", RECORDED));
        List<String> sealed = IntStream.rangeClosed(1, ROWS)
                .mapToObj(row -> Json.hash(new ChallengeSheet.Row(
                        TestServer.MECHANISM, SHEET, row, "amber", "lantern willow", "%032x".formatted(row))))
                .toList();
        Instant expires = now.plus(Duration.ofHours(1));
        turkiye.tells(new ChallengesBody.Seal("tower", "the tower", sealed, expires));
        turkiye.tells(new ChallengesBody.Seal("spare", "the tower", sealed, expires));
        server.passTo(now.plus(Duration.ofMinutes(1)));
        turkiye.tells(new CallBody.Done("israel.rang-again", Optional.of("They have landed.")));

        turkiye.tells(new ChallengesBody.Fail(SHEET, 1));
        turkiye.tells(new CallBody.Log(
                "tower-rang",
                account(server.time(), Optional.empty(), Outcome.ANSWERED, Optional.empty()),
                Optional.of(RECORDED),
                Optional.of(new Call.Authenticated(SHEET, 2, "amber", "lantern willow", "%032x".formatted(2)))));
        turkiye.tells(new ChallengesBody.Revoke("turkiye.spare"));
        assertThat(turkiye.item("challenges", SHEET).path("spent")).hasSize(2);
    }

    private static CallBody log(String name, Call.Account account) {
        return new CallBody.Log(name, account, Optional.empty(), Optional.empty());
    }

    private static Call.Account account(Instant now, Optional<String> with, Outcome outcome, Optional<String> message) {
        boolean heard = outcome == Outcome.ANSWERED;
        return new Call.Account(
                Call.Way.MADE,
                with,
                with.isPresent() ? Optional.empty() : Optional.of("the tower, by telephone"),
                "duty desk, satellite telephone",
                Message.Purpose.QUERY,
                heard ? 2 : 1,
                now.minusSeconds(90),
                heard ? Optional.of(now.minusSeconds(60)) : Optional.empty(),
                now,
                outcome,
                Optional.of("duty officer"),
                heard ? Optional.of("watch officer") : Optional.empty(),
                heard,
                message,
                "Whose are the two?",
                heard ? Optional.of(new Call.Agreed("They land.", now.plus(Duration.ofMinutes(1)))) : Optional.empty());
    }
}
