package org.gilavar.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.SecureRandom;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SigningKeyTest {
    /** RFC 8410 §10.3. */
    private static final String PUBLISHED_PEM = """
            -----BEGIN PRIVATE KEY-----
            MC4CAQAwBQYDK2VwBCIEINTuctv5E1hK1bbY8fdp+K06/nwoy/HU++CXqI9EdVhC
            -----END PRIVATE KEY-----
            """;

    /** Its public half, from RFC 8410 §10.1. */
    private static final String PUBLISHED_PUBLIC_KEY = "Gb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE=";

    @Test
    void readsAndWritesThePemOfTheStandard() {
        SigningKey key = SigningKey.ofPem(PUBLISHED_PEM);

        assertThat(key.verifyingKey().base64()).isEqualTo(PUBLISHED_PUBLIC_KEY);
        assertThat(key.toPem()).isEqualTo(PUBLISHED_PEM);
    }

    @Test
    void theJdkReadsThePemWeWrite() throws GeneralSecurityException {
        byte[] seed = HexFormat.of().parseHex("0f".repeat(SigningKey.SEED_BYTES));
        String body = SigningKey.ofSeed(seed).toPem().lines().toList().get(1);

        EdECPrivateKey read = (EdECPrivateKey) KeyFactory.getInstance("Ed25519")
                .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(body)));

        assertThat(read.getBytes().orElseThrow()).isEqualTo(seed);
    }

    @Test
    void aPemWithWindowsLineEndsIsRead() {
        assertThat(SigningKey.ofPem(PUBLISHED_PEM.replace("\n", "\r\n")).keyId())
                .isEqualTo(SigningKey.ofPem(PUBLISHED_PEM).keyId());
    }

    @ParameterizedTest
    @CsvSource({
        "BEGIN PRIVATE, BEGIN ENCRYPTED PRIVATE, expected one block",
        "-----END PRIVATE KEY-----, '', expected one block",
        "MC4C, MC4*, not base64",
        "MC4CAQAw, MC4CAQEw, not an unencrypted Ed25519 key",
        "K2Vw, K2Vv, not an unencrypted Ed25519 key",
        "EdVhC, EdVhCAAAA, not an unencrypted Ed25519 key",
        "EdVhC, E, not an unencrypted Ed25519 key"
    })
    void aPemOfAnythingElseIsRefused(String from, String to, String reason) {
        assertThat(PUBLISHED_PEM).contains(from);
        assertThatThrownBy(() -> SigningKey.ofPem(PUBLISHED_PEM.replace(from, to)))
                .isInstanceOf(RefusedKeyException.class)
                .hasMessageContaining(reason);
    }

    @Test
    void aSeedOfAnotherLengthIsRefused() {
        assertThatThrownBy(() -> SigningKey.ofSeed(new byte[31]))
                .isInstanceOf(RefusedKeyException.class)
                .hasMessage("key refused: an Ed25519 seed has 32 bytes, found 31");
    }

    @Test
    void everyGeneratedKeyIsAnother() {
        SecureRandom random = new SecureRandom();

        assertThat(SigningKey.generate(random).keyId())
                .isNotEqualTo(SigningKey.generate(random).keyId());
    }

    @Test
    void printingAKeyOrARefusalShowsNoSecret() {
        SigningKey key = SigningKey.ofPem(PUBLISHED_PEM);

        assertThat(key).hasToString("SigningKey[" + key.keyId() + "]");
        assertThatThrownBy(() -> SigningKey.ofPem(PUBLISHED_PEM.replace("K2Vw", "K2Vv")))
                .message()
                .doesNotContain("NTuctv5E1hK1");
    }

    @Test
    void changingTheSeedAfterwardsChangesNothing() {
        byte[] seed = new byte[SigningKey.SEED_BYTES];
        SigningKey key = SigningKey.ofSeed(seed);
        String before = key.toPem();

        seed[0] = 1;

        assertThat(key.toPem()).isEqualTo(before);
    }
}
