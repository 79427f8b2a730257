package org.gilavar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gilavar.server.GilavarServer;
import org.gilavar.server.ServerConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The commands, as a stranger would type them. */
@Timeout(60)
final class CommandsTest {

    @Test
    void helpNamesEveryCommandAndEachCommandExplainsItself() {
        Ran help = Ran.command("--help");
        assertThat(help.exit()).isZero();
        var commands = "demo serve test verify key submit sign-in conflicts suggest schedule".split(" ", -1);
        for (String command : commands) {
            assertThat(help.out()).contains("  " + command);
            if (!command.equals("test")) {
                assertThat(Ran.command(command, "--help").exit()).as(command).isZero();
            }
        }
    }

    @Test
    void aKeyIsReadableByItsOwnerAloneAndNeverOverwritten(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("post.pem");
        assertThat(Ran.command("key", "new", file.toString()).exit()).isZero();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        String before = Files.readString(file);

        Ran again = Ran.command("key", "new", file.toString());

        assertThat(again.exit()).isNotZero();
        assertThat(again.err()).contains("never overwritten");
        assertThat(Files.readString(file)).isEqualTo(before);
        assertThat(Ran.command("key", "show", file.toString()).out())
                .isEqualTo(Ran.command("key", "show", file + ".pub").out());
    }

    @Test
    void aMechanismIsFoundedAPartyEnrolledAndTheConsoleOpened(@TempDir Path folder) throws IOException {
        String hostRoot = key(folder, "azerbaijan-root");
        String host = key(folder, "azerbaijan");
        String guestRoot = key(folder, "turkiye-root");
        String guest = key(folder, "turkiye");
        String next = key(folder, "turkiye-next");
        String founding = file(
                folder,
                "{type: mechanism.found, title: Trial, facilitatorName: Azerbaijan, mode: OPERATIONAL, root: "
                        + publicHalf(hostRoot) + ", key: " + publicHalf(host) + "}");
        String enrolment = file(
                folder,
                "{type: party.enrol, party: turkiye, name: Türkiye, root: " + publicHalf(guestRoot)
                        + ", post: duty-officer, key: " + publicHalf(guest) + "}");
        String rotation = file(folder, "{type: key.rotate, post: duty-officer, key: " + publicHalf(next) + "}");
        ServerConfig config = new ServerConfig(
                ServerConfig.LOOPBACK,
                0,
                folder.resolve("data"),
                Optional.of(Keys.readPublic(Path.of(hostRoot))),
                InstantSource.system());
        try (GilavarServer server = GilavarServer.start(config)) {
            Ran founded = submit(server, founding, "azerbaijan", host, "--cosign", hostRoot);
            assertThat(founded.out()).as(founded.err()).contains("RECEIVED, NOT APPROVED");

            Ran alone = submit(server, enrolment, "azerbaijan", host);
            assertThat(alone.exit()).isNotZero();
            assertThat(alone.err()).contains("must sign the enrolment as well");

            Ran all = submit(server, enrolment, "azerbaijan", host, "--cosign", guest, "--cosign", guestRoot);
            assertThat(all.out()).contains("party turkiye ENROLLED", "key turkiye.duty-officer.1 ENROLLED");

            Ran link = client("sign-in", server, "turkiye", guest);
            assertThat(link.out()).startsWith(server.address() + "/#code=").hasSizeGreaterThan(60);

            Ran stranger = client("sign-in", server, "turkiye", host);
            assertThat(stranger.exit()).isNotZero();
            assertThat(stranger.err()).contains("no such post is enrolled here with the key that signed this");

            Ran rotated = submit(server, rotation, "turkiye", guest, "--cosign", next);
            assertThat(rotated.out()).as(rotated.err()).contains("key turkiye.duty-officer.1 REPLACED");
            assertThat(client("sign-in", server, "turkiye", guest).exit()).isNotZero();
            assertThat(client("sign-in", server, "turkiye", next).exit()).isZero();
        }
        assertThat(Ran.command("verify", config.journal().toString()).out())
                .contains("VERIFIED", "  turkiye/root", "  turkiye/duty-officer (key 1, replaced ");
    }

    @Test
    void whatCannotBeDoneIsSaidInOneSentence(@TempDir Path folder) throws IOException {
        Path notAJournal = Files.writeString(folder.resolve("notes.txt"), "not a journal");
        assertThat(Ran.command("verify", notAJournal.toString()).exit()).isEqualTo(2);
        assertThat(Ran.command("verify", folder.resolve("none.db").toString()).err())
                .contains("there is no file");
        assertThat(Ran.command("serve", "--data", folder.resolve("new").toString())
                        .err())
                .contains("--founder FILE");
        assertThat(folder.resolve("new")).doesNotExist();
        assertThat(Ran.command("demo", "--speed", "0").err()).contains("--speed");
        assertThat(Ran.command("demo", "--json").err()).contains("--once");
        String key = key(folder, "lost");
        Ran nobody = Ran.command(
                "sign-in",
                "--server",
                "http://127.0.0.1:1",
                "--mechanism",
                "trial",
                "--as",
                "turkiye/duty-officer",
                "--key",
                key);
        assertThat(nobody.err()).contains("is the server running?").doesNotContain("Exception");
    }

    private static String key(Path folder, String name) {
        String file = folder.resolve(name + ".pem").toString();
        assertThat(Ran.command("key", "new", file).exit()).isZero();
        return file;
    }

    private static String publicHalf(String key) throws IOException {
        return Files.readString(Path.of(key + ".pub")).trim();
    }

    private static String file(Path folder, String content) throws IOException {
        return Files.writeString(Files.createTempFile(folder, "body", ".yaml"), content)
                .toString();
    }

    private static Ran submit(GilavarServer server, String file, String party, String key, String... more) {
        List<String> arguments = new ArrayList<>(List.of("submit", file));
        arguments.addAll(connection(server, party, key));
        arguments.addAll(List.of(more));
        return Ran.command(arguments.toArray(String[]::new));
    }

    private static Ran client(String command, GilavarServer server, String party, String key) {
        List<String> arguments = new ArrayList<>(List.of(command));
        arguments.addAll(connection(server, party, key));
        return Ran.command(arguments.toArray(String[]::new));
    }

    private static List<String> connection(GilavarServer server, String party, String key) {
        return List.of(
                "--server", server.address(), "--mechanism", "trial", "--as", party + "/duty-officer", "--key", key);
    }
}
