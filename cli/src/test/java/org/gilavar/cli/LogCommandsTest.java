package org.gilavar.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.SimpleFileServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.gilavar.ledger.log.Evidence;
import org.gilavar.ledger.log.SignedCheckpoint;
import org.gilavar.ledger.log.TlogProof;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Logs, proofs and evidence checked as a stranger would, who has the files and a policy. */
@Timeout(60)
final class LogCommandsTest {
    private static final int SIZE = 300;

    @TempDir
    private Path folder = Path.of("");

    private SampleLog log = SampleLog.empty();
    private Path mirror = Path.of("");
    private String policy = "";

    @BeforeEach
    void aMirrorAndAPolicy() throws IOException {
        mirror = folder.resolve("mirror");
        log = SampleLog.in(mirror, "told", SIZE);
        log.publish(log.cosigned(1));
        policy = policy("any");
    }

    private String policy(String threshold) throws IOException {
        String text = "log " + SampleLog.LOG.key() + "\nwitness north "
                + SampleLog.witness(1).key()
                + "\nwitness south " + SampleLog.witness(2).key() + "\ngroup both " + threshold
                + " north south\nquorum both\n";
        return file("policy-" + threshold, text.getBytes(UTF_8));
    }

    private String file(String name, byte[] bytes) throws IOException {
        return Files.write(folder.resolve(name), bytes).toString();
    }

    @Test
    void aMirrorIsVerifiedByTheKeysOfAPolicy() {
        Ran ran = Ran.command("verify", mirror.toString(), "--policy", policy);

        assertThat(ran.exit()).as(ran.out() + ran.err()).isZero();
        assertThat(ran.out())
                .contains("origin      " + SampleLog.ORIGIN)
                .contains("size        300")
                .contains("root        " + log.head().checkpoint().root().hex())
                .contains("signed by   " + SampleLog.LOG.key())
                .contains("cosigned by north at 2023-11-14T22:13:21Z  ")
                .contains("no word of  south  ")
                .contains("quorum      both is met")
                .contains("entries     300 hold under the root, with 5 tiles and bundles");
        assertThat(ran.lastLine()).startsWith("verdict     VERIFIED, ");
        assertThat(ran.err()).as("no terminal, no progress").isEmpty();
    }

    @Test
    void withoutAPolicyItIsSaidLoudlyThatNobodyVouches() {
        Ran ran = Ran.command("verify", mirror.toString());

        assertThat(ran.exit()).isZero();
        assertThat(ran.out()).contains("*** NOT CHECKED AGAINST ANYBODY");
        assertThat(ran.lastLine()).contains("WHOLE, BUT BY NOBODY'S KEY").doesNotContain("VERIFIED");
    }

    @Test
    void aQuorumThatIsNotMetDoesNotHold() throws IOException {
        Ran ran = Ran.command("verify", mirror.toString(), "--policy", policy("all"));

        assertThat(ran.exit()).isEqualTo(1);
        assertThat(ran.out()).contains("both IS NOT MET", "NOT VERIFIED: checkpoint: the quorum both");
    }

    @Test
    void whatIsWrongIsNamed() throws IOException {
        for (String name : new String[] {"checkpoint", "tile/0/000", "tile/entries/001.p/44", "tile/1/000.p/1"}) {
            Path file = mirror.resolve(name);
            byte[] right = Files.readAllBytes(file);
            byte[] wrong = right.clone();
            wrong[wrong.length - 3] ^= 1;
            Files.write(file, wrong);
            Ran ran = Ran.command("verify", mirror.toString(), "--policy", policy);
            assertThat(ran.exit()).isEqualTo(1);
            assertThat(ran.lastLine()).startsWith("verdict     NOT VERIFIED: " + name + ": ");
            Files.write(file, right);
        }
    }

    @Test
    void aLogOnAWebServerIsVerifiedThroughItsTiles() throws IOException {
        HttpServer server = SimpleFileServer.createFileServer(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                mirror.toRealPath(),
                SimpleFileServer.OutputLevel.NONE);
        server.start();
        String address = "http://127.0.0.1:" + server.getAddress().getPort() + "/";
        try {
            Ran ran = Ran.command("verify", address, "--policy", policy);
            assertThat(ran.exit()).as(ran.err()).isZero();
            assertThat(ran.out()).contains("log         " + address, "entries     300 hold under the root");
            assertThat(Ran.command("verify", address + "tile/", "--policy", policy)
                            .exit())
                    .isEqualTo(2);
            Files.delete(mirror.resolve("tile/0/000"));
            Ran torn = Ran.command("verify", address, "--policy", policy);
            assertThat(torn.exit()).isEqualTo(1);
            assertThat(torn.lastLine()).endsWith("tile/0/000: missing");
        } finally {
            server.stop(0);
        }
        assertThat(Ran.command("verify", address).exit()).as("nobody is there").isEqualTo(2);
        Ran abroad = Ran.command("verify", "http://log.example/");
        assertThat(abroad.exit()).isEqualTo(2);
        assertThat(abroad.err()).contains("expected https, or http on this machine");
    }

    @Test
    void aProofShowsThatAnEntryIsInTheLog() throws IOException {
        TlogProof right = TlogProof.of(log.tree().inclusion(7, SIZE), log.cosigned(1));
        String proof = file("proof", right.bytes());
        String entry = file("entry", "told 7".getBytes(UTF_8));

        Ran ran = Ran.command("verify", proof, "--entry", entry, "--policy", policy);
        assertThat(ran.exit()).as(ran.out() + ran.err()).isZero();
        assertThat(ran.out()).contains("at index 7 holds", "quorum      both is met", "VERIFIED");

        String other = file("other", "told 8".getBytes(UTF_8));
        Ran wrong = Ran.command("verify", proof, "--entry", other, "--policy", policy);
        assertThat(wrong.exit()).isEqualTo(1);
        assertThat(wrong.lastLine()).contains("NOT VERIFIED: entry 7: ");

        Ran unsigned = Ran.command("verify", proof, "--entry", entry);
        assertThat(unsigned.exit()).isZero();
        assertThat(unsigned.out()).contains("NOT CHECKED AGAINST ANYBODY");

        assertThat(Ran.command("verify", proof, "--policy", policy).exit()).isEqualTo(2);
        String torn = file("torn", "c2sp.org/tlog-proof@v1\nindex x\n".getBytes(UTF_8));
        assertThat(Ran.command("verify", torn, "--entry", entry).exit()).isEqualTo(2);
    }

    @Test
    void evidenceIsCheckedOfflineAndSaysWhatItProves() throws IOException {
        SampleLog untold = SampleLog.in(folder.resolve("untold"), "untold", SIZE);
        String key = SampleLog.LOG.key().toString();
        String fork = file("fork", new Evidence(log.head(), untold.head(), Optional.empty()).bytes());

        Ran ran = Ran.command("evidence", fork, "--key", key);
        assertThat(ran.exit()).as(ran.out() + ran.err()).isZero();
        assertThat(ran.out())
                .contains(
                        "PROVES A FORK. Whoever holds this key signed both of these checkpoints of " + SampleLog.ORIGIN)
                .contains("which of the two is right");
        assertThat(Ran.command("verify", fork).err()).contains("./gilavar evidence " + fork + " --key VKEY");

        SignedCheckpoint later = untold.headAt(SIZE);
        Evidence.Prefix prefix = new Evidence.Prefix(
                untold.tree().root(100), untold.tree().consistency(100, SIZE).path());
        String sizes = file("sizes", new Evidence(log.headAt(100), later, Optional.of(prefix)).bytes());
        assertThat(Ran.command("evidence", sizes, "--key", key).out()).contains("its first 100 entries are others");

        String none = file("none", new Evidence(log.head(), log.head(), Optional.empty()).bytes());
        Ran nothing = Ran.command("evidence", none, "--key", key);
        assertThat(nothing.exit()).isEqualTo(1);
        assertThat(nothing.out()).contains("PROVES NOTHING: the checkpoints do not contradict each other");
        assertThat(Ran.command(
                                "evidence",
                                fork,
                                "--key",
                                SampleLog.witness(1).key().toString())
                        .exit())
                .isEqualTo(1);

        assertThat(Ran.command("evidence", policy, "--key", key).exit()).isEqualTo(2);
        assertThat(Ran.command("evidence", fork, "--key", "nobody").exit()).isEqualTo(2);
        assertThat(Ran.command("evidence", fork).exit()).isEqualTo(2);
        assertThat(Ran.command("evidence", folder.resolve("nowhere").toString(), "--key", key)
                        .err())
                .contains("there is no file");
    }

    @Test
    void whatCannotBeReadIsSaidInOneSentence() throws IOException {
        Files.createDirectories(folder.resolve("empty"));
        Ran empty = Ran.command("verify", folder.resolve("empty").toString());
        assertThat(empty.exit()).isEqualTo(2);
        assertThat(empty.err()).contains("there is no log at").doesNotContain("Exception");
        String bad = file("bad", "quorum nobody\n".getBytes(UTF_8));
        for (String wrong : new String[] {bad, folder.resolve("nowhere").toString()}) {
            Ran ran = Ran.command("verify", mirror.toString(), "--policy", wrong);
            assertThat(ran.exit()).isEqualTo(2);
            assertThat(ran.err()).doesNotContain("Exception");
        }
        assertThat(Ran.command("verify", mirror.toString(), "--entry", bad).exit())
                .isEqualTo(2);
        assertThat(Ran.command("verify", bad, "--policy", policy).err()).contains("--policy is for logs");
    }
}
