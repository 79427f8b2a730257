package org.gilavar.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/** Tokens of SoftHSM in a folder of their own. A token's library reads its environment, so each command is a process. */
final class SoftHsm {

    static final String PIN = "123456";

    /** Debian, Fedora, Homebrew. */
    private static final List<Path> LIBRARIES = List.of(
            Path.of("/usr/lib/softhsm/libsofthsm2.so"),
            Path.of("/usr/lib64/pkcs11/libsofthsm2.so"),
            Path.of("/opt/homebrew/lib/softhsm/libsofthsm2.so"));

    private final Path folder;
    private final Path library;

    private SoftHsm(Path folder, Path library) {
        this.folder = folder;
        this.library = library;
    }

    /** Skips the test aloud where it is not installed. */
    static SoftHsm in(Path folder) throws IOException {
        Optional<Path> library = LIBRARIES.stream().filter(Files::isReadable).findFirst();
        if (library.isEmpty()) {
            System.err.println("SKIPPED: no SoftHSM here; install the package softhsm2");
        }
        Assumptions.assumeTrue(library.isPresent(), "needs SoftHSM: apt-get install softhsm2");
        Path tokens = Files.createDirectories(folder.resolve("tokens"));
        Files.writeString(
                folder.resolve("softhsm2.conf"),
                "directories.tokendir = " + tokens + "\nobjectstore.backend = file\nlog.level = ERROR\n");
        return new SoftHsm(folder, library.orElseThrow());
    }

    void addToken(String label) throws IOException, InterruptedException {
        util("--init-token", "--free", "--label", label, "--so-pin", "87654321", "--pin", PIN);
    }

    /** Puts a private key into a token as other programs do, with no certificate beside it. */
    void importKey(Path pem, String token, String label) throws IOException, InterruptedException {
        util("--import", pem.toString(), "--token", token, "--label", label, "--id", "01", "--pin", PIN);
    }

    private void util(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("softhsm2-util"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment());
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
    }

    String uri(String attributes) {
        return "pkcs11:" + attributes + "?module-path=" + library;
    }

    private Map<String, String> environment() {
        return Map.of("SOFTHSM2_CONF", folder.resolve("softhsm2.conf").toString());
    }

    /** The command in a process of its own, with this PIN in its environment. */
    Ran command(String pin, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                Gilavar.class.getName()));
        command.addAll(List.of(arguments));
        Path errors = Files.createTempFile(folder, "err", ".txt");
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(errors.toFile());
        builder.environment().putAll(environment());
        builder.environment().put("GILAVAR_PASSPHRASE", pin);
        Process process = builder.start();
        process.getOutputStream().close();
        String out = new String(process.getInputStream().readAllBytes(), UTF_8);
        int exit = process.waitFor();
        return new Ran(exit, out, Files.readString(errors));
    }
}
