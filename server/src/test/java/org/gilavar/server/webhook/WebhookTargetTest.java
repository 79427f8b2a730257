package org.gilavar.server.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the server may be made to send to. */
final class WebhookTargetTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://example.org/hook",
                "http://10.0.0.1/",
                "http://127.0.0.1.example.org/",
                "ftp://127.0.0.1/",
                "file:///etc/passwd",
                "/hook",
                "https:///hook",
                "https://user:secret@example.org/hook",
                "https://example.org/hook#part"
            })
    void whatIsNeitherSecretNorOnThisMachineIsRefused(String address) {
        assertThatThrownBy(() -> new WebhookTarget("turkiye", URI.create(address)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("expected");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://example.org/hook?key=1", "http://127.0.0.1:8080/hook", "http://[::1]:80/"})
    void whatIsSecretOrOnThisMachineIsTaken(String address) {
        assertThat(new WebhookTarget("turkiye", URI.create(address)).uri()).hasToString(address);
    }

    @Test
    void whatMayBeSecretInAnAddressIsNotInLogs() {
        assertThat(new WebhookTarget("turkiye", URI.create("https://example.org:444/hook?key=1")).place())
                .isEqualTo("https://example.org:444");
    }
}
