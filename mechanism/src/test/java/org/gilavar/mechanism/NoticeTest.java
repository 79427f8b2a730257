package org.gilavar.mechanism;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gilavar.mechanism.Notices.ELEVEN;
import static org.gilavar.mechanism.Notices.TEN;
import static org.gilavar.mechanism.Notices.amend;
import static org.gilavar.mechanism.Notices.file;
import static org.gilavar.mechanism.Notices.here;
import static org.gilavar.mechanism.Notices.later;
import static org.gilavar.mechanism.Notices.withdraw;
import static org.gilavar.mechanism.World.FACILITATOR;
import static org.gilavar.mechanism.World.ISRAEL;
import static org.gilavar.mechanism.World.TURKIYE;

import java.time.Duration;
import java.time.Instant;
import org.gilavar.mechanism.Refusal.Code;
import org.gilavar.mechanism.item.Notice;
import org.gilavar.mechanism.item.Notice.Lead;
import org.gilavar.mechanism.item.Notice.Stage;
import org.gilavar.mechanism.statement.NoticeBody;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NoticeTest {

    /** What can be said of a notice at each stage, once it has begun, and where it leads. */
    @ParameterizedTest
    @CsvSource({
        "FILED,     amend,    FILED",
        "FILED,     withdraw, WITHDRAWN",
        "FILED,     activate, ACTIVE",
        "FILED,     end,      refused",
        "ACTIVE,    amend,    ACTIVE",
        "ACTIVE,    withdraw, WITHDRAWN",
        "ACTIVE,    activate, refused",
        "ACTIVE,    end,      ENDED",
        "ENDED,     amend,    refused",
        "ENDED,     withdraw, refused",
        "ENDED,     activate, refused",
        "ENDED,     end,      refused",
        "WITHDRAWN, amend,    refused",
        "WITHDRAWN, withdraw, refused",
        "WITHDRAWN, activate, refused",
        "WITHDRAWN, end,      refused",
    })
    void whatCanBeSaidDependsOnTheStage(Stage stage, String statement, String becomes) {
        World world = at(stage);
        NoticeBody body = switch (statement) {
            case "amend" -> amend("turkiye.n", 1, later(here(), 30));
            case "withdraw" -> withdraw("turkiye.n", 1);
            case "activate" -> new NoticeBody.Activate("turkiye.n", 1);
            default -> new NoticeBody.End("turkiye.n", 1);
        };

        if (becomes.equals("refused")) {
            assertThat(world.refuses(TURKIYE, body).code()).isEqualTo(Code.WRONG_STATE);
        } else {
            world.accepts(TURKIYE, body);
            assertThat(world.get(Notice.class, "turkiye.n").stage()).isEqualTo(Stage.valueOf(becomes));
        }
    }

    private static World at(Stage stage) {
        World world = World.inForce();
        world.accepts(TURKIYE, file("n", here()));
        world.passTo(TEN);
        switch (stage) {
            case FILED -> {}
            case ACTIVE -> world.accepts(TURKIYE, new NoticeBody.Activate("turkiye.n", 1));
            case ENDED -> {
                world.accepts(TURKIYE, new NoticeBody.Activate("turkiye.n", 1));
                world.accepts(TURKIYE, new NoticeBody.End("turkiye.n", 1));
            }
            case WITHDRAWN -> world.accepts(TURKIYE, withdraw("turkiye.n", 1));
            case DRAFT, DROPPED -> throw new IllegalArgumentException("see PlanTest");
        }
        assertThat(world.get(Notice.class, "turkiye.n").stage()).isEqualTo(stage);
        return world;
    }

    @Test
    void aNoticeIsNotActiveBeforeItsStart() {
        World world = World.inForce();
        world.accepts(TURKIYE, file("n", here()));
        world.passTo(TEN.minusMillis(1));
        assertThat(world.refuses(TURKIYE, new NoticeBody.Activate("turkiye.n", 1))
                        .code())
                .isEqualTo(Code.WRONG_STATE);

        world.passTo(TEN);
        world.accepts(TURKIYE, new NoticeBody.Activate("turkiye.n", 1));
    }

    @Test
    void aNoticeEndsByItselfOneTimeMinimumAfterItsEndAndNotBefore() {
        World world = World.inForce();
        world.accepts(TURKIYE, file("n", here(), later(here(), 60)));

        Instant until = ELEVEN.plus(Duration.ofHours(1)).plus(Duration.ofMinutes(15));
        world.passTo(until.minusMillis(1));
        assertThat(world.get(Notice.class, "turkiye.n").stage()).isEqualTo(Stage.FILED);
        world.passTo(until);
        assertThat(world.get(Notice.class, "turkiye.n").stage()).isEqualTo(Stage.ENDED);
    }

    @ParameterizedTest
    @CsvSource({
        "PT24H,      ROUTINE",
        "PT23H59M59S, URGENT",
        "PT30M,      URGENT",
        "PT29M59S,   LATE",
        "PT0S,       LATE",
        "PT-30M,     LATE",
    })
    void theLeadIsMarkedAndNeverRefused(Duration warning, Lead lead) {
        World world = World.inForce();
        Duration shift = Duration.between(TEN, world.now().plus(warning));

        Outcome filed = world.accepts(TURKIYE, file("n", here().shifted(shift)));

        assertThat(Notices.shown(filed, TURKIYE).lead()).isEqualTo(lead);
    }

    @Test
    void theLeadOfANewVersionCountsFromItsOwnFiling() {
        World world = World.inForce();
        world.accepts(TURKIYE, file("n", here().shifted(Duration.ofDays(2))));

        Outcome amended = world.accepts(TURKIYE, amend("turkiye.n", 1, here()));

        assertThat(Notices.shown(amended, TURKIYE).lead()).isEqualTo(Lead.URGENT);
    }

    @Test
    void aNoticeThatIsOverIsNotFiled() {
        World world = World.inForce();
        world.passTo(ELEVEN);

        Refusal refusal = world.refuses(TURKIYE, file("n", here()));
        assertThat(refusal.code()).isEqualTo(Code.MALFORMED);
        assertThat(refusal.field()).isEqualTo("body.activity.volumes");
    }

    @Test
    void whoeverHasNotSeenTheLatestVersionLooksAgain() {
        World world = World.inForce();
        world.accepts(TURKIYE, file("n", here()));
        world.accepts(TURKIYE, amend("turkiye.n", 1, later(here(), 5)));
        world.passTo(TEN.plusSeconds(300));

        assertThat(world.refuses(TURKIYE, amend("turkiye.n", 1, here())).code()).isEqualTo(Code.STALE_VERSION);
        assertThat(world.refuses(TURKIYE, withdraw("turkiye.n", 3)).code()).isEqualTo(Code.STALE_VERSION);
        assertThat(world.refuses(TURKIYE, new NoticeBody.Activate("turkiye.n", 1))
                        .code())
                .isEqualTo(Code.STALE_VERSION);
        world.accepts(TURKIYE, new NoticeBody.Activate("turkiye.n", 2));
        assertThat(world.refuses(TURKIYE, new NoticeBody.End("turkiye.n", 1)).code())
                .isEqualTo(Code.STALE_VERSION);
    }

    @Test
    void aNameIsTakenByItsOwnerAlone() {
        World world = World.inForce();
        world.accepts(TURKIYE, file("n", here()));
        world.accepts(TURKIYE, withdraw("turkiye.n", 1));

        assertThat(world.refuses(TURKIYE, file("n", here())).code()).isEqualTo(Code.TAKEN);
        world.accepts(ISRAEL, file("n", here()));
    }

    @Test
    void aNoticeOfAnotherIsAsUnknownAsNone() {
        World world = World.inForce();
        world.accepts(TURKIYE, file("hidden", here()));

        for (String speaker : new String[] {ISRAEL, TURKIYE}) {
            String absent = speaker + ".never";
            Refusal none = world.refuses(speaker, withdraw(absent, 1));
            assertThat(none.code()).isEqualTo(Code.UNKNOWN);
        }
        Refusal hidden = world.refuses(ISRAEL, withdraw("turkiye.hidden", 1));
        Refusal none = world.refuses(ISRAEL, withdraw("turkiye.nothing", 1));
        assertThat(hidden.reason()).isEqualTo(none.reason().replace("nothing", "hidden"));
        assertThat(hidden.code()).isEqualTo(none.code());
        assertThat(hidden.field()).isEqualTo(none.field());
    }

    @Test
    void onlyPartiesOfTheArrangementFileNotices() {
        World world = World.inForce();
        world.enrols("georgia");

        assertThat(world.refuses(FACILITATOR, file("n", here())).code()).isEqualTo(Code.NOT_ENTITLED);
        assertThat(world.refuses("georgia", file("n", here())).code()).isEqualTo(Code.NOT_ENTITLED);
    }
}
