package org.gilavar.cli;

import java.io.IOException;
import java.net.URI;
import java.time.InstantSource;
import org.gilavar.client.GilavarClient;
import org.gilavar.client.Identity;
import org.gilavar.server.ServerConfig;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How a post reaches its mechanism. */
final class ClientOptions {

    @Option(
            names = "--server",
            paramLabel = "URL",
            defaultValue = "http://" + ServerConfig.LOOPBACK + ":" + ServerConfig.DEFAULT_PORT,
            description = "Default: ${DEFAULT-VALUE}")
    private URI server = URI.create("");

    @Option(names = "--mechanism", paramLabel = "NAME", required = true, description = "The mechanism's name.")
    private String mechanism = "";

    @Option(
            names = "--as",
            paramLabel = "PARTY/POST",
            required = true,
            description = "On whose behalf, such as turkiye/duty-officer.")
    private String as = "";

    @Option(
            names = "--key",
            paramLabel = "KEY",
            required = true,
            description = "The key of that post. " + PassphraseOptions.KEY_FORMS)
    private String key = "";

    @Mixin
    private PassphraseOptions passphrase = new PassphraseOptions();

    URI server() {
        return server;
    }

    PassphraseOptions passphrase() {
        return passphrase;
    }

    GilavarClient client() throws IOException {
        int slash = as.indexOf('/');
        if (slash < 1 || slash == as.length() - 1) {
            throw new SpokenException("--as: expected PARTY/POST, such as turkiye/duty-officer, found " + as);
        }
        Identity identity = new Identity(
                as.substring(0, slash),
                as.substring(slash + 1),
                passphrase.key(key).open());
        return new GilavarClient(server, mechanism, identity, InstantSource.system());
    }
}
