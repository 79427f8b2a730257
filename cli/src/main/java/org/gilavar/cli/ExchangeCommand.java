package org.gilavar.cli;

import java.io.IOException;
import org.gilavar.client.Bodies;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What the sides of a conflict say to each other. */
@Command(
        name = "exchange",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {ListCommand.class, ShowCommand.class},
        description = {
            "Pass on and answer what the sides of a conflict say to each other.",
            "",
            "It is begun with:  conflict ask, conflict object. Where the terms put the facilitator between the sides, the words of",
            "each stay with the facilitator, who passes on others."
        })
final class ExchangeCommand implements OfKind {

    private static final String EXCHANGE = "EXCHANGE";
    private static final String ID = "Its id.";

    @Override
    public Kind kind() {
        return Kind.EXCHANGE;
    }

    @Command(
            name = "relay",
            mixinStandardHelpOptions = true,
            description = "The facilitator passes on the question, or the answer, in words of its own.")
    int relay(
            @Parameters(paramLabel = EXCHANGE, description = ID) String typed,
            @Option(names = "--text", required = true, description = "What reaches the other side.") String text,
            @Mixin SayOptions say)
            throws IOException, InterruptedException {
        return say.say(Bodies.relay(say.id(Kind.EXCHANGE, typed), text));
    }

    @Command(name = "answer", mixinStandardHelpOptions = true, description = "Answer what has reached your side.")
    int answer(
            @Parameters(paramLabel = EXCHANGE, description = ID) String typed,
            @Option(names = "--text", required = true, description = "The answer.") String text,
            @Mixin SayOptions say)
            throws IOException, InterruptedException {
        return say.say(Bodies.answerExchange(say.id(Kind.EXCHANGE, typed), text));
    }

    @Command(
            name = "close",
            mixinStandardHelpOptions = true,
            description = "Close it without waiting for more: who has begun it, or the facilitator.")
    int close(
            @Parameters(paramLabel = EXCHANGE, description = ID) String typed,
            @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "For all who see it.")
                    String reason,
            @Mixin SayOptions say)
            throws IOException, InterruptedException {
        return say.say(Bodies.closeExchange(say.id(Kind.EXCHANGE, typed), reason));
    }
}
