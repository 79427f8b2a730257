package org.gilavar.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gilavar.client.GilavarClient;
import org.gilavar.client.Receipt;
import org.gilavar.client.Saying;
import org.gilavar.client.Telling;
import org.gilavar.client.mirror.ReceiptProof;
import org.gilavar.client.outbox.NotKeptException;
import org.gilavar.client.outbox.Outbox;
import org.gilavar.client.outbox.OutboxException;
import org.gilavar.client.outbox.Queued;
import org.gilavar.ledger.Envelope;
import org.gilavar.ledger.SigningKey;
import org.gilavar.ledger.log.MalformedException;
import org.gilavar.ledger.log.UnverifiedException;
import org.gilavar.mechanism.item.Precedence;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** How a command says something as a post: all that its verbs share, from the keys to the receipt. */
final class SayOptions {

    /** As the server words it, in every receipt. */
    private static final String WORDING = "RECEIVED, NOT APPROVED";

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command = CommandSpec.create();

    @Mixin
    private ClientOptions options = new ClientOptions();

    @Option(
            names = "--precedence",
            defaultValue = "ROUTINE",
            description = "ROUTINE, PRIORITY, IMMEDIATE or FLASH. Default: ${DEFAULT-VALUE}")
    private Precedence precedence = Precedence.ROUTINE;

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

    @Option(names = "--id", paramLabel = "ID", description = "The statement's id. Default: the time, and chance.")
    private @Nullable String id;

    @Option(
            names = "--receipt",
            paramLabel = "FILE",
            description =
                    "Keep the receipt: what shows that the statement is in the record. ./gilavar verify checks it.")
    private @Nullable Path receiptFile;

    @Mixin
    private OutboxOptions outbox = new OutboxOptions();

    @Mixin
    private GoodForOptions goodFor = new GoodForOptions();

    @Option(names = "--dry-run", description = "Print what would be signed, and sign and send nothing.")
    private boolean dryRun;

    @Option(names = "--json", description = "Print the receipt as the API has it, for programs.")
    private boolean json;

    private @Nullable GilavarClient client;

    private @Nullable Hearing hearing;

    /** The same for all that one command does. */
    GilavarClient client() throws IOException {
        GilavarClient known = client;
        if (known == null) {
            known = options.client();
            client = known;
        }
        return known;
    }

    /** The mechanism's time; at a desk with an outbox that hears nothing, as far as it knows. */
    Instant now() throws IOException, InterruptedException {
        if (outbox.folder().isPresent()) {
            return hearing().now();
        }
        return Instant.parse(client().get("/v1/me").path("now").asString());
    }

    /** Asked once: what is silent is waited for long enough by that. */
    private Hearing hearing() throws IOException, InterruptedException {
        Hearing known = hearing;
        if (known == null) {
            known = hear();
            hearing = known;
        }
        return known;
    }

    private Hearing hear() throws IOException, InterruptedException {
        try {
            Outbox open = outbox.open();
            open.mustBeOfPost(client().identity().party(), client().identity().post());
            return Hearing.of(client(), open);
        } catch (NotKeptException e) {
            throw e;
        } catch (OutboxException e) {
            return Hearing.without(client(), e);
        }
    }

    /** The id that is meant by what was typed. */
    String id(Kind kind, String typed) throws IOException {
        return kind.id(typed, client().identity().party());
    }

    /** One item as this post sees it now. */
    JsonNode item(Kind kind, String typed) throws IOException, InterruptedException {
        return LookOptions.item(client(), kind, typed);
    }

    /** The name that was typed, or one that nothing has yet. */
    String name(@Nullable String typed) throws IOException, InterruptedException {
        return typed == null ? client().uniqueName(now()) : typed;
    }

    /** Whether nothing is signed, and nothing sent. */
    boolean isDryRun() {
        return dryRun;
    }

    /** Says it; returns the exit code. */
    int say(JsonNode body) throws IOException, InterruptedException {
        MessageWords.fault(body).ifPresent(reason -> {
            throw new SpokenException("nothing is said: " + reason);
        });
        List<SigningKey> cosigners = cosigners();
        Saying saying = new Saying(body, precedence.name(), Optional.ofNullable(id), Optional.empty(), cosigners);
        ObjectNode statement = statement(saying);
        if (dryRun) {
            return print(statement);
        }
        Envelope envelope = client().sign(statement);
        for (SigningKey cosigner : cosigners) {
            envelope = envelope.countersigned(cosigner);
        }
        return outbox.folder().isPresent() ? keepAndSend(envelope) : received(client().deliver(envelope), envelope);
    }

    private ObjectNode statement(Saying saying) throws IOException, InterruptedException {
        ObjectNode statement;
        if (outbox.folder().isPresent()) {
            Instant now = now();
            String name = saying.id().orElse(client().uniqueName(now));
            statement = client().statement(
                            name, now, saying.precedence(), hearing().last().exercise(), saying.body());
        } else {
            statement = client().statement(saying);
        }
        goodFor.into(statement);
        return statement;
    }

    /** On disk first: whatever happens then, it can be sent again as it is. */
    private int keepAndSend(Envelope envelope) throws IOException, InterruptedException {
        Optional<IOException> fault = hearing().fault();
        Outbox open;
        Queued queued;
        try {
            open = outbox.open();
            queued = open.put(envelope);
        } catch (NotKeptException e) {
            throw e;
        } catch (OutboxException e) {
            OutboxWords.notKept(err(), e);
            if (fault.isPresent()) {
                Hearing.tell(err(), hearing().last(), fault.get());
                throw e;
            }
            return received(client().deliver(envelope), envelope);
        }
        if (fault.isEmpty()) {
            LoudLine line = new LoudLine(client());
            try {
                send(open, queued, line);
                return received(line.receipt(), envelope);
            } catch (IOException e) {
                fault = Optional.of(e);
            }
        }
        Hearing.tell(err(), hearing().last(), fault.get());
        OutboxWords.notHeard(err(), queued, open);
        return Gilavar.QUEUED;
    }

    /** The answer counts, even where it cannot be kept. */
    private void send(Outbox open, Queued queued, LoudLine line) throws IOException, InterruptedException {
        try {
            open.send(queued, line);
        } catch (OutboxException e) {
            if (!line.isAnswered()) {
                throw e;
            }
            OutboxWords.notKept(err(), e);
        }
        OutboxWords.remind(err(), open);
    }

    /** Says the first word of a mechanism, before there is anybody to ask for the time. */
    int found(JsonNode body, boolean exercise) throws IOException, InterruptedException {
        Instant now = Instant.now();
        String name = id == null ? client().uniqueName(now) : id;
        ObjectNode statement = client().statement(name, now, precedence.name(), exercise, body);
        if (dryRun) {
            return print(statement);
        }
        Envelope envelope = client().sign(statement);
        for (SigningKey key : cosigners()) {
            envelope = envelope.countersigned(key);
        }
        return received(client().found(envelope), envelope);
    }

    private int print(ObjectNode statement) {
        out().println(statement);
        command.commandLine().getErr().println("gilavar: a dry run: nothing was signed, and nothing sent");
        return 0;
    }

    private int received(Receipt receipt, Envelope sent) throws IOException {
        Exercise.announce(
                JsonMapper.shared().readTree(sent.payload()),
                command.commandLine().getErr());
        if (receiptFile != null && receipt.proof().isPresent()) {
            Files.writeString(receiptFile, receipt.proof().get());
        }
        if (json) {
            out().println(json(receipt));
        } else {
            out().println(WORDING + "  " + receipt.statement() + "  " + receipt.at());
            receipt.told().forEach(telling -> out().println(Words.ofReceipt(telling)));
        }
        return (receipt.proof().isPresent() ? provesIt(receipt.proof().get(), sent) : doesWithout())
                ? 0
                : Gilavar.FAILED;
    }

    private static ObjectNode json(Receipt receipt) {
        ObjectNode json = JsonMapper.shared().createObjectNode();
        json.put("statement", receipt.statement())
                .put("at", receipt.at().toString())
                .put("wording", WORDING);
        var told = json.putArray("told");
        for (Telling telling : receipt.told()) {
            told.addObject().put("happened", telling.happened()).set("item", telling.item());
        }
        receipt.proof().ifPresent(proof -> json.put("proof", proof));
        return json;
    }

    /** Whether it is well that the receipt brings no proof. */
    private boolean doesWithout() {
        command.commandLine()
                .getErr()
                .println(
                        "gilavar: the statement was taken; the receipt brings no proof that it is in the record, as for a post "
                                + "that does not read what its party is told"
                                + (receiptFile == null ? "" : "; " + receiptFile + " is not written"));
        return receiptFile == null;
    }

    /** A receipt that proves something else is as good as none, and better known now than when it is needed. */
    private boolean provesIt(String proof, Envelope sent) {
        try {
            ReceiptProof.mustBeOf(sent, proof);
            return true;
        } catch (MalformedException | UnverifiedException e) {
            command.commandLine()
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

    /** For words to people beside the receipt: with --json or --dry-run, standard output belongs to the program that reads it. */
    PrintWriter aside() {
        return json || dryRun ? command.commandLine().getErr() : out();
    }

    private PrintWriter err() {
        return command.commandLine().getErr();
    }

    private PrintWriter out() {
        return command.commandLine().getOut();
    }
}
