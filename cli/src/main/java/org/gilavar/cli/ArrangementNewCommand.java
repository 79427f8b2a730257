package org.gilavar.cli;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gilavar.cli.profile.Profile;
import org.gilavar.mechanism.item.InvalidItemException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Terms to start from, with the names of those who will negotiate. */
@Command(
        name = "new",
        mixinStandardHelpOptions = true,
        description = {
            "Print terms to start from, in YAML, with where each value comes from. Needs no server.",
            "",
            "  ./gilavar arrangement new --profile incsea --parties north,south --facilitator harbour > terms.yaml",
            "",
            "Places in them are EXERCISE: put your own in. ./gilavar arrangement check tells what a server would say of them."
        })
final class ArrangementNewCommand implements Callable<Integer> {

    @Spec
    private CommandSpec command = CommandSpec.create();

    @Option(
            names = "--profile",
            paramLabel = "PROFILE",
            required = true,
            description = "Which; arrangement profiles lists them.")
    private String profile = "";

    @Option(
            names = "--parties",
            paramLabel = "PARTY",
            split = ",",
            description = "Two or more, by the ids under which they are enrolled. Default: neutral names.")
    private List<String> parties = new ArrayList<>();

    @Option(
            names = "--facilitator",
            paramLabel = "PARTY",
            defaultValue = Profile.FACILITATOR,
            description = "Who holds the line. Default: ${DEFAULT-VALUE}")
    private String facilitator = "";

    @Option(names = "--title", paramLabel = "TEXT", description = "Instead of the profile's own.")
    private @Nullable String title;

    @Option(
            names = "--from",
            paramLabel = "TIME",
            description =
                    "From when the zones in it stand, for six months, those with a calendar for ten years: 2025-04-12T00:00:00Z, for example. "
                            + "Default: from today on")
    private @Nullable Instant from;

    @Override
    public Integer call() {
        Profile chosen = Profile.named(profile)
                .orElseThrow(() -> new SpokenException("there is no profile \"" + profile + "\"; there are "
                        + Stream.of(Profile.values()).map(Profile::profileName).collect(Collectors.joining(", "))));
        List<String> among = parties.isEmpty() ? chosen.parties() : parties;
        among.forEach(party -> InvalidItemException.requireName("--parties", party));
        InvalidItemException.requireName("--facilitator", facilitator);
        Instant start = from == null ? Instant.now().truncatedTo(ChronoUnit.DAYS) : from;
        String document = chosen.document(among, facilitator, Optional.ofNullable(title), start);
        List<TermsReading.Fault> faults =
                TermsReading.of(document.getBytes(StandardCharsets.UTF_8)).faults();
        if (!faults.isEmpty()) {
            throw new SpokenException(faults.stream().map(Object::toString).collect(Collectors.joining("; ")));
        }
        command.commandLine().getOut().print(document);
        command.commandLine().getOut().flush();
        return 0;
    }
}
