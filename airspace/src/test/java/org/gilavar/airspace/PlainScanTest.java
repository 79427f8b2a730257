package org.gilavar.airspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PlainScanTest {
    private final VolumeIndex index = new PlainScan(new Detector(Samples.MINIMA, DatumBounds.GLOBAL));
    private final Volume here = Samples.at("FL200", "FL240");
    private final Volume above = Samples.at("FL300", "FL340");

    @Test
    void everyPairInConflictIsFoundInOrder() {
        index.put("beta", List.of(above, here));
        index.put("alpha", List.of(here));
        assertThat(index.near(List.of(above, here, here)))
                .containsExactly(
                        new Match("alpha", 0, 1),
                        new Match("alpha", 0, 2),
                        new Match("beta", 0, 0),
                        new Match("beta", 1, 1),
                        new Match("beta", 1, 2))
                .isSorted();
    }

    @Test
    void whatIsPutAgainReplacesWhatWasThere() {
        index.put("alpha", List.of(here));
        index.put("alpha", List.of(above));
        assertThat(index.near(List.of(here))).isEmpty();
        assertThat(index.near(List.of(above))).containsExactly(new Match("alpha", 0, 0));
    }

    @Test
    void whatIsRemovedIsForgotten() {
        index.put("alpha", List.of(here));
        index.remove("alpha");
        index.remove("never there");
        assertThat(index.near(List.of(here))).isEmpty();
    }
}
