package org.gilavar.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gilavar.client.Bodies;
import org.gilavar.mechanism.item.Incident;
import org.gilavar.mechanism.item.Inquiry.Position.Says;
import org.gilavar.mechanism.item.RiskClass;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ObjectNode;

/** Incidents. */
@Command(
        name = "incident",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            ListCommand.class,
            ShowCommand.class,
            IncidentPrintCommand.class,
            IncidentReconstructCommand.class
        },
        description = "Report what went wrong. Each side's words are sealed from the other until it has given its own.")
final class IncidentCommand implements OfKind {

    private static final String INCIDENT = "INCIDENT";
    private static final String ID = "Its id.";
    private static final String OWN_WORDS = "In your own words.";
    private static final String EVIDENCE = "What you have called it.";

    @Override
    public Kind kind() {
        return Kind.INCIDENT;
    }

    @Command(name = "report", mixinStandardHelpOptions = true, description = "Report an incident with another party.")
    int report(
            @Parameters(paramLabel = "TYPE", description = "${COMPLETION-CANDIDATES}.") Incident.Type type,
            @Parameters(paramLabel = "PARTY", description = "The other one.") String with,
            @Parameters(paramLabel = "ACCOUNT", description = OWN_WORDS) String account,
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
            @Mixin ParticularsOptions particulars,
            @Mixin SayOptions say)
            throws IOException, InterruptedException {
        Instant now = say.now();
        ObjectNode body = Bodies.reportIncident(
                say.name(name),
                type.name(),
                with,
                occurred.after(now),
                Bodies.position(at.lat(), at.lon(), at.uncertainty()),
                account);
        return say.say(particulars.into(body, say));
    }

    @Command(
            name = "account",
            mixinStandardHelpOptions = true,
            description = "Give your side's account of an incident that the other side has reported.")
    int account(
            @Parameters(paramLabel = INCIDENT, description = ID) String typed,
            @Parameters(paramLabel = "ACCOUNT", description = OWN_WORDS) String account,
            @Option(names = "--disputed", description = "It did not take place. Else it is acknowledged.")
                    boolean disputed,
            @Mixin ParticularsOptions particulars,
            @Mixin SayOptions say)
            throws IOException, InterruptedException {
        ObjectNode body = Bodies.accountOfIncident(say.id(Kind.INCIDENT, typed), !disputed, account);
        return say.say(particulars.into(body, say));
    }

    @Command(
            name = "full",
            mixinStandardHelpOptions = true,
            description = "Give your side's full report. It may correct your account, and both stand.")
    int full(
            @Parameters(paramLabel = INCIDENT, description = ID) String typed,
            @Parameters(paramLabel = "ACCOUNT", description = OWN_WORDS) String account,
            @Mixin ParticularsOptions particulars,
            @Mixin SayOptions say)
            throws IOException, InterruptedException {
        ObjectNode body = Bodies.fullReport(say.id(Kind.INCIDENT, typed), account);
        return say.say(particulars.into(body, say));
    }

    @Command(
            name = "evidence",
            mixinStandardHelpOptions = true,
            description = {
                "Put a file in evidence. Its hash is taken here; the file stays where it is.",
                "",
                "The other side is told of it where you name it a viewer, once your account is open to it, and else not even that there "
                        + "is any. The facilitator is told that there is some."
            })
    int evidence(
            @Parameters(paramLabel = INCIDENT, description = ID) String typed,
            @Parameters(paramLabel = "NAME", description = "What you call it.") String name,
            @Parameters(paramLabel = "FILE", description = "Is read, and never sent.") Path file,
            @Option(names = "--description", paramLabel = "TEXT", required = true, description = "What it shows.")
                    String description,
            @Option(
                            names = "--custodian",
                            paramLabel = "TEXT",
                            required = true,
                            description = "The office that keeps it; never a person.")
                    String custodian,
            @Option(
                            names = "--viewer",
                            split = ",",
                            paramLabel = "PARTY",
                            description =
                                    "Who is told of it: the other side, the facilitator or both. Default: nobody.")
                    @Nullable
                    List<String> viewers,
            @Mixin SayOptions say)
            throws IOException, InterruptedException {
        return say.say(Bodies.evidence(
                say.id(Kind.INCIDENT, typed),
                name,
                FileHash.sha256(file),
                description,
                custodian,
                Optional.ofNullable(viewers).orElse(List.of())));
    }

    @Command(
            name = "custody",
            mixinStandardHelpOptions = true,
            description = "Say that another office keeps your evidence from now on.")
    int custody(
            @Parameters(paramLabel = INCIDENT, description = ID) String typed,
            @Parameters(paramLabel = "NAME", description = EVIDENCE) String evidence,
            @Parameters(paramLabel = "CUSTODIAN", description = "The office; never a person.") String custodian,
            @Mixin SayOptions say)
            throws IOException, InterruptedException {
        return say.say(Bodies.handOverEvidence(say.id(Kind.INCIDENT, typed), evidence, custodian));
    }

    @Command(
            name = "show-evidence",
            mixinStandardHelpOptions = true,
            description = "Tell more of your evidence. It cannot be untold.")
    int showEvidence(
            @Parameters(paramLabel = INCIDENT, description = ID) String typed,
            @Parameters(paramLabel = "NAME", description = EVIDENCE) String evidence,
            @Parameters(paramLabel = "PARTY", arity = "1..*", description = "Whom.") List<String> to,
            @Mixin SayOptions say)
            throws IOException, InterruptedException {
        return say.say(Bodies.showEvidence(say.id(Kind.INCIDENT, typed), evidence, to));
    }

    @Command(
            name = "finding",
            mixinStandardHelpOptions = true,
            description = "As the facilitator: what was found, once both accounts are in or a full report is overdue.")
    int finding(
            @Parameters(paramLabel = INCIDENT, description = ID) String typed,
            @Parameters(paramLabel = "TEXT", arity = "0..1", description = "In one text.") @Nullable String text,
            @Option(
                            names = "--text",
                            paramLabel = "LANGUAGE=WORDS",
                            description = "Or in several languages side by side, such as 'en=Both were there.'.")
                    @Nullable
                    Map<String, String> texts,
            @Option(
                            names = "--risk",
                            description = "A risk of collision, B safety not assured, C no risk of collision, "
                                    + "D risk not determined.")
                    @Nullable
                    RiskClass risk,
            @Option(names = "--lesson", paramLabel = "TEXT", description = "May be given for several.") @Nullable
                    List<String> lessons,
            @Mixin SayOptions say)
            throws IOException, InterruptedException {
        ObjectNode body = finding(say.id(Kind.INCIDENT, typed), text, texts);
        if (risk != null) {
            body.put("risk", risk.name());
        }
        if (lessons != null) {
            lessons.forEach(body.putArray("lessons")::add);
        }
        return say.say(body);
    }

    private static ObjectNode finding(String id, @Nullable String text, @Nullable Map<String, String> texts) {
        if (text != null && texts == null) {
            return Bodies.findingOnIncident(id, text);
        }
        if (texts != null && text == null) {
            return Bodies.findingOnIncident(id, texts);
        }
        throw new SpokenException(
                "a finding is one TEXT, or one --text LANGUAGE=WORDS for each of two languages or more");
    }

    @Command(
            name = "position",
            mixinStandardHelpOptions = true,
            description = "Say beside the finding whether your side goes with it. Once; the finding stands as it is.")
    int position(
            @Parameters(paramLabel = INCIDENT, description = ID) String typed,
            @Parameters(paramLabel = "SAYS", description = "${COMPLETION-CANDIDATES}.") Says says,
            @Option(names = "--text", paramLabel = "TEXT", description = OWN_WORDS) @Nullable String text,
            @Mixin SayOptions say)
            throws IOException, InterruptedException {
        ObjectNode body = Bodies.positionOnFinding(say.id(Kind.INCIDENT, typed), says.name());
        Optional.ofNullable(text).ifPresent(words -> body.put("text", words));
        return say.say(body);
    }
}
