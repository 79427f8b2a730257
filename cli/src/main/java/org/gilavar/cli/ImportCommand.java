package org.gilavar.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.gilavar.client.GilavarClient;
import org.gilavar.client.ProblemException;
import org.gilavar.client.Receipt;
import org.gilavar.client.outbox.Heard;
import org.gilavar.client.outbox.Line;
import org.gilavar.client.outbox.Outbox;
import org.gilavar.client.outbox.Queued;
import org.gilavar.client.outbox.ReplyPackage;
import org.gilavar.client.outbox.ReplyPackage.Outcome;
import org.gilavar.client.outbox.ReplyPackage.Reply;
import org.gilavar.client.outbox.SignedWords;
import org.gilavar.client.outbox.StatementPackage;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Hands in what another carried, and takes in what a carrier brought back. */
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        description = {
            "Hand in the statements of a file that was written with  outbox export, at any desk that is heard; or learn from a reply.",
            "",
            "The file is not trusted: if a byte of it was changed, it is refused and nothing is sent. Each statement is judged as if its "
                    + "party had sent it. To hand it in twice does nothing more.",
            "",
            "Exit codes: 0 all taken, 1 some not, 4 no answer: hand it in again."
        })
final class ImportCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private ClientOptions who = new ClientOptions();

    @Mixin
    private OutboxOptions options = new OutboxOptions();

    @Parameters(paramLabel = "FILE")
    private Path file = Path.of("");

    @Option(
            names = "--reply",
            paramLabel = "FILE",
            description = "Write what became of each into this file, to be carried back and imported there.")
    private @Nullable Path reply;

    @Override
    public Integer call() throws IOException, InterruptedException {
        byte[] bytes = InputFile.read(file, StatementPackage.MAX_BYTES);
        return ReplyPackage.isMeant(bytes)
                ? learn(ReplyPackage.parse(bytes))
                : handIn(StatementPackage.parse(bytes), who.client());
    }

    private int handIn(StatementPackage carried, GilavarClient client) throws IOException, InterruptedException {
        mustBeOfHere(carried, client);
        if (reply != null) {
            PackageFiles.mustBeNamed(reply, carried.exercise());
            if (Files.exists(reply)) {
                throw new SpokenException(reply + " is there already; choose another name");
            }
        }
        PrintWriter out = spec.commandLine().getOut();
        out.println((carried.exercise() ? "EXERCISE: " : "")
                + OutboxWords.counted(carried.words().size()) + " of " + carried.party() + ", packed at "
                + carried.made());
        List<Reply> replies = new ArrayList<>();
        boolean answered = true;
        for (SignedWords words : carried.words()) {
            Reply one;
            try {
                one = answered ? handIn(words, client) : unanswered(words, "not handed in");
            } catch (IOException e) {
                one = unanswered(words, Gilavar.inWords(e));
                answered = false;
            }
            replies.add(one);
            out.println("   "
                    + Words.shown(words.id() + "  " + words.type() + "  "
                            + (one.outcome() == Outcome.TAKEN ? "" : "*** ") + one.inWords()));
        }
        if (reply != null) {
            ReplyPackage back = new ReplyPackage(
                    carried.exercise(),
                    carried.mechanism(),
                    carried.party(),
                    client.identity().toString(),
                    Instant.now(),
                    replies);
            PackageFiles.write(reply, carried.exercise(), back.fitting().bytes());
            out.println("wrote " + reply + ": have it carried back");
        }
        if (!answered) {
            return Gilavar.NO_ANSWER;
        }
        return replies.stream().allMatch(one -> one.outcome() == Outcome.TAKEN) ? 0 : Gilavar.FAILED;
    }

    /** Before anything is sent. */
    private void mustBeOfHere(StatementPackage carried, GilavarClient client) throws IOException, InterruptedException {
        PackageFiles.mustBeNamed(file, carried.exercise());
        if (!carried.mechanism().equals(client.mechanism())) {
            throw new SpokenException(file + " is for the mechanism " + carried.mechanism() + ", and this desk is of "
                    + client.mechanism() + ": nothing was sent");
        }
        Heard heard = Hearing.ask(client);
        if (heard.exercise() != carried.exercise()) {
            throw new SpokenException(
                    heard.exercise()
                            ? file + " is real, and this desk is of an EXERCISE: nothing was sent"
                            : file + " is of an EXERCISE, and this desk is of the real mechanism: nothing was sent");
        }
    }

    /**
     * By a desk of the same party with all that a receipt has; by another as its carrier.
     *
     * @throws IOException when no answer came
     */
    private static Reply handIn(SignedWords words, GilavarClient client) throws IOException, InterruptedException {
        try {
            if (words.party().equals(client.identity().party())) {
                Receipt receipt = client.send(words.envelope());
                return Reply.to(words, Outcome.TAKEN, Optional.of(receipt.at()), "", Optional.of(receipt));
            }
            Instant at = client.carry(words.envelope()).at();
            return Reply.to(words, Outcome.TAKEN, Optional.of(at), "", Optional.empty());
        } catch (ProblemException e) {
            return Line.answer(e) instanceof Line.NotTaken not
                    ? Reply.to(words, Outcome.NOT_TAKEN, Optional.empty(), not.why(), Optional.empty())
                    : unanswered(words, "too large on the way: " + e.getMessage()); // the next may be smaller
        }
    }

    private static Reply unanswered(SignedWords words, String why) {
        return Reply.to(words, Outcome.NO_ANSWER, Optional.empty(), why, Optional.empty());
    }

    private int learn(ReplyPackage replies) {
        PackageFiles.mustBeNamed(file, replies.exercise());
        PrintWriter out = spec.commandLine().getOut();
        Outbox outbox = options.open();
        List<Queued> learned = outbox.learn(replies);
        out.println((replies.exercise() ? "EXERCISE: " : "") + "a reply of " + replies.by() + ", of " + replies.made());
        learned.forEach(queued -> out.println("   " + queued.words().id() + "  " + queued.state() + "  "
                + Words.shown(queued.verdict().orElseThrow().why())));
        if (learned.isEmpty()) {
            out.println("   says nothing of what waits in this outbox");
        }
        OutboxWords.remind(spec.commandLine().getErr(), outbox);
        return 0;
    }
}
