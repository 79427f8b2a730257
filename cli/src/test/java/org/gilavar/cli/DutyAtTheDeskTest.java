package org.gilavar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gilavar.cli.key.KeyFile;
import org.gilavar.client.Bodies;
import org.gilavar.client.Saying;
import org.gilavar.ledger.SigningKey;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A change of watch and an outage of the line, by the commands alone; docs/duty.md shows the same. */
@Timeout(180)
final class DutyAtTheDeskTest {

    private static final String TURKIYE = "turkiye";
    private static final String ISRAEL = "israel";
    private static final String FACILITATOR = "azerbaijan";
    private static final String NIGHT = "night-desk";
    private static final SigningKey NIGHT_KEY = Trial.key("turkiye's night desk");

    /** Exercises begin in the days to come. */
    private final LocalDate today = LocalDate.now(ZoneOffset.UTC).plusDays(2);

    @TempDir
    private Path folder;

    private Trial trial;
    private final List<String> transcript = new ArrayList<>();

    @BeforeEach
    void open() throws IOException, InterruptedException {
        trial = Trial.exercise(folder, at(8), terms -> terms.remove("posts"));
        var post = Bodies.body("post.enrol")
                .put("post", NIGHT)
                .put("key", NIGHT_KEY.verifyingKey().text());
        trial.client(TURKIYE).say(Saying.of(post).cosignedBy(List.of(Trial.key(TURKIYE + "-root"), NIGHT_KEY)));
    }

    @AfterEach
    void close() {
        trial.close();
    }

    private Instant at(int hour) {
        return today.atTime(hour, 0).toInstant(ZoneOffset.UTC);
    }

    private Map<String, String> night() throws IOException {
        Path key = folder.resolve("night.pem");
        if (!Files.exists(key)) {
            new KeyFile(key).writeUnencrypted(NIGHT_KEY);
        }
        Map<String, String> desk = new HashMap<>(trial.desk(TURKIYE));
        desk.put("GILAVAR_AS", TURKIYE + "/" + NIGHT);
        desk.put("GILAVAR_KEY", key.toString());
        return desk;
    }

    private String says(int exit, String desk, String... arguments) throws IOException {
        Ran ran = desk.equals(NIGHT) ? Ran.command(night(), arguments) : trial.at(desk, arguments);
        transcript.add(desk + "$ ./gilavar " + String.join(" ", arguments) + "\n" + ran.out() + ran.err());
        assertThat(ran.exit()).as(String.join("\n", transcript)).isEqualTo(exit);
        return ran.out() + ran.err();
    }

    private String says(String desk, String... arguments) throws IOException {
        return says(0, desk, arguments);
    }

    @Test
    void theWatchPassesWhenAllThatIsOpenHasBeenAcknowledged() throws IOException, InterruptedException {
        Path roster = Files.writeString(
                folder.resolve("week.yaml"),
                "turns:\n  - {post: night-desk, from: " + at(18) + ", until: " + at(22) + "}\n");
        assertThat(says(TURKIYE, "duty", "take")).contains("watch turkiye TAKEN by duty-officer");
        assertThat(says(TURKIYE, "duty", "roster", roster.toString())).contains("watch turkiye SCHEDULED");
        says(ISRAEL, "line", "send", TURKIYE, "Is that you?", "--purpose", "QUERY", "--name", "a");
        says(ISRAEL, "line", "send", TURKIYE, "And that?", "--purpose", "QUERY", "--name", "b");

        assertThat(says(TURKIYE, "duty", "hand-over", NIGHT))
                .contains("watch turkiye HANDING_OVER: duty-officer to night-desk; still to be acknowledged: 2");
        assertThat(says(NIGHT, "duty", "show")).contains("MESSAGE", "israel.a", "israel.b");
        assertThat(says(1, NIGHT, "duty", "acknowledge")).contains("name the KIND and the ITEM");
        assertThat(says(NIGHT, "duty", "acknowledge", "MESSAGE", "israel.a"))
                .contains("watch turkiye ACKNOWLEDGED; still to be acknowledged: 1");
        assertThat(says(NIGHT, "duty", "acknowledge", "MESSAGE", "israel.b"))
                .contains("watch turkiye HANDED_OVER to night-desk");

        assertThat(says(FACILITATOR, "duty", "list")).contains("night-desk", "HANDED_OVER");
        assertThat(says(ISRAEL, "duty", "list")).startsWith("none\n");
        assertThat(says(NIGHT, "duty", "leave")).contains("watch turkiye LEFT: nobody keeps it");
        trial.passTo(at(19));
        assertThat(says(FACILITATOR, "duty", "list")).contains("NOBODY", "night-desk", "MISSED");
        says(TURKIYE, "duty", "take");
        assertThat(says(NIGHT, "duty", "take")).contains("watch turkiye TAKEN_OVER by night-desk, without a handover");
    }

    @Test
    void anOutageStandsBesideWhatWasSaidMeanwhile() throws IOException, InterruptedException {
        trial.passTo(at(9));
        assertThat(says(
                        TURKIYE,
                        "line",
                        "outage",
                        "report",
                        "The cable is cut.",
                        "--from",
                        at(8).toString(),
                        "--name",
                        "cable"))
                .contains("outage turkiye.cable REPORTED: since " + at(8) + ", The cable is cut.")
                .contains("line line REPORTED: out, by the word of somebody on it");
        says(ISRAEL, "line", "send", TURKIYE, "Do you hear us?", "--purpose", "QUERY", "--name", "hello");
        assertThat(says(1, ISRAEL, "line", "outage", "end", "turkiye.cable")).contains("there is no outage");
        trial.passTo(at(10));

        assertThat(says(TURKIYE, "line", "outage", "end", "cable"))
                .contains("outage turkiye.cable ENDED: until " + at(10));

        assertThat(says(ISRAEL, "line", "outage", "show", "turkiye.cable"))
                .contains("The cable is cut.", "Messages taken meanwhile, and in the hour after:", "israel.hello");
        assertThat(says(ISRAEL, "line", "outage", "list")).contains("turkiye.cable", Dtg.of(at(8)), Dtg.of(at(9)));
    }
}
