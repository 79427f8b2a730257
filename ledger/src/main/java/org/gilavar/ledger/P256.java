package org.gilavar.ledger;

import java.math.BigInteger;
import java.util.Arrays;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.util.BigIntegers;

/**
 * The curve P-256 (FIPS 186-5, SEC 2 secp256r1) and signatures on it as r ‖ s, each 32 bytes, big-endian.
 *
 * <p>If (r, s) is a signature, then so is (r, n − s), and anyone can make one from the other without the key. So only the
 * one whose s is not above n ÷ 2 counts here: otherwise whoever keeps the record could change the bytes of a party's
 * envelope, and with them every hash above, and it would still verify.
 */
final class P256 {
    static final ECDomainParameters DOMAIN = new ECDomainParameters(CustomNamedCurves.getByName("secp256r1"));

    /** The prime of the field: coordinates are below it. */
    static final BigInteger FIELD_PRIME = DOMAIN.getCurve().getField().getCharacteristic();

    /** How many points there are, infinity included; a prime, so there is no small order to look out for. */
    static final BigInteger ORDER = DOMAIN.getN();

    /** Length of a coordinate, of a private key, and of either half of a signature. */
    static final int SCALAR_BYTES = 32;

    private static final BigInteger HALF_ORDER = ORDER.shiftRight(1);

    private P256() {}

    /** Whether the number can be a private key, or r. */
    static boolean isScalar(BigInteger number) {
        return number.signum() > 0 && number.compareTo(ORDER) < 0;
    }

    static boolean isLow(BigInteger s) {
        return s.compareTo(HALF_ORDER) <= 0;
    }

    static BigInteger r(byte[] signature) {
        return new BigInteger(1, Arrays.copyOf(signature, SCALAR_BYTES));
    }

    static BigInteger s(byte[] signature) {
        return new BigInteger(1, Arrays.copyOfRange(signature, SCALAR_BYTES, signature.length));
    }

    /** r ‖ s, with n − s in the place of an s above n ÷ 2. */
    static byte[] signature(BigInteger r, BigInteger s) {
        return Der.join(bytes(r), bytes(isLow(s) ? s : ORDER.subtract(s)));
    }

    /** The same signature as certificates have it: a DER sequence of two integers (RFC 3279 §2.2.3). */
    static byte[] derSignature(byte[] signature) {
        return Der.encode(
                new DERSequence(new ASN1Integer[] {new ASN1Integer(r(signature)), new ASN1Integer(s(signature))}));
    }

    static byte[] bytes(BigInteger number) {
        return BigIntegers.asUnsignedByteArray(SCALAR_BYTES, number);
    }
}
