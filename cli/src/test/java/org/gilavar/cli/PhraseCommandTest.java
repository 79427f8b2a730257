package org.gilavar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Stream;
import org.gilavar.phrase.PhraseBooks;
import org.junit.jupiter.api.Test;

/** The phrase book at a desk, without a server. */
final class PhraseCommandTest {

    @Test
    void allPhrasesAreListedInALanguage() {
        Ran turkish = Ran.command("phrase", "list", "--language", "tr");
        assertThat(turkish.exit()).as(turkish.err()).isZero();
        assertThat(turkish.out().lines())
                .hasSize(1 + PhraseBooks.printed().latest().phrases().size());
        assertThat(turkish.out()).contains("N12   INFORM       Bildirim verdik. Bildirim: {notice}.");
        assertThat(Ran.command("phrase", "list").out()).contains("We have filed notice {notice}.");
    }

    @Test
    void aPhraseShowsWhatIsFilledIn() {
        Ran shown = Ran.command("phrase", "show", "n67");
        assertThat(shown.exit()).as(shown.err()).isZero();
        assertThat(shown.out())
                .startsWith("N67 INFORM, version 1\nen  The activity of notice {notice} will begin late by {delay}.\n")
                .contains("\nar  ", "--with delay=  a time in whole minutes from 1 to 1440 such as 30 min or PT30M\n");
    }

    @Test
    void whatIsSaidIsPrintedAsEachSideReadsItWithOneHash() {
        Ran all = say("N67", "--with", "notice=turkiye.patrol-7", "--with", "delay=30 min");
        Ran arabic = say("N67", "--with", "delay=PT30M", "--with", "notice=turkiye.patrol-7", "--language", "ar");

        assertThat(all.out().lines()).hasSize(8);
        assertThat(all.out()).contains("\u2066turkiye.patrol-7\u2069 will begin late by \u206630\u2069\u00a0min.");
        assertThat(arabic.out().lines()).hasSize(3);
        assertThat(arabic.out()).contains("التأخير: \u206630\u2069\u00a0دقيقة.");
        assertThat(arabic.lastLine()).isEqualTo(all.lastLine()).matches("read-back  [0-9a-f]{64}");
    }

    @Test
    void whatCannotBeSaidIsRefusedByNameAndReason() {
        assertThat(say("L18", "--with", "time=soon").err())
                .contains("parameters.time: expected a time in UTC to the minute", "found \"soon\"");
        assertThat(say("L18").err()).contains("parameters.time: is missing");
        assertThat(say("X99").err()).contains("code: there is no phrase \"X99\" in version 1");
        assertThat(say("L18", "--book", "7").err()).contains("there is no version 7 of the phrase book; known: [1]");
        assertThat(say("L18", "--with", "time=soon").exit()).isEqualTo(2);
    }

    private static Ran say(String... arguments) {
        return Ran.command(Stream.concat(Stream.of("phrase", "say"), Arrays.stream(arguments))
                .toArray(String[]::new));
    }
}
