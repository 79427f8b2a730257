package org.gilavar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Random;
import org.gilavar.cli.scenario.Scenario;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@Timeout(120)
final class DemoTest {

    private static final String EXAMPLE = Stage.EXAMPLE.toString();

    @Test
    void theExamplePlaysAsWrittenAndItsRecordVerifies(@TempDir Path folder) throws IOException {
        Path data = folder.resolve("data");
        Ran demo = Ran.command("demo", "--once", "--json", "--data", data.toString(), "--scenario", EXAMPLE);

        assertThat(demo.exit()).as(demo.out() + demo.err()).isZero();
        Scenario.Expected expected = Scenario.read(Stage.EXAMPLE).summary();
        JsonNode summary = JsonMapper.shared().readTree(demo.lastLine());
        assertThat(summary.path("conflictsOpened").asInt()).isEqualTo(expected.conflictsOpened());
        assertThat(summary.path("conflictsSettled").asInt()).isEqualTo(expected.conflictsSettled());
        assertThat(summary.path("conflictsOpen").asInt()).isEqualTo(expected.conflictsOpen());
        assertThat(summary.path("messagesAnswered").asInt()).isEqualTo(expected.messagesAnswered());
        assertThat(summary.path("messagesMissed").asInt()).isEqualTo(expected.messagesMissed());
        assertThat(summary.path("statements").asInt()).isPositive();
        assertThat(summary.path("ledgerEntries").asInt())
                .isGreaterThan(summary.path("statements").asInt());
        assertThat(summary.path("verified").asBoolean()).isTrue();
        assertThat(demo.out()).contains("RECEIVED, NOT APPROVED", "Israel is told: conflict israel-turkiye-1 opened");

        Ran verify = Ran.command("verify", data.resolve("journal.db").toString());
        assertThat(verify.exit()).isZero();
        assertThat(verify.out()).contains("VERIFIED").doesNotContain("NOT VERIFIED");

        Ran again = Ran.command("demo", "--once", "--data", data.toString(), "--scenario", EXAMPLE);
        assertThat(again.exit()).isNotZero();
        assertThat(again.err()).contains("holds a journal already");
    }

    @Test
    void aFlippedByteInAnyEntryIsFoundAndNamed(@TempDir Path folder) throws IOException, SQLException {
        Path data = folder.resolve("data");
        Ran.command("demo", "--once", "--data", data.toString(), "--scenario", EXAMPLE);
        Path journal = data.resolve("journal.db");
        Random random = new Random(20_250_409);
        for (int i = 0; i < 12; i++) {
            Path copy = folder.resolve("copy-" + i + ".db");
            Files.copy(journal, copy);
            long entry = flipAByte(copy, random);

            Ran verify = Ran.command("verify", copy.toString());

            assertThat(verify.exit()).as("entry " + entry).isEqualTo(1);
            assertThat(verify.out()).contains("NOT VERIFIED: entry " + entry + ":");
        }
    }

    private static long flipAByte(Path journal, Random random) throws SQLException {
        try (Connection db = DriverManager.getConnection("jdbc:sqlite:" + journal)) {
            long size;
            try (ResultSet row = db.createStatement().executeQuery("SELECT size FROM head")) {
                size = row.getLong(1);
            }
            long entry = 1 + random.nextLong(size);
            String column = random.nextBoolean() ? "outcome" : "root";
            byte[] bytes;
            try (ResultSet row =
                    db.createStatement().executeQuery("SELECT " + column + " FROM entry WHERE seq = " + entry)) {
                bytes = row.getBytes(1);
            }
            bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
            try (PreparedStatement update =
                    db.prepareStatement("UPDATE entry SET " + column + " = ? WHERE seq = " + entry)) {
                update.setBytes(1, bytes);
                update.executeUpdate();
            }
            return entry;
        }
    }
}
