package org.gilavar.cli;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.gilavar.cli.key.KeyFile;
import org.gilavar.client.Bodies;
import org.gilavar.client.GilavarClient;
import org.gilavar.client.Identity;
import org.gilavar.client.Saying;
import org.gilavar.ledger.Hash;
import org.gilavar.ledger.SigningKey;
import org.gilavar.server.GilavarServer;
import org.gilavar.server.ServerConfig;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** A mechanism on a real server, in plain HTTP: Türkiye and Israel under the example's terms, by the clock of the wall. */
final class Trial implements AutoCloseable {

    static final String FACILITATOR = "azerbaijan";
    private static final String NAME = "trial";
    private static final String FIRST = "duty-officer";

    private final Path folder;
    private final GilavarServer server;
    private final URI address;

    private Trial(Path folder, GilavarServer server) {
        this.folder = folder;
        this.server = server;
        this.address = URI.create(server.address());
    }

    static Trial open(Path folder) throws IOException, InterruptedException {
        Trial trial = start(folder);
        trial.found(Optional.empty(), terms());
        return trial;
    }

    /** An exercise that begins at an instant of the next 31 days, under the example's terms changed so. */
    static Trial exercise(Path folder, Instant start, Consumer<ObjectNode> change)
            throws IOException, InterruptedException {
        Trial trial = start(folder);
        ObjectNode terms = terms();
        change.accept(terms);
        trial.found(Optional.of(start), terms);
        return trial;
    }

    private static ObjectNode terms() throws IOException {
        return new YAMLMapper()
                .readTree(Files.readString(Stage.EXAMPLE.resolve("arrangement.yaml")))
                .asObject()
                .without(List.of("signedByTwo", "line"));
    }

    private static Trial start(Path folder) throws IOException {
        return new Trial(
                folder,
                GilavarServer.start(new ServerConfig(
                        ServerConfig.LOOPBACK,
                        0,
                        folder.resolve("data"),
                        Optional.of(key(FACILITATOR + "-root").verifyingKey()),
                        InstantSource.system())));
    }

    /** In an exercise, lets time pass. */
    void passTo(Instant instant) throws IOException, InterruptedException {
        client(FACILITATOR).say(Bodies.body("exercise.time").put("now", instant.toString()));
    }

    /** The server goes away. */
    void stop() {
        server.close();
    }

    private void found(Optional<Instant> exercise, ObjectNode terms) throws IOException, InterruptedException {
        GilavarClient host = client(FACILITATOR);
        ObjectNode founding = Bodies.body("mechanism.found")
                .put("title", "Trial")
                .put("facilitatorName", "Azerbaijan")
                .put("mode", exercise.isPresent() ? "EXERCISE" : "OPERATIONAL")
                .put("root", text(FACILITATOR + "-root"))
                .put("key", text(FACILITATOR));
        host.found(host.sign(host.statement(
                        "found", InstantSource.system().instant(), "ROUTINE", exercise.isPresent(), founding))
                .countersigned(key(FACILITATOR + "-root")));
        if (exercise.isPresent()) {
            passTo(exercise.get());
        }
        for (String party : List.of("turkiye", "israel")) {
            ObjectNode enrolment = Bodies.body("party.enrol")
                    .put("party", party)
                    .put("name", party)
                    .put("post", "duty-officer")
                    .put("root", text(party + "-root"))
                    .put("key", text(party));
            host.say(Saying.of(enrolment).cosignedBy(List.of(key(party + "-root"), key(party))));
        }
        host.say(Bodies.proposeArrangement("pact", terms));
        for (String party : List.of("turkiye", "israel", FACILITATOR)) {
            GilavarClient client = client(party);
            client.say(Bodies.signArrangement(client.get("/v1/arrangements/pact.v1")));
        }
    }

    /** A further post of a party. */
    void enrols(String party, String post) throws IOException, InterruptedException {
        ObjectNode enrolment = Bodies.body("post.enrol").put("post", post).put("key", text(keyName(party, post)));
        client(party).say(Saying.of(enrolment).cosignedBy(List.of(key(party + "-root"), key(keyName(party, post)))));
    }

    private static String keyName(String party, String post) {
        return post.equals(FIRST) ? party : party + "." + post;
    }

    static SigningKey key(String name) {
        return SigningKey.ofSeed(
                Hash.sha256(name.getBytes(StandardCharsets.UTF_8)).bytes());
    }

    private static String text(String name) {
        return key(name).verifyingKey().text();
    }

    URI address() {
        return address;
    }

    GilavarClient client(String party) {
        return new GilavarClient(
                address(), NAME, new Identity(party, "duty-officer", key(party)), InstantSource.system());
    }

    /** What the desk of a party has in its environment. */
    Map<String, String> desk(String party) throws IOException {
        return desk(party, FIRST);
    }

    private Map<String, String> desk(String party, String post) throws IOException {
        String name = keyName(party, post);
        Path key = folder.resolve(name + ".pem");
        if (!Files.exists(key)) {
            new KeyFile(key).writeUnencrypted(key(name));
        }
        return Map.of(
                "GILAVAR_SERVER",
                address.toString(),
                "GILAVAR_MECHANISM",
                NAME,
                "GILAVAR_AS",
                party + "/" + post,
                "GILAVAR_KEY",
                key.toString());
    }

    /** A command at the desk of a party. */
    Ran at(String party, String... arguments) throws IOException {
        return Ran.command(desk(party), arguments);
    }

    /** The same at the desk of another of its posts. */
    Ran at(String party, String post, String[] arguments) throws IOException {
        return Ran.command(desk(party, post), arguments);
    }

    @Override
    public void close() {
        server.close();
    }
}
