package org.gilavar.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.time.Duration;
import org.gilavar.cli.scenario.Scenario;
import org.gilavar.fuzz.api.ApiSearch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A short search of the API, always the same; {@code ./gilavar fuzz --api} is the long one. */
final class ApiSearchTest {

    private static final int REQUESTS = 2_500;

    /** The first days: the terms are in force, and there are notices, conflicts and messages. The long search plays all. */
    private static final int STEPS = 40;

    private static Scenario beginning() throws IOException {
        Scenario whole = Scenario.read(SampleStatements.exampleFolder());
        return new Scenario(
                whole.name(),
                whole.title(),
                whole.facilitator(),
                whole.parties(),
                whole.start(),
                whole.checks(),
                whole.steps().subList(0, STEPS),
                whole.summary());
    }

    @Test
    void whateverIsAskedIsAnsweredAsTheDocumentSaysAndNothingBreaks(@TempDir Path folder)
            throws IOException, InterruptedException {
        ApiSearch.Report report = ApiSearch.search(
                folder,
                beginning(),
                SampleStatements.all(),
                new ApiSearch.Plan(1, REQUESTS, 1, Duration.ofSeconds(30)),
                new PrintWriter(Writer.nullWriter()));

        assertThat(report.finds()).extracting(ApiSearch.Find::what).isEmpty();
        assertThat(report.requests()).isGreaterThanOrEqualTo(REQUESTS);
        assertThat(report.statuses().keySet())
                .as("it goes deep, and comes to all kinds of ends")
                .contains(200, 201, 304, 400, 401, 403, 404, 406, 409, 412, 415, 422);
        assertThat(report.entries()).isPositive();
    }
}
