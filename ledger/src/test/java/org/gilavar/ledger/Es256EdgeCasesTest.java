package org.gilavar.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.X509EncodedKeySpec;
import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

/** The verdict on each edge case, frozen: see {@link Ed25519EdgeCasesTest} for why. */
class Es256EdgeCasesTest {
    private static final String TABLE = "es256-edge-cases.csv";

    @ParameterizedTest(name = "{0}: {5}")
    @CsvFileSource(resources = TABLE, delimiter = ';', maxCharsPerColumn = 400)
    void theVerdictsAreFrozen(
            String name, String key, String message, String signature, String standard, String verdict) {
        boolean verifies = Es256VerifyingKey.of(bytes(key)).verifies(bytes(message), bytes(signature));

        assertThat(verifies ? "verifies" : "does not verify").isEqualTo(verdict);
    }

    /** Where ours differs from the standard's, the only reason is a high s. */
    @ParameterizedTest(name = "{0}: {4}")
    @CsvFileSource(resources = TABLE, delimiter = ';', maxCharsPerColumn = 400)
    void javaGivesTheVerdictOfTheStandard(
            String name, String key, String message, String signature, String standard, String verdict)
            throws GeneralSecurityException {
        Es256VerifyingKey ours = Es256VerifyingKey.of(bytes(key));
        byte[] rs = bytes(signature);

        assertThat(verifiesInJava(ours, bytes(message), rs)).isEqualTo(standard.equals("valid"));
        assertThat(ours.verifiesEitherWay(bytes(message), P256.r(rs), P256.s(rs)))
                .isEqualTo(standard.equals("valid"));
        if (standard.equals("valid") != verdict.equals("verifies")) {
            assertThat(P256.isLow(P256.s(rs))).isFalse();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "00, infinity",
        "000000000000000000000000000000000000000000000000000000000000000000, infinity",
        "'', 'has 33 bytes, found 0'",
        "026b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c2, 'has 33 bytes, found 32'",
        "026b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c29600, 'has 33 bytes, found 34'",
        // the base point, uncompressed and in the hybrid form of X9.62
        "046b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296"
                + "4fe342e2fe1a7f9b8ee7eb4a7c0f9e162bce33576b315ececbb6406837bf51f5, 'found 65'",
        "076b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296"
                + "4fe342e2fe1a7f9b8ee7eb4a7c0f9e162bce33576b315ececbb6406837bf51f5, 'found 65'",
        "046b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296, neither 02 nor 03",
        "016b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296, neither 02 nor 03",
        "826b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296, neither 02 nor 03",
        // x = 2 and x = p - 1 are on the twist
        "020000000000000000000000000000000000000000000000000000000000000002, not a point of the curve",
        "030000000000000000000000000000000000000000000000000000000000000002, not a point of the curve",
        // x = 0 is on the curve, and these would be a second way to write it
        "02ffffffff00000001000000000000000000000000ffffffffffffffffffffffff, not canonical",
        "03ffffffff00000001000000000000000000000000ffffffffffffffffffffffff, not canonical",
        "02ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff, not canonical"
    })
    void aKeyThatVerdictsCouldDifferOnIsRefused(String hex, String reason) {
        assertThatThrownBy(() -> Es256VerifyingKey.of(bytes(hex)))
                .isInstanceOf(RefusedKeyException.class)
                .hasMessageContaining(reason);
    }

    @ParameterizedTest
    @CsvSource({
        // a point of the twist, a y that is not its x's, an x not below the prime, and infinity in its own length
        "04, 0000000000000000000000000000000000000000000000000000000000000002,"
                + "0000000000000000000000000000000000000000000000000000000000000002, not a point",
        "04, 6b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296,"
                + "4fe342e2fe1a7f9b8ee7eb4a7c0f9e162bce33576b315ececbb6406837bf51f7, not a point",
        "04, ffffffff00000001000000000000000000000000ffffffffffffffffffffffff,"
                + "66485c780e2f83d72433bd5d84a06bb6541c2af31dae871728bf856a174f93f4, not canonical",
        "00, 0000000000000000000000000000000000000000000000000000000000000000,"
                + "0000000000000000000000000000000000000000000000000000000000000000, not an uncompressed point"
    })
    void anUncompressedKeyIsHeldToTheSameRules(String form, String x, String y, String reason) {
        byte[] spki = Der.join(Es256VerifyingKey.SPKI_PREFIX, bytes(form + x + y));

        assertThatThrownBy(() -> VerifyingKey.ofSubjectPublicKeyInfo(spki))
                .isInstanceOf(RefusedKeyException.class)
                .hasMessageContaining(reason);
    }

    private static boolean verifiesInJava(VerifyingKey key, byte[] message, byte[] signature)
            throws GeneralSecurityException {
        PublicKey inJava =
                KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(key.subjectPublicKeyInfo()));
        Signature verifier = Signature.getInstance("SHA256withECDSAinP1363Format");
        verifier.initVerify(inJava);
        verifier.update(message);
        try {
            return verifier.verify(signature);
        } catch (SignatureException e) {
            return false; // Java's way of saying that a half is out of range
        }
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex == null ? "" : hex);
    }
}
