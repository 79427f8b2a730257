package org.gilavar.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.gilavar.cli.key.Passphrases;
import org.gilavar.cli.pki.Authority;
import org.gilavar.cli.pki.Authority.Issued;
import org.gilavar.client.tls.Connection;
import org.gilavar.ledger.Passphrase;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Certificates, and the package by which a party connects. */
@Command(
        name = "pki",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {PkiRequestCommand.class, PkiCertifyCommand.class, PkiInstallCommand.class, PkiRevokeCommand.class
        },
        description = {
            "Make authorities, certificates and connection packages.",
            "",
            "Each party has an authority of its own, which alone says whose its certificates are; it may be one that the "
                    + "party has already. A certificate lets a machine on the wire, no more: what is said is signed with the "
                    + "key of a post (./gilavar key)."
        })
final class PkiCommand {

    private static final String AUTHORITY = PkiFiles.AUTHORITY;
    private static final String PACKAGE = "connection.json";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private final SecureRandom random = new SecureRandom();

    @Command(
            name = "trial",
            mixinStandardHelpOptions = true,
            description = {
                "Make all of it for a trial: an authority and a certificate for the server, the same for each party, and each "
                        + "party's connection package.",
                "",
                "For a trial only: whoever runs this holds the authorities of everybody, under one passphrase. For more, each "
                        + "party runs ./gilavar pki authority and ./gilavar pki client itself, or uses its own."
            })
    int trial(
            @Parameters(paramLabel = "DIR", description = "A new folder.") Path folder,
            @Option(
                            names = "--server",
                            paramLabel = "URL",
                            required = true,
                            description = "Where parties will reach it.")
                    URI server,
            @Option(names = "--mechanism", paramLabel = "NAME", required = true, description = "The mechanism's name.")
                    String mechanism,
            @Option(
                            names = "--party",
                            paramLabel = "PARTY",
                            required = true,
                            description = "Each that connects, the facilitator too. May be given several times.")
                    Set<String> parties,
            @Option(
                            names = "--post",
                            paramLabel = "POST",
                            defaultValue = "duty-officer",
                            description = "Of each party. May be given several times. Default: ${DEFAULT-VALUE}")
                    Set<String> posts,
            @Mixin PassphraseOptions options)
            throws IOException {
        if (Files.exists(folder)) {
            throw new SpokenException(folder + " is there already; choose another name, keys are never overwritten");
        }
        Instant now = Instant.now();
        String host = host(server);
        Set<String> hosts = new LinkedHashSet<>(List.of(host));
        if (host.equals("localhost")) {
            hosts.add("127.0.0.1");
            hosts.add("::1");
        }
        try (Passphrase passphrase = PkiFiles.protecting(folder + ", all of it", options)) {
            Authority ofServer = Authority.create("server of " + mechanism, now, random);
            PkiFiles.write(folder.resolve("server"), AUTHORITY, ofServer.own(), passphrase);
            Issued ownServer = ofServer.server(List.copyOf(hosts), now);
            PkiFiles.write(folder.resolve("server"), "server", ownServer, passphrase);
            for (String party : parties) {
                Path own = folder.resolve(party);
                Authority authority = Authority.create(party, now, random);
                PkiFiles.write(own, AUTHORITY, authority.own(), passphrase);
                for (String post : posts) {
                    PkiFiles.write(own, post, authority.client(party, post, now), passphrase);
                }
                Connection connection = new Connection(
                        server,
                        mechanism,
                        party,
                        List.of(ofServer.certificate()),
                        List.of(Connection.pinOf(ownServer.certificate())),
                        Optional.empty());
                PkiFiles.writeNew(own.resolve(PACKAGE), connection.bytes());
            }
        }
        PrintWriter out = out();
        out.println(
                "made in " + folder + ": " + AUTHORITY + ".p12 and .pem of the server and of each party, server.p12, a "
                        + "certificate for each post, and each party's " + PACKAGE);
        out.println();
        out.println("serve       ./gilavar serve --tls " + folder.resolve("server/server.p12") + " "
                + String.join(
                        " ",
                        parties.stream()
                                .map(party -> "--client-authority " + party + "="
                                        + folder.resolve(party).resolve(AUTHORITY + ".pem"))
                                .toList())
                + " …");
        String one = parties.iterator().next();
        String post = posts.iterator().next();
        out.println("connect     ./gilavar doctor --connection "
                + folder.resolve(one).resolve(PACKAGE) + " --certificate "
                + folder.resolve(one).resolve(post + ".p12") + " --as " + one + "/" + post + " --key …");
        return 0;
    }

    @Command(
            name = "authority",
            mixinStandardHelpOptions = true,
            description =
                    "Make a party's authority: FILE.p12, which issues its certificates, and FILE.pem, for the facilitator.")
    int authority(
            @Parameters(paramLabel = "FILE.p12") Path file,
            @Option(names = "--name", paramLabel = "NAME", required = true, description = "Such as the party's.")
                    String name,
            @Mixin PassphraseOptions options)
            throws IOException {
        try (Passphrase passphrase = PkiFiles.protecting(file.toString(), options)) {
            Path shown = PkiFiles.withEnding(file, ".pem");
            PkiFiles.mustBeFree(shown);
            Issued own = Authority.create(name, Instant.now(), random).own();
            PkiFiles.write(file, own, passphrase);
            PkiFiles.writeNew(shown, Connection.pem(own.chain()).getBytes(StandardCharsets.US_ASCII));
            out().println(file + " issues certificates (keep it away from the network); give " + shown
                    + " to the facilitator");
        }
        return 0;
    }

    @Command(
            name = "client",
            mixinStandardHelpOptions = true,
            description =
                    "Issue a certificate for the machine of a post: FILE.p12, with its key; and FILE.pem, to revoke it by.")
    int client(
            @Parameters(paramLabel = "FILE.p12") Path file,
            @Option(names = "--as", paramLabel = "PARTY/POST", required = true, description = "Whose it is.") String as,
            @Option(names = "--authority", paramLabel = "FILE.p12", required = true, description = "Who issues it.")
                    Path authority,
            @Option(
                            names = "--new-passphrase-file",
                            paramLabel = "FILE",
                            description = "For the new file. Default: the environment variable "
                                    + Passphrases.NEW_VARIABLE + ", else you are asked.")
                    @Nullable
                    Path newFile,
            @Mixin PassphraseOptions options)
            throws IOException {
        PostName of = PostName.parse(as);
        issue(
                file,
                newFile,
                PkiFiles.authority(authority, options, random).client(of.party(), of.post(), Instant.now()));
        return 0;
    }

    @Command(
            name = "server",
            mixinStandardHelpOptions = true,
            description = "Issue a certificate for a server: FILE.p12, with its key.")
    int server(
            @Parameters(paramLabel = "FILE.p12") Path file,
            @Option(
                            names = "--host",
                            paramLabel = "HOST",
                            required = true,
                            description = "A name or address by which it is reached. May be given several times.")
                    List<String> hosts,
            @Option(names = "--authority", paramLabel = "FILE.p12", required = true, description = "Who issues it.")
                    Path authority,
            @Option(
                            names = "--new-passphrase-file",
                            paramLabel = "FILE",
                            description = "For the new file. Default: the environment variable "
                                    + Passphrases.NEW_VARIABLE + ", else you are asked.")
                    @Nullable
                    Path newFile,
            @Mixin PassphraseOptions options)
            throws IOException {
        issue(file, newFile, PkiFiles.authority(authority, options, random).server(hosts, Instant.now()));
        return 0;
    }

    @Command(
            name = "connection",
            mixinStandardHelpOptions = true,
            description = {
                "Make the connection package of a party: all it needs to reach the server, in one file without secrets.",
                "",
                "Hand it over by a way the party trusts: by it, it knows the server."
            })
    int connection(
            @Parameters(paramLabel = "FILE", description = "The package.") Path file,
            @Option(
                            names = "--server",
                            paramLabel = "URL",
                            required = true,
                            description = "Where it reaches the server.")
                    URI server,
            @Option(names = "--mechanism", paramLabel = "NAME", required = true, description = "The mechanism's name.")
                    String mechanism,
            @Option(names = "--party", paramLabel = "PARTY", required = true, description = "Whose package it is.")
                    String party,
            @Option(
                            names = "--authority",
                            paramLabel = "FILE.pem",
                            required = true,
                            description = "Who issues the server's certificate; alone is trusted for it.")
                    Path authority,
            @Option(
                            names = "--pin",
                            paramLabel = "FILE.pem",
                            description =
                                    "The server's certificate: nothing but its very key is trusted then, and a new key "
                                            + "needs a new package.")
                    @Nullable
                    Path pin,
            @Option(
                            names = "--policy",
                            paramLabel = "FILE",
                            description = "The witness policy (./gilavar record --policy).")
                    @Nullable
                    Path policy)
            throws IOException {
        Optional<String> text = policy == null
                ? Optional.empty()
                : Optional.of(new String(InputFile.read(policy, Connection.MAX_BYTES), StandardCharsets.UTF_8));
        List<String> pins = pin == null
                ? List.of()
                : List.of(Connection.pinOf(TlsFiles.certificates(pin).getFirst()));
        host(server);
        Connection connection = new Connection(server, mechanism, party, TlsFiles.certificates(authority), pins, text);
        PkiFiles.writeNew(file, connection.bytes());
        out().println(file + ": " + party + " reaches " + mechanism + " at " + server
                + "; it is no secret, but must come to the party unchanged");
        return 0;
    }

    private static String host(URI server) {
        if (!"https".equals(server.getScheme()) || server.getHost() == null) {
            throw new SpokenException(
                    "--server: expected an https address such as https://localhost:8470, found " + server);
        }
        String host = server.getHost();
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    private void issue(Path file, @Nullable Path newFile, Issued issued) throws IOException {
        PkiFiles.mustBeFree(PkiFiles.withEnding(file, ".pem"));
        try (Passphrase passphrase =
                Passphrases.ofThisProcess().toProtect("passphrase for " + file, Passphrases.NEW_VARIABLE, newFile)) {
            PkiFiles.write(file, issued, passphrase);
        }
        PkiFiles.writeShown(file, issued);
        out().println(file + ": " + TlsFiles.inWords(issued.certificate()));
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
