package org.gilavar.cli;

import java.io.IOException;
import java.util.List;
import org.gilavar.airspace.Volume;
import org.gilavar.client.Bodies;
import org.gilavar.mechanism.item.Category;
import org.gilavar.mechanism.item.Zone;
import org.gilavar.mechanism.json.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** Zones and lines. */
@Command(
        name = "zone",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {ListCommand.class, ShowCommand.class},
        description = {
            "Declare areas and lines with a meaning, agree to them, lift them.",
            "",
            "A zone permits nothing, and forbids nothing to whoever has not agreed to it."
        })
final class ZoneCommand implements OfKind {

    private static final String ZONE = "ZONE";
    private static final String ID = "Its id.";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Kind kind() {
        return Kind.ZONE;
    }

    @Command(name = "declare", mixinStandardHelpOptions = true, description = "Declare a zone, as your own word.")
    int declare(
            @Parameters(paramLabel = "NAME") String name,
            @Parameters(paramLabel = "TYPE", description = "${COMPLETION-CANDIDATES}.") Zone.Type type,
            @Parameters(paramLabel = "STATEMENT", description = "What your party says of it.") String statement,
            @Option(
                            names = "--applies-to",
                            split = ",",
                            required = true,
                            description = "To which activity, with commas between: ${COMPLETION-CANDIDATES}.")
                    List<Category> appliesTo,
            @Mixin VolumeOptions volumes,
            @Mixin SayOptions say)
            throws IOException, InterruptedException {
        List<Volume> given = volumes.volumes(say.now());
        if (given.size() != 1) {
            throw new ParameterException(
                    spec.commandLine(), "a zone has one volume, found " + given.size() + "; choose one with --only ID");
        }
        return say.say(Bodies.declareZone(
                name,
                type.name(),
                statement,
                JsonMapper.shared().readTree(Json.write(given.getFirst())),
                appliesTo.stream().map(Category::name).toList()));
    }

    @Command(name = "crossings", mixinStandardHelpOptions = true, description = "List your notices that touch a zone.")
    int crossings(
            @Option(names = "--standing", description = LookOptions.STANDING) boolean standing, @Mixin LookOptions look)
            throws IOException, InterruptedException {
        return look.list(Kind.CROSSING, standing);
    }

    @Command(
            name = "agree",
            mixinStandardHelpOptions = true,
            description = "Agree to a zone that another party has declared.")
    int agree(@Parameters(paramLabel = ZONE, description = ID) String typed, @Mixin SayOptions say)
            throws IOException, InterruptedException {
        return say.say(Bodies.agreeToZone(say.id(Kind.ZONE, typed)));
    }

    @Command(name = "lift", mixinStandardHelpOptions = true, description = "Lift a zone of your own.")
    int lift(
            @Parameters(paramLabel = ZONE, description = ID) String typed,
            @Option(names = "--reason", required = true, description = "Why.") String reason,
            @Mixin SayOptions say)
            throws IOException, InterruptedException {
        return say.say(Bodies.liftZone(say.id(Kind.ZONE, typed), reason));
    }
}
