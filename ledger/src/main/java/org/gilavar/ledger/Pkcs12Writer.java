package org.gilavar.ledger;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Object;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERBMPString;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.AuthenticatedSafe;
import org.bouncycastle.asn1.pkcs.CertBag;
import org.bouncycastle.asn1.pkcs.ContentInfo;
import org.bouncycastle.asn1.pkcs.EncryptedPrivateKeyInfo;
import org.bouncycastle.asn1.pkcs.EncryptionScheme;
import org.bouncycastle.asn1.pkcs.KeyDerivationFunc;
import org.bouncycastle.asn1.pkcs.MacData;
import org.bouncycastle.asn1.pkcs.PBES2Parameters;
import org.bouncycastle.asn1.pkcs.PBKDF2Params;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.Pfx;
import org.bouncycastle.asn1.pkcs.SafeBag;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.DigestInfo;
import org.bouncycastle.crypto.CipherParameters;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.PBEParametersGenerator;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.engines.AESEngine;
import org.bouncycastle.crypto.generators.PKCS12ParametersGenerator;
import org.bouncycastle.crypto.generators.PKCS5S2ParametersGenerator;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.crypto.modes.CBCBlockCipher;
import org.bouncycastle.crypto.paddings.PKCS7Padding;
import org.bouncycastle.crypto.paddings.PaddedBufferedBlockCipher;
import org.bouncycastle.crypto.params.ParametersWithIV;

/**
 * Writes one key as PKCS#12 (RFC 7292):
 *
 * <pre>
 *   PFX
 *     AuthenticatedSafe
 *       SafeContents   PKCS8ShroudedKeyBag: the key, PBES2 with PBKDF2-HMAC-SHA-256 and AES-256-CBC (RFC 8018)
 *       SafeContents   CertBag: its certificate, in clear
 *     MacData          HMAC-SHA-256 over the AuthenticatedSafe, key derived as in RFC 7292 appendix B
 * </pre>
 *
 * <p>By hand, because Java's own {@code KeyStore} lets nobody say what the check value costs but by a property for the
 * whole program: at its default, a guess there would be sixty times cheaper than at the key.
 */
final class Pkcs12Writer {
    /** RFC 8018 §4.1 asks for 8 bytes at least, NIST SP 800-132 §5.1 for 16. */
    private static final int SALT_BYTES = 16;

    private static final int BLOCK_BYTES = 16;
    private static final int KEY_BITS = 256;

    /** What other programs show the key as. */
    private static final String NAME = "gilavar";

    private final char[] passphrase;
    private final SecureRandom random;
    private final int iterations;

    Pkcs12Writer(char[] passphrase, SecureRandom random, int iterations) {
        this.passphrase = passphrase;
        this.random = random;
        this.iterations = iterations;
    }

    byte[] write(SigningKey key) {
        byte[] safe = Der.encode(new AuthenticatedSafe(new ContentInfo[] {
            contents(key, PKCSObjectIdentifiers.pkcs8ShroudedKeyBag, encrypted(key.pkcs8())),
            contents(
                    key,
                    PKCSObjectIdentifiers.certBag,
                    new CertBag(PKCSObjectIdentifiers.x509Certificate, new DEROctetString(key.certificate())))
        }));
        return Der.encode(new Pfx(data(safe), mac(safe)));
    }

    private static ContentInfo contents(SigningKey key, ASN1ObjectIdentifier kind, ASN1Object value) {
        SafeBag bag = new SafeBag(kind, value, attributes(key));
        return data(Der.encode(new DERSequence(bag)));
    }

    private static ContentInfo data(byte[] content) {
        return new ContentInfo(PKCSObjectIdentifiers.data, new DEROctetString(content));
    }

    /** By the same key id a reader knows which certificate goes with which key. */
    private static DERSet attributes(SigningKey key) {
        ASN1EncodableVector id = new ASN1EncodableVector();
        id.add(PKCSObjectIdentifiers.pkcs_9_at_localKeyId);
        id.add(new DERSet(new DEROctetString(HexFormat.of().parseHex(key.keyId()))));
        ASN1EncodableVector name = new ASN1EncodableVector();
        name.add(PKCSObjectIdentifiers.pkcs_9_at_friendlyName);
        name.add(new DERSet(new DERBMPString(NAME)));
        ASN1EncodableVector both = new ASN1EncodableVector();
        both.add(new DERSequence(id));
        both.add(new DERSequence(name));
        return new DERSet(both);
    }

    private EncryptedPrivateKeyInfo encrypted(byte[] pkcs8) {
        byte[] salt = bytes(SALT_BYTES);
        byte[] iv = bytes(BLOCK_BYTES);
        byte[] password = PBEParametersGenerator.PKCS5PasswordToUTF8Bytes(passphrase);
        PBEParametersGenerator derivation = new PKCS5S2ParametersGenerator(new SHA256Digest());
        derivation.init(password, salt, iterations);
        CipherParameters key = derivation.generateDerivedParameters(KEY_BITS);
        Arrays.fill(password, (byte) 0);
        AlgorithmIdentifier prf = new AlgorithmIdentifier(PKCSObjectIdentifiers.id_hmacWithSHA256, DERNull.INSTANCE);
        PBES2Parameters parameters = new PBES2Parameters(
                new KeyDerivationFunc(
                        PKCSObjectIdentifiers.id_PBKDF2, new PBKDF2Params(salt, iterations, KEY_BITS / 8, prf)),
                new EncryptionScheme(NISTObjectIdentifiers.id_aes256_CBC, new DEROctetString(iv)));
        byte[] hidden = aes(new ParametersWithIV(key, iv), pkcs8);
        Arrays.fill(pkcs8, (byte) 0);
        return new EncryptedPrivateKeyInfo(new AlgorithmIdentifier(PKCSObjectIdentifiers.id_PBES2, parameters), hidden);
    }

    private static byte[] aes(CipherParameters key, byte[] clear) {
        PaddedBufferedBlockCipher cipher =
                new PaddedBufferedBlockCipher(CBCBlockCipher.newInstance(AESEngine.newInstance()), new PKCS7Padding());
        cipher.init(true, key);
        byte[] hidden = new byte[cipher.getOutputSize(clear.length)];
        int length = cipher.processBytes(clear, 0, clear.length, hidden, 0);
        try {
            length += cipher.doFinal(hidden, length);
        } catch (InvalidCipherTextException e) {
            throw new IllegalStateException("encrypting reads no padding that could be wrong", e);
        }
        return Arrays.copyOf(hidden, length);
    }

    private MacData mac(byte[] safe) {
        byte[] salt = bytes(SALT_BYTES);
        byte[] password = PBEParametersGenerator.PKCS12PasswordToBytes(passphrase);
        PBEParametersGenerator derivation = new PKCS12ParametersGenerator(new SHA256Digest());
        derivation.init(password, salt, iterations);
        HMac hmac = new HMac(new SHA256Digest());
        hmac.init(derivation.generateDerivedMacParameters(KEY_BITS));
        Arrays.fill(password, (byte) 0);
        hmac.update(safe, 0, safe.length);
        byte[] mac = new byte[hmac.getMacSize()];
        hmac.doFinal(mac, 0);
        AlgorithmIdentifier sha256 = new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256, DERNull.INSTANCE);
        return new MacData(new DigestInfo(sha256, mac), salt, iterations);
    }

    private byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }
}
