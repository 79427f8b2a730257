package org.gilavar.cli.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gilavar.ledger.Passphrase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PassphrasesTest {
    private static final String WORDS = "correct horse battery";

    @TempDir
    private Path folder = Path.of("");

    private final Deque<String> asked = new ArrayDeque<>();

    /** A person that types these, one after the other, and then is gone. */
    private Passphrases typed(Map<String, String> environment, String... answers) {
        Deque<String> left = new ArrayDeque<>(List.of(answers));
        return new Passphrases(environment::get, question -> {
            asked.add(question);
            return Optional.ofNullable(left.poll()).map(String::toCharArray);
        });
    }

    private static String text(Passphrase passphrase) {
        return new String(passphrase.chars());
    }

    private Path file(String content) throws IOException {
        Path file = Files.createTempFile(folder, "passphrase", ".txt");
        return Files.writeString(file, content);
    }

    @Test
    void aFileComesBeforeTheEnvironmentAndThatBeforeThePerson() throws IOException {
        Map<String, String> environment = Map.of(Passphrases.VARIABLE, "from the environment");

        assertThat(text(typed(environment, "typed").toOpen("it", file("from the file\n"))))
                .isEqualTo("from the file");
        assertThat(text(typed(environment, "typed").toOpen("it", null))).isEqualTo("from the environment");
        assertThat(asked).isEmpty();
        assertThat(text(typed(Map.of(), "typed").toOpen("passphrase of post.p12", null)))
                .isEqualTo("typed");
        assertThat(asked).containsExactly("passphrase of post.p12");
    }

    @ParameterizedTest
    @ValueSource(strings = {WORDS, WORDS + "\n", WORDS + "\r\n"})
    void theLineEndOfAFileIsNoPartOfIt(String content) throws IOException {
        assertThat(text(typed(Map.of()).toOpen("it", file(content)))).isEqualTo(WORDS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "two\nlines\n", "one\n\n", "şifre sözcüğü"})
    void aFileThatIsNotOneLineOfPrintableAsciiIsRefused(String content) {
        assertThatThrownBy(() -> typed(Map.of()).toOpen("it", file(content)))
                .isInstanceOf(UnusableKeyException.class)
                .hasMessageContaining("(one line, and nothing else): ");
    }

    @Test
    void aFileThatIsTooLongIsRefused() {
        assertThatThrownBy(() -> typed(Map.of()).toOpen("it", file("x".repeat(1_000_000))))
                .hasMessageContaining("at most 256 characters");
        assertThatThrownBy(() -> typed(Map.of()).toOpen("it", folder.resolve("none")))
                .hasMessageStartingWith("there is no passphrase file ");
    }

    @Test
    void aFileThatOthersMayReadIsRefused() throws IOException {
        Path file = file(WORDS);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));

        assertThatThrownBy(() -> typed(Map.of()).toOpen("it", file))
                .isInstanceOf(UnusableKeyException.class)
                .hasMessageContaining("(rw-r-----)")
                .hasMessageContaining("chmod 600")
                .message()
                .doesNotContain(WORDS);
    }

    @Test
    void whereNobodyCanBeAskedItSaysWhatElseThereIs() {
        assertThatThrownBy(() -> typed(Map.of()).toOpen("passphrase of post.p12", null))
                .isInstanceOf(UnusableKeyException.class)
                .hasMessage(
                        "the passphrase of post.p12 is needed, and there is no terminal to ask at: name a file that "
                                + "holds it with --passphrase-file, or set GILAVAR_PASSPHRASE");
    }

    @Test
    void aNewOneIsTypedTwice() throws IOException {
        assertThat(text(typed(Map.of(), WORDS, WORDS).toProtect("it", Passphrases.VARIABLE, null)))
                .isEqualTo(WORDS);
        assertThat(asked).hasSize(2).last().isEqualTo("the same again");
        assertThatThrownBy(() -> typed(Map.of(), WORDS, WORDS + "!").toProtect("it", Passphrases.VARIABLE, null))
                .hasMessage("the two were not the same; nothing was changed");
    }

    @Test
    void aNewOneThatIsTooShortIsRefusedWhereverItComesFrom() {
        Map<String, String> environment = Map.of(Passphrases.NEW_VARIABLE, "eleven char");
        String reason = "a passphrase for a key has at least 12 characters, found 11";

        assertThatThrownBy(() -> typed(environment).toProtect("it", Passphrases.NEW_VARIABLE, null))
                .hasMessageStartingWith(reason);
        assertThatThrownBy(() -> typed(Map.of()).toProtect("it", Passphrases.NEW_VARIABLE, file("eleven char")))
                .hasMessageStartingWith(reason);
        assertThatThrownBy(() -> typed(Map.of(), "eleven char").toProtect("it", Passphrases.NEW_VARIABLE, null))
                .hasMessageStartingWith(reason);
    }

    @Test
    void whatWasTypedIsOverwritten() throws IOException {
        char[] typed = WORDS.toCharArray();

        new Passphrases(name -> null, question -> Optional.of(typed)).toOpen("it", null);

        assertThat(new String(typed)).isEqualTo("\0".repeat(WORDS.length()));
    }
}
