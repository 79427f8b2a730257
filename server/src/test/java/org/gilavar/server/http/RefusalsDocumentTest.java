package org.gilavar.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.gilavar.mechanism.Refusal;
import org.junit.jupiter.api.Test;

/** docs/refusals.md has every kind of problem there is, and no other. */
final class RefusalsDocumentTest {

    private static final Path DOCUMENT = Path.of("../docs/refusals.md");
    private static final Path SOURCES = Path.of("src/main/java");

    /** As they are made: {@code Problem.of(404, "not-found", …)}, and the one after a local name for that. */
    private static final Pattern MADE = Pattern.compile("[ .(]of\\(\\s*\\d{3},\\s*\"([a-z-]+)\"");

    private static final Pattern IN_TABLE = Pattern.compile("(?m)^\\|((?: `[a-z-]+`,?)+) \\|");
    private static final Pattern NAME = Pattern.compile("`([a-z-]+)`");

    @Test
    void everyKindOfProblemIsExplained() throws IOException {
        SortedSet<String> explained = new TreeSet<>();
        IN_TABLE.matcher(Files.readString(DOCUMENT))
                .results()
                .flatMap(row -> NAME.matcher(row.group(1)).results())
                .forEach(name -> explained.add(name.group(1)));

        assertThat(explained).isEqualTo(kinds());
    }

    private static SortedSet<String> kinds() throws IOException {
        SortedSet<String> kinds = new TreeSet<>();
        kinds.add("http"); // with whatever status the server found
        for (Refusal.Code code : Refusal.Code.values()) {
            kinds.add(code.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        }
        try (Stream<Path> sources = Files.walk(SOURCES)) {
            sources.filter(file -> file.toString().endsWith(".java")).forEach(file -> {
                for (Matcher made = MADE.matcher(text(file)); made.find(); ) {
                    kinds.add(made.group(1));
                }
            });
        }
        return kinds;
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
