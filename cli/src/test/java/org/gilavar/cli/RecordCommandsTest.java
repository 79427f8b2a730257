package org.gilavar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.gilavar.journal.SqliteJournal;
import org.gilavar.mechanism.Happened;
import org.gilavar.mechanism.item.Conflict;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** What an operator does with a record: copies it, puts a copy back, hears where it is damaged, lets old entries go. */
@Timeout(300)
final class RecordCommandsTest {

    @TempDir
    static Path played;

    @TempDir
    Path folder;

    private Path journal = Path.of("");

    @BeforeAll
    static void play() {
        Ran demo = Ran.command("demo", "--once", "--data", played.toString(), "--scenario", Stage.EXAMPLE.toString());
        assertThat(demo.exit()).as(demo.out()).isZero();
    }

    @BeforeEach
    void copy() throws IOException {
        try (Stream<Path> files = Files.walk(played)) {
            for (Path file :
                    files.filter(f -> f.toString().contains("journal.db")).toList()) {
                Files.copy(file, folder.resolve(played.relativize(file).toString()));
            }
        }
        journal = folder.resolve("journal.db");
    }

    private void change(String sql) {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + journal);
                var statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private static String line(Ran ran, String start) {
        return ran.out().lines().filter(l -> l.startsWith(start)).findFirst().orElse("");
    }

    @Test
    void aRecordIsBackedUpAndRestoredAndIsTheSame() {
        String root = line(Ran.command("verify", journal.toString()), "root").substring(12, 76);
        Path backup = folder.resolve("backup.db");
        Path restored = folder.resolve("new/journal.db");

        Ran taken = Ran.command("backup", journal.toString(), backup.toString());
        Ran put = Ran.command("restore", backup.toString(), restored.toString());

        assertThat(taken.exit()).as(taken.err()).isZero();
        assertThat(taken.out()).contains("backup      " + backup).contains(root);
        assertThat(put.exit()).as(put.err()).isZero();
        assertThat(put.out()).contains("restored    " + restored).contains(root);
        assertThat(line(Ran.command("verify", restored.toString()), "root")).contains(root);
    }

    @Test
    void nothingIsOverwritten() throws IOException {
        byte[] before = Files.readAllBytes(journal);
        for (String command : List.of("backup", "restore")) {
            Ran again = Ran.command(command, journal.toString(), journal.toString());
            assertThat(again.exit()).isNotZero();
            assertThat(again.err()).contains("never overwritten").doesNotContain("Exception");
        }
        assertThat(Files.readAllBytes(journal)).isEqualTo(before);
    }

    @Test
    void aDamagedRecordIsNotCopiedAndTheEntryIsNamed() {
        change("UPDATE entry SET at = '2025-04-12T08:00:00.001Z' WHERE seq = 20");
        Path backup = folder.resolve("backup.db");

        Ran taken = Ran.command("backup", journal.toString(), backup.toString());

        assertThat(taken.exit()).isEqualTo(Gilavar.FAILED);
        assertThat(taken.err()).contains("entry 20 does not hold").contains("nothing was made of it");
        assertThat(backup).doesNotExist();
    }

    @Test
    void aServerThatFindsDamageSaysWhereAndWhatCanBeDone() throws IOException {
        change("UPDATE entry SET at = '2025-04-12T08:00:00.001Z' WHERE seq = 20");
        try (Stream<Path> snapshots = Files.list(folder.resolve("journal.db.snapshots"))) {
            for (Path snapshot : snapshots.toList()) {
                Files.delete(snapshot);
            }
        }

        Ran serve = Ran.command("serve", "--data", folder.toString(), "--port", "0");

        assertThat(serve.exit()).isEqualTo(Gilavar.FAILED);
        assertThat(serve.err())
                .contains("entry 20 does not hold")
                .contains("Entries 1 to 19 hold")
                .contains("./gilavar restore")
                .contains("--read-only-to-last-good")
                .doesNotContain("Exception");
    }

    @Test
    void whatARuleSaysIsNotToBeKeptIsErasedOnceItIsMeant() {
        String state = line(Ran.command("verify", journal.toString()), "state");
        String[] erase = {"erase", journal.toString(), "--before", "2025-05-01T00:00:00Z", "--rule", "Article 9"};

        Ran asked = Ran.command(erase);
        assertThat(asked.exit()).isZero();
        assertThat(asked.out()).contains("would erase").contains("--for-ever");
        assertThat(line(Ran.command("verify", journal.toString()), "erased")).isEmpty();

        Ran done = Ran.command(
                Stream.concat(Stream.of(erase), Stream.of("--for-ever")).toArray(String[]::new));
        assertThat(done.exit()).as(done.err()).isZero();
        assertThat(done.out()).contains("Article 9");

        Ran verify = Ran.command("verify", journal.toString());
        assertThat(verify.exit()).as(verify.out()).isZero();
        assertThat(line(verify, "erased")).contains("entries 1 to").contains("by the rule: Article 9");
        assertThat(line(verify, "verdict")).contains("VERIFIED, but for").contains("the facilitator's word");
        assertThat(line(verify, "state")).isEqualTo(state);
        assertThat(Ran.command(erase).out()).contains("nothing");
    }

    @Test
    void anInstantThatIsNoneIsNamed() {
        Ran erase = Ran.command("erase", journal.toString(), "--before", "yesterday", "--rule", "Article 9");
        assertThat(erase.exit()).isNotZero();
        assertThat(erase.err()).contains("--before: expected an instant").doesNotContain("Exception");
    }

    /** The place of the first entry that tells both sides of a new conflict. */
    private long conflict() {
        List<Long> found = new ArrayList<>();
        try (SqliteJournal record = SqliteJournal.openReadOnly(journal)) {
            record.forEach(stored -> {
                if (stored.entry().outcome().changes().stream()
                        .anyMatch(c -> c.happened() == Happened.OPENED && c.item() instanceof Conflict)) {
                    found.add(stored.entry().seq());
                }
            });
        }
        return found.getFirst();
    }

    @Test
    void theFacilitatorSeesWhyAPartySawWhatItSaw() {
        String entry = Long.toString(conflict());
        String file = journal.toString();

        Ran as = Ran.command("explain", entry, "--as", "turkiye", "--journal", file);
        Ran inJson = Ran.command("explain", entry, "--as", "turkiye", "--journal", file, "--json");

        assertThat(as.exit()).as(as.err()).isZero();
        assertThat(as.out())
                .contains("not told    notice israel.")
                .contains("because   by the terms' level for such a notice outside a conflict: NOTHING")
                .contains("told        conflict israel-turkiye-1 OPENED")
                .contains("because   by the terms' level in a conflict between two such notices: OVERLAP")
                .contains("verdict     the entry tells turkiye just what the rules in force tell it");
        assertThat(JsonMapper.shared().readTree(inJson.out()).path("agrees").asBoolean())
                .isTrue();
    }

    @Test
    void whatCannotBeExplainedIsSaid() {
        String file = journal.toString();

        assertThat(Ran.command("explain", "turkiye/none", "--as", "israel", "--journal", file))
                .satisfies(ran -> assertThat(ran.exit()).isEqualTo(2))
                .satisfies(ran -> assertThat(ran.err()).contains("no entry turkiye/none", "turkiye/s-17"));
        assertThat(Ran.command("explain", "7", "--as", "georgia", "--journal", file)
                        .err())
                .contains("no party \"georgia\" is enrolled by entry 7");
        assertThat(Ran.command("explain", "seven", "--as", "israel", "--journal", file)
                        .err())
                .contains("\"seven\" is no entry");
    }
}
