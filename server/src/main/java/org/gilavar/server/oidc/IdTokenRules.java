package org.gilavar.server.oidc;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.gilavar.server.jose.Claims;
import org.gilavar.server.jose.Jwt;
import org.gilavar.server.session.Sessions;

/**
 * What an ID token must say (OpenID Connect Core 1.0 §3.1.3.7), once its signature is known to hold. A pure function.
 *
 * @param acrValues how the person must have proved itself; empty for any way
 */
record IdTokenRules(String issuer, String clientId, Set<String> acrValues) {

    /** An ID token is made when the person has signed in there, and used within seconds. */
    static final Duration OLDEST = Duration.ofMinutes(10);

    /**
     * Why a token is refused; empty when it is not.
     *
     * @throws org.gilavar.server.jose.MalformedJwtException if a claim is of the wrong type
     */
    Optional<String> refusal(Jwt jwt, String nonce, Instant now) {
        Claims claims = jwt.claims();
        List<String> audience = claims.texts("aud");
        Optional<String> authorized = claims.text("azp");
        Optional<Instant> issued = claims.time("iat");
        Optional<Instant> expires = claims.time("exp");
        Instant earliest = now.minus(Sessions.CLOCK_TOLERANCE);
        Instant latest = now.plus(Sessions.CLOCK_TOLERANCE);
        if (jwt.type().filter(type -> !type.equalsIgnoreCase("JWT")).isPresent()) {
            return Optional.of("it is another kind of token");
        }
        if (!issuer.equals(claims.text("iss").orElse(""))) {
            return Optional.of("it is of another issuer");
        }
        if (!audience.contains(clientId)) {
            return Optional.of("it is for another client");
        }
        if ((audience.size() > 1 && authorized.isEmpty())
                || authorized.filter(azp -> !azp.equals(clientId)).isPresent()) {
            return Optional.of("it was given to another client");
        }
        if (expires.filter(earliest::isBefore).isEmpty()) {
            return Optional.of("it has expired, or does not say when it does");
        }
        if (issued.filter(iat -> !iat.isAfter(latest) && iat.isAfter(earliest.minus(OLDEST)))
                .isEmpty()) {
            return Optional.of("it was not made now; a clock is off by more than a minute");
        }
        if (claims.time("nbf").filter(latest::isBefore).isPresent()) {
            return Optional.of("it is not valid yet; a clock is off by more than a minute");
        }
        if (!nonce.equals(claims.text("nonce").orElse(""))) {
            return Optional.of("it belongs to another sign-in");
        }
        if (claims.text("sub").filter(sub -> !sub.isEmpty()).isEmpty()) {
            return Optional.of("it does not say whom it is about");
        }
        return claims.text("acr").filter(acrValues::contains).isEmpty() && !acrValues.isEmpty()
                ? Optional.of("the person has not proved itself there in a way that your party asks for (acr)")
                : Optional.empty();
    }
}
