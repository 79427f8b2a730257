package org.gilavar.cli;

import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.gilavar.airspace.Length;
import org.gilavar.client.Bodies;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ObjectNode;

/** Ways out of a conflict. */
@Command(
        name = "proposal",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {ListCommand.class, ShowCommand.class},
        description = {
            "Propose ways out of a conflict, and accept or reject them.",
            "",
            "When all concerned have accepted, the notices change in one step."
        })
final class ProposalCommand implements OfKind {

    private static final String PROPOSAL = "PROPOSAL";
    private static final String ID = "Its id.";

    @Override
    public Kind kind() {
        return Kind.PROPOSAL;
    }

    @Command(
            name = "propose",
            mixinStandardHelpOptions = true,
            description = {
                "Propose who moves, and how.",
                "",
                "For example:  proposal propose israel-turkiye-1 --delay turkiye=30min --climb israel=2000ft"
            })
    int propose(
            @Parameters(paramLabel = "CONFLICT", description = "Its id.") String conflict,
            @Option(
                            names = "--delay",
                            paramLabel = "PARTY=DURATION",
                            converter = {PartyForm.class, ShiftForm.class},
                            description = "This side later, or earlier: 30min, -1h. May be given for several.")
                    @Nullable
                    Map<String, Duration> delay,
            @Option(
                            names = "--climb",
                            paramLabel = "PARTY=LENGTH",
                            converter = {PartyForm.class, SeparationOptions.LengthForm.class},
                            description = "This side higher, or lower: 2000ft, -600m. May be given for several.")
                    @Nullable
                    Map<String, Length> climb,
            @Option(names = "--name", description = "Of the proposal. Default: the time, and chance.") @Nullable
                    String name,
            @Option(names = "--remarks", paramLabel = "TEXT", description = "For both sides.") @Nullable String remarks,
            @Mixin SayOptions say)
            throws IOException, InterruptedException {
        Map<String, ObjectNode> measures = new LinkedHashMap<>();
        Optional.ofNullable(delay)
                .orElse(Map.of())
                .forEach((party, time) -> measure(measures, party).put("delay", time.toString()));
        Optional.ofNullable(climb)
                .orElse(Map.of())
                .forEach((party, length) -> measure(measures, party).put("climb", length.toString()));
        ObjectNode body = Bodies.propose(say.name(name), conflict, measures);
        Optional.ofNullable(remarks).ifPresent(text -> body.put("remarks", text));
        return say.say(body);
    }

    private static ObjectNode measure(Map<String, ObjectNode> measures, String party) {
        return measures.computeIfAbsent(party, p -> Bodies.measure());
    }

    @Command(
            name = "accept",
            mixinStandardHelpOptions = true,
            description = "Accept one: the last acceptance changes the notices.")
    int accept(@Parameters(paramLabel = PROPOSAL, description = ID) String typed, @Mixin SayOptions say)
            throws IOException, InterruptedException {
        return say.say(Bodies.accept(say.id(Kind.PROPOSAL, typed)));
    }

    @Command(
            name = "reject",
            aliases = "decline",
            mixinStandardHelpOptions = true,
            description = "Decline one, for good.")
    int reject(
            @Parameters(paramLabel = PROPOSAL, description = ID) String typed,
            @Option(names = "--reason", paramLabel = "TEXT", description = "For both sides.") @Nullable String reason,
            @Mixin SayOptions say)
            throws IOException, InterruptedException {
        ObjectNode body = Bodies.reject(say.id(Kind.PROPOSAL, typed));
        Optional.ofNullable(reason).ifPresent(text -> body.put("reason", text));
        return say.say(body);
    }

    @Command(name = "withdraw", mixinStandardHelpOptions = true, description = "Take your own back.")
    int withdraw(@Parameters(paramLabel = PROPOSAL, description = ID) String typed, @Mixin SayOptions say)
            throws IOException, InterruptedException {
        return say.say(Bodies.withdrawProposal(say.id(Kind.PROPOSAL, typed)));
    }

    /** The name of a party, before the equals sign, stands as it is. */
    static final class PartyForm implements ITypeConverter<String> {
        @Override
        public String convert(String text) {
            return text;
        }
    }
}
