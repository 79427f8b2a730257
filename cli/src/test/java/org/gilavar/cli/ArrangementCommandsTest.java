package org.gilavar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.gilavar.cli.profile.Profile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The life of an arrangement, by the commands alone. */
@Timeout(180)
final class ArrangementCommandsTest {

    @TempDir
    private Path folder;

    private Trial trial;
    private Path terms;

    @BeforeEach
    void open() throws IOException, InterruptedException {
        trial = Trial.open(folder);
        terms = folder.resolve("terms.yaml");
        Ran made = Ran.command(
                "arrangement",
                "new",
                "--profile",
                Profile.INCSEA.profileName(),
                "--parties",
                "turkiye,israel",
                "--facilitator",
                "azerbaijan");
        Files.writeString(terms, made.out());
    }

    @AfterEach
    void close() {
        trial.close();
    }

    private Ran done(String party, String... arguments) throws IOException {
        Ran ran = trial.at(party, arguments);
        assertThat(ran.exit()).as(ran.err() + ran.out()).isZero();
        return ran;
    }

    private JsonNode json(String party, String... arguments) throws IOException {
        return JsonMapper.shared().readTree(done(party, arguments).out());
    }

    @Test
    void aTextIsDisputedComparedAdoptedSignedSuspendedAndLeft() throws IOException {
        done("azerbaijan", "arrangement", "propose", "sea", terms.toString());
        assertThat(json("israel", "arrangement", "show", "sea.v1", "--json")
                        .path("hash")
                        .asString())
                .as("the hash that check prints is the server's")
                .isEqualTo(JsonMapper.shared()
                        .readTree(Ran.command("arrangement", "check", terms.toString(), "--format", "json")
                                .out())
                        .path("hash")
                        .asString());

        assertThat(done(
                                "israel",
                                "arrangement",
                                "bracket",
                                "sea.v1",
                                "separation.lateral",
                                "--alternative",
                                "3 NM",
                                "--reason",
                                "ours are larger")
                        .out())
                .contains("arrangement sea.v1 BRACKETED; in brackets: separation.lateral by israel");
        assertThat(done("turkiye", "arrangement", "show", "sea.v1", "--provisions")
                        .out())
                .containsPattern("separation\\.lateral +P +israel +2 NM\n")
                .contains("in brackets: separation.lateral by israel, who would have \"3 NM\": ours are larger");
        assertThat(done("turkiye", "arrangement", "show", "sea.v1", "--text=en,ru")
                        .out())
                .contains("Received, not approved.", "Получено, не одобрено.");
        Ran diff = trial.at("turkiye", "arrangement", "diff", "pact.v1", "sea.v1");
        assertThat(diff.exit()).isEqualTo(1);
        assertThat(diff.out())
                .contains("separation.lateral\n  - 10 NM  (P)\n  + 2 NM  (P)\n")
                .contains("in brackets now: separation.lateral by israel");
        assertThat(done("turkiye", "arrangement", "diff", terms.toString(), "sea.v1")
                        .out())
                .startsWith("they say the same");
        assertThat(trial.at("turkiye", "arrangement", "diff", "sea.v1", "sea.v9")
                        .exit())
                .isEqualTo(2);
        assertThat(trial.at("turkiye", "arrangement", "adopt", "sea.v1").err()).contains("these stand in brackets");

        done("israel", "arrangement", "unbracket", "sea.v1", "separation.lateral");
        done("turkiye", "arrangement", "adopt", "sea.v1");
        assertThat(done("israel", "arrangement", "adopt", "sea.v1").out()).contains("ADOPTED by israel, turkiye");
        for (String party : new String[] {"turkiye", "israel", "azerbaijan"}) {
            done(party, "arrangement", "sign", "sea.v1");
        }

        done("turkiye", "arrangement", "suspend", "sea.v1", "--political", "--reason", "a statement");
        assertThat(done("israel", "arrangement", "suspend", "sea.v1", "--technical", "--reason", "desk moves")
                        .out())
                .contains("suspended politically by turkiye, technically by israel");
        assertThat(trial.at("israel", "arrangement", "suspend", "sea.v1", "--reason", "which")
                        .exit())
                .isEqualTo(2);
        done("israel", "arrangement", "withdraw", "sea.v1", "--reason", "enough");
        assertThat(done("turkiye", "arrangement", "list", "--standing").out())
                .contains("REVIEW", "turkiye (political), israel (technical)", "israel at ");
        done("israel", "arrangement", "remain", "sea.v1");
        done("turkiye", "arrangement", "resume", "sea.v1", "--political");
        assertThat(done("israel", "arrangement", "resume", "sea.v1", "--technical")
                        .out())
                .contains("suspended politically by nobody, technically by nobody");
        assertThat(done("azerbaijan", "arrangement", "review", "sea.v1", "--outcome", "as before")
                        .out())
                .contains("arrangement sea.v1 REVIEWED");
        assertThat(done("turkiye", "arrangement", "list", "--standing").out())
                .contains("sea.v1")
                .doesNotContain("pact.v1", "(political)", "israel at ");
    }
}
