package org.gilavar.cli;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.gilavar.server.oidc.ProviderConfig;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Through whose providers people sign in to a server that a command starts. */
final class SignInOptions {

    private static final String SIGN_IN = "--sign-in";

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command = CommandSpec.create();

    @Option(
            names = SIGN_IN,
            paramLabel = "PARTY=FILE",
            description =
                    "The OpenID provider through which people of this party open the console (docs/sign-in.md says "
                            + "what stands in the file); for each party that has one.")
    private List<String> providers = List.of();

    /** By party. */
    Map<String, ProviderConfig> providers() {
        Map<String, ProviderConfig> byParty = new TreeMap<>();
        for (String provider : providers) {
            PartyFile named = PartyFile.parse(command.commandLine(), SIGN_IN, provider);
            if (byParty.put(named.party(), ProviderConfig.read(named.file())) != null) {
                throw new ParameterException(
                        command.commandLine(),
                        SIGN_IN + ": " + named.party() + " is named twice; a party has one provider");
            }
        }
        return byParty;
    }
}
