package org.gilavar.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

final class CommandTest {

    @Test
    void withoutOptionsTheShortFormIsRunAndThePageLeftAlone() {
        assertThat(Command.parse(List.of())).isEqualTo(new Command(Form.SHORT, 1_000_000, false, false));
    }

    @Test
    void optionsAreToldAsTheyWereGiven() {
        var command = Command.parse(List.of("--write", "--most", "100000", "--full"));

        assertThat(command).isEqualTo(new Command(Form.FULL, 100_000, true, false));
        assertThat(command.options()).isEqualTo(" --full --most 100000 --write");
    }

    @Test
    void whatIsNotUnderstoodIsNamed() {
        assertThatThrownBy(() -> Command.parse(List.of("--ful"))).hasMessageContaining("found --ful");
        assertThatThrownBy(() -> Command.parse(List.of("--most", "9999")))
                .hasMessage("--most: expected a number from 10000, found 9999");
        assertThatThrownBy(() -> Command.parse(List.of("--most"))).hasMessageContaining("found nothing");
    }
}
