package org.gilavar.cli.pki;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;
import org.gilavar.cli.pki.Authority.Issued;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Requests for certificates: those that machines of ours make, and those of other programs. */
final class CertificateRequestTest {

    private static final Instant NOW = Instant.parse("2025-04-12T06:00:00Z");

    private final SecureRandom random = new SecureRandom();
    private final Issued own = Authority.unissued("turkiye", "duty-officer", NOW, random);

    @Test
    void whatIsWrittenIsReadAndItsKeyIsTheMachines() {
        byte[] pem = CertificateRequest.of(own).pem();

        CertificateRequest read = CertificateRequest.read(pem);

        assertThat(new String(pem, US_ASCII)).startsWith("-----BEGIN CERTIFICATE REQUEST-----\n");
        assertThat(read.key()).isEqualTo(own.certificate().getPublicKey());
        assertThat(read.subject()).contains("turkiye", "duty-officer");
        assertThat(CertificateRequest.read(der(pem)).key()).isEqualTo(read.key());
    }

    private static byte[] der(byte[] pem) {
        String base64 =
                new String(pem, US_ASCII).replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
        return Base64.getDecoder().decode(base64);
    }

    @Test
    void theCertificateIsOfTheKeyAndOfWhomTheAuthoritySays() throws GeneralSecurityException {
        Authority authority = Authority.create("turkiye", NOW, random);
        CertificateRequest asked =
                CertificateRequest.read(CertificateRequest.of(own).pem());

        List<X509Certificate> chain = authority.client("turkiye", "delegate", asked.key(), NOW);

        X509Certificate issued = chain.getFirst();
        issued.verify(authority.certificate().getPublicKey());
        assertThat(issued.getPublicKey()).isEqualTo(own.certificate().getPublicKey());
        assertThat(issued.getSubjectX500Principal().getName()).contains("CN=delegate", "O=turkiye");
        assertThat(issued.getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.2");
        assertThat(issued.getBasicConstraints()).as("not an authority").isEqualTo(-1);
    }

    /** Whichever bit is changed, no other key passes, and no other name: they and the signature hang together. */
    @Test
    void whatHasBeenChangedIsRefused() {
        CertificateRequest asked = CertificateRequest.of(own);
        byte[] der = der(asked.pem());
        int refused = 0;
        for (int i = 0; i < der.length; i++) {
            byte[] changed = der.clone();
            changed[i] ^= 1;
            try {
                CertificateRequest read = CertificateRequest.read(changed);
                assertThat(read.key()).as("byte " + i).isEqualTo(asked.key());
                assertThat(read.subject()).as("byte " + i).isEqualTo(asked.subject());
            } catch (IllegalArgumentException e) {
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(der.length * 9 / 10);
    }

    @ParameterizedTest
    @CsvSource({
        "RSA, 2048, SHA256withRSA, true",
        "RSA, 1024, SHA256withRSA, false",
        "EC, 384, SHA384withECDSA, true",
        "Ed25519, 255, Ed25519, true",
        "DSA, 1024, SHA1withDSA, false"
    })
    void keysOfOtherProgramsAreTakenUnlessTheyAreTooShort(String kind, int bits, String signature, boolean taken)
            throws GeneralSecurityException, OperatorCreationException, java.io.IOException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance(kind);
        generator.initialize(bits);
        KeyPair keys = generator.generateKeyPair();
        byte[] der = new JcaPKCS10CertificationRequestBuilder(new X500Name("CN=desk"), keys.getPublic())
                .build(new JcaContentSignerBuilder(signature).build(keys.getPrivate()))
                .getEncoded();

        if (taken) {
            assertThat(CertificateRequest.read(der).key()).isEqualTo(keys.getPublic());
        } else {
            assertThatThrownBy(() -> CertificateRequest.read(der)).hasMessageContaining("P-256, P-384 or P-521");
        }
    }

    @Test
    void itsKeyIsReadOutAndWrittenDownInAnyWay() {
        CertificateRequest asked = CertificateRequest.of(own);
        String fingerprint = asked.fingerprint();

        assertThat(fingerprint).matches("[0-9a-f]{4}(-[0-9a-f]{4}){7}");
        assertThat(CertificateRequest.read(asked.pem()).hasFingerprint(fingerprint))
                .isTrue();
        assertThat(asked.hasFingerprint(fingerprint.toUpperCase(Locale.ROOT).replace('-', ' ')))
                .isTrue();
        assertThat(asked.hasFingerprint(fingerprint.substring(1))).isFalse();
        assertThat(asked.hasFingerprint("")).isFalse();
    }

    @Test
    void whatIsNoRequestIsSaidToBeNone() {
        for (String wrong : List.of(
                "",
                "nothing",
                "0\0",
                "-----BEGIN CERTIFICATE REQUEST-----\nAAAA\n",
                "-----BEGIN CERTIFICATE REQUEST-----\nMAA=\n-----END CERTIFICATE REQUEST-----\n")) {
            assertThatThrownBy(() -> CertificateRequest.read(wrong.getBytes(US_ASCII)))
                    .as(wrong)
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> CertificateRequest.read(
                        "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n".getBytes(US_ASCII)))
                .hasMessageContaining("found CERTIFICATE");
    }
}
