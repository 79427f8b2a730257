package org.gilavar.ledger;

import java.io.IOException;
import java.util.Arrays;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Object;

/**
 * DER of shapes that are known beforehand: a fixed start, then the bytes that differ. Comparing the start is stricter
 * than parsing it and cannot go wrong in a parser.
 */
final class Der {
    private Der() {}

    static boolean startsWith(byte[] der, byte[] prefix) {
        return der.length >= prefix.length && Arrays.equals(der, 0, prefix.length, prefix, 0, prefix.length);
    }

    static byte[] after(byte[] der, byte[] prefix) {
        return Arrays.copyOfRange(der, prefix.length, der.length);
    }

    static byte[] join(byte[]... parts) {
        int length = 0;
        for (byte[] part : parts) {
            length += part.length;
        }
        byte[] whole = new byte[length];
        int at = 0;
        for (byte[] part : parts) {
            System.arraycopy(part, 0, whole, at, part.length);
            at += part.length;
        }
        return whole;
    }

    static byte[] encode(ASN1Object object) {
        try {
            return object.getEncoded(ASN1Encoding.DER);
        } catch (IOException e) {
            throw new IllegalStateException("an object made here must have a DER form", e);
        }
    }
}
