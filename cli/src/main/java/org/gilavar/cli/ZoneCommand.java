package org.gilavar.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gilavar.airspace.Volume;
import org.gilavar.client.Bodies;
import org.gilavar.mechanism.item.Category;
import org.gilavar.mechanism.item.Zone;
import org.gilavar.mechanism.json.Json;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

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

    @Command(
            name = "declare",
            mixinStandardHelpOptions = true,
            description = {
                "Declare a zone, as your own word.",
                "",
                "For example:  zone declare quiet BUFFER --statement 'en=Keep clear.' --applies-to MANNED_AIR "
                        + "--circle 34.8,38.9,10nm --lower SFC --upper FL100 --start now --end +6h"
            })
    int declare(
            @Parameters(paramLabel = "NAME") String name,
            @Parameters(paramLabel = "TYPE", description = "${COMPLETION-CANDIDATES}.") Zone.Type type,
            @Option(
                            names = "--statement",
                            paramLabel = "LANGUAGE=WORDS",
                            required = true,
                            description =
                                    "What your party says of it, once for each language; of a red line in two at least.")
                    Map<String, String> statement,
            @Option(
                            names = "--applies-to",
                            split = ",",
                            required = true,
                            description = "To which activity, with commas between: ${COMPLETION-CANDIDATES}.")
                    List<Category> appliesTo,
            @Option(
                            names = "--rules",
                            paramLabel = "FILE",
                            description =
                                    "Its calendar, what it tolerates, its procedure and the emergencies, in YAML or JSON "
                                            + "(docs/zones.md).")
                    @Nullable
                    Path rules,
            @Option(
                            names = "--known-to",
                            split = ",",
                            paramLabel = "PARTY",
                            description = "Only these other parties know of it, and the facilitator.")
                    @Nullable
                    List<String> knownTo,
            @Option(names = "--confidential", description = "Only the facilitator knows of it.") boolean confidential,
            @Mixin VolumeOptions volumes,
            @Mixin SayOptions say)
            throws IOException, InterruptedException {
        List<Volume> given = volumes.volumes(say.now());
        if (given.size() != 1) {
            throw new ParameterException(
                    spec.commandLine(), "a zone has one volume, found " + given.size() + "; choose one with --only ID");
        }
        if (confidential && knownTo != null) {
            throw new ParameterException(spec.commandLine(), "either --known-to or --confidential");
        }
        ObjectNode body = Bodies.declareZone(
                name,
                type.name(),
                statement,
                JsonMapper.shared().readTree(Json.write(given.getFirst())),
                appliesTo.stream().map(Category::name).toList());
        if (rules != null) {
            body.set("rules", SubmitCommand.body(rules));
        }
        if (confidential || knownTo != null) {
            ArrayNode known = body.putArray("knownTo");
            Optional.ofNullable(knownTo).orElse(List.of()).forEach(known::add);
        }
        return say.say(body);
    }

    @Command(
            name = "acknowledge",
            mixinStandardHelpOptions = true,
            description = "Take note of a zone that another party has declared, without agreeing to it.")
    int acknowledge(@Parameters(paramLabel = ZONE, description = ID) String typed, @Mixin SayOptions say)
            throws IOException, InterruptedException {
        return say.say(Bodies.acknowledgeZone(say.id(Kind.ZONE, typed)));
    }

    @Command(
            name = "disclose",
            mixinStandardHelpOptions = true,
            description = {
                "Let more parties know of a confidential zone of your own: all, or these as well.",
                "",
                "Whoever learns of it learns which notices of its own touch it."
            })
    int disclose(
            @Parameters(paramLabel = ZONE, description = ID) String typed,
            @Option(names = "--to", split = ",", paramLabel = "PARTY", description = "Only these as well.") @Nullable
                    List<String> to,
            @Mixin SayOptions say)
            throws IOException, InterruptedException {
        ObjectNode body = Bodies.discloseZone(say.id(Kind.ZONE, typed));
        if (to != null) {
            to.forEach(body.putArray("to")::add);
        }
        return say.say(body);
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
