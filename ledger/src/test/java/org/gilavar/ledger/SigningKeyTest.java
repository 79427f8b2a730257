package org.gilavar.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECPrivateKeySpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
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

    /** {@code openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256}. */
    private static final String ES256_PEM = """
            -----BEGIN PRIVATE KEY-----
            MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgj5uaQoghLlmrRw/d
            LKwC5jCzgQrYz2Zp9PMDpxg3ObWhRANCAASeWGSrMVXZKJ7HkafAQdpUMx5WYQZE
            36MGYLL/fClxITMFLB6Z5wImASyTEgWjtFHf86Pd9P9B5UuBy556NSxk
            -----END PRIVATE KEY-----
            """;

    /** Its public half, from {@code openssl pkey -pubout -outform DER}. */
    private static final String ES256_PUBLIC_KEY = "3059301306072a8648ce3d020106082a8648ce3d030107034200"
            + "049e5864ab3155d9289ec791a7c041da54331e56610644dfa30660b2ff7c29712133"
            + "052c1e99e70226012c931205a3b451dff3a3ddf4ff41e54b81cb9e7a352c64";

    @Test
    void readsAndWritesThePemOfTheStandard() {
        SigningKey key = SigningKey.ofPem(PUBLISHED_PEM);

        assertThat(key.verifyingKey().text()).isEqualTo(PUBLISHED_PUBLIC_KEY);
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
    void readsAndWritesThePemOfOpenSslForEs256() {
        SigningKey key = SigningKey.ofPem(ES256_PEM);

        assertThat(key.verifyingKey().subjectPublicKeyInfo())
                .isEqualTo(HexFormat.of().parseHex(ES256_PUBLIC_KEY));
        assertThat(VerifyingKey.ofSubjectPublicKeyInfo(HexFormat.of().parseHex(ES256_PUBLIC_KEY)))
                .isEqualTo(key.verifyingKey());
        assertThat(key.toPem()).isEqualTo(ES256_PEM);
    }

    @Test
    void readsWhatJavaWritesForEs256WithoutThePublicKey() throws GeneralSecurityException {
        byte[] openSsl = Pem.decode(ES256_PEM);
        ECPrivateKey key =
                (ECPrivateKey) KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(openSsl));
        byte[] java = KeyFactory.getInstance("EC")
                .generatePrivate(new ECPrivateKeySpec(key.getS(), key.getParams()))
                .getEncoded();

        assertThat(java).hasSizeLessThan(openSsl.length);
        assertThat(SigningKey.ofPkcs8(java).toPem()).isEqualTo(ES256_PEM);
    }

    @Test
    void anEs256KeyBesideAnothersPublicKeyIsRefused() {
        byte[] pkcs8 = Pem.decode(ES256_PEM);
        byte[] other = ((Es256VerifyingKey) Keys.es256Numbered(1).verifyingKey()).uncompressed();
        System.arraycopy(other, 0, pkcs8, pkcs8.length - other.length, other.length);

        assertThatThrownBy(() -> SigningKey.ofPem(Pem.encode(pkcs8)))
                .hasMessage("key refused: the public key beside the private one is another's");
    }

    @Test
    void anEs256KeyOutOfRangeIsRefused() {
        byte[] prefix =
                HexFormat.of().parseHex("3041020100301306072a8648ce3d020106082a8648ce3d030107042730250201010420");

        for (byte[] scalar : List.of(new byte[32], P256.bytes(P256.ORDER))) {
            assertThatThrownBy(() -> SigningKey.ofPem(Pem.encode(Der.join(prefix, scalar))))
                    .isInstanceOf(RefusedKeyException.class)
                    .hasMessageContaining("above 0 and below the order");
        }
    }

    @Test
    void aKeyOfAnotherCurveIsRefused() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp384r1"));
        KeyPair pair = generator.generateKeyPair();

        assertThatThrownBy(() -> SigningKey.ofPem(Pem.encode(pair.getPrivate().getEncoded())))
                .hasMessageContaining("not an unencrypted Ed25519 key or P-256 key");
        assertThatThrownBy(() ->
                        VerifyingKey.ofSubjectPublicKeyInfo(pair.getPublic().getEncoded()))
                .hasMessage("key refused: neither Ed25519 nor an uncompressed point of P-256");
    }

    @Test
    void theCertificateNamesTheKeyAndIsSignedByIt() throws GeneralSecurityException {
        for (SigningKey key : List.of(SigningKey.ofPem(PUBLISHED_PEM), SigningKey.ofPem(ES256_PEM))) {
            X509Certificate certificate = (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(key.certificate()));

            certificate.verify(certificate.getPublicKey());
            certificate.checkValidity(Date.from(Instant.parse("2025-06-01T00:00:00Z")));
            assertThat(certificate.getSubjectX500Principal().getName()).isEqualTo("CN=Gilavar key " + key.keyId());
            assertThat(VerifyingKey.ofSubjectPublicKeyInfo(
                            certificate.getPublicKey().getEncoded()))
                    .isEqualTo(key.verifyingKey());
        }
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
