package org.gilavar.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.ConnectException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.logging.ConsoleHandler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;
import javax.net.ssl.SSLException;
import org.gilavar.cli.key.UnusableKeyException;
import org.gilavar.client.NoAnswerException;
import org.gilavar.client.ProblemException;
import org.gilavar.client.UnansweredException;
import org.gilavar.client.mirror.MirrorException;
import org.gilavar.client.outbox.OutboxException;
import org.gilavar.client.tls.MalformedConnectionException;
import org.gilavar.journal.DamagedException;
import org.gilavar.journal.UnreadableException;
import org.gilavar.journal.UnwritableException;
import org.gilavar.ledger.TokenException;
import org.gilavar.server.CannotListenException;
import org.gilavar.server.CannotReadKeyException;
import org.gilavar.server.log.StaleJournalException;
import org.gilavar.server.oidc.UnusableProviderException;
import org.gilavar.server.tls.UnusableTlsException;
import org.jspecify.annotations.Nullable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command's entry. */
@Command(
        name = "gilavar",
        description = "The standing de-confliction channel between forces that share a sky.%n",
        version = "gilavar 0.1.0",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:Done.",
            "1:Refused, or something is wrong; it has been said.",
            "2:The command could not be run as it was given.",
            "3:What was checked holds, and is not final yet.",
            "4:No answer of the server: nobody here knows more. Or blind, in watch.",
            "5:Kept in the outbox: this desk is blind, and nobody has heard it yet."
        },
        footer = {"", "Start with:  ./gilavar demo", "Each command explains itself:  ./gilavar COMMAND --help"})
public final class Gilavar {

    /** In the order in which the help has them. */
    private static final List<Class<?>> COMMANDS = List.of(
            DemoCommand.class,
            ServeCommand.class,
            VerifyCommand.class,
            BackupCommand.class,
            RestoreCommand.class,
            EraseCommand.class,
            EvidenceCommand.class,
            ExplainCommand.class,
            WitnessCommand.class,
            MirrorCommand.class,
            RecordCommand.class,
            KeyCommand.class,
            PkiCommand.class,
            DoctorCommand.class,
            NoticeCommand.class,
            ConflictCommand.class,
            ExchangeCommand.class,
            ProposalCommand.class,
            LineCommand.class,
            OutboxCommand.class,
            PhraseCommand.class,
            DrillCommand.class,
            CallCommand.class,
            DutyCommand.class,
            IncidentCommand.class,
            ZoneCommand.class,
            CrossingCommand.class,
            PlanCommand.class,
            BatchCommand.class,
            PhaseCommand.class,
            ArrangementCommand.class,
            MeetingCommand.class,
            ActionCommand.class,
            CommuniqueCommand.class,
            CommitmentCommand.class,
            StatisticsCommand.class,
            ReconstructCommand.class,
            WatchCommand.class,
            SubmitCommand.class,
            SignInCommand.class,
            WhoseCommand.class,
            DemoIssuerCommand.class,
            ConflictsCommand.class,
            SuggestCommand.class,
            ScheduleCommand.class,
            TestCommand.class,
            FuzzCommand.class,
            SimulateCommand.class,
            AutoComplete.GenerateCompletion.class,
            CommandLine.HelpCommand.class);

    /** Those that speak about the others. */
    private static final Set<Class<?>> KNOWING_ALL =
            Set.of(AutoComplete.GenerateCompletion.class, CommandLine.HelpCommand.class);

    /** Something is wrong with what was asked or found; it has been said. */
    static final int FAILED = 1;

    /** The command could not be run as it was given. */
    static final int USAGE = 2;

    /** What was checked holds, and is not final yet. */
    static final int PROVISIONAL = 3;

    /** The server did not answer, or is not heard any more. */
    static final int NO_ANSWER = 4;

    /** What was said waits in the outbox, and nobody has heard it. */
    static final int QUEUED = 5;

    private Gilavar() {}

    public static void main(String[] arguments) {
        quietLogs();
        System.exit(
                commandLine(System::getenv, arguments).setOut(standardOutput()).execute(arguments));
    }

    /** One that can tell whether all of it was written, which the standard stream keeps to itself. */
    private static PrintWriter standardOutput() {
        Charset charset = Charset.forName(System.getProperty("stdout.encoding", StandardCharsets.UTF_8.name()));
        return new PrintWriter(new FileOutputStream(FileDescriptor.out), true, charset);
    }

    /** With all commands. */
    static CommandLine commandLine() {
        return commandLine(System::getenv);
    }

    /**
     * With the command that the arguments name; with all of them where they name none, so that help and suggestions know them.
     * To find out the options of all takes longer than to run one.
     *
     * @param environment what {@link Defaults} come from
     */
    static CommandLine commandLine(UnaryOperator<@Nullable String> environment, String... arguments) {
        CommandLine all = new CommandLine(new Gilavar());
        List<Class<?>> named = COMMANDS.stream()
                .filter(command -> arguments.length > 0 && name(command).equals(arguments[0]))
                .filter(command -> !KNOWING_ALL.contains(command))
                .toList();
        for (Class<?> command : named.isEmpty() ? COMMANDS : named) {
            // As a command line of its own: only for those are model transformers applied.
            all.addSubcommand(new CommandLine(command));
        }
        return all.setExecutionExceptionHandler((e, line, parsed) -> {
                    line.getErr().println("gilavar: " + inWords(e));
                    if (isNoAnswer(e)) {
                        return NO_ANSWER;
                    }
                    return e instanceof UnreadableException
                            ? USAGE
                            : line.getCommandSpec().exitCodeOnExecutionException();
                })
                .setParameterExceptionHandler((e, given) -> usage(e))
                .setDefaultValueProvider(new Defaults(environment))
                .setCaseInsensitiveEnumValuesAllowed(true);
    }

    private static String name(Class<?> command) {
        return command.getAnnotation(Command.class).name();
    }

    /** What is wrong, and where to read on: the whole help would push it off the screen. */
    private static int usage(CommandLine.ParameterException e) {
        PrintWriter err = e.getCommandLine().getErr();
        err.println("gilavar: " + e.getMessage());
        CommandLine.UnmatchedArgumentException.printSuggestions(e, err);
        err.println("gilavar: all options:  ./"
                + e.getCommandLine().getCommandSpec().qualifiedName() + " --help");
        return e.getCommandLine().getCommandSpec().exitCodeOnInvalidInput();
    }

    private static boolean isNoAnswer(Exception e) {
        return e instanceof UnansweredException || e instanceof NoAnswerException || e instanceof ConnectException;
    }

    /** An expected fault is one sentence; anything else is a defect and shows where it came from. */
    static String inWords(Exception e) {
        if (e instanceof UnreadableException
                || e instanceof DamagedException
                || e instanceof UnwritableException
                || e instanceof SpokenException
                || e instanceof UnusableKeyException
                || e instanceof TokenException
                || e instanceof CannotListenException
                || e instanceof CannotReadKeyException
                || e instanceof StaleJournalException
                || e instanceof UnusableTlsException
                || e instanceof UnusableProviderException
                || e instanceof MalformedConnectionException
                || e instanceof MirrorException
                || e instanceof OutboxException
                || e instanceof IllegalArgumentException) {
            return String.valueOf(e.getMessage());
        }
        if (e instanceof ProblemException problem) {
            return NextStep.after(problem);
        }
        if (e instanceof UnansweredException) {
            return e.getMessage()
                    + ". Look whether it is there (notice list, line list …) before you say it again; said "
                    + "again under the same name, it is refused if it was taken";
        }
        if (e instanceof NoAnswerException) {
            return e.getMessage() + "; ./gilavar doctor finds the fault";
        }
        if (e instanceof SSLException) {
            return "TLS does not come about: " + e.getMessage() + "; ./gilavar doctor finds the fault";
        }
        if (e instanceof AccessDeniedException) {
            return "you are not permitted to use " + e.getMessage();
        }
        if (e instanceof ConnectException) {
            return "nobody answers at that address; is the server running? Start it with ./gilavar serve";
        }
        StringWriter trace = new StringWriter();
        e.printStackTrace(new PrintWriter(trace));
        return "unexpected: " + trace;
    }

    /** Libraries speak only when something is wrong; what matters to people is printed by the commands. */
    private static void quietLogs() {
        LogManager.getLogManager().reset();
        Logger root = Logger.getLogger("");
        root.setLevel(Level.WARNING);
        root.addHandler(new ConsoleHandler());
    }
}
