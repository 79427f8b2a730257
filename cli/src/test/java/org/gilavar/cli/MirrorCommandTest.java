package org.gilavar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gilavar.journal.SqliteJournal;
import org.gilavar.ledger.VerifyingKey;
import org.gilavar.ledger.log.NoteKey;
import org.gilavar.ledger.log.Policy;
import org.gilavar.server.GilavarServer;
import org.gilavar.server.ServerConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** From the founding to a record that is final and verified offline, by the commands alone. */
final class MirrorCommandTest {

    private static final YAMLMapper YAML = new YAMLMapper();

    private Path folder = Path.of("");
    private int files;

    private String key(String name) {
        String file = folder.resolve(name + ".pem").toString();
        assertThat(Ran.command("key", "new", file, "--unencrypted").exit()).isZero();
        return file;
    }

    private static String publicHalf(String key) throws IOException {
        return Files.readString(Path.of(key + ".pub")).strip();
    }

    private Ran as(GilavarServer server, String command, String party, String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                command,
                "--server",
                server.address(),
                "--mechanism",
                "trial",
                "--as",
                party + "/duty-officer",
                "--key",
                folder.resolve(party + ".pem").toString()));
        arguments.addAll(List.of(more));
        return Ran.command(arguments.toArray(new String[0]));
    }

    private Ran submit(GilavarServer server, String party, String body, String... more) throws IOException {
        Path file = Files.writeString(folder.resolve("body-" + ++files + ".yaml"), body);
        List<String> arguments = new ArrayList<>(List.of(file.toString()));
        arguments.addAll(List.of(more));
        Ran ran = as(server, "submit", party, arguments.toArray(new String[0]));
        assertThat(ran.exit()).as(ran.err()).isZero();
        return ran;
    }

    private static String witnessKey(String key, String name) {
        return Ran.command("key", "show", key + ".pub", "--witness", name)
                .out()
                .lines()
                .filter(line -> line.startsWith("witness "))
                .map(line -> line.substring(line.lastIndexOf(' ') + 1))
                .findFirst()
                .orElseThrow();
    }

    private static String value(Ran ran, String name) {
        return ran.out()
                .lines()
                .filter(line -> line.startsWith(name))
                .map(line -> line.substring(name.length()).strip())
                .findFirst()
                .orElseThrow();
    }

    /** The example's terms, watched by both parties, and signed by one post of each. */
    private static String terms(String log, String turkiye, String israel) throws IOException {
        ObjectNode terms = (ObjectNode) YAML.readTree(Files.readString(Stage.EXAMPLE.resolve("arrangement.yaml")));
        terms.remove("signedByTwo");
        JsonNode witnessing = YAML.readTree("{log: '" + log + "', witnesses: [{key: '" + turkiye + "', party: turkiye},"
                + " {key: '" + israel + "', party: israel}], quorum: {value: 2, source: P},"
                + " alarmAfter: {value: PT2M, source: P}}");
        terms.set("witnessing", witnessing);
        return YAML.createObjectNode()
                .put("type", "arrangement.propose")
                .put("name", "pact")
                .set("terms", terms)
                .toString();
    }

    private static String hash(ServerConfig config) {
        try (SqliteJournal journal = SqliteJournal.openReadOnly(config.journal())) {
            String outcome = journal.entry(journal.size())
                    .orElseThrow()
                    .entry()
                    .outcome()
                    .changes()
                    .toString();
            int at = outcome.indexOf("hash=") + "hash=".length();
            return outcome.substring(at, at + 64);
        }
    }

    @Test
    void anEntryBecomesFinalAndEverythingIsVerifiedOffline(@TempDir Path temporary)
            throws IOException, InterruptedException {
        folder = temporary;
        for (String party : List.of("azerbaijan", "turkiye", "israel")) {
            key(party);
            key(party + "-root");
        }
        String ours = key("turkiye-witness");
        String theirs = key("israel-witness");
        ServerConfig config = new ServerConfig(
                ServerConfig.LOOPBACK,
                0,
                folder.resolve("data"),
                Optional.of(VerifyingKey.ofText(
                        publicHalf(folder.resolve("azerbaijan-root.pem").toString()))),
                InstantSource.system(),
                Optional.empty(),
                Duration.ZERO);
        Path policy = folder.resolve("policy");
        Path provisional = folder.resolve("provisional");
        Path shown = folder.resolve("shown.json");
        Path copy = folder.resolve("copy");
        try (GilavarServer server = GilavarServer.start(config)) {
            found(server);
            String log = value(as(server, "record", "azerbaijan"), "its key     trial+");
            submit(
                    server,
                    "azerbaijan",
                    terms("trial+" + log, witnessKey(ours, "t.example"), witnessKey(theirs, "i.example")));
            String sign = "{type: arrangement.sign, arrangement: pact.v1, hash: " + hash(config) + "}";
            for (String party : List.of("turkiye", "israel", "azerbaijan")) {
                submit(server, party, sign);
            }
            submit(
                    server,
                    "turkiye",
                    "{type: message.send, name: hello, to: israel, purpose: CHECK, text: Radio check}",
                    "--receipt",
                    provisional.toString());
            server.beat();

            Ran before = as(server, "record", "turkiye", "--policy", policy.toString());
            assertThat(before.exit()).as(before.out()).isZero();
            assertThat(before.out()).contains("none of them final", "2 of 2 make an entry final", "waited for since");
            Ran early = Ran.command("verify", provisional.toString(), "--policy", policy.toString());
            assertThat(early.exit()).as(early.out()).isEqualTo(3);
            assertThat(early.out()).contains("your own statement", "PROVISIONAL", "verdict     VERIFIED");

            assertThat(mirror(server, "turkiye", copy, ours, "t.example").out()).contains("cosigned");
            assertThat(mirror(server, "israel", folder.resolve("theirs"), theirs, "i.example")
                            .out())
                    .contains("cosigned");
            assertThat(mirror(server, "turkiye", copy, ours, "t.example").out())
                    .contains(" final; common log 1, cosigned");
            Ran compared = as(
                    server,
                    "mirror",
                    "turkiye",
                    copy.toString(),
                    "--compare",
                    folder.resolve("theirs/common-head").toString());
            assertThat(compared.exit()).as(compared.out() + compared.err()).isZero();
            assertThat(compared.out()).contains("compared    ", "THE SAME LOG");

            Ran after = as(server, "record", "turkiye", "--entry", "2", "--save", shown.toString());
            assertThat(after.out()).contains("entry       2, final", "IN_TIME");
        }
        Ran verified = Ran.command("verify", shown.toString(), "--policy", policy.toString());
        assertThat(verified.exit()).as(verified.out()).isZero();
        assertThat(verified.out())
                .contains("FINAL: quorum enough has cosigned it", "under       size 1 of trial", "cosigned by ");
        Ran received = Ran.command("verify", provisional.toString(), "--copy", copy.toString());
        assertThat(received.exit()).as(received.out()).isZero();
        assertThat(received.out()).contains("has it at this index", "FINAL: the copy has a proof");
        Ran others = Ran.command(
                "verify",
                provisional.toString(),
                "--copy",
                folder.resolve("theirs").toString());
        assertThat(others.exit()).as(others.out()).isEqualTo(2);
        assertThat(others.err()).contains("is of the log of trial/turkiye, and ", " of that of trial/israel");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(copy)))
                .isEqualTo("rwx------");
        Ran byOthers = Ran.command("verify", shown.toString(), "--policy", watchedByOthers(policy));
        assertThat(byOthers.exit()).as(byOthers.out()).isEqualTo(3);
        assertThat(byOthers.out()).contains("PROVISIONAL: of the policy's witnesses too few");
        Ran own = Ran.command("verify", copy.toString());
        assertThat(own.exit()).as(own.out()).isZero();
        assertThat(own.out())
                .contains("2 statements of this party", "key         turkiye/", "cosigned by ", "verdict     VERIFIED");

        assertThat(Ran.command("verify", config.journal().toString()).exit()).isZero();
        Ran lost = Ran.command(
                "serve", "--data", folder.resolve("data").toString(), "--port", "0", "--log-key", key("other-log"));
        assertThat(lost.exit()).isNotZero();
        assertThat(lost.err()).contains("cannot be gone on with", "put that back or name it with --log-key");
        Files.move(config.journal(), folder.resolve("whole.db"));
        try (SqliteJournal emptied = SqliteJournal.open(config.journal())) {
            assertThat(emptied.size()).isZero();
        }
        Ran stale = Ran.command("verify", config.journal().toString());
        assertThat(stale.exit()).isEqualTo(1);
        assertThat(stale.lastLine()).contains("NOT VERIFIED: it has 0 entries, and its log has vouched for ");
        Ran refused = Ran.command("serve", "--data", folder.resolve("data").toString(), "--port", "0");
        assertThat(refused.err()).contains("is not the record that was served", "./gilavar restore");

        Files.write(copy.resolve("openings"), new byte[] {0, 0, 1, 0, 9});
        Ran damaged = Ran.command("verify", copy.toString());
        assertThat(damaged.exit()).isEqualTo(1);
        assertThat(damaged.out()).contains("NOT VERIFIED: openings");
        Ran nobodys = Ran.command("verify", shown.toString());
        assertThat(nobodys.out()).contains("BUT BY NOBODY'S KEY");
        assertThat(nobodys.exit()).isEqualTo(3);
    }

    /** The same logs under the eyes of a witness that has seen nothing. */
    private String watchedByOthers(Path file) throws IOException {
        Policy policy = Policy.parse(Files.readAllBytes(file));
        Policy.Witness nobody = new Policy.Witness("n", NoteKey.parse(witnessKey(key("nobody"), "n.example")), "");
        Policy other =
                new Policy(policy.logs(), List.of(nobody), List.of(new Policy.Group("all", 1, List.of("n"))), "all");
        return Files.write(folder.resolve("other policy"), other.bytes()).toString();
    }

    private Ran mirror(GilavarServer server, String party, Path copy, String key, String name) {
        Ran ran = as(server, "mirror", party, copy.toString(), "--once", "--witness-key", key, "--witness-name", name);
        assertThat(ran.exit()).as(ran.err()).isZero();
        return ran;
    }

    private void found(GilavarServer server) throws IOException {
        String root = folder.resolve("azerbaijan-root.pem").toString();
        submit(
                server,
                "azerbaijan",
                "{type: mechanism.found, title: Trial, facilitatorName: Azerbaijan, mode: OPERATIONAL, root: '"
                        + publicHalf(root) + "', key: '"
                        + publicHalf(folder.resolve("azerbaijan.pem").toString()) + "'}",
                "--cosign",
                root);
        for (String party : List.of("turkiye", "israel")) {
            String partyRoot = folder.resolve(party + "-root.pem").toString();
            String post = folder.resolve(party + ".pem").toString();
            submit(
                    server,
                    "azerbaijan",
                    "{type: party.enrol, party: " + party + ", name: " + party + ", root: '" + publicHalf(partyRoot)
                            + "', post: duty-officer, key: '" + publicHalf(post) + "'}",
                    "--cosign",
                    partyRoot,
                    "--cosign",
                    post);
        }
    }
}
