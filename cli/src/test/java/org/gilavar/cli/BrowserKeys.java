package org.gilavar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.gilavar.cli.key.KeyFile;

/** Gives a browser a key of its own, as people do: made in the console, enrolled by the command that the console shows. */
final class BrowserKeys {

    private static final String DUTY_OFFICER = "/duty-officer";

    private BrowserKeys() {}

    /**
     * Signs the browser in, makes its key, has it enrolled, and goes on as its post, which signs.
     *
     * @param folder for the request and the keys
     */
    static void signIn(Stage stage, Browser browser, String party, Path folder)
            throws IOException, InterruptedException {
        browser.signIn(stage.address(), stage.player().signInCode(party));
        browser.await("#signing-key").click();
        browser.await("#make-key").click();
        browser.await("#save-request");
        Ran enrolled = enrol(stage, browser, party, folder);
        assertThat(enrolled.exit()).as(enrolled.err()).isZero();
        browser.await("#go-on").click();
        browser.await("html[data-ready=true][data-feed=live] #signing-key[data-ready=true]");
    }

    /** Types the command as the sheet shows it, with files in the place of the keys. */
    static Ran enrol(Stage stage, Browser browser, String party, Path folder) throws IOException {
        String request = browser.ask("return document.querySelector('#request').textContent;");
        String name = Objects.requireNonNull(browser.one("#save-request").getDomAttribute("download"));
        Files.writeString(folder.resolve(name), request);
        Path key = kept(folder, party + DUTY_OFFICER);
        Path root = kept(folder, party + "/root");
        List<String> shown = List.of(browser.one("#enrol-command").getText().split("\\s+"));
        assertThat(shown).startsWith("./gilavar", "key", "enrol", name).contains(stage.address());
        return Ran.command(Stream.of(shown.subList(1, shown.size()).toArray(String[]::new))
                .map(word -> switch (word) {
                    case "KEY" -> key.toString();
                    case "ROOT-KEY" -> root.toString();
                    default -> word.equals(name) ? folder.resolve(name).toString() : word;
                })
                .toArray(String[]::new));
    }

    private static Path kept(Path folder, String holder) throws IOException {
        Path file = folder.resolve(holder.replace('/', '-') + ".pem");
        if (!Files.exists(file)) {
            new KeyFile(file).writeUnencrypted(Stage.KEYS.of(holder));
        }
        return file;
    }
}
