package org.gilavar.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class TallyTest {

    @Test
    void aSearchThatCameToItsEndIsToldByItsLastWords() {
        Tally tally = Tally.of(List.of(
                "#2\tINITED cov: 3 ft: 3 corp: 1/1b exec/s: 0 rss: 300Mb",
                "#4096\tREDUCE cov: 90 ft: 213 corp: 47/9kb lim: 4096 exec/s: 2048 rss: 310Mb L: 9/80 MS: 1 EraseBytes-",
                "Done 711585 runs in 16 second(s)",
                "stat::number_of_executed_units: 711585",
                "stat::average_exec_per_sec:     44474"));

        assertThat(tally).isEqualTo(new Tally(711_585, 44_474, 90, 47));
    }

    @Test
    void aSearchThatDiedSaidHowFarItHadCome() {
        assertThat(Tally.of(List.of("#16\tNEW    cov: 5 ft: 6 corp: 2/2b lim: 4 exec/s: 0 rss: 300Mb", "killed")))
                .isEqualTo(new Tally(16, 0, 5, 2));
        assertThat(Tally.of(List.of())).isEqualTo(new Tally(0, 0, 0, 0));
    }
}
