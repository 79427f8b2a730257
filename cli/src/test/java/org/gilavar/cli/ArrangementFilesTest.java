package org.gilavar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.gilavar.cli.profile.Profile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Terms in files: made from a profile, checked and compared where there is no server. */
final class ArrangementFilesTest {

    private static final String[] NEW = {
        "arrangement", "new", "--profile", "incsea", "--parties", "north,south", "--from", "2030-01-01T00:00:00Z"
    };

    @TempDir
    private Path folder;

    private Path file;
    private String made;

    @BeforeEach
    void make() throws IOException {
        made = Ran.command(NEW).out();
        file = write("terms.yaml", made);
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private static Ran check(Path file, String... more) {
        String[] all = new String[3 + more.length];
        all[0] = "arrangement";
        all[1] = "check";
        all[2] = file.toString();
        System.arraycopy(more, 0, all, 3, more.length);
        return Ran.command(all);
    }

    @Test
    void profilesAreListedWithALineEach() {
        Ran ran = Ran.command("arrangement", "profiles");

        assertThat(ran.exit()).isZero();
        assertThat(ran.out().lines()).hasSize(1 + Profile.values().length);
        assertThat(ran.out()).contains("incsea               A sea protocol");
    }

    @Test
    void aNewOneSaysWhatIsMissingAndPrintsNothingThatAServerWouldRefuse() {
        assertThat(Ran.command("arrangement", "new", "--profile", "none").err()).contains("there are us-russia-2015, ");
        Ran same = Ran.command(
                "arrangement", "new", "--profile", "incsea", "--parties", "north,south", "--facilitator", "north");
        assertThat(same.exit()).isEqualTo(1);
        assertThat(same.out()).isEmpty();
        assertThat(same.err()).contains("facilitator: the facilitator cannot be one of the parties");
        assertThat(Ran.command("arrangement", "new", "--profile", "incsea", "--parties", "North,south")
                        .err())
                .contains("--parties: expected 1 to 64 of a-z");
    }

    @Test
    void everyProvisionIsPrintedWithItsSourceAndTheHashThatASignatureNames() throws IOException {
        Ran ran = check(file);

        assertThat(ran.exit()).isZero();
        assertThat(ran.out())
                .containsPattern("separation\\.lateral +P +2 NM\n")
                .containsPattern("lead\\.routine +B +PT96H\n")
                .containsPattern("validity\\.review +S +P1Y\n")
                .containsPattern("\\d+ provisions: 7 S, 4 B, 0 K, \\d+ P, and \\d+ without a source of their own")
                .containsPattern("hash  [0-9a-f]{64}  \\(what adopt and sign name\\)")
                .contains("warning: no witnesses: no entry of the record is ever final");

        JsonNode json =
                JsonMapper.shared().readTree(check(file, "--format", "json").out());
        assertThat(ran.out()).contains(json.path("hash").asString());
        assertThat(json.path("sources").path("S").asInt()).isEqualTo(7);
        assertThat(json.path("provisions").valueStream().map(p -> p.path("path").asString()))
                .contains("clauses.no-simulated-attacks.ru");
        assertThat(json.path("faults")).isEmpty();
        assertThat(json.path("warnings")).hasSize(2);
    }

    @Test
    void whatTermsLeaveOpenIsSaidInPlainWords() throws IOException {
        String bare = made.substring(0, made.indexOf("# How much each party may file"))
                .replaceAll("(?m)^(settling|validity):\n(  .*\n)+", "");
        assertThat(check(write("bare.yaml", bare)).out().lines().filter(l -> l.startsWith("warning: ")))
                .hasSize(5)
                .anyMatch(l -> l.contains("no quotas: a party may file without limit"))
                .anyMatch(l -> l.contains("no settling: "))
                .anyMatch(l -> l.contains("a party leaves the moment it says so"));
    }

    @Test
    void everyFaultIsNamedByFieldAndReasonAtOnce() throws IOException {
        Path bad = write(
                "bad.yaml",
                "tailNumber: x\n"
                        + made.replace("time: {value: PT60M", "time: {value: 60M")
                                .replaceAll("(?m)^      ru: .*\n", "")
                                .replace("facilitator: facilitator", "facilitator: south")
                                .replaceAll("(?m)^lead:\n(  .*\n)+", ""));
        Ran ran = check(bad);

        assertThat(ran.exit()).isEqualTo(1);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err().lines())
                .containsExactlyInAnyOrder(
                        bad + ": tailNumber: Gilavar is a safety system and never carries this; remove the field",
                        bad + ": facilitator: the facilitator cannot be one of the parties",
                        bad + ": separation.time.value: expected a duration such as \"PT30M\"",
                        bad + ": clauses[0].text: two languages or more, side by side, at most 12, found [en]",
                        bad + ": lead: is missing");
        assertThat(JsonMapper.shared()
                        .readTree(check(bad, "--format", "json").out())
                        .path("faults"))
                .hasSize(5);
    }

    @Test
    void aFileThatIsNoneOrNoTextIsSaidToBeSo() throws IOException {
        assertThat(check(folder.resolve("none")).exit()).isEqualTo(2);
        Ran twice = check(write("twice.yaml", made + "\nprofile: again\n"));
        assertThat(twice.exit()).isEqualTo(1);
        assertThat(twice.err()).contains("is neither YAML nor JSON as it is read here");
    }

    @Test
    void twoTextsAreComparedProvisionByProvision() throws IOException {
        Path other = write(
                "other.yaml",
                made.replace("lateral: {value: \"2 NM\", source: P}", "lateral: {value: \"3 NM\", source: K}"));

        assertThat(Ran.command("arrangement", "diff", file.toString(), file.toString())
                        .exit())
                .isZero();
        Ran ran = Ran.command("arrangement", "diff", file.toString(), other.toString());
        assertThat(ran.exit()).isEqualTo(1);
        assertThat(ran.out())
                .startsWith("separation.lateral\n  - 2 NM  (P)\n  + 3 NM  (K)\n\nprovisions that differ: 1;");
        JsonNode json = JsonMapper.shared()
                .readTree(Ran.command("arrangement", "diff", file.toString(), other.toString(), "--format", "json")
                        .out());
        assertThat(json.at("/differences/0/now/source").asString()).isEqualTo("K");

        assertThat(Ran.command("arrangement", "diff", file.toString(), "nowhere.yaml")
                        .exit())
                .isEqualTo(2);
        Ran noPost = Ran.command("arrangement", "diff", file.toString(), "pact.v1");
        assertThat(noPost.exit()).isEqualTo(2);
        assertThat(noPost.err()).contains("Name it with --as PARTY/POST");
    }

    @Test
    void twoLanguagesStandBesideEachOtherUnderOneHash() throws IOException {
        Ran ran = check(file, "--text=en,ru");

        assertThat(ran.exit()).isZero();
        assertThat(ran.out())
                .containsPattern("Ships and aircraft do not simulate attacks on +\\| Корабли и воздушные суда")
                .containsPattern("are one text with one hash: [0-9a-f]{64}");
        assertThat(check(file, "--text").out()).isEqualTo(ran.out());
        assertThat(check(file, "--text=en,tr").err()).contains("--text takes two languages of these: en, ru");
        assertThat(SideBySide.wrapped("one two three", 7)).isEqualTo(List.of("one two", "three"));
        assertThat(SideBySide.wrapped("extraordinary", 5)).isEqualTo(List.of("extra", "ordin", "ary"));
    }
}
