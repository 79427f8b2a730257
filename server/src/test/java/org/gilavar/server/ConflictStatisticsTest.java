package org.gilavar.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.gilavar.mechanism.statement.NoticeBody;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What the facilitator is told of how parties use their notices. */
final class ConflictStatisticsTest {

    /** Whoever ends a flight that conflicts with nothing any more has asked nobody anything by it. */
    @Test
    void aWithdrawalThatSettledNothingIsNotCounted(@TempDir Path folder) {
        try (TestServer server = TestServer.exercise(folder)) {
            server.turkiye().tells(Samples.file("t", Samples.PALMYRA));
            server.israel().tells(Samples.file("i", Samples.PALMYRA));
            server.passTo(TestServer.START.plus(Duration.ofMinutes(10)));
            server.turkiye().tells(new NoticeBody.Withdraw("turkiye.t", 1, "weather"));
            server.passTo(TestServer.START.plus(Duration.ofMinutes(50)));
            server.israel().tells(new NoticeBody.Withdraw("israel.i", 1, "weather"));

            JsonNode all = server.azerbaijan().get("/v1/statistics").accepted().path("items");

            assertThat(of(all, "turkiye").path("withdrawn").asInt()).isEqualTo(1);
            assertThat(of(all, "turkiye").path("withdrawnAfter").asString()).isEqualTo("PT10M");
            assertThat(of(all, "israel").path("withdrawn").asInt()).isZero();
            assertThat(of(all, "israel").path("settled").asInt()).isEqualTo(1);
        }
    }

    private static JsonNode of(JsonNode all, String party) {
        return all.valueStream()
                .filter(one -> one.path("party").asString().equals(party))
                .findFirst()
                .orElseThrow();
    }
}
