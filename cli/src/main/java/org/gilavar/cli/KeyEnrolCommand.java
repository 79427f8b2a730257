package org.gilavar.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.gilavar.client.GilavarClient;
import org.gilavar.client.Receipt;
import org.gilavar.journal.Admission;
import org.gilavar.ledger.Envelope;
import org.gilavar.ledger.MalformedEnvelopeException;
import org.gilavar.ledger.RefusedKeyException;
import org.gilavar.ledger.SigningKey;
import org.gilavar.ledger.VerifyingKey;
import org.gilavar.mechanism.json.Json;
import org.gilavar.mechanism.json.MalformedException;
import org.gilavar.mechanism.statement.KeyBody;
import org.gilavar.mechanism.statement.Statement;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * Enrols a key that lives where no root key comes, such as in a browser. What it is asked to sign is signed by that key already, so
 * nothing but the one key in it can be enrolled, and only by its own post and the root key.
 */
@Command(
        name = "enrol",
        mixinStandardHelpOptions = true,
        description = {
            "Enrol the key of a browser: sign the other half of the request that its console has saved.",
            "",
            "It is signed with the key of the post that was signed in there (--key) and with the root key of the party (--root). The "
                    + "console shows the command as it is to be typed.",
            "Where the terms ask two posts for a change of keys, these are the two."
        })
final class KeyEnrolCommand implements Callable<Integer> {

    private static final Pattern ID_BEGINS = Pattern.compile("[0-9a-f]{12,32}");

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private ClientOptions options = new ClientOptions();

    @Parameters(paramLabel = "REQUEST", description = "The file that the console has saved.")
    private Path file = Path.of("");

    @Option(
            names = "--key-id",
            paramLabel = "ID",
            required = true,
            description =
                    "How the id of the key begins as the console shows it, read there and not in the file; 12 of 0-9 and "
                            + "a-f or more.")
    private String keyId = "";

    @Option(
            names = "--root",
            paramLabel = "KEY",
            required = true,
            description = "The party's root key, named as for --key.")
    private String root = "";

    @Option(
            names = "--root-passphrase-file",
            paramLabel = "FILE",
            description = "A file with its passphrase or PIN, in one line. Default: as for --key.")
    private @Nullable Path rootPassphrase;

    /** Somebody's wish that a key be enrolled, signed by that key. */
    private record Request(Envelope envelope, Statement statement, KeyBody.EnrolPost enrolment) {}

    @Override
    public Integer call() throws IOException, InterruptedException {
        Request request = read();
        GilavarClient client = options.client();
        Statement.Sender from = request.statement().from();
        if (!from.party().equals(client.identity().party())
                || !from.post().equals(client.identity().post())) {
            throw new SpokenException("the console was opened as " + from.party() + "/" + from.post()
                    + ": give --as with that post, and its key");
        }
        SigningKey rootKey = options.passphrase().key(root, rootPassphrase).open();
        Envelope whole =
                request.envelope().countersigned(client.identity().key()).countersigned(rootKey);
        Receipt receipt = client.deliver(whole);
        PrintWriter out = spec.commandLine().getOut();
        out.println("RECEIVED, NOT APPROVED  " + receipt.statement() + "  " + receipt.at());
        receipt.told().forEach(telling -> out.println(Words.ofReceipt(telling)));
        out.println("The browser with this key now signs as " + from.party() + "/"
                + request.enrolment().post());
        return 0;
    }

    private Request read() throws IOException {
        try {
            Envelope envelope = Envelope.parse(InputFile.read(file, Envelope.MAX_JSON_BYTES));
            if (!envelope.payloadType().equals(Admission.STATEMENT_TYPE)) {
                throw unfit("it is no statement");
            }
            Statement statement = Json.readStatement(envelope.payload());
            if (!(statement.body() instanceof KeyBody.EnrolPost enrolment)) {
                throw unfit("it enrols no post");
            }
            VerifyingKey key = VerifyingKey.ofText(enrolment.key());
            if (envelope.signatures().size() != 1 || !key.verifies(envelope)) {
                throw unfit("it is not signed by the key that it brings, and by that alone");
            }
            mustBe(key);
            return new Request(envelope, statement, enrolment);
        } catch (MalformedEnvelopeException e) {
            throw unfit(e.field() + ": " + e.reason());
        } catch (MalformedException e) {
            throw unfit(e.field() + ": " + e.reason());
        } catch (RefusedKeyException e) {
            throw unfit("its key: " + e.reason());
        }
    }

    /** The file came by a way on which it may have been exchanged; the id was read on the screen. */
    private void mustBe(VerifyingKey key) {
        if (!ID_BEGINS.matcher(keyId).matches()) {
            throw new SpokenException("--key-id: expected 12 to 32 of 0-9 and a-f, as the console shows them");
        }
        if (!key.keyId().startsWith(keyId)) {
            throw new SpokenException(file + " brings the key " + key.keyId()
                    + ", and not the one that the console shows. Nothing was signed");
        }
    }

    private SpokenException unfit(String reason) {
        return new SpokenException(file + " is not what the console saves: " + reason);
    }
}
