package org.gilavar.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Predicate;
import org.gilavar.client.GilavarClient;
import org.gilavar.phrase.Language;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** How a command shows what a post may see: all that list and show do but for the kind. */
final class LookOptions {

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command = CommandSpec.create();

    @Mixin
    private ClientOptions options = new ClientOptions();

    /** How an item is printed, on a terminal of so many columns; 0 where it does not matter. */
    interface Rendering {
        void print(JsonNode item, PrintWriter out, int columns);
    }

    static final String STANDING = "Leave out what is over: ended, settled, answered, lifted.";

    @Option(names = "--json", description = "As the API has it, for programs.")
    private boolean json;

    /** Prints all of a kind, or those of them that still stand. */
    int list(Kind kind, boolean standing) throws IOException, InterruptedException {
        return list(kind, standing, MessageWords.orOfTheMachine(null));
    }

    /** The same for a reader of a language. */
    int list(Kind kind, boolean standing, Language reader) throws IOException, InterruptedException {
        String none = "none" + (standing ? " that still stands" : "");
        return list(kind, item -> !standing || kind.stands(item), none, reader);
    }

    /**
     * Prints some of a kind.
     *
     * @param none what is said where there are none
     */
    int list(Kind kind, Predicate<JsonNode> which, String none) throws IOException, InterruptedException {
        return list(kind, which, none, MessageWords.orOfTheMachine(null));
    }

    private int list(Kind kind, Predicate<JsonNode> which, String none, Language reader)
            throws IOException, InterruptedException {
        GilavarClient client = options.client();
        List<JsonNode> items = client.all(kind.path()).stream().filter(which).toList();
        Exercise.announce(client, command.commandLine().getErr());
        PrintWriter out = command.commandLine().getOut();
        if (json) {
            var page = JsonMapper.shared().createObjectNode();
            page.putArray("items").addAll(items);
            out.println(page);
        } else if (items.isEmpty()) {
            out.println(none);
        } else {
            kind.table(items, reader).print(out, Terminal.OUT.columns());
        }
        return 0;
    }

    /** Prints one. */
    int show(Kind kind, String typed) throws IOException, InterruptedException {
        JsonNode item = item(kind, typed);
        PrintWriter out = command.commandLine().getOut();
        if (json) {
            out.println(item);
        } else {
            new Sheet(out).print(item);
        }
        return 0;
    }

    /** Prints one in its own way. */
    int show(Kind kind, String typed, Rendering rendering) throws IOException, InterruptedException {
        JsonNode item = item(kind, typed);
        PrintWriter out = command.commandLine().getOut();
        if (json) {
            out.println(item);
        } else {
            rendering.print(item, out, Terminal.OUT.columns());
        }
        return 0;
    }

    /** Whether what the API has is asked for, and nothing made of it. */
    boolean isForPrograms() {
        return json;
    }

    /** The party of this desk. */
    String own() throws IOException {
        return options.client().identity().party();
    }

    /** All of a kind that this post may see. */
    List<JsonNode> all(Kind kind) throws IOException, InterruptedException {
        return options.client().all(kind.path());
    }

    PrintWriter out() {
        return command.commandLine().getOut();
    }

    /** One item as this post may see it. */
    JsonNode item(Kind kind, String typed) throws IOException, InterruptedException {
        GilavarClient client = options.client();
        JsonNode item = item(client, kind, typed);
        Exercise.announce(client, command.commandLine().getErr());
        return item;
    }

    /** The same for whoever has a client. */
    static JsonNode item(GilavarClient client, Kind kind, String typed) throws IOException, InterruptedException {
        String id = kind.id(typed, client.identity().party());
        return client.get(kind.path() + "/" + URLEncoder.encode(id, StandardCharsets.UTF_8));
    }
}
