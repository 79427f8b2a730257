package org.gilavar.server.webhook;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import java.util.List;
import org.gilavar.ledger.SigningKey;
import org.gilavar.server.webhook.SignatureBase.Component;
import org.junit.jupiter.api.Test;

/** Against the example of RFC 9421 that is signed with Ed25519, which gives the same signature whoever makes it. */
final class SignatureBaseTest {

    /** test-key-ed25519 of RFC 9421, appendix B.1.4. */
    private static final String KEY = """
            -----BEGIN PRIVATE KEY-----
            MC4CAQAwBQYDK2VwBCIEIJ+DYvh6SEqVTm50DFtMDoQikTmiCqirVv9mWG9qfSnF
            -----END PRIVATE KEY-----
            """;

    private static final SignatureBase EXAMPLE = new SignatureBase(
            List.of(
                    new Component("date", "Tue, 20 Apr 2021 02:07:55 GMT"),
                    new Component("@method", "POST"),
                    new Component("@path", "/foo"),
                    new Component("@authority", "example.com"),
                    new Component("content-type", "application/json"),
                    new Component("content-length", "18")),
            ";created=1618884473;keyid=\"test-key-ed25519\"");

    @Test
    void isTheOneOfAppendixB26() {
        assertThat(EXAMPLE.text()).isEqualTo("""
                        "date": Tue, 20 Apr 2021 02:07:55 GMT
                        "@method": POST
                        "@path": /foo
                        "@authority": example.com
                        "content-type": application/json
                        "content-length": 18
                        "@signature-params": ("date" "@method" "@path" "@authority" "content-type" "content-length")\
                        ;created=1618884473;keyid="test-key-ed25519\"""");
    }

    @Test
    void isSignedAsInAppendixB26() {
        byte[] signature = SigningKey.ofPem(KEY).signNote(EXAMPLE.text().getBytes(US_ASCII));
        assertThat(Base64.getEncoder().encodeToString(signature))
                .isEqualTo("wqcAqbmYJ2ji2glfAMaRy4gruYYnx2nEFN2HN6jrnDnQCK1u02Gb04v9EDgwUPiu4A0w6vuQv5lIp5WPpBKRCw==");
    }

    @Test
    void whatIsNotOneLineOrIsNamedTwiceIsNotSigned() {
        assertThatThrownBy(() -> new Component("date", "a\n\"@method\": GET"))
                .isInstanceOf(IllegalArgumentException.class);
        Component once = new Component("date", "a");
        assertThatThrownBy(() -> new SignatureBase(List.of(once, once), ""))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
