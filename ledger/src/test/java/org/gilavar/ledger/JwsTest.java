package org.gilavar.ledger;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Signatures of tokens, kept apart from those of envelopes and notes. */
class JwsTest {
    private static final byte[] INPUT = "eyJhbGciOiJFZERTQSJ9.e30".getBytes(US_ASCII);

    private static byte[] base64Url(String text) {
        return Base64.getUrlDecoder().decode(text);
    }

    /** RFC 8037 appendix A. */
    @Test
    void theExampleOfEdDsaIsSignedAndVerified() {
        SigningKey key = SigningKey.ofSeed(base64Url("nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A"));
        byte[] input = "eyJhbGciOiJFZERTQSJ9.RXhhbXBsZSBvZiBFZDI1NTE5IHNpZ25pbmc".getBytes(US_ASCII);
        byte[] signature =
                base64Url("hgyY0il_MGCjP0JzlnLWG1PPOt7-09PGcvMg3AIbQR6dWbhijcNR4ki4iylGjg5BhVsPt9g7sVvpAr_MuM0KAg");

        assertThat(key.signJws(input)).isEqualTo(signature);
        assertThat(key.verifyingKey().verifiesJws(input, signature)).isTrue();
        signature[3] ^= 1;
        assertThat(key.verifyingKey().verifiesJws(input, signature)).isFalse();
    }

    /** RFC 7515 appendix A.3. Its s is above n ÷ 2. */
    @Test
    void theExampleOfEs256IsVerifiedThoughNoStatementMayBeSignedSo() {
        String point = "04"
                + HexFormat.of().formatHex(base64Url("f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU"))
                + HexFormat.of().formatHex(base64Url("x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0"));
        VerifyingKey key = Es256VerifyingKey.ofUncompressed(HexFormat.of().parseHex(point));
        byte[] input = ("eyJhbGciOiJFUzI1NiJ9.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFt"
                        + "cGxlLmNvbS9pc19yb290Ijp0cnVlfQ")
                .getBytes(US_ASCII);
        byte[] signature =
                base64Url("DtEhU3ljbEg8L38VWAfUAqOyKAM6-Xx-F4GawxaepmXFCgfTjDxw5djxLa8ISlSApmWQxfKTUJqPP3-Kg6NU1Q");

        assertThat(key.verifiesJws(input, signature)).isTrue();
        assertThat(key.verifies(input, signature)).isFalse();
        assertThat(key.verifiesJws(input, new byte[64])).isFalse();
        assertThat(key.verifiesJws(input, new byte[0])).isFalse();
        assertThat(key.verifiesJws(input, new byte[70])).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void aTokenIsNoNoteAndNoEnvelope(SignatureAlgorithm algorithm) {
        SigningKey key = algorithm == SignatureAlgorithm.ES256 ? Keys.es256Numbered(1) : Keys.numbered(1);
        byte[] signature = key.signJws(INPUT);

        assertThat(key.verifyingKey().verifiesJws(INPUT, signature)).isTrue();
        assertThat(key.verifyingKey().verifiesNote(INPUT, signature)).isFalse();
        assertThatThrownBy(() -> key.signNote(INPUT)).isInstanceOf(IllegalArgumentException.class);
        byte[] note = "a note\n".getBytes(US_ASCII);
        assertThat(key.verifyingKey().verifiesJws(note, key.signNote(note))).isFalse();
        byte[] pae = Envelope.sign("type", new byte[0], key).pae();
        assertThat(key.verifyingKey().verifiesJws(pae, key.signatureOf(pae))).isFalse();
        byte[] certificate = key.certificate();
        assertThat(JwsInput.isOne(certificate)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "a", "a.", ".a", "a.b.c", "a.b\n", "a b.c", "a.b=", "DSSEv1 1 a 1 b", "é.a"})
    void whatIsNoTokenIsNotSignedAsOne(String text) {
        assertThatThrownBy(() -> Keys.numbered(1).signJws(text.getBytes(US_ASCII)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
