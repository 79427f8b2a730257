package org.gilavar.ledger;

import java.math.BigInteger;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERGeneralizedTime;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERUTCTime;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x509.TBSCertificate;
import org.bouncycastle.asn1.x509.Time;
import org.bouncycastle.asn1.x509.V3TBSCertificateGenerator;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/**
 * The least certificate there is (RFC 5280): a key, its id for a name and for a serial number, signed by itself. What it
 * signs begins with the byte 30 and an envelope's encoding with the letter D, so neither ever passes as the other.
 */
final class SelfSigned {
    /** RFC 8410 §3. */
    private static final ASN1ObjectIdentifier ED25519 = new ASN1ObjectIdentifier("1.3.101.112");

    /** No clock here, and nothing that begins: a day before any key of ours. */
    private static final Time FROM = new Time(new DERUTCTime("250101000000Z"));

    /** RFC 5280 §4.1.2.5: no date on which it ends. */
    private static final Time UNTIL = new Time(new DERGeneralizedTime("99991231235959Z"));

    private static final int HEX = 16;

    private SelfSigned() {}

    static byte[] certificate(SigningKey key) {
        AlgorithmIdentifier algorithm = new AlgorithmIdentifier(
                switch (key.verifyingKey().algorithm()) {
                    case ED25519 -> ED25519;
                    case ES256 -> X9ObjectIdentifiers.ecdsa_with_SHA256;
                });
        X500Name name = new X500Name("CN=Gilavar key " + key.keyId());
        V3TBSCertificateGenerator body = new V3TBSCertificateGenerator();
        body.setSerialNumber(new ASN1Integer(new BigInteger(key.keyId(), HEX)));
        body.setSignature(algorithm);
        body.setIssuer(name);
        body.setStartDate(FROM);
        body.setEndDate(UNTIL);
        body.setSubject(name);
        body.setSubjectPublicKeyInfo(
                SubjectPublicKeyInfo.getInstance(key.verifyingKey().subjectPublicKeyInfo()));
        TBSCertificate toBeSigned = body.generateTBSCertificate();
        byte[] signature = key.signatureOf(Der.encode(toBeSigned));
        ASN1EncodableVector certificate = new ASN1EncodableVector();
        certificate.add(toBeSigned);
        certificate.add(algorithm);
        certificate.add(new DERBitString(
                switch (key.verifyingKey().algorithm()) {
                    case ED25519 -> signature;
                    case ES256 -> P256.derSignature(signature);
                }));
        return Der.encode(new DERSequence(certificate));
    }
}
