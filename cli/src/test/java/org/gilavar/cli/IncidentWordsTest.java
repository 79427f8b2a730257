package org.gilavar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** Which reports an incident waits for, and when for its finding. */
final class IncidentWordsTest {

    private static String waits(String accounts, String lateOfIsrael, String full) {
        return IncidentWords.waits(JsonMapper.shared()
                .readTree("""
                {'status': 'CLAIMED', 'between': ['israel', 'turkiye'], 'sealed': [], 'accounts': {%s},
                 'inquiry': {'full': {%s}, 'sealed': []},
                 'reporting': {'due': {
                   'israel': {'initial': '2025-04-12T09:10:00Z', 'full': '2025-04-13T08:10:00Z', 'late': [%s]},
                   'turkiye': {'initial': '2025-04-12T08:59:00Z', 'full': '2025-04-13T08:10:00Z', 'late': []}}}}
                """.formatted(accounts, full, lateOfIsrael).replace('\'', '"')));
    }

    @Test
    void theFindingIsWaitedForWhenASilentSideHasLetEvenTheTimeOfItsFullReportPass() {
        assertThat(waits("'turkiye': {}", "'INITIAL'", "")).doesNotContain("finding");
        assertThat(waits("'turkiye': {}", "'INITIAL', 'FULL'", "'turkiye': {}"))
                .isEqualTo("initial report of israel OVERDUE since 120910ZAPR25, "
                        + "full report of israel OVERDUE since 130810ZAPR25, finding");
    }

    @Test
    void aSideThatHasGivenItsAccountIsStillAwaitedWithItsFullReportThoughTheOtherIsSilent() {
        assertThat(waits("'turkiye': {}", "", "")).contains("full report of turkiye by 130810ZAPR25");
    }

    @Test
    void theFindingIsWaitedForOnceBothAccountsAreInThoughFullReportsAreDue() {
        assertThat(waits("'turkiye': {}, 'israel': {}", "", "")).contains("full report of israel", "finding");
    }
}
