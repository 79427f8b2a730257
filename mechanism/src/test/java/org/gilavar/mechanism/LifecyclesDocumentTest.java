package org.gilavar.mechanism;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.gilavar.mechanism.Lifecycle.Move;
import org.junit.jupiter.api.Test;

/** docs/lifecycles.md is drawn from the lifecycles that every change is held against. */
final class LifecyclesDocumentTest {

    private static final Path DOCUMENT = Path.of("../docs/lifecycles.md");

    /** Set to {@code write}, the document is written instead of being compared. */
    private static final String DOCUMENTS = "gilavar.documents";

    private static final String HEAD = """
            # Lifecycles

            What states there are of each kind of item, and who moves it from one to the next. A rule that makes any other move is broken:
            nothing it did is kept. This page is drawn from the code and held against it by a test;
            `./gilavar test -pl mechanism -am -Dtest=LifecyclesDocumentTest -Dsurefire.failIfNoSpecifiedTests=false -D%s=write`
            draws it anew.

            An arrow says what happened, as tellings have it, and by whose words or which deadline. One that leads back to its own state
            tells something and moves nothing.
            """.formatted(DOCUMENTS);

    @Test
    void theDocumentIsWhatTheCodeDraws() throws IOException {
        if (System.getProperty(DOCUMENTS, "").equals("write")) {
            Files.writeString(DOCUMENT, drawn());
        }
        assertThat(Files.readString(DOCUMENT))
                .as("run this test with -D" + DOCUMENTS + "=write to have it drawn anew")
                .isEqualTo(drawn());
    }

    @Test
    void everyKindIsDrawnWithEveryStateAndMove() {
        String drawn = drawn();
        Lifecycles.all().values().forEach(lifecycle -> {
            assertThat(drawn).contains("\n## " + lifecycle.kind() + "\n");
            lifecycle.moves().forEach(move -> assertThat(drawn).contains(move.happened() + ", " + label(move.by())));
        });
    }

    private static String drawn() {
        StringBuilder text = new StringBuilder(HEAD);
        Lifecycles.all().values().stream()
                .sorted(Comparator.comparing(Lifecycle::kind))
                .forEach(lifecycle -> draw(lifecycle, text));
        return text.toString();
    }

    private static void draw(Lifecycle lifecycle, StringBuilder text) {
        text.append("\n## ").append(lifecycle.kind()).append("\n\n```mermaid\nstateDiagram-v2\n");
        // Between two states there is one arrow, whatever may have happened.
        Map<List<String>, List<Move>> arrows = lifecycle.moves().stream()
                .collect(Collectors.groupingBy(
                        move -> List.of(move.from(), move.to()), LinkedHashMap::new, Collectors.toList()));
        arrows.forEach((ends, moves) -> text.append("    ")
                .append(ends.getFirst().isEmpty() ? "[*]" : ends.getFirst())
                .append(" --> ")
                .append(ends.getLast())
                .append(" : ")
                .append(moves.stream()
                        .map(move -> move.happened() + ", " + label(move.by()))
                        .collect(Collectors.joining("<br/>")))
                .append('\n'));
        lifecycle.states().stream()
                .filter(lifecycle::isLast)
                .forEach(state -> text.append("    ").append(state).append(" --> [*]\n"));
        text.append("```\n");
    }

    /** Mermaid ends a label at a colon or a semicolon. */
    private static String label(String by) {
        return by.replace(':', ',').replace(';', ',');
    }
}
