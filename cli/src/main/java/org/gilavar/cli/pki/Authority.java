package org.gilavar.cli.pki;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * An authority that issues certificates (RFC 5280): P-256 keys, ECDSA with SHA-256, each for one use. For trials, where a
 * party has none of its own.
 */
public final class Authority {

    /** How long an authority is valid: longer than a trial should last. */
    public static final Duration AUTHORITY_LIFE = Duration.ofDays(5 * 365);

    /** How long a certificate is valid: a year, and a month to be late in. */
    public static final Duration CERTIFICATE_LIFE = Duration.ofDays(397);

    /** Clocks of the others may be behind. */
    private static final Duration BACKDATED = Duration.ofHours(1);

    private static final int SERIAL_BITS = 127;

    /** In the order of RFC 5280 §4.2.1.3. */
    private static final int KEY_CERT_SIGN = 5;

    static final String SIGNATURE = "SHA256withECDSA";

    /**
     * A key and its certificate, with those of whoever issued it after it.
     *
     * @param chain the certificate first
     */
    public record Issued(PrivateKey key, List<X509Certificate> chain) {
        public Issued {
            chain = List.copyOf(chain);
        }

        public X509Certificate certificate() {
            return chain.getFirst();
        }
    }

    private final Issued own;
    private final SecureRandom random;

    /**
     * An authority that goes on with its key.
     *
     * @throws IllegalArgumentException if its certificate is not one of an authority, or its key not of an elliptic curve
     */
    public Authority(Issued own, SecureRandom random) {
        boolean[] usage = own.certificate().getKeyUsage();
        if (own.certificate().getBasicConstraints() < 0 || (usage != null && !usage[KEY_CERT_SIGN])) {
            throw new IllegalArgumentException("its certificate is not one of an authority: "
                    + own.certificate().getSubjectX500Principal().getName());
        }
        if (!own.key().getAlgorithm().equals("EC")) {
            throw new IllegalArgumentException("expected a key of an elliptic curve, found "
                    + own.key().getAlgorithm() + "; issue its certificates with the program that made it");
        }
        this.own = own;
        this.random = random;
    }

    /** A new authority of this name, valid from now on. */
    public static Authority create(String name, Instant now, SecureRandom random) {
        KeyPair keys = keys(random);
        X500Name subject = name(name, "authority");
        JcaX509v3CertificateBuilder body =
                body(subject, subject, keys.getPublic(), now, whole(now.plus(AUTHORITY_LIFE)), random);
        try {
            body.addExtension(
                    Extension.subjectKeyIdentifier,
                    false,
                    new JcaX509ExtensionUtils().createSubjectKeyIdentifier(keys.getPublic()));
            body.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
            body.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
            X509Certificate certificate = sign(body, keys.getPrivate());
            return new Authority(new Issued(keys.getPrivate(), List.of(certificate)), random);
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException("an extension that cannot be encoded", e);
        }
    }

    /** Its own key and certificate. */
    public Issued own() {
        return own;
    }

    public X509Certificate certificate() {
        return own.certificate();
    }

    /**
     * A key for a server and its certificate.
     *
     * @param hosts names and addresses under which it is reached; at least one
     */
    public Issued server(List<String> hosts, Instant now) {
        GeneralName[] names = hosts.stream()
                .map(host -> new GeneralName(isAddress(host) ? GeneralName.iPAddress : GeneralName.dNSName, host))
                .toArray(GeneralName[]::new);
        KeyPair keys = keys(random);
        return new Issued(
                keys.getPrivate(),
                issue(
                        name("gilavar", hosts.getFirst()),
                        KeyPurposeId.id_kp_serverAuth,
                        new GeneralNames(names),
                        keys.getPublic(),
                        now));
    }

    /** A key for the machine of a party's post, and its certificate. */
    public Issued client(String party, String post, Instant now) {
        KeyPair keys = keys(random);
        return new Issued(keys.getPrivate(), client(party, post, keys.getPublic(), now));
    }

    /** A certificate for the machine of a party's post that has made its key itself, and those of whoever issued it. */
    public List<X509Certificate> client(String party, String post, PublicKey key, Instant now) {
        GeneralNames names = new GeneralNames(
                new GeneralName(GeneralName.uniformResourceIdentifier, "urn:gilavar:" + party + ":" + post));
        return issue(name(party, post), KeyPurposeId.id_kp_clientAuth, names, key, now);
    }

    /** A key for the machine of a party's post, with a certificate that vouches for nothing until an authority's takes its place. */
    public static Issued unissued(String party, String post, Instant now, SecureRandom random) {
        KeyPair keys = keys(random);
        X500Name own = name(party, post);
        JcaX509v3CertificateBuilder body =
                body(own, own, keys.getPublic(), now, whole(now.plus(CERTIFICATE_LIFE)), random);
        return new Issued(keys.getPrivate(), List.of(sign(body, keys.getPrivate())));
    }

    private List<X509Certificate> issue(
            X500Name subject, KeyPurposeId purpose, GeneralNames names, PublicKey key, Instant now) {
        X500Name issuer =
                X500Name.getInstance(own.certificate().getSubjectX500Principal().getEncoded());
        Instant last = own.certificate().getNotAfter().toInstant();
        Instant end = whole(now.plus(CERTIFICATE_LIFE));
        JcaX509v3CertificateBuilder body = body(issuer, subject, key, now, end.isAfter(last) ? last : end, random);
        try {
            JcaX509ExtensionUtils utilities = new JcaX509ExtensionUtils();
            body.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
            body.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
            body.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purpose));
            body.addExtension(Extension.subjectAlternativeName, false, names);
            body.addExtension(
                    Extension.authorityKeyIdentifier, false, utilities.createAuthorityKeyIdentifier(own.certificate()));
            List<X509Certificate> chain = new ArrayList<>(List.of(sign(body, own.key())));
            chain.addAll(own.chain());
            return chain;
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException("an extension that cannot be encoded", e);
        }
    }

    private static JcaX509v3CertificateBuilder body(
            X500Name issuer, X500Name subject, PublicKey key, Instant now, Instant until, SecureRandom random) {
        Instant from = now.minus(BACKDATED).truncatedTo(ChronoUnit.SECONDS);
        BigInteger serial = new BigInteger(SERIAL_BITS, random).setBit(SERIAL_BITS - 1);
        return new JcaX509v3CertificateBuilder(issuer, serial, Date.from(from), Date.from(until), subject, key);
    }

    /** Certificates have no fractions of seconds. */
    private static Instant whole(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS);
    }

    private static X509Certificate sign(JcaX509v3CertificateBuilder body, PrivateKey key) {
        try {
            return new JcaX509CertificateConverter()
                    .getCertificate(body.build(new JcaContentSignerBuilder(SIGNATURE).build(key)));
        } catch (OperatorCreationException | CertificateException e) {
            throw new IllegalStateException("the platform must sign with ECDSA", e);
        }
    }

    private static X500Name name(String organisation, String name) {
        return new X500NameBuilder(BCStyle.INSTANCE)
                .addRDN(BCStyle.O, organisation)
                .addRDN(BCStyle.CN, name)
                .build();
    }

    private static boolean isAddress(String host) {
        return host.contains(":") || host.matches("[0-9.]+");
    }

    private static KeyPair keys(SecureRandom random) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"), random);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform must have P-256", e);
        }
    }
}
