package org.gilavar.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.gilavar.cli.scenario.BodyText;
import org.gilavar.client.GilavarClient;
import org.gilavar.client.Receipt;
import org.gilavar.client.Telling;
import org.gilavar.client.mirror.ReceiptProof;
import org.gilavar.ledger.Envelope;
import org.gilavar.ledger.SigningKey;
import org.gilavar.ledger.log.MalformedException;
import org.gilavar.ledger.log.UnverifiedException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** Says something as a post. */
@Command(
        name = "submit",
        mixinStandardHelpOptions = true,
        description = {
            "Sign a statement and send it.",
            "",
            "FILE holds the body of the statement in YAML or JSON, as the API document describes it: for example",
            "  {type: message.send, name: hello, to: israel, purpose: CHECK, text: Radio check}"
        })
final class SubmitCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private ClientOptions options = new ClientOptions();

    @Parameters(paramLabel = "FILE")
    private Path file = Path.of("");

    @Option(names = "--precedence", defaultValue = "ROUTINE", description = "ROUTINE, PRIORITY, IMMEDIATE or FLASH.")
    private String precedence = "";

    @Option(names = "--exercise", description = "Found an exercise. Afterwards statements are marked by themselves.")
    private boolean exercise;

    @Option(
            names = "--cosign",
            paramLabel = "KEY",
            description = "Sign with this key as well, named as for --key: a new key, a root key, a second post.")
    private List<String> cosign = new ArrayList<>();

    @Option(
            names = "--cosign-passphrase-file",
            paramLabel = "FILE",
            description = "A file with the passphrase or PIN of the --cosign key, in one line; once for each, in their "
                    + "order. Default: as for --key.")
    private List<Path> cosignPassphrases = new ArrayList<>();

    @Option(
            names = "--id",
            paramLabel = "ID",
            description = "The statement's id. Say it to be able to send the very same statement again.")
    private @Nullable String id;

    @Option(
            names = "--receipt",
            paramLabel = "FILE",
            description =
                    "Keep the receipt: what shows that the statement is in the record. ./gilavar verify checks it.")
    private @Nullable Path receiptFile;

    @Override
    public Integer call() throws IOException, InterruptedException {
        JsonNode body = body();
        GilavarClient client = options.client();
        List<SigningKey> cosigners = cosigners();
        boolean founding = body.path("type").asString("").equals("mechanism.found");
        boolean marked = exercise;
        Instant now = Instant.now();
        if (!founding) {
            JsonNode me = client.get("/v1/me");
            marked = me.path("mechanism").path("mode").asString().equals("EXERCISE");
            now = Instant.parse(me.path("now").asString());
        }
        String name = id == null ? UUID.randomUUID().toString() : id;
        Envelope envelope = client.sign(client.statement(name, now, precedence, marked, body));
        for (SigningKey key : cosigners) {
            envelope = envelope.countersigned(key);
        }
        Envelope sent = envelope;
        Receipt receipt = founding ? client.found(sent) : client.send(sent);
        PrintWriter out = spec.commandLine().getOut();
        if (receiptFile != null && receipt.proof().isPresent()) {
            Files.writeString(receiptFile, receipt.proof().get());
        }
        out.println("RECEIVED, NOT APPROVED  " + receipt.statement() + "  " + receipt.at());
        for (Telling telling : receipt.told()) {
            out.println("  " + telling.kind() + " " + telling.id() + " " + telling.happened());
        }
        return (receipt.proof().isPresent() ? provesIt(receipt.proof().get(), sent) : doesWithout())
                ? 0
                : Gilavar.FAILED;
    }

    /** Whether it is well that the receipt brings no proof. */
    private boolean doesWithout() {
        spec.commandLine()
                .getErr()
                .println("gilavar: the receipt brings no proof that the statement is in the record"
                        + (receiptFile == null ? "" : "; " + receiptFile + " is not written"));
        return receiptFile == null;
    }

    /** A receipt that proves something else is as good as none, and better known now than when it is needed. */
    private boolean provesIt(String proof, Envelope sent) {
        try {
            ReceiptProof.mustBeOf(sent, proof);
            return true;
        } catch (MalformedException | UnverifiedException e) {
            spec.commandLine()
                    .getErr()
                    .println("gilavar: *** ALARM: the receipt does not prove what was sent: " + e.getMessage());
            return false;
        }
    }

    /** Opened before anything is sent, so that a mistyped passphrase leaves nothing half done. */
    private List<SigningKey> cosigners() throws IOException {
        if (cosignPassphrases.size() > cosign.size()) {
            throw new SpokenException("--cosign-passphrase-file is given more often than --cosign");
        }
        List<SigningKey> keys = new ArrayList<>();
        for (int i = 0; i < cosign.size(); i++) {
            Path file = i < cosignPassphrases.size() ? cosignPassphrases.get(i) : null;
            keys.add(options.passphrase().key(cosign.get(i), file).open());
        }
        return keys;
    }

    private JsonNode body() throws IOException {
        try {
            return BodyText.read(InputFile.read(file, BodyText.MAX_BYTES));
        } catch (BodyText.UnfitException e) {
            throw new SpokenException(file + " " + e.getMessage());
        }
    }
}
