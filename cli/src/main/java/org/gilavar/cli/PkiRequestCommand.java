package org.gilavar.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.gilavar.cli.pki.Authority;
import org.gilavar.cli.pki.Authority.Issued;
import org.gilavar.cli.pki.CertificateRequest;
import org.gilavar.client.tls.Connection;
import org.gilavar.ledger.Passphrase;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** A key for a machine, made on it, and the request for its certificate. */
@Command(
        name = "request",
        mixinStandardHelpOptions = true,
        description = {
            "Make the key of a post's machine, FILE.p12, and the request for its certificate, FILE.csr (PKCS#10).",
            "",
            "The key never leaves this machine. Send FILE.csr to your party's authority; put what comes back in its place with "
                    + "./gilavar pki install."
        })
final class PkiRequestCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "FILE.p12")
    private Path file = Path.of("");

    @Option(names = "--as", paramLabel = "PARTY/POST", required = true, description = "Whose it is to be.")
    private String as = "";

    @Option(
            names = "--connection",
            paramLabel = "FILE",
            description = "Your party's connection package; says whether --as is of the party that it is for.")
    private @Nullable Path connection;

    @Mixin
    private PassphraseOptions options = new PassphraseOptions();

    @Override
    public Integer call() throws IOException {
        PostName of = PostName.parse(as);
        if (connection != null) {
            Connection given = TlsFiles.connection(connection);
            if (!given.party().equals(of.party())) {
                throw new SpokenException(
                        connection + " is the package of " + given.party() + ", and --as says " + of.party());
            }
        }
        Path asked = PkiFiles.withEnding(file, ".csr");
        if (asked.equals(file)) {
            throw new SpokenException("name the file of the key FILE.p12: the request stands beside it as FILE.csr");
        }
        PkiFiles.mustBeFree(asked);
        Issued own = Authority.unissued(of.party(), of.post(), Instant.now(), new SecureRandom());
        try (Passphrase passphrase = PkiFiles.protecting(file.toString(), options)) {
            PkiFiles.write(file, own, passphrase);
        }
        CertificateRequest request = CertificateRequest.of(own);
        PkiFiles.writeNew(asked, request.pem());
        spec.commandLine()
                .getOut()
                .println(file + " has the key and stays here. Send " + asked
                        + " to the authority of " + of.party() + "; it answers with a certificate for clients:\n"
                        + "  ./gilavar pki certify " + asked + " --as " + as + " --authority … --fingerprint …\n"
                        + "Read the fingerprint of the key to it by another way, such as the telephone:\n"
                        + "  " + request.fingerprint() + "\n"
                        + "and then:\n  ./gilavar pki install " + file + " CERTIFICATE.pem");
        return 0;
    }
}
