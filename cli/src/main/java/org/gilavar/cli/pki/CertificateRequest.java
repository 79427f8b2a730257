package org.gilavar.cli.pki;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.interfaces.RSAPublicKey;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.pkcs.PKCSException;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequest;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemReader;
import org.bouncycastle.util.io.pem.PemWriter;
import org.gilavar.cli.pki.Authority.Issued;

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

    private final JcaPKCS10CertificationRequest request;
    private final PublicKey key;

    private CertificateRequest(JcaPKCS10CertificationRequest request, PublicKey key) {
        this.request = request;
        this.key = key;
    }

    /** For the key and the name of a certificate that nobody has issued yet. */
    public static CertificateRequest of(Issued own) {
        try {
            var builder = new JcaPKCS10CertificationRequestBuilder(
                    own.certificate().getSubjectX500Principal(),
                    own.certificate().getPublicKey());
            return checked(new JcaPKCS10CertificationRequest(
                    builder.build(new JcaContentSignerBuilder(Authority.SIGNATURE).build(own.key()))));
        } catch (OperatorCreationException e) {
            throw new IllegalStateException("the platform must sign with ECDSA", e);
        }
    }

    /**
     * Reads a request, PEM or DER.
     *
     * @throws IllegalArgumentException when it is none, is not signed with its own key, or has one that nobody should use
     */
    public static CertificateRequest read(byte[] file) {
        try (PemReader pem =
                new PemReader(new InputStreamReader(new ByteArrayInputStream(file), StandardCharsets.US_ASCII))) {
            PemObject first = pem.readPemObject();
            if (first != null
                    && !first.getType().equals(KIND)
                    && !first.getType().equals(OLD_KIND)) {
                throw new IllegalArgumentException(
                        "expected a certificate request (PKCS#10), found " + first.getType());
            }
            return checked(new JcaPKCS10CertificationRequest(first == null ? file : first.getContent()));
        } catch (IOException e) {
            throw new IllegalArgumentException("no certificate request (PKCS#10, PEM or DER)", e);
        }
    }

    private static CertificateRequest checked(JcaPKCS10CertificationRequest request) {
        try {
            PublicKey key = request.getPublicKey();
            if (!request.isSignatureValid(new JcaContentVerifierProviderBuilder().build(key))) {
                throw new IllegalArgumentException("it is not signed with the key that it is for");
            }
            if (key instanceof RSAPublicKey rsa && rsa.getModulus().bitLength() < LEAST_RSA_BITS) {
                throw new IllegalArgumentException("its RSA key has "
                        + rsa.getModulus().bitLength() + " bits; at least " + LEAST_RSA_BITS + ", or P-256");
            }
            return new CertificateRequest(request, key);
        } catch (GeneralSecurityException | OperatorCreationException | PKCSException e) {
            throw new IllegalArgumentException("its key or its signature is of a kind that is not known here", e);
        }
    }

    /** The key to be certified; whoever made the request has the private one. */
    public PublicKey key() {
        return key;
    }

    /** The name in it, as it came. */
    public String subject() {
        return request.getSubject().toString();
    }

    /** The file. */
    public byte[] pem() {
        StringWriter text = new StringWriter();
        try (PemWriter pem = new PemWriter(text)) {
            pem.writeObject(new PemObject(KIND, request.getEncoded()));
        } catch (IOException e) {
            throw new IllegalStateException("a request that cannot be encoded", e);
        }
        return text.toString().getBytes(StandardCharsets.US_ASCII);
    }
}
