package org.gilavar.journal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SaidTest {

    private static final int MANY = 20_000;

    @Test
    void whatWasSaidIsFoundWhereItStandsAndNothingElseIs() {
        Said said = new Said();
        for (int i = 1; i <= MANY; i++) {
            said.add("turkiye/" + i, i);
        }
        assertThat(said.count()).isEqualTo(MANY);
        for (int i = 1; i <= MANY; i++) {
            assertThat(said.find("turkiye/" + i)).hasValue(i);
            assertThat(said.find("israel/" + i)).isEmpty();
        }
    }

    @Test
    void theFirstPlaceCounts() {
        Said said = new Said();
        said.add("turkiye/a", 1);
        said.add("turkiye/a", 2);
        assertThat(said.find("turkiye/a")).hasValue(1);
        assertThat(said.count()).isEqualTo(1);
    }

    @Test
    void packedAndUnpackedItIsTheSame() {
        Said said = new Said();
        for (int i = 1; i <= MANY; i++) {
            said.add("turkiye/" + i, i);
        }
        Said again = Said.of(said.packed());
        assertThat(again.count()).isEqualTo(MANY);
        for (int i = 1; i <= MANY; i++) {
            assertThat(again.find("turkiye/" + i)).hasValue(i);
        }
    }
}
