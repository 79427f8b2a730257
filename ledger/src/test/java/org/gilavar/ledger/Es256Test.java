package org.gilavar.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Es256Test {
    /** RFC 6979 §A.2.5: the private key, and its public half compressed. */
    private static final String SECRET = "c9afa9d845ba75166b5c215767b1d6934e50c3db36e89b127b8a622b120f6721";

    private static final String PUBLIC = "0360fed4ba255a9d31c961eb74c6356d68c049b8923b61fa6ce669622e60f29fb6";

    private static final byte[] PAYLOAD = {1, 2, 3};

    /** The signatures printed there; of the first, whose s is high, its twin counts here. */
    @ParameterizedTest
    @CsvSource({
        "sample, efd48b2aacb6a8fd1140dd9cd45e81d69d2c877b56aaf991c34d0ea84eaf3716,"
                + "f7cb1c942d657c41d436c7a1b6e29f65f3e900dbb9aff4064dc4ab2f843acda8",
        "test, f1abb023518351cd71d881567b1ea663ed3efcf6c5132b354f28d3b0b7d38367,"
                + "019f4113742a2b14bd25926b49c649155f267e60d3814b4c0cc84250e46f0083"
    })
    void signsAsTheStandardShowsWithTheLowerS(String message, String r, String s) {
        SigningKey key = Es256SigningKey.ofScalar(HexFormat.of().parseHex(SECRET));
        BigInteger published = new BigInteger(s, 16);
        BigInteger low = published.min(P256.ORDER.subtract(published));

        byte[] signature = key.sign(message.getBytes(UTF_8)).bytes();

        assertThat(key.verifyingKey().bytes()).isEqualTo(HexFormat.of().parseHex(PUBLIC));
        assertThat(signature)
                .isEqualTo(HexFormat.of().parseHex(r + HexFormat.of().formatHex(P256.bytes(low))));
        assertThat(key.verifyingKey().verifies(message.getBytes(UTF_8), signature))
                .isTrue();
    }

    @Test
    void ofTheTwoSpellingsOfASignatureOneVerifies() {
        SigningKey key = Keys.es256Numbered(1);
        Envelope signed = Envelope.sign("text/plain", PAYLOAD, key);
        byte[] rs = signed.signatures().get(0).bytes();
        byte[] twin = Der.join(P256.bytes(P256.r(rs)), P256.bytes(P256.ORDER.subtract(P256.s(rs))));
        Envelope rewritten = new Envelope("text/plain", PAYLOAD, List.of(new Signature(key.keyId(), twin)));

        assertThat(key.verifyingKey().verifies(signed)).isTrue();
        assertThat(key.verifyingKey().verifies(rewritten)).isFalse();
    }

    @Test
    void anEnvelopeCarriesSignaturesOfBothKinds() {
        Envelope envelope = Envelope.sign("text/plain", PAYLOAD, Keys.numbered(1), Keys.es256Numbered(1));

        Envelope read = Envelope.parse(envelope.toJson());

        assertThat(read).isEqualTo(envelope);
        assertThat(Keys.numbered(1).verifyingKey().verifies(read)).isTrue();
        assertThat(Keys.es256Numbered(1).verifyingKey().verifies(read)).isTrue();
        assertThat(Keys.es256Numbered(2).verifyingKey().verifies(read)).isFalse();
    }

    @Test
    void noSignatureOfOneKindVerifiesUnderAKeyOfTheOther() {
        SigningKey ed25519 = Keys.numbered(1);
        SigningKey es256 = Keys.es256Numbered(1);

        assertThat(es256.verifyingKey().verifies(PAYLOAD, ed25519.signatureOf(PAYLOAD)))
                .isFalse();
        assertThat(ed25519.verifyingKey().verifies(PAYLOAD, es256.signatureOf(PAYLOAD)))
                .isFalse();
    }

    @Test
    void aDerSignatureIsNotOne() {
        SigningKey key = Keys.es256Numbered(1);
        byte[] der = P256.derSignature(key.signatureOf(PAYLOAD));

        assertThat(key.verifyingKey().verifies(PAYLOAD, der)).isFalse();
        assertThatThrownBy(() -> new Signature(key.keyId(), der)).hasMessageContaining("a signature has 64 bytes");
    }

    @Test
    void theTextFormSaysTheAlgorithmAndReadsBack() {
        VerifyingKey key = Keys.es256Numbered(1).verifyingKey();

        assertThat(key.text())
                .isEqualTo("es256:" + Base64.getEncoder().encodeToString(key.bytes()))
                .hasSize(50);
        assertThat(VerifyingKey.ofText(key.text())).isEqualTo(key).hasSameHashCodeAs(key);
        assertThat(key.algorithm()).isEqualTo(SignatureAlgorithm.ES256);
        assertThat(key).isNotEqualTo(Keys.numbered(1).verifyingKey()).hasToString(key.text());
    }

    @ParameterizedTest
    @CsvSource({
        "A2D+1LolWp0xyWHrdMY1bWjASbiSO2H6bOZpYi5g8p+2, 'an Ed25519 public key has 32 bytes, found 33'",
        "ES256:A2D+1LolWp0xyWHrdMY1bWjASbiSO2H6bOZpYi5g8p+2, not standard base64",
        "es256: A2D+1LolWp0xyWHrdMY1bWjASbiSO2H6bOZpYi5g8p+2, not standard base64",
        "es256:es256:A2D+1LolWp0xyWHrdMY1bWjASbiSO2H6bOZpYi5g8p+2, not standard base64",
        "es256:A2D-1LolWp0xyWHrdMY1bWjASbiSO2H6bOZpYi5g8p-2, not standard base64",
        "es256:A2D+1LolWp0xyWHrdMY1bWjASbiSO2H6bOZpYi5g8p+2AA==, 'has 33 bytes, found 34'",
        "es256:YP7UuiVanTHJYet0xjVtaMBJuJI7Yfps5mliLmDyn7Y=, 'has 33 bytes, found 32'",
        "es384:A2D+1LolWp0xyWHrdMY1bWjASbiSO2H6bOZpYi5g8p+2, not standard base64"
    })
    void aTextThatCouldBeReadAsAnotherKeyIsRefused(String text, String reason) {
        assertThat(VerifyingKey.ofText("es256:A2D+1LolWp0xyWHrdMY1bWjASbiSO2H6bOZpYi5g8p+2")
                        .bytes())
                .isEqualTo(HexFormat.of().parseHex(PUBLIC));
        assertThatThrownBy(() -> VerifyingKey.ofText(text))
                .isInstanceOf(RefusedKeyException.class)
                .hasMessageContaining(reason);
    }

    @Test
    void theKeyIdIsTheStartOfTheHashOfTheCompressedPoint() {
        // printf 0360…9fb6 | xxd -r -p | sha256sum
        assertThat(Es256VerifyingKey.of(HexFormat.of().parseHex(PUBLIC)).keyId())
                .isEqualTo("a468072bf83a2703085af2570d847c88");
    }

    @Test
    void javaVerifiesWhatWeSign() throws GeneralSecurityException {
        for (int i = 1; i <= 50; i++) {
            SigningKey key = Keys.es256Numbered(i);
            PublicKey inJava = KeyFactory.getInstance("EC")
                    .generatePublic(new X509EncodedKeySpec(key.verifyingKey().subjectPublicKeyInfo()));
            java.security.Signature verifier = java.security.Signature.getInstance("SHA256withECDSAinP1363Format");
            verifier.initVerify(inJava);
            verifier.update(PAYLOAD);

            byte[] signature = key.signatureOf(PAYLOAD);

            assertThat(verifier.verify(signature)).isTrue();
            assertThat(P256.isLow(P256.s(signature))).isTrue();
        }
    }

    @Test
    void whatATokenSignsVerifiesWhicheverSItChose() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        int high = 0;
        for (int i = 0; i < 40; i++) {
            KeyPair pair = generator.generateKeyPair();
            byte[][] said = new byte[1][];
            SigningKey key = SigningKey.inToken(
                    VerifyingKey.ofSubjectPublicKeyInfo(pair.getPublic().getEncoded()), message -> {
                        said[0] = signedInJava(pair, message);
                        return said[0];
                    });

            Envelope envelope = Envelope.sign("text/plain", PAYLOAD, key);

            assertThat(key.verifyingKey().verifies(envelope)).isTrue();
            high += P256.isLow(P256.s(said[0])) ? 0 : 1;
        }
        assertThat(high).as("a fair coin forty times").isBetween(1, 39);
    }

    @Test
    void whatATokenSignsWronglyIsFoundAtOnce() {
        VerifyingKey verifying = Keys.es256Numbered(1).verifyingKey();
        SigningKey another = SigningKey.inToken(verifying, Keys.es256Numbered(2)::signatureOf);
        SigningKey inDer = SigningKey.inToken(
                verifying, message -> P256.derSignature(Keys.es256Numbered(1).signatureOf(message)));
        SigningKey zeros = SigningKey.inToken(verifying, message -> new byte[64]);

        assertThatThrownBy(() -> Envelope.sign("text/plain", PAYLOAD, another))
                .isInstanceOf(TokenException.class)
                .hasMessageContaining("does not verify under the key " + verifying.keyId());
        assertThatThrownBy(() -> Envelope.sign("text/plain", PAYLOAD, inDer))
                .isInstanceOf(TokenException.class)
                .hasMessageContaining("expected 64");
        assertThatThrownBy(() -> Envelope.sign("text/plain", PAYLOAD, zeros)).isInstanceOf(TokenException.class);
    }

    @Test
    void aTokenMayHoldAnEd25519KeyToo() {
        SigningKey key = SigningKey.inToken(Keys.numbered(1).verifyingKey(), Keys.numbered(1)::signatureOf);

        assertThat(Envelope.sign("text/plain", PAYLOAD, key))
                .isEqualTo(Envelope.sign("text/plain", PAYLOAD, Keys.numbered(1)));
    }

    @Test
    void aTokenDoesNotGiveItsKeyAway() {
        SigningKey key = SigningKey.inToken(Keys.es256Numbered(1).verifyingKey(), Keys.es256Numbered(1)::signatureOf);

        assertThatThrownBy(key::toPem).hasMessage("the key is in a token, which does not give it away");
    }

    @Test
    void everyGeneratedKeyIsAnotherAndOutOfRangeNumbersAreDrawnAgain() {
        SecureRandom zerosThenOnesThenSeven = new SecureRandom() {
            private static final long serialVersionUID = 1L;
            private int draws;

            @Override
            public void nextBytes(byte[] bytes) {
                java.util.Arrays.fill(bytes, (byte) (draws == 0 ? 0 : draws == 1 ? 0xff : 7));
                draws++;
            }
        };
        SecureRandom random = new SecureRandom();

        assertThat(SigningKey.generate(SignatureAlgorithm.ES256, random).keyId())
                .isNotEqualTo(
                        SigningKey.generate(SignatureAlgorithm.ES256, random).keyId());
        assertThat(SigningKey.generate(SignatureAlgorithm.ES256, zerosThenOnesThenSeven)
                        .keyId())
                .isEqualTo(Keys.es256Numbered(7).keyId());
    }

    private static byte[] signedInJava(KeyPair pair, byte[] message) {
        try {
            java.security.Signature signer = java.security.Signature.getInstance("SHA256withECDSAinP1363Format");
            signer.initSign(pair.getPrivate());
            signer.update(message);
            return signer.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
