package org.gilavar.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.gilavar.cli.pki.CertificateRequest;
import org.gilavar.client.tls.Connection;
import org.gilavar.journal.UnreadableException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Answers a request for a certificate. */
@Command(
        name = "certify",
        mixinStandardHelpOptions = true,
        description = {
            "Answer a request for the certificate of a post's machine: FILE.pem beside FILE.csr.",
            "",
            "Whoever has the key of the request will be let in as of your party: so its fingerprint must be said, as it was read to "
                    + "you by another way than the request has come. Without it nothing is issued, and the fingerprint is shown."
        })
final class PkiCertifyCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "FILE.csr", description = "The request, PKCS#10, PEM or DER.")
    private Path request = Path.of("");

    @Option(
            names = "--as",
            paramLabel = "PARTY/POST",
            required = true,
            description = "Whose it is, by your word and not by that of the request.")
    private String as = "";

    @Option(names = "--authority", paramLabel = "FILE.p12", required = true, description = "Who issues it.")
    private Path authority = Path.of("");

    @Option(
            names = "--fingerprint",
            paramLabel = "HEX",
            description = "Of the key in the request, as ./gilavar pki request printed it.")
    private @Nullable String fingerprint;

    @Mixin
    private PassphraseOptions options = new PassphraseOptions();

    @Override
    public Integer call() throws IOException {
        PostName of = PostName.parse(as);
        CertificateRequest asked = read();
        mustBeTheOneMeant(asked);
        Path answer = PkiFiles.withEnding(request, ".pem");
        if (answer.equals(request)) {
            throw new SpokenException("name the request FILE.csr: the certificate stands beside it as FILE.pem");
        }
        PkiFiles.mustBeFree(answer);
        List<X509Certificate> chain = PkiFiles.authority(authority, options, new SecureRandom())
                .client(of.party(), of.post(), asked.key(), Instant.now());
        PkiFiles.writeNew(answer, Connection.pem(chain).getBytes(StandardCharsets.US_ASCII));
        spec.commandLine()
                .getOut()
                .println(answer + ": " + TlsFiles.inWords(chain.getFirst())
                        + ", for the key of a request that calls itself " + Words.shown(asked.subject()));
        return 0;
    }

    private void mustBeTheOneMeant(CertificateRequest asked) {
        String found = "the key of " + request + ", which calls itself " + Words.shown(asked.subject())
                + ", has the fingerprint\n  " + asked.fingerprint() + "\n";
        if (fingerprint == null) {
            throw new SpokenException(found
                    + "Nothing was issued. Have whoever made it read theirs to you, and say it with --fingerprint");
        }
        if (!asked.hasFingerprint(fingerprint)) {
            throw new SpokenException(
                    found + "and not the one that you say. Nothing was issued: it is another's request");
        }
    }

    private CertificateRequest read() throws IOException {
        try {
            return CertificateRequest.read(InputFile.read(request, CertificateRequest.MAX_BYTES));
        } catch (IllegalArgumentException e) {
            throw new UnreadableException(request + ": " + e.getMessage(), e);
        }
    }
}
