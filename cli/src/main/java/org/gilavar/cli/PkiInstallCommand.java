package org.gilavar.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.concurrent.Callable;
import org.gilavar.cli.key.OwnerOnly;
import org.gilavar.cli.pki.Authority.Issued;
import org.gilavar.cli.pki.Pkcs12;
import org.gilavar.client.tls.Certificates;
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
            "A certificate that is of another key, not for clients, or not valid now is refused, and nothing changes. A new one each "
                    + "year is for a new key: ./gilavar pki request with another name."
        })
final class PkiInstallCommand implements Callable<Integer> {

    /** RFC 5280 §4.2.1.12. */
    private static final String CLIENT = "1.3.6.1.5.5.7.3.2";

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
        mustBeForAClient(chain);
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

    private void mustBeForAClient(List<X509Certificate> chain) {
        if (chain.isEmpty()) {
            throw new SpokenException(certificate + " has no certificate in it");
        }
        X509Certificate own = chain.getFirst();
        try {
            own.checkValidity();
            List<String> uses = own.getExtendedKeyUsage();
            if (own.getBasicConstraints() >= 0 || (uses != null && !uses.contains(CLIENT))) {
                throw new SpokenException(certificate + ": the first certificate, " + TlsFiles.inWords(own)
                        + ", is one of an authority, or not for clients (clientAuth); nothing has changed");
            }
        } catch (CertificateException e) {
            throw new SpokenException(certificate + ": " + TlsFiles.inWords(own)
                    + ", is not valid now, or says of its use what cannot be read; nothing has changed");
        }
        for (int i = 1; i < chain.size(); i++) {
            if (!Certificates.hasIssued(chain.get(i), chain.get(i - 1))) {
                throw new SpokenException(certificate + ": " + TlsFiles.inWords(chain.get(i - 1))
                        + ", was not issued by the one after it; put whoever issued each right after it, each once");
            }
        }
    }
}
