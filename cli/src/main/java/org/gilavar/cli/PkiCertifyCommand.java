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
            "Look first whether the request is of the machine you think: whoever has its key will be let in as of your party."
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

    @Mixin
    private PassphraseOptions options = new PassphraseOptions();

    @Override
    public Integer call() throws IOException {
        PostName of = PostName.parse(as);
        CertificateRequest asked = read();
        Path answer = PkiFiles.withEnding(request, ".pem");
        PkiFiles.mustBeFree(answer);
        List<X509Certificate> chain = PkiFiles.authority(authority, options, new SecureRandom())
                .client(of.party(), of.post(), asked.key(), Instant.now());
        PkiFiles.writeNew(answer, Connection.pem(chain).getBytes(StandardCharsets.US_ASCII));
        spec.commandLine()
                .getOut()
                .println(answer + ": " + TlsFiles.inWords(chain.getFirst())
                        + ", for the key of a request that calls itself " + asked.subject());
        return 0;
    }

    private CertificateRequest read() throws IOException {
        try {
            return CertificateRequest.read(InputFile.read(request, CertificateRequest.MAX_BYTES));
        } catch (IllegalArgumentException e) {
            throw new UnreadableException(request + ": " + e.getMessage(), e);
        }
    }
}
