package org.gilavar.cli;

import java.io.PrintWriter;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.gilavar.mechanism.item.Coded;
import org.gilavar.mechanism.item.InvalidItemException;
import org.gilavar.phrase.Language;
import org.gilavar.phrase.Parameter;
import org.gilavar.phrase.Phrase;
import org.gilavar.phrase.PhraseBook;
import org.gilavar.phrase.PhraseBooks;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The hotline's phrase book, to look into and to try. */
@Command(
        name = "phrase",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = {
            "Look into the phrase book of the line: codes that each side reads in its own language. Needs no server.",
            "",
            "What is said is the code and what is filled in, never the words, and is read back by the hash of that. The "
                    + "translations are a proposal, to be checked by native speakers before use. docs/phrases.md has all phrases."
        })
final class PhraseCommand {

    private static final String CODE = "CODE";
    private static final String A_CODE = "Such as W11.";
    private static final String IN_ALL = "en, tr, he, az, ar or ru. Default: all.";
    private static final String BOOK = "The version of the book. Default: the latest.";

    @Spec
    private CommandSpec command = CommandSpec.create();

    @Command(name = "list", mixinStandardHelpOptions = true, description = "List all phrases in one language.")
    int list(
            @Option(
                            names = "--language",
                            paramLabel = "LANGUAGE",
                            defaultValue = "en",
                            description = "en, tr, he, az, ar or ru. Default: ${DEFAULT-VALUE}")
                    Language language,
            @Option(names = "--book", paramLabel = "VERSION", description = BOOK) @Nullable Integer version) {
        Table table = new Table(List.of(CODE, "PURPOSE", "PHRASE"));
        for (Phrase phrase : book(version).phrases()) {
            table.add(List.of(phrase.code(), phrase.purpose().name(), phrase.text(language)));
        }
        table.print(command.commandLine().getOut(), Terminal.OUT.columns());
        return 0;
    }

    @Command(name = "show", mixinStandardHelpOptions = true, description = "Show a phrase, and what is filled into it.")
    int show(
            @Parameters(paramLabel = CODE, description = A_CODE) String code,
            @Option(names = "--language", paramLabel = "LANGUAGE", description = IN_ALL) @Nullable Language language,
            @Option(names = "--book", paramLabel = "VERSION", description = BOOK) @Nullable Integer version) {
        PhraseBook book = book(version);
        Phrase phrase = asked(() -> book.phrase(upper(code)));
        PrintWriter out = command.commandLine().getOut();
        out.println(phrase.code() + " " + phrase.purpose() + ", version " + book.version());
        read(language).forEach(each -> out.println(each.tag() + "  " + phrase.text(each)));
        for (Parameter parameter : phrase.parameters()) {
            out.println("--with " + parameter.name() + "=  " + parameter.kind().expected());
        }
        return 0;
    }

    @Command(
            name = "say",
            mixinStandardHelpOptions = true,
            description =
                    "Fill in a phrase: print what each side reads, and the hash that it is read back by. Nothing is sent.")
    int say(
            @Parameters(paramLabel = CODE, description = A_CODE) String code,
            @Option(
                            names = "--with",
                            paramLabel = "NAME=VALUE",
                            description = "What is filled in, such as time=120600ZAPR25. Once for each.")
                    @Nullable
                    Map<String, String> with,
            @Option(names = "--language", paramLabel = "LANGUAGE", description = IN_ALL) @Nullable Language language,
            @Option(names = "--book", paramLabel = "VERSION", description = BOOK) @Nullable Integer version) {
        Map<String, String> typed = with == null ? Map.of() : new LinkedHashMap<>(with);
        Coded coded = asked(() -> book(version).typed(upper(code), typed));
        PrintWriter out = command.commandLine().getOut();
        out.println(coded.code() + " of version " + coded.version());
        read(language)
                .forEach(each ->
                        out.println(each.tag() + "  " + PhraseBooks.printed().rendered(coded, each)));
        out.println("read-back  " + coded.readBack(Optional.empty()));
        return 0;
    }

    private static List<Language> read(@Nullable Language language) {
        return language == null ? Arrays.asList(Language.values()) : List.of(language);
    }

    private static String upper(String code) {
        return code.toUpperCase(Locale.ROOT);
    }

    private PhraseBook book(@Nullable Integer version) {
        return asked(() -> version == null
                ? PhraseBooks.printed().latest()
                : PhraseBooks.printed().of(version));
    }

    /** What was asked for wrongly is said in one sentence. */
    private <T> T asked(Supplier<T> answer) {
        try {
            return answer.get();
        } catch (InvalidItemException e) {
            throw new ParameterException(command.commandLine(), e.field() + ": " + e.reason());
        }
    }
}
