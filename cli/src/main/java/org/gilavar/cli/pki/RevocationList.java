package org.gilavar.cli.pki;

import java.io.IOException;
import java.io.StringWriter;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.X509CRL;
import java.security.cert.X509CRLEntry;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.jcajce.JcaX509CRLConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v2CRLBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemWriter;
import org.gilavar.cli.pki.Authority.Issued;
import org.gilavar.client.tls.Certificates;

/** What an authority has revoked (CRL, RFC 5280 §5): each list has all that stood in the one before. */
public final class RevocationList {

    private RevocationList() {}

    /**
     * The next list.
     *
     * @param before the one that was published last; absent for the first
     * @throws IllegalArgumentException when the certificate or the list is not of this authority
     */
    public static X509CRL with(X509Certificate revoked, Optional<X509CRL> before, Issued authority, Instant now) {
        mustBeOf(authority, revoked);
        before.ifPresent(list -> mustBeOf(authority, list));
        JcaX509v2CRLBuilder list = new JcaX509v2CRLBuilder(authority.certificate(), Date.from(now));
        list.setNextUpdate(authority.certificate().getNotAfter());
        for (X509CRLEntry entry : before.map(X509CRL::getRevokedCertificates).orElse(Set.of())) {
            list.addCRLEntry(entry.getSerialNumber(), entry.getRevocationDate(), CRLReason.unspecified);
        }
        if (before.filter(old -> old.isRevoked(revoked)).isEmpty()) {
            list.addCRLEntry(revoked.getSerialNumber(), Date.from(now), CRLReason.unspecified);
        }
        try {
            list.addExtension(
                    Extension.authorityKeyIdentifier,
                    false,
                    new JcaX509ExtensionUtils().createAuthorityKeyIdentifier(authority.certificate()));
            list.addExtension(
                    Extension.cRLNumber, false, new ASN1Integer(number(before).add(BigInteger.ONE)));
            return new JcaX509CRLConverter()
                    .getCRL(list.build(new JcaContentSignerBuilder(Authority.SIGNATURE).build(authority.key())));
        } catch (IOException | GeneralSecurityException | OperatorCreationException e) {
            throw new IllegalStateException("the platform must sign lists", e);
        }
    }

    private static BigInteger number(Optional<X509CRL> before) throws IOException {
        byte[] extension = before.map(list -> list.getExtensionValue(Extension.cRLNumber.getId()))
                .orElse(null);
        return extension == null
                ? BigInteger.ZERO
                : ASN1Integer.getInstance(ASN1OctetString.getInstance(extension).getOctets())
                        .getPositiveValue();
    }

    private static void mustBeOf(Issued authority, X509Certificate revoked) {
        if (revoked.getBasicConstraints() >= 0) {
            throw new IllegalArgumentException(
                    "it is one of an authority; where that is not to be trusted any more, give the server another in its place");
        }
        if (!Certificates.hasIssued(authority.certificate(), revoked)) {
            throw new IllegalArgumentException("it was not issued by this authority, which cannot revoke it");
        }
    }

    private static void mustBeOf(Issued authority, X509CRL before) {
        if (before.getExtensionValue(Extension.deltaCRLIndicator.getId()) != null
                || before.getExtensionValue(Extension.issuingDistributionPoint.getId()) != null) {
            throw new IllegalArgumentException("the list that is there is one of a part only");
        }
        try {
            before.verify(authority.certificate().getPublicKey());
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("the list that is there is not signed by this authority", e);
        }
    }

    /** The file. */
    public static byte[] pem(X509CRL list) {
        StringWriter text = new StringWriter();
        try (PemWriter pem = new PemWriter(text)) {
            pem.writeObject(new PemObject("X509 CRL", list.getEncoded()));
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException("a list that cannot be encoded", e);
        }
        return text.toString().getBytes(StandardCharsets.US_ASCII);
    }
}
