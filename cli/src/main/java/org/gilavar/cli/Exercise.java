package org.gilavar.cli;

import java.io.IOException;
import java.io.PrintWriter;
import org.gilavar.client.GilavarClient;
import tools.jackson.databind.JsonNode;

/** What makes an exercise unmistakable at a terminal. */
final class Exercise {

    private static final String BANNER = "EXERCISE EXERCISE EXERCISE: nothing of this is real";

    private Exercise() {}

    /** Whether the mechanism is one: for always, since it was founded. */
    static boolean is(GilavarClient client) throws IOException, InterruptedException {
        return client.get("/v1/me").path("mechanism").path("mode").asString().equals("EXERCISE");
    }

    /** Says so, beside what is printed for people and for programs, where it is one. */
    static void announce(GilavarClient client, PrintWriter err) throws IOException, InterruptedException {
        announce(is(client), err);
    }

    /** The same of a statement, which says it of itself. */
    static void announce(JsonNode statement, PrintWriter err) {
        announce(statement.path("exercise").asBoolean(), err);
    }

    private static void announce(boolean exercise, PrintWriter err) {
        if (exercise) {
            err.println("gilavar: " + BANNER);
            err.flush();
        }
    }
}
