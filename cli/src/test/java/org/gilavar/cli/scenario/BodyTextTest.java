package org.gilavar.cli.scenario;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is signed is what any reader would read. */
final class BodyTextTest {

    @Test
    void yamlAndJsonAreRead() throws BodyText.UnfitException {
        String yaml = "type: message.send\ntext: 'Radio check'\nn: 5\n";
        String json = "{\"type\": \"message.send\", \"text\": \"Radio check\", \"n\": 5}";
        assertThat(BodyText.read(yaml.getBytes(UTF_8))).isEqualTo(BodyText.read(json.getBytes(UTF_8)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'a: 1\na: 2\n' | neither YAML nor JSON",
                "'a: {b: 1, b: 2}' | neither YAML nor JSON",
                "'a: &x 1\nb: *x\n' | write out what *x stands for",
                "'a: 1\n---\nb: 2\n' | neither YAML nor JSON",
                "'{\"a\": 1} {\"b\": 2}' | neither YAML nor JSON",
                "'just words' | expected members",
                "'- a\n- b\n' | expected members",
                "'a: [1, 2' | neither YAML nor JSON"
            })
    void whatReadsInTwoWaysOrInNoneIsRefused(String text, String why) {
        assertThatThrownBy(() -> BodyText.read(text.getBytes(UTF_8)))
                .isInstanceOf(BodyText.UnfitException.class)
                .hasMessageContaining(why);
    }

    @Test
    void nothingAndTooMuchAndOtherEncodingsAreRefused() {
        assertThatThrownBy(() -> BodyText.read(new byte[0])).hasMessageContaining("expected members");
        assertThatThrownBy(() -> BodyText.read(new byte[BodyText.MAX_BYTES + 1]))
                .hasMessageContaining("more than");
        assertThatThrownBy(() -> BodyText.read(new byte[] {'a', ':', (byte) 0xff}))
                .hasMessage("is not UTF-8");
    }
}
