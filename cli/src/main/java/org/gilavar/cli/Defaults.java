package org.gilavar.cli;

import java.lang.reflect.Field;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/** What a duty officer need not type every time: how a post reaches its mechanism, from the environment. */
final class Defaults implements IDefaultValueProvider {

    /** By option of {@link ClientOptions} and {@link OutboxOptions}; those of the same name of other commands have no default. */
    private static final Map<String, String> VARIABLES = Map.of(
            "--connection", "GILAVAR_CONNECTION",
            "--certificate", "GILAVAR_CERTIFICATE",
            "--server", "GILAVAR_SERVER",
            "--mechanism", "GILAVAR_MECHANISM",
            "--as", "GILAVAR_AS",
            "--key", "GILAVAR_KEY",
            "--outbox", "GILAVAR_OUTBOX");

    private final UnaryOperator<@Nullable String> environment;

    Defaults(UnaryOperator<@Nullable String> environment) {
        this.environment = environment;
    }

    @Override
    public @Nullable String defaultValue(ArgSpec argument) {
        boolean reaches = argument instanceof OptionSpec
                && argument.userObject() instanceof Field field
                && (field.getDeclaringClass() == ClientOptions.class
                        || field.getDeclaringClass() == OutboxOptions.class);
        if (!reaches) {
            return null;
        }
        String variable = VARIABLES.get(((OptionSpec) argument).longestName());
        String value = variable == null ? null : environment.apply(variable);
        return value == null || value.isBlank() ? null : value;
    }
}
