package org.gilavar.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.concurrent.Callable;
import org.gilavar.cli.key.OwnerOnly;
import org.gilavar.cli.pki.Authority.Issued;
import org.gilavar.cli.pki.Pkcs12;
import org.gilavar.ledger.Passphrase;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Puts a certificate to the key that it is for. */
@Command(
        name = "install",
        mixinStandardHelpOptions = true,
        description = {
            "Put the certificate that an authority has issued to its key: from then on FILE.p12 is what --certificate takes.",
            "",
            "Also when it is renewed for the same key. A certificate that is of another key is refused, and nothing changes."
        })
final class PkiInstallCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(index = "0", paramLabel = "FILE.p12", description = "As ./gilavar pki request made it.")
    private Path file = Path.of("");

    @Parameters(
            index = "1",
            paramLabel = "CERTIFICATE.pem",
            description =
                    "The certificate, and after it those of whoever issued it, as far as they are not the authority itself.")
    private Path certificate = Path.of("");

    @Mixin
    private PassphraseOptions options = new PassphraseOptions();

    @Override
    public Integer call() throws IOException {
        List<X509Certificate> chain = TlsFiles.certificates(certificate);
        if (chain.isEmpty()) {
            throw new SpokenException(certificate + " has no certificate in it");
        }
        try (Passphrase passphrase = options.key(file.toString()).passphrase()) {
            Issued before = Pkcs12.issued(InputFile.read(file, Pkcs12.MAX_BYTES), passphrase);
            if (!before.certificate().getPublicKey().equals(chain.getFirst().getPublicKey())) {
                throw new SpokenException(certificate + " is of another key than the one in " + file + " ("
                        + TlsFiles.inWords(chain.getFirst()) + "); nothing has changed");
            }
            OwnerOnly.replace(file, Pkcs12.seal(new Issued(before.key(), chain), passphrase));
        }
        spec.commandLine().getOut().println(file + ": " + TlsFiles.inWords(chain.getFirst()));
        return 0;
    }
}
