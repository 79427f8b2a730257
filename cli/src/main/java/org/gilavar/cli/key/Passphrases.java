package org.gilavar.cli.key;

import java.io.IOException;
import java.io.InputStream;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.gilavar.ledger.Passphrase;
import org.jspecify.annotations.Nullable;

/**
 * Where passphrases and PINs come from: a file if one is named, else the environment, else a person at the terminal.
 * Never an argument: those stand in the list of processes and in the history of the shell.
 */
public final class Passphrases {

    /** Opens a key. */
    public static final String VARIABLE = "GILAVAR_PASSPHRASE";

    /** Protects a key from now on, where the old passphrase is asked for as well. */
    public static final String NEW_VARIABLE = "GILAVAR_NEW_PASSPHRASE";

    /** The longest passphrase, a line end, and one byte to see that there is more. */
    private static final int MOST_BYTES = Passphrase.MAX_CHARS + 3;

    private final UnaryOperator<@Nullable String> environment;
    private final Prompt prompt;

    Passphrases(UnaryOperator<@Nullable String> environment, Prompt prompt) {
        this.environment = environment;
        this.prompt = prompt;
    }

    /** Those of this process. */
    public static Passphrases ofThisProcess() {
        return new Passphrases(System::getenv, Prompt.terminal());
    }

    /**
     * What opens something that is there.
     *
     * @param what as the person is asked for it, such as {@code passphrase of post.p12}
     * @throws UnusableKeyException if there is none, or it cannot be one
     */
    public Passphrase toOpen(String what, @Nullable Path file) throws IOException {
        Optional<Passphrase> unasked = unasked(VARIABLE, file);
        return unasked.isPresent() ? unasked.get() : asked(what, VARIABLE);
    }

    /**
     * What shall protect something from now on. A person types it twice.
     *
     * @param variable of the environment
     * @throws UnusableKeyException if there is none, it cannot be one, it is too short, or the two differ
     */
    public Passphrase toProtect(String what, String variable, @Nullable Path file) throws IOException {
        Optional<Passphrase> unasked = unasked(variable, file);
        if (unasked.isPresent()) {
            return longEnough(unasked.get());
        }
        Passphrase first = longEnough(asked(
                "new " + what + " (at least " + Passphrase.MIN_NEW_CHARS + " characters; nobody can reset it)",
                variable));
        try (Passphrase second = asked("the same again", variable)) {
            if (!first.matches(second)) {
                first.close();
                throw new UnusableKeyException("the two were not the same; nothing was changed");
            }
        }
        return first;
    }

    private Optional<Passphrase> unasked(String variable, @Nullable Path file) throws IOException {
        if (file != null) {
            return Optional.of(inFile(file));
        }
        String value = environment.apply(variable);
        return value == null ? Optional.empty() : Optional.of(passphrase(value.toCharArray(), variable));
    }

    private Passphrase asked(String what, String variable) {
        char[] typed = prompt.ask(what)
                .orElseThrow(() -> new UnusableKeyException("the " + what + " is needed, and there is no terminal to "
                        + "ask at: name a file that holds it with --passphrase-file, or set " + variable));
        return passphrase(typed, "what was typed");
    }

    private static Passphrase inFile(Path file) throws IOException {
        if (!Files.exists(file)) {
            throw new UnusableKeyException("there is no passphrase file " + file);
        }
        OwnerOnly.whatOthersMay(file).ifPresent(rights -> {
            throw new UnusableKeyException("others than its owner may use " + file + " (" + rights
                    + "), so the passphrase in it protects nothing: chmod 600 " + file);
        });
        byte[] bytes;
        try (InputStream in = Files.newInputStream(file)) {
            bytes = in.readNBytes(MOST_BYTES);
        }
        CharBuffer text = StandardCharsets.UTF_8.decode(java.nio.ByteBuffer.wrap(bytes));
        Arrays.fill(bytes, (byte) 0);
        char[] all = Arrays.copyOf(text.array(), text.limit());
        Arrays.fill(text.array(), '\0');
        int end = all.length;
        if (end > 0 && all[end - 1] == '\n') {
            end--;
        }
        if (end > 0 && all[end - 1] == '\r') {
            end--;
        }
        char[] line = Arrays.copyOf(all, end);
        Arrays.fill(all, '\0');
        return passphrase(line, file + " (one line, and nothing else)");
    }

    /** Takes the characters over and overwrites them. */
    private static Passphrase passphrase(char[] chars, String from) {
        try {
            return Passphrase.of(chars);
        } catch (IllegalArgumentException e) {
            throw new UnusableKeyException(from + ": " + e.getMessage());
        } finally {
            Arrays.fill(chars, '\0');
        }
    }

    private static Passphrase longEnough(Passphrase passphrase) {
        if (passphrase.length() < Passphrase.MIN_NEW_CHARS) {
            int found = passphrase.length();
            passphrase.close();
            throw new UnusableKeyException("a passphrase for a key has at least " + Passphrase.MIN_NEW_CHARS
                    + " characters, found " + found + "; four or five words chosen by dice are good");
        }
        return passphrase;
    }
}
