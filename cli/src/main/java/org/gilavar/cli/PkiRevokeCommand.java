package org.gilavar.cli;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.CRL;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.gilavar.cli.pki.Authority.Issued;
import org.gilavar.cli.pki.RevocationList;
import org.gilavar.journal.UnreadableException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Takes a certificate back. */
@Command(
        name = "revoke",
        mixinStandardHelpOptions = true,
        description = {
            "Revoke the certificate of a machine that is lost or not to be trusted any more: puts it on FILE.crl, which the "
                    + "facilitator's operator gives the server (serve --revoked).",
            "",
            "For good: a certificate cannot be taken off a list again. What the machine's post has signed stays; revoke the key of "
                    + "the post as well if it was on that machine (key.revoke)."
        })
final class PkiRevokeCommand implements Callable<Integer> {

    private static final int MAX_BYTES = 8 << 20;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(index = "0", paramLabel = "FILE.crl", description = "The list; made if there is none.")
    private Path file = Path.of("");

    @Parameters(index = "1", paramLabel = "CERTIFICATE.pem", description = "The certificate to be revoked, PEM or DER.")
    private Path certificate = Path.of("");

    @Option(names = "--authority", paramLabel = "FILE.p12", required = true, description = "Who issued it.")
    private Path authority = Path.of("");

    @Mixin
    private PassphraseOptions options = new PassphraseOptions();

    @Override
    public Integer call() throws IOException {
        List<X509Certificate> named = TlsFiles.certificates(certificate);
        if (named.isEmpty()) {
            throw new SpokenException(certificate + " has no certificate in it");
        }
        X509Certificate revoked = named.getFirst();
        Optional<X509CRL> before = before();
        Issued own = PkiFiles.authority(authority, options, new SecureRandom()).own();
        byte[] next;
        try {
            next = RevocationList.pem(RevocationList.with(revoked, before, own, Instant.now()));
        } catch (IllegalArgumentException e) {
            throw new SpokenException(certificate + ", " + TlsFiles.inWords(revoked) + ": " + e.getMessage());
        }
        PkiFiles.publish(file, next);
        spec.commandLine()
                .getOut()
                .println(file + ": " + TlsFiles.inWords(revoked)
                        + (before.filter(list -> list.isRevoked(revoked)).isPresent()
                                ? " was revoked before"
                                : " is revoked")
                        + ". Hand the list to the facilitator's operator");
        return 0;
    }

    private Optional<X509CRL> before() throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            Collection<? extends CRL> lists = CertificateFactory.getInstance("X.509")
                    .generateCRLs(new ByteArrayInputStream(InputFile.read(file, MAX_BYTES)));
            if (lists.size() != 1) {
                throw new UnreadableException(
                        file + " has " + lists.size() + " lists in it; name a file with this authority's alone");
            }
            return lists.stream().map(X509CRL.class::cast).findFirst();
        } catch (GeneralSecurityException e) {
            throw new UnreadableException(file + " is no list of revoked certificates: " + e.getMessage(), e);
        }
    }
}
