package org.gilavar.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.gilavar.client.GilavarClient;
import org.gilavar.journal.UnreadableException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Finds out why a party cannot connect. */
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        description = {
            "Check a connection step by step, and name the step that fails and what to do about it.",
            "",
            "The package, your certificate, the server's name and port, TLS and whom each end takes the other for, the clocks, "
                    + "your key, and the record. Nothing is changed anywhere.",
            "",
            "Exit codes: 0 all is well, 1 a step fails, 2 wrong options."
        })
final class DoctorCommand implements Callable<Integer> {

    private static final Duration SOON = Duration.ofDays(30);

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private ClientOptions options = new ClientOptions();

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        boolean well = packageIsOne() && certificateIsFit() && isConnected();
        out.println(
                "verdict     " + (well ? "all is well." : "not connected; the step that fails is the last one above."));
        return well ? 0 : Gilavar.FAILED;
    }

    private boolean packageIsOne() throws IOException {
        try {
            options.connection()
                    .ifPresentOrElse(
                            read -> line(
                                    "package",
                                    read.party() + " reaches " + read.mechanism() + " at " + read.server() + "; "
                                            + read.authorities().size() + " authority, "
                                            + read.pins().size() + " pinned"),
                            () -> line("package", "none: plain HTTP, on loopback only"));
            return true;
        } catch (SpokenException | UnreadableException e) {
            line("package", "FAILS: " + e.getMessage());
            return false;
        }
    }

    private boolean isConnected() throws IOException, InterruptedException {
        GilavarClient client = options.client();
        return new Checkup(options.server(), options.tls(), InstantSource.system(), new Checkup.Listener() {
                    @Override
                    public void found(String step, String words) {
                        line(step, words);
                    }

                    @Override
                    public void failed(String step, String words) {
                        line(step, "FAILS: " + words);
                    }
                })
                .run(client);
    }

    private boolean certificateIsFit() throws IOException {
        Optional<X509Certificate> own;
        try {
            own = options.machineCertificate();
        } catch (SpokenException | UnreadableException e) {
            line("certificate", "FAILS: " + e.getMessage());
            return false;
        }
        if (own.isEmpty()) {
            return true;
        }
        X509Certificate certificate = own.get();
        Instant until = certificate.getNotAfter().toInstant();
        Instant now = Instant.now();
        if (until.isBefore(now)) {
            line(
                    "certificate",
                    "FAILS: it has expired: " + TlsFiles.inWords(certificate) + ". Have your authority issue another");
            return false;
        }
        if (certificate.getNotBefore().toInstant().isAfter(now)) {
            line(
                    "certificate",
                    "FAILS: it is valid only from " + certificate.getNotBefore().toInstant()
                            + "; is this machine's clock right?");
            return false;
        }
        line(
                "certificate",
                TlsFiles.inWords(certificate)
                        + (until.isBefore(now.plus(SOON)) ? ": SOON, have your authority issue another" : ""));
        return true;
    }

    private void line(String name, String value) {
        PrintWriter out = spec.commandLine().getOut();
        out.printf("%-11s %s%n", name, value);
        out.flush();
    }
}
