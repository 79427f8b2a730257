package org.gilavar.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/** The {@code openssl} command, run in a folder. */
final class OpenSsl {
    private static final String ABSENT = "needs OpenSSL 3: apt-get install openssl";

    private final Path folder;

    private OpenSsl(Path folder) {
        this.folder = folder;
    }

    /** Skips the test aloud where there is none. */
    static OpenSsl in(Path folder) throws InterruptedException {
        OpenSsl openSsl = new OpenSsl(folder);
        String version;
        try {
            version = openSsl.run("version");
        } catch (IOException e) {
            version = "";
        }
        if (!version.startsWith("OpenSSL 3")) {
            System.out.println("SKIPPED, NOT PASSED: " + ABSENT);
        }
        Assumptions.assumeTrue(version.startsWith("OpenSSL 3"), ABSENT);
        return openSsl;
    }

    /** What it printed, on either stream. */
    String run(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("openssl"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        String printed = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).as(printed).isZero();
        return printed;
    }
}
