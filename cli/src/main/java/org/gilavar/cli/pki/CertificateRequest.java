package org.gilavar.cli.pki;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.NamedParameterSpec;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.OperatorException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.pkcs.PKCSException;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequest;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemReader;
import org.bouncycastle.util.io.pem.PemWriter;
import org.gilavar.cli.pki.Authority.Issued;
import org.gilavar.ledger.Hash;

/**
 * A request for a certificate (PKCS#10, RFC 2986): a public key, signed with its private key, so that whoever sends it has that.
 * Whose the certificate will be is for the authority to say; the name in the request is for people.
 */
public final class CertificateRequest {

    /** Largest file: a key and a name. */
    public static final int MAX_BYTES = 1 << 16;

    private static final String KIND = "CERTIFICATE REQUEST";

    /** As older programs call it. */
    private static final String OLD_KIND = "NEW CERTIFICATE REQUEST";

    private static final int LEAST_RSA_BITS = 2048;
    private static final int MOST_SHOWN = 40;

    private static final Set<Integer> CURVE_BITS = Set.of(256, 384, 521);

    private static final int FINGERPRINT_BYTES = 16;
    private static final int GROUP = 4;

    private final byte[] der;
    private final PublicKey key;
    private final String subject;

    private CertificateRequest(byte[] der, PublicKey key, String subject) {
        this.der = der;
        this.key = key;
        this.subject = subject;
    }

    /** For the key and the name of a certificate that nobody has issued yet. */
    public static CertificateRequest of(Issued own) {
        try {
            var builder = new JcaPKCS10CertificationRequestBuilder(
                    own.certificate().getSubjectX500Principal(),
                    own.certificate().getPublicKey());
            return checked(builder.build(new JcaContentSignerBuilder(Authority.SIGNATURE).build(own.key()))
                    .getEncoded());
        } catch (OperatorCreationException | IOException e) {
            throw new IllegalStateException("the platform must sign with ECDSA", e);
        }
    }

    /**
     * Reads a request, PEM or DER.
     *
     * @throws IllegalArgumentException when it is none, is not signed with its own key, or has one that nobody should use
     */
    public static CertificateRequest read(byte[] file) {
        PemObject pem;
        try (PemReader reader =
                new PemReader(new InputStreamReader(new ByteArrayInputStream(file), StandardCharsets.US_ASCII))) {
            pem = reader.readPemObject();
        } catch (IOException | RuntimeException e) {
            throw new IllegalArgumentException("it begins as PEM, and is none", e); // whatever the library meets in it
        }
        if (pem != null && !pem.getType().equals(KIND) && !pem.getType().equals(OLD_KIND)) {
            throw new IllegalArgumentException("expected a certificate request (PKCS#10), found "
                    + pem.getType()
                            .substring(0, Math.min(MOST_SHOWN, pem.getType().length())));
        }
        return checked(pem == null ? file : pem.getContent());
    }

    private static CertificateRequest checked(byte[] der) {
        PublicKey key;
        String subject;
        boolean signed;
        try {
            JcaPKCS10CertificationRequest request = new JcaPKCS10CertificationRequest(der);
            key = request.getPublicKey();
            subject = request.getSubject().toString();
            signed = request.isSignatureValid(new JcaContentVerifierProviderBuilder().build(key));
        } catch (IOException | GeneralSecurityException | OperatorException | PKCSException | RuntimeException e) {
            // The library reads each part when it is asked for, and throws whatever it meets there.
            throw new IllegalArgumentException(
                    "no certificate request (PKCS#10, PEM or DER), or one with a key or a signature of a kind not known here",
                    e);
        }
        if (!signed) {
            throw new IllegalArgumentException("it is not signed with the key that it is for");
        }
        mustBeFit(key);
        return new CertificateRequest(der, key, subject);
    }

    private static void mustBeFit(PublicKey key) {
        boolean fit = switch (key) {
            case RSAPublicKey rsa -> rsa.getModulus().bitLength() >= LEAST_RSA_BITS;
            case ECPublicKey ec ->
                CURVE_BITS.contains(ec.getParams().getCurve().getField().getFieldSize());
            case EdECPublicKey ed -> ed.getParams().getName().equals(NamedParameterSpec.ED25519.getName());
            default -> false;
        };
        if (!fit) {
            throw new IllegalArgumentException(
                    "expected a key on P-256, P-384 or P-521, of Ed25519, or of RSA with 2048 bits or more; found another, "
                            + key.getAlgorithm());
        }
    }

    /** The beginning of the SHA-256 of the key, to be read out to whoever is to certify it: {@code 3f2a-91c0-…}. */
    public String fingerprint() {
        String hex = HexFormat.of().formatHex(Hash.sha256(key.getEncoded()).bytes(), 0, FINGERPRINT_BYTES);
        return String.join("-", hex.split("(?<=\\G.{" + GROUP + "})"));
    }

    /** Whether this is it, however it was written down. */
    public boolean hasFingerprint(String said) {
        return said.toLowerCase(Locale.ROOT)
                .replaceAll("[\\s:-]", "")
                .equals(fingerprint().replace("-", ""));
    }

    /** The key to be certified; whoever made the request has the private one. */
    public PublicKey key() {
        return key;
    }

    /** The name in it, as it came. */
    public String subject() {
        return subject;
    }

    /** The file. */
    public byte[] pem() {
        StringWriter text = new StringWriter();
        try (PemWriter pem = new PemWriter(text)) {
            pem.writeObject(new PemObject(KIND, der));
        } catch (IOException e) {
            throw new IllegalStateException("a request that cannot be encoded", e);
        }
        return text.toString().getBytes(StandardCharsets.US_ASCII);
    }
}
