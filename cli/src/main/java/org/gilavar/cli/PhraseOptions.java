package org.gilavar.cli;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.gilavar.mechanism.item.Coded;
import org.gilavar.mechanism.item.InvalidItemException;
import org.gilavar.phrase.PhraseBook;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How a phrase is typed: its code, and what is filled in. */
final class PhraseOptions {

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command = CommandSpec.create();

    @Option(
            names = "--phrase",
            paramLabel = "CODE",
            description = "A code of the phrase book, such as N67. ./gilavar phrase list has them.")
    private @Nullable String code;

    @Option(
            names = "--with",
            paramLabel = "NAME=VALUE",
            description = "What is filled in, such as delay='30 min'. Once for each.")
    private Map<String, String> with = new LinkedHashMap<>();

    /** The phrase, held against its book, which is looked for only then; empty when none is typed. */
    Optional<Coded> from(Supplier<PhraseBook> book) {
        if (code == null) {
            if (!with.isEmpty()) {
                throw wrong("--with is for what is filled into a --phrase");
            }
            return Optional.empty();
        }
        String typed = code.toUpperCase(Locale.ROOT);
        return Optional.of(asked(() -> book.get().typed(typed, with)));
    }

    /** Says what is wrong with how it was typed. */
    ParameterException wrong(String reason) {
        return new ParameterException(command.commandLine(), reason);
    }

    /** What was asked for wrongly is said in one sentence. */
    <T> T asked(Supplier<T> answer) {
        try {
            return answer.get();
        } catch (InvalidItemException e) {
            throw wrong(e.field() + ": " + e.reason());
        }
    }
}
