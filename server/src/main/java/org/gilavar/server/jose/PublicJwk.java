package org.gilavar.server.jose;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.RSAPublicKeySpec;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Supplier;
import org.gilavar.ledger.RefusedKeyException;
import org.gilavar.ledger.VerifyingKey;
import tools.jackson.databind.JsonNode;

/** A public key that another publishes (RFC 7517), fit to verify tokens with. Immutable, thread-safe. */
public sealed interface PublicJwk {

    /** What others call it. */
    Optional<String> id();

    /** The one algorithm that it verifies. */
    JwsAlgorithm algorithm();

    /** Whether it has signed a token, by its own algorithm. */
    boolean hasSigned(Jwt jwt);

    /** Ed25519 or P-256, by the one verifier that we have for them. */
    record Curve(Optional<String> id, VerifyingKey key) implements PublicJwk {
        @Override
        public JwsAlgorithm algorithm() {
            return JwsAlgorithm.of(key.algorithm());
        }

        @Override
        public boolean hasSigned(Jwt jwt) {
            return jwt.isSignedBy(key);
        }
    }

    /** RSA, by the platform. */
    record Rsa(Optional<String> id, PublicKey key) implements PublicJwk {
        @Override
        public JwsAlgorithm algorithm() {
            return JwsAlgorithm.RS256;
        }

        @Override
        public boolean hasSigned(Jwt jwt) {
            if (jwt.algorithm() != JwsAlgorithm.RS256) {
                return false;
            }
            try {
                Signature verifier = Signature.getInstance("SHA256withRSA");
                verifier.initVerify(key);
                verifier.update(jwt.signingInput());
                return verifier.verify(jwt.signature());
            } catch (SignatureException e) {
                return false; // not of the length of the key
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("every Java platform has RSA with SHA-256", e);
            }
        }
    }

    /** Shorter ones are no longer taken as safe (NIST SP 800-131A); longer ones cost a verifier too much. */
    int MIN_RSA_BITS = 2048;

    /** See {@link #MIN_RSA_BITS}. */
    int MAX_RSA_BITS = 8192;

    /** Longest public exponent: all in use have 17 bits. */
    int MAX_RSA_EXPONENT_BITS = 32;

    /**
     * The key in a JWK; empty if it is of a kind, or for a use, that no token is verified with here, or is unfit for use: RFC
     * 7517 §5 has such keys of a set passed over, so that one of them does not lock everybody out.
     */
    static Optional<PublicJwk> of(JsonNode jwk) {
        try {
            return jwk.isObject() ? read(new Claims(jwk), jwk.has("key_ops")) : Optional.empty();
        } catch (MalformedJwtException e) {
            return Optional.empty();
        }
    }

    private static Optional<PublicJwk> read(Claims members, boolean saysWhatFor) {
        boolean forAnotherUse =
                members.text("use").filter(use -> !use.equals("sig")).isPresent();
        if (forAnotherUse || (saysWhatFor && !members.texts("key_ops").contains("verify"))) {
            return Optional.empty();
        }
        String kind = members.text("kty").orElse("") + " " + members.text("crv").orElse("");
        Optional<PublicJwk> key = switch (kind) {
            case "RSA " -> Optional.of(rsa(members));
            case "EC P-256" -> Optional.of(p256(members));
            case "OKP Ed25519" -> Optional.of(ed25519(members));
            default -> Optional.empty();
        };
        return key.filter(one -> members.text("alg")
                .map(alg -> one.algorithm().names().contains(alg))
                .orElse(true));
    }

    private static PublicJwk ed25519(Claims members) {
        return curve(members, () -> VerifyingKey.ofEd25519(bytes(members, "x")));
    }

    private static PublicJwk p256(Claims members) {
        byte[] x = bytes(members, "x");
        byte[] y = bytes(members, "y");
        if (x.length != 32 || y.length != 32) {
            throw new MalformedJwtException("a coordinate of P-256 has 32 bytes");
        }
        // The SubjectPublicKeyInfo of an uncompressed point (RFC 5480): a fixed beginning, and the point.
        String point = "3059301306072a8648ce3d020106082a8648ce3d030107034200" + "04"
                + HexFormat.of().formatHex(x)
                + HexFormat.of().formatHex(y);
        return curve(
                members,
                () -> VerifyingKey.ofSubjectPublicKeyInfo(HexFormat.of().parseHex(point)));
    }

    private static PublicJwk curve(Claims members, Supplier<VerifyingKey> key) {
        try {
            return new Curve(members.text("kid"), key.get());
        } catch (RefusedKeyException e) {
            throw new MalformedJwtException("a key of the set must not be used: " + e.reason());
        }
    }

    private static PublicJwk rsa(Claims members) {
        BigInteger modulus = new BigInteger(1, bytes(members, "n"));
        BigInteger exponent = new BigInteger(1, bytes(members, "e"));
        if (modulus.bitLength() < MIN_RSA_BITS || modulus.bitLength() > MAX_RSA_BITS) {
            throw new MalformedJwtException("an RSA key has " + MIN_RSA_BITS + " to " + MAX_RSA_BITS + " bits");
        }
        if (exponent.bitLength() < 2 || exponent.bitLength() > MAX_RSA_EXPONENT_BITS || !exponent.testBit(0)) {
            throw new MalformedJwtException("the exponent of an RSA key is odd, above 1 and below 2^32");
        }
        try {
            return new Rsa(
                    members.text("kid"),
                    KeyFactory.getInstance("RSA").generatePublic(new RSAPublicKeySpec(modulus, exponent)));
        } catch (GeneralSecurityException e) {
            throw new MalformedJwtException("an RSA key of the set cannot be used");
        }
    }

    private static byte[] bytes(Claims members, String name) {
        String text =
                members.text(name).orElseThrow(() -> new MalformedJwtException("a key of the set has no " + name));
        return Base64Url.decode(text, name + " of a key");
    }
}
