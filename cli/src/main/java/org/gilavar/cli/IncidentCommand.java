package org.gilavar.cli;

import java.io.IOException;
import java.time.Instant;
import org.gilavar.client.Bodies;
import org.gilavar.mechanism.item.Incident;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Incidents. */
@Command(
        name = "incident",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {ListCommand.class, ShowCommand.class, IncidentReconstructCommand.class},
        description = "Report what went wrong. Each side's account is sealed from the other until both are in.")
final class IncidentCommand implements OfKind {

    private static final String INCIDENT = "INCIDENT";
    private static final String ID = "Its id.";

    @Override
    public Kind kind() {
        return Kind.INCIDENT;
    }

    @Command(name = "report", mixinStandardHelpOptions = true, description = "Report an incident with another party.")
    int report(
            @Parameters(paramLabel = "TYPE", description = "${COMPLETION-CANDIDATES}.") Incident.Type type,
            @Parameters(paramLabel = "PARTY", description = "The other one.") String with,
            @Parameters(paramLabel = "ACCOUNT", description = "In your own words.") String account,
            @Option(
                            names = "--occurred",
                            paramLabel = "TIME",
                            required = true,
                            converter = When.Form.class,
                            description = When.FORMS + ".")
                    When occurred,
            @Option(
                            names = "--at",
                            paramLabel = "LAT,LON,UNCERTAINTY",
                            required = true,
                            converter = PositionForm.class,
                            description = "Where, such as 34.8,38.9,2nm.")
                    PositionForm.Position at,
            @Option(names = "--name", description = "Of the incident. Default: the time, and chance.") @Nullable
                    String name,
            @Mixin SayOptions say)
            throws IOException, InterruptedException {
        Instant now = say.now();
        return say.say(Bodies.reportIncident(
                say.name(name),
                type.name(),
                with,
                occurred.after(now),
                Bodies.position(at.lat(), at.lon(), at.uncertainty()),
                account));
    }

    @Command(
            name = "account",
            mixinStandardHelpOptions = true,
            description = "Give your side's account of an incident that the other side has reported.")
    int account(
            @Parameters(paramLabel = INCIDENT, description = ID) String typed,
            @Parameters(paramLabel = "ACCOUNT", description = "In your own words.") String account,
            @Option(names = "--disputed", description = "It did not take place. Else it is acknowledged.")
                    boolean disputed,
            @Mixin SayOptions say)
            throws IOException, InterruptedException {
        return say.say(Bodies.accountOfIncident(say.id(Kind.INCIDENT, typed), !disputed, account));
    }

    @Command(
            name = "finding",
            mixinStandardHelpOptions = true,
            description = "As the facilitator: what was found, once both accounts are in.")
    int finding(
            @Parameters(paramLabel = INCIDENT, description = ID) String typed,
            @Parameters(paramLabel = "TEXT") String text,
            @Mixin SayOptions say)
            throws IOException, InterruptedException {
        return say.say(Bodies.findingOnIncident(say.id(Kind.INCIDENT, typed), text));
    }
}
