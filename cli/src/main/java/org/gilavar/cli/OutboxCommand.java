package org.gilavar.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.gilavar.client.GilavarClient;
import org.gilavar.client.outbox.Heard;
import org.gilavar.client.outbox.Line;
import org.gilavar.client.outbox.Outbox;
import org.gilavar.client.outbox.Queued;
import org.gilavar.client.outbox.StatementPackage;
import org.gilavar.client.outbox.Verdict.State;
import org.gilavar.ledger.Envelope;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What was said while the server could not be reached. */
@Command(
        name = "outbox",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = ImportCommand.class,
        description = {
            "What this desk said while it could not reach the server: send it, or have it carried by another.",
            "",
            "At a desk with an outbox (--outbox, or $GILAVAR_OUTBOX) every command that says something keeps it there first. docs/cut-off.md "
                    + "goes through it."
        })
final class OutboxCommand {

    private static final String ID = "ID";
    private static final String WHICH = "The statement's id.";

    /** Which kind of mechanism a desk is of. */
    enum Mode {
        EXERCISE,
        OPERATIONAL
    }

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }

    private PrintWriter err() {
        return spec.commandLine().getErr();
    }

    @Command(
            name = "prepare",
            mixinStandardHelpOptions = true,
            description = {
                "Make ready, while the server is heard, for when it is not.",
                "",
                "The desk learns whether this is an exercise, which every statement has to say. Where it cannot be asked, say it with --mode."
            })
    int prepare(
            @Option(names = "--mode", description = "${COMPLETION-CANDIDATES}. Default: the server is asked.") @Nullable
                    Mode mode,
            @Mixin OutboxOptions options,
            @Mixin ClientOptions who)
            throws IOException, InterruptedException {
        GilavarClient client = who.client();
        Outbox outbox = options.open();
        Instant now = Instant.now();
        Heard heard =
                mode == null ? Hearing.ask(client) : new Heard(client.mechanism(), mode == Mode.EXERCISE, now, now);
        outbox.heard(heard);
        out().println("ready, of " + (heard.exercise() ? "the EXERCISE " : "") + heard.mechanism());
        return 0;
    }

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = "List all that was said by way of this outbox.")
    int list(
            @Option(names = "--waiting", description = "Only what nobody is known to have taken or refused.")
                    boolean waiting,
            @Mixin OutboxOptions options)
            throws IOException {
        Outbox outbox = options.open();
        List<Queued> all = waiting ? outbox.open() : outbox.all();
        if (all.isEmpty()) {
            out().println("none" + (waiting ? " that waits" : ""));
        } else {
            OutboxWords.table(all).print(out(), Terminal.OUT.columns());
        }
        outbox.heard().ifPresent(heard -> err().println("gilavar: heard last at " + heard.at()));
        return 0;
    }

    @Command(
            name = "send",
            mixinStandardHelpOptions = true,
            description = {
                "Send all that waits, in the order in which it was said.",
                "",
                "What is refused is kept with the reason and holds up nothing; nor does what is too large for something on the way. What is too old is said anew with  outbox again  or dropped: "
                        + "what was meant then may no longer be meant.",
                "",
                "Exit codes: 0 all taken, 1 some not, 4 no answer: the rest waits as it did."
            })
    int send(@Mixin OutboxOptions options, @Mixin ClientOptions who) throws IOException, InterruptedException {
        GilavarClient client = who.client();
        Outbox outbox = options.open();
        outbox.mustBeOf(client.identity().party());
        Hearing hearing = Hearing.of(client, outbox);
        hearing.tell(err());
        if (hearing.isBlind()) {
            return Gilavar.NO_ANSWER;
        }
        int[] bad = {0};
        try {
            outbox.sendAll(Line.of(client), queued -> {
                tell(queued);
                bad[0] += queued.state() == State.TAKEN ? 0 : 1;
            });
        } catch (IOException e) {
            Hearing.tell(err(), hearing.last(), e);
            OutboxWords.remind(err(), outbox);
            return Gilavar.NO_ANSWER;
        }
        return bad[0] == 0 ? 0 : Gilavar.FAILED;
    }

    private void tell(Queued queued) {
        String id = queued.words().id();
        switch (queued.state()) {
            case TAKEN -> {
                var receipt = queued.verdict().orElseThrow().receipt().orElseThrow();
                out().println("RECEIVED, NOT APPROVED  " + id + "  " + receipt.at());
                receipt.told().forEach(telling -> out().println(Words.ofReceipt(telling)));
            }
            case TOO_OLD ->
                err().println("gilavar: *** TOO OLD, NOT TAKEN: " + id + ": " + why(queued)
                        + ". If it is still meant:  ./gilavar outbox again " + id + "  else:  ./gilavar outbox drop "
                        + id);
            case TOO_LARGE, CARRIED ->
                err().println("gilavar: *** TOO LARGE ON THE WAY, NOT HEARD: " + id + ": " + why(queued)
                        + ". It waits and holds up nothing; by another way:  ./gilavar outbox export  else say it in less, and:  "
                        + "./gilavar outbox drop " + id);
            default -> err().println("gilavar: *** REFUSED, NOT TAKEN: " + id + ": " + why(queued));
        }
    }

    private static String why(Queued queued) {
        return Words.shown(queued.verdict().map(verdict -> verdict.why()).orElse(""));
    }

    @Command(
            name = "again",
            mixinStandardHelpOptions = true,
            description = {
                "Say anew what has become too old, one statement at a time: it is printed, signed now, and sent.",
                "",
                "It keeps its id, so that nothing is said twice, and says when it was said first; others see that it is late."
            })
    int again(
            @Parameters(paramLabel = ID, description = WHICH) String id,
            @Mixin GoodForOptions goodFor,
            @Mixin OutboxOptions options,
            @Mixin ClientOptions who)
            throws IOException, InterruptedException {
        GilavarClient client = who.client();
        Outbox outbox = options.open();
        outbox.mustBeOfPost(client.identity().party(), client.identity().post());
        Queued old = find(outbox, id);
        if (old.words().envelope().signatures().size() > 1) {
            throw new SpokenException(id + " was signed by several: say it with its own command, and drop this one");
        }
        Hearing hearing = Hearing.of(client, outbox);
        var statement = Outbox.anew(old, hearing.now());
        goodFor.into(statement);
        out().println("said anew: " + Words.shown(statement.toString()));
        Envelope envelope = client.sign(statement);
        Queued queued = outbox.putAnew(old, envelope);
        if (hearing.isBlind()) {
            hearing.tell(err());
            OutboxWords.notHeard(err(), queued, outbox);
            return Gilavar.QUEUED;
        }
        Queued settled = outbox.send(queued, Line.of(client));
        tell(settled);
        return settled.state() == State.TAKEN ? 0 : Gilavar.FAILED;
    }

    @Command(
            name = "drop",
            mixinStandardHelpOptions = true,
            description =
                    "Mean a statement no more: it is kept, and never sent. What was carried away may still arrive.")
    int drop(@Parameters(paramLabel = ID, description = WHICH) String id, @Mixin OutboxOptions options)
            throws IOException {
        Outbox outbox = options.open();
        outbox.drop(find(outbox, id));
        out().println("dropped " + id);
        return 0;
    }

    private static Queued find(Outbox outbox, String id) {
        return outbox.find(id)
                .orElseThrow(() -> new SpokenException(
                        "there is no statement " + id + " in this outbox; ./gilavar outbox list has them"));
    }

    @Command(
            name = "export",
            mixinStandardHelpOptions = true,
            description = {
                "Write all that waits into one file, for another to carry and hand in with  outbox import.",
                "",
                "There is no secret key in it, but what was said is there to read. Whoever carries it can keep it back, for as long as it is "
                        + "good, and change nothing. It stays in the outbox."
            })
    int export(
            @Parameters(
                            paramLabel = "FILE",
                            arity = "0..1",
                            description = "Default: named by mechanism, party and time.")
                    @Nullable
                    Path file,
            @Mixin OutboxOptions options)
            throws IOException {
        Outbox outbox = options.open();
        StatementPackage made = outbox.pack();
        Path to = file == null
                ? Path.of(PackageFiles.name(made.exercise(), made.mechanism(), made.party(), made.made()))
                : file;
        PackageFiles.write(to, made.exercise(), made.bytes());
        out().println("wrote " + to + ": "
                + OutboxWords.counted(made.words().size()) + " of " + made.party() + " for "
                + (made.exercise() ? "the EXERCISE " : "") + made.mechanism());
        int stay = outbox.open().size() - made.words().size();
        if (stay > 0) {
            err().println("gilavar: *** ONE FILE HOLDS NO MORE: " + OutboxWords.counted(stay)
                    + " not in it; export again when what is in this file is known to be taken");
        }
        made.words()
                .forEach(words -> out().println("   "
                        + Words.shown(words.id() + "  " + words.type() + "  good until " + words.good())));
        return 0;
    }
}
