package org.gilavar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Optional;
import org.gilavar.cli.key.KeyFile;
import org.gilavar.ledger.SignatureAlgorithm;
import org.gilavar.ledger.SigningKey;
import org.gilavar.server.GilavarServer;
import org.gilavar.server.ServerConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Keys in a real PKCS#11 token. */
@Timeout(300)
final class TokenTest {

    @Test
    void aKeyMadeInATokenFoundsAMechanism(@TempDir Path folder) throws IOException, InterruptedException {
        SoftHsm hsm = SoftHsm.in(folder);
        hsm.addToken("Another desk");
        hsm.addToken("Duty desk");
        String uri = hsm.uri("token=Duty%20desk;object=azerbaijan");
        SigningKey root = SigningKey.generate(new SecureRandom());
        Path rootFile = folder.resolve("root.pem");
        new KeyFile(rootFile).writeUnencrypted(root);
        Ran made = hsm.command(SoftHsm.PIN, "key", "new", uri);
        assertThat(made.out()).as(made.err()).contains("algorithm  ES256", "public     es256:");
        assertThat(made.err()).isEmpty();
        assertThat(hsm.command(SoftHsm.PIN, "key", "show", uri).out()).isEqualTo(made.out());

        Ran again = hsm.command(SoftHsm.PIN, "key", "new", uri);
        assertThat(again.exit()).isNotZero();
        assertThat(again.err()).contains("never overwritten");

        String text = made.out().substring(made.out().indexOf("es256:")).strip();
        Path founding = Files.writeString(
                folder.resolve("found.yaml"),
                "{type: mechanism.found, title: Trial, facilitatorName: Azerbaijan, mode: OPERATIONAL, root: "
                        + root.verifyingKey().text() + ", key: " + text
                        + "}");
        ServerConfig config = new ServerConfig(
                ServerConfig.LOOPBACK,
                0,
                folder.resolve("data"),
                Optional.of(root.verifyingKey()),
                InstantSource.system());
        try (GilavarServer server = GilavarServer.start(config)) {
            Ran founded = hsm.command(SoftHsm.PIN, submit(server, founding, uri, rootFile));
            assertThat(founded.out()).as(founded.err()).contains("RECEIVED, NOT APPROVED");
        }
        Ran verified = Ran.command("verify", config.journal().toString());
        assertThat(verified.out()).contains("VERIFIED").doesNotContain("NOT VERIFIED");
    }

    private static String[] submit(GilavarServer server, Path body, String key, Path cosigner) {
        return new String[] {
            "submit",
            body.toString(),
            "--server",
            server.address(),
            "--mechanism",
            "trial",
            "--as",
            "azerbaijan/duty-officer",
            "--key",
            key,
            "--cosign",
            cosigner.toString()
        };
    }

    @Test
    void whatATokenCannotDoIsSaidInOneSentence(@TempDir Path folder) throws IOException, InterruptedException {
        SoftHsm hsm = SoftHsm.in(folder);
        hsm.addToken("Duty desk");
        hsm.addToken("Another desk");
        Path pem = Files.writeString(
                folder.resolve("made-elsewhere.pem"),
                SigningKey.generate(SignatureAlgorithm.ES256, new SecureRandom())
                        .toPem());
        hsm.importKey(pem, "Duty desk", "bare");

        assertSaid(
                hsm.command("999999", "key", "show", hsm.uri("token=Duty%20desk")),
                "the token does not take this PIN. It was tried once");
        assertSaid(
                hsm.command(SoftHsm.PIN, "key", "show", hsm.uri("token=Duty%20desk;object=bare")),
                "expected one key called \"bare\" in the token, found 0; those with a certificate, without which Java "
                        + "does not see them, are called []");
        assertSaid(
                hsm.command(SoftHsm.PIN, "key", "show", hsm.uri("token=Duty")),
                "expected one token that fits {token=Duty}, found 0");
        assertSaid(
                hsm.command(SoftHsm.PIN, "key", "new", hsm.uri("manufacturer=SoftHSM%20project;object=a")),
                "found 2; those there are called [");
    }

    @Test
    void whatIsAskedWronglyIsSaidBeforeAnyTokenIsTouched(@TempDir Path folder) throws IOException {
        String library =
                "?module-path=" + Files.createFile(folder.resolve("lib.so")).toAbsolutePath();

        assertSaid(
                Ran.command("key", "new", "pkcs11:token=a" + library),
                "a new key needs a name: add object=NAME to the URI");
        assertSaid(
                Ran.command("key", "new", "pkcs11:token=a;object=b" + library, "--algorithm", "ed25519"),
                "a key in a token is ES256");
        assertSaid(
                Ran.command("key", "change-passphrase", "pkcs11:token=a" + library),
                "a token's PIN is changed with the token's own program");
    }

    private static void assertSaid(Ran ran, String sentence) {
        assertThat(ran.exit()).isEqualTo(Gilavar.FAILED);
        assertThat(ran.err()).contains(sentence).doesNotContain("\tat ");
        assertThat(ran.out()).isEmpty();
    }
}
