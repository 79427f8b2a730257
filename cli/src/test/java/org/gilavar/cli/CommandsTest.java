package org.gilavar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gilavar.ledger.VerifyingKey;
import org.gilavar.server.GilavarServer;
import org.gilavar.server.ServerConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The commands, as a stranger would type them. */
@Timeout(180)
final class CommandsTest {

    @Test
    void helpNamesEveryCommandAndEachCommandExplainsItself() {
        Ran help = Ran.command("--help");
        assertThat(help.exit()).isZero();
        var commands =
                ("demo serve test verify backup restore erase evidence witness mirror record key submit sign-in conflicts suggest "
                                + "schedule simulate fuzz notice plan batch conflict proposal line call phrase incident zone crossing phase arrangement meeting action "
                                + "communique commitment statistics reconstruct watch duty outbox")
                        .split(" ", -1);
        for (String command : commands) {
            assertThat(help.out()).contains("  " + command);
            if (!command.equals("test") && !command.equals("fuzz")) { // the launcher's own
                assertThat(Ran.command(command, "--help").exit()).as(command).isZero();
            }
        }
    }

    @Test
    void completionKnowsEveryCommandAndAMistypedOneIsGuessed() {
        assertThat(Ran.command("generate-completion").out())
                .contains("complete -F", "notice", "read-back", "--exit-after");
        Ran mistyped = Ran.command("notise");
        assertThat(mistyped.exit()).isEqualTo(2);
        assertThat(mistyped.err()).contains("notice");
    }

    @Test
    void whatIsTypedGoesBeforeTheEnvironment(@TempDir Path folder) throws IOException {
        Map<String, String> desk = Map.of(
                "GILAVAR_CONNECTION", folder.resolve("none.json").toString(),
                "GILAVAR_AS", "turkiye/duty-officer",
                "GILAVAR_KEY", trialKey(folder, "desk"));
        assertThat(Ran.command(desk, "notice", "list").err()).contains("there is no file", "none.json");
        assertThat(Ran.command(desk, "notice", "list", "--mechanism", "trial", "--server", "http://127.0.0.1:1")
                        .err())
                .contains("is the server running?");
        assertThat(Ran.command(desk, "notice", "list", "--as", "nobody").err()).contains("expected PARTY/POST");
        assertThat(Ran.command(Map.of("GILAVAR_KEY", "x"), "key", "show", "--help")
                        .exit())
                .isZero();
    }

    @Test
    void aKeyIsReadableByItsOwnerAloneAndNeverOverwritten(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("post.pem");
        assertThat(Ran.command("key", "new", "--unencrypted", file.toString()).exit())
                .isZero();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        String before = Files.readString(file);

        Ran again = Ran.command("key", "new", "--unencrypted", file.toString());

        assertThat(again.exit()).isNotZero();
        assertThat(again.err()).contains("never overwritten");
        assertThat(Files.readString(file)).isEqualTo(before);
        assertThat(Ran.command("key", "show", file.toString()).out())
                .isEqualTo(Ran.command("key", "show", file + ".pub").out());
    }

    @Test
    void aMechanismIsFoundedAPartyEnrolledAndTheConsoleOpened(@TempDir Path folder) throws IOException {
        String hostRoot = trialKey(folder, "azerbaijan-root");
        String host = trialKey(folder, "azerbaijan");
        String guestRoot = trialKey(folder, "turkiye-root");
        String guest = key(folder, "turkiye", "es256");
        String next = key(folder, "turkiye-next", "ed25519");
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
                Optional.of(VerifyingKey.ofText(publicHalf(hostRoot))),
                InstantSource.system());
        try (GilavarServer server = GilavarServer.start(config)) {
            Ran founded = submit(server, founding, "azerbaijan", host, hostRoot);
            assertThat(founded.out()).as(founded.err()).contains("RECEIVED, NOT APPROVED");

            Ran alone = submit(server, enrolment, "azerbaijan", host);
            assertThat(alone.exit()).isNotZero();
            assertThat(alone.err()).contains("must sign the enrolment as well");

            Ran all = submit(server, enrolment, "azerbaijan", host, guestRoot, guest);
            assertThat(all.out()).contains("party turkiye ENROLLED", "key turkiye.duty-officer.1 ENROLLED");

            Ran link = client("sign-in", server, "turkiye", guest);
            assertThat(link.out()).startsWith(server.address() + "/#code=").hasSizeGreaterThan(60);

            Ran stranger = client("sign-in", server, "turkiye", host);
            assertThat(stranger.exit()).isNotZero();
            assertThat(stranger.err()).contains("no such post is enrolled here with the key that signed this");

            Ran rotated = submit(server, rotation, "turkiye", guest, next);
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
        String key = trialKey(folder, "lost");
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
        assertThat(nobody.err())
                .contains("is the server running?", "warning: " + key + " is not encrypted")
                .doesNotContain("Exception");
    }

    @Test
    void aKeyIsEncryptedUnlessSaidOtherwise(@TempDir Path folder) throws IOException {
        String file = key(folder, "post", "ed25519");
        Path others = Files.writeString(Files.createTempFile(folder, "other", ".words"), "staple of the forest");
        assertThat(Files.readAllBytes(Path.of(file))).startsWith(0x30);

        Ran shown = Ran.command("key", "show", file, "--passphrase-file", words(file));
        assertThat(shown.err()).isEmpty();
        assertThat(shown.out())
                .contains("algorithm  Ed25519")
                .isEqualTo(Ran.command("key", "show", file + ".pub").out());
        assertThat(Ran.command("key", "show", file, "--passphrase-file", others.toString())
                        .err())
                .isEqualTo("gilavar: " + file
                        + ": wrong passphrase, or the file has been damaged: its check value does not fit\n");

        Ran changed = Ran.command(
                "key",
                "change-passphrase",
                file,
                "--passphrase-file",
                words(file),
                "--new-passphrase-file",
                others.toString());
        assertThat(changed.exit()).as(changed.err()).isZero();
        assertThat(Ran.command("key", "show", file, "--passphrase-file", others.toString())
                        .out())
                .isEqualTo(shown.out());
        assertThat(Ran.command("key", "show", file, "--passphrase-file", words(file))
                        .exit())
                .isNotZero();
    }

    @Test
    void theKeyOfATrialIsEncryptedLater(@TempDir Path folder) throws IOException {
        Path words = Files.writeString(Files.createTempFile(folder, "kept", ".words"), "correct horse battery");
        Path trial = folder.resolve("trial.pem");
        Path kept = folder.resolve("kept.p12");
        Ran.command("key", "new", "--unencrypted", "--algorithm", "ES256", trial.toString());

        Ran made = Ran.command(
                "key", "new", kept.toString(), "--from", trial.toString(), "--passphrase-file", words.toString());

        assertThat(made.exit()).as(made.err()).isZero();
        assertThat(made.err()).contains("still holds the key unencrypted: destroy it");
        assertThat(publicHalf(kept.toString())).isEqualTo(publicHalf(trial.toString()));
        assertThat(publicHalf(trial.toString())).startsWith("es256:");
    }

    @Test
    void noPassphraseIsTakenFromAnArgument() {
        for (String command : List.of("key new", "key show", "key change-passphrase", "submit", "sign-in", "serve")) {
            Ran help = Ran.command((command + " --help").split(" ", -1));
            assertThat(help.out())
                    .as(command)
                    .contains("--passphrase-file=FILE")
                    .doesNotContain("--passphrase ");
        }
    }

    private static String trialKey(Path folder, String name) {
        String file = folder.resolve(name + ".pem").toString();
        assertThat(Ran.command("key", "new", "--unencrypted", file).exit()).isZero();
        return file;
    }

    /** Encrypted, and its passphrase in a file beside it. */
    private static String key(Path folder, String name, String algorithm) throws IOException {
        String file = folder.resolve(name + ".p12").toString();
        Files.move(
                Files.writeString(Files.createTempFile(folder, name, ".words"), "the words of " + name + "\n"),
                Path.of(words(file)));
        Ran made = Ran.command("key", "new", file, "--passphrase-file", words(file), "--algorithm", algorithm);
        assertThat(made.exit()).as(made.err()).isZero();
        return file;
    }

    private static String words(String key) {
        return key + ".words";
    }

    private static String publicHalf(String key) throws IOException {
        return Files.readString(Path.of(key + ".pub")).trim();
    }

    private static String file(Path folder, String content) throws IOException {
        return Files.writeString(Files.createTempFile(folder, "body", ".yaml"), content)
                .toString();
    }

    private static Ran submit(GilavarServer server, String file, String party, String key, String... cosigners) {
        List<String> arguments = new ArrayList<>(List.of("submit", file));
        arguments.addAll(connection(server, party, key));
        for (String cosigner : cosigners) {
            arguments.addAll(List.of("--cosign", cosigner, "--cosign-passphrase-file", words(cosigner)));
        }
        return Ran.command(arguments.toArray(String[]::new));
    }

    private static Ran client(String command, GilavarServer server, String party, String key) {
        List<String> arguments = new ArrayList<>(List.of(command));
        arguments.addAll(connection(server, party, key));
        return Ran.command(arguments.toArray(String[]::new));
    }

    private static List<String> connection(GilavarServer server, String party, String key) {
        return List.of(
                "--server",
                server.address(),
                "--mechanism",
                "trial",
                "--as",
                party + "/duty-officer",
                "--key",
                key,
                "--passphrase-file",
                words(key));
    }
}
