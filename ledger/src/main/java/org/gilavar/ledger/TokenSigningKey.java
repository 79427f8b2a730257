package org.gilavar.ledger;

/** A key that stays in its token. */
final class TokenSigningKey extends SigningKey {
    private final Token token;

    TokenSigningKey(VerifyingKey verifyingKey, Token token) {
        super(verifyingKey);
        this.token = token;
    }

    @Override
    byte[] pkcs8() {
        throw new IllegalStateException("the key is in a token, which does not give it away");
    }

    @Override
    byte[] signatureOf(byte[] message) {
        byte[] signature = token.sign(message);
        if (signature.length != Signature.BYTES) {
            throw new TokenException(
                    "the token's signature has " + signature.length + " bytes, expected " + Signature.BYTES);
        }
        byte[] spelled = verifyingKey().algorithm() == SignatureAlgorithm.ES256
                ? P256.signature(P256.r(signature), P256.s(signature))
                : signature;
        if (!verifyingKey().verifies(message, spelled)) {
            throw new TokenException(
                    "what the token signed does not verify under the key " + keyId() + " that it is said to hold");
        }
        return spelled;
    }
}
