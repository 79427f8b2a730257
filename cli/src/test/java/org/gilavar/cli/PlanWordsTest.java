package org.gilavar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.gilavar.client.Telling;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** What is told of a daily plan, as a person reads it: to a party its own, to the facilitator all. */
final class PlanWordsTest {

    private static final String MOVES =
            "{\"north.a\": {\"measure\": {\"climb\": \"6000 ft\"}}, \"south.b\": {\"measure\": {\"delay\": \"-PT45M\"}}}";

    private static String said(String happened, String item) {
        return Words.of(new Telling(happened, JsonMapper.shared().readTree(item)));
    }

    private static String batch(String happened, String stage, String more) {
        return said(happened, """
                {"kind": "batch", "id": "c.b", "moves": %s, "stage": "%s"%s}""".formatted(MOVES, stage, more));
    }

    @Test
    void aPlanSaysItsTwoInstants() {
        String plan = """
                {"kind": "plan", "id": "2030-07-02", "cutOff": "2030-07-01T12:00:00Z", "release": "2030-07-01T16:00:00Z"}""";

        assertThat(said("OPENED", plan))
                .isEqualTo(
                        "plan 2030-07-02 opened: drafts until 2030-07-01T12:00:00Z, all filed at 2030-07-01T16:00:00Z");
        assertThat(said("CUT_OFF", plan)).endsWith(" cut off: its drafts are filed at 2030-07-01T16:00:00Z");
        assertThat(said("RELEASED", plan)).isEqualTo("plan 2030-07-02 released");
    }

    @Test
    void aDraftIsNotTakenForANotice() {
        String notice = """
                {"kind": "notice", "id": "north.a", "version": 2, "lead": "ROUTINE", "stage": "%s", "plan": "2030-07-02"}""";

        assertThat(said("AMENDED", notice.formatted("DRAFT")))
                .isEqualTo("notice north.a amended (version 2, draft of the plan of 2030-07-02)");
        assertThat(said("AMENDED", notice.formatted("FILED")))
                .isEqualTo("notice north.a amended (version 2, routine lead)");
    }

    @Test
    void aProposedBatchSaysWhatMovesAndToWhomItIsToldWhatIsLeft() {
        String verdict = """
                , "verdict": {"before": 3, "left": 1, "named": [{"first": "east.c", "second": "west.d"}]}""";

        assertThat(batch("PROPOSED", "OPEN", ""))
                .isEqualTo("batch c.b proposed: north.a raise by 6000 ft; south.b 45 min earlier");
        assertThat(batch("PROPOSED", "OPEN", verdict))
                .endsWith("; pairs too close: 3 as they stand, 1 so moved: east.c and west.d");
    }

    @Test
    void anAcceptanceSaysWhetherItWasTheLast() {
        String both = ", \"accepted\": [\"north\", \"south\"]";

        assertThat(batch("ACCEPTED", "OPEN", both)).endsWith(" accepted; accepted so far: north, south");
        assertThat(batch("ACCEPTED", "ACCEPTED", both)).endsWith(" accepted by all: it is done");
    }

    @Test
    void whatCameToNothingSaysSoAndWhoRejectedItWhereThatIsTold() {
        String rejection = ", \"rejection\": {\"by\": \"south\", \"reason\": \"crews\"}";

        assertThat(batch("REJECTED", "REJECTED", rejection)).endsWith(" rejected by south: crews; nothing has moved");
        assertThat(batch("REJECTED", "REJECTED", "")).isEqualTo("batch c.b rejected; nothing has moved");
        assertThat(batch("LAPSED", "LAPSED", "")).isEqualTo("batch c.b lapsed; nothing has moved");
        assertThat(batch("FAILED", "FAILED", "")).endsWith("helped no more; nothing has moved");
    }
}
