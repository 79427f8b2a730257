package org.gilavar.server.session;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.gilavar.server.jose.Claims;
import org.gilavar.server.jose.Jwt;
import org.gilavar.server.jose.MalformedJwtException;

/**
 * A post proves itself by a token that its own enrolled key has signed: {@code private_key_jwt} (RFC 7523 §2.2, RFC 7521).
 *
 * <pre>
 *   alg   that of the key: EdDSA (or Ed25519) or ES256      typ   absent, JWT or client-authentication+jwt
 *   kid   the key id, or absent                             iss   PARTY/POST
 *   sub   the same                                          aud   one value: this server's address, or its token endpoint
 *   iat   not later than now                                exp   later than now, at most five minutes after iat
 *   jti   never used before by this post                    nbf   absent, or not later than now
 * </pre>
 *
 * <p>One value of {@code aud} and no more: a token that is meant for two servers could be carried by one to the other.
 * Clocks may be a minute off for {@code iat} and {@code nbf}. Thread-safe.
 */
public final class ClientAssertions {

    /** Longest life of an assertion: long enough to be sent, too short to be found lying about. */
    public static final Duration LIFE = Duration.ofMinutes(5);

    /** As long as any random name needs to be; they are kept until the assertion has expired. */
    private static final int MAX_JTI_CHARS = 128;

    private static final Set<String> TYPES = Set.of("jwt", "client-authentication+jwt");

    /** What came of one. */
    public sealed interface Verdict {

        /** It proves this. */
        record Proved(SignedIn by) implements Verdict {}

        /** It is not one at all. */
        record Malformed(String reason) implements Verdict {}

        /** No valid key of a post that it names has signed it; which of the many reasons it is, is not told. */
        record Unproved() implements Verdict {}

        /** The post's own key has signed it, and it is refused all the same: so the post may hear why. */
        record Refused(String reason) implements Verdict {}
    }

    private final Function<Post, Optional<EnrolledKey>> keys;
    private final Sessions sessions;
    private final InstantSource clock;

    /**
     * Assertions of enrolled posts.
     *
     * @param keys finds the valid key of a post
     * @param sessions which know what has been used once
     */
    public ClientAssertions(Function<Post, Optional<EnrolledKey>> keys, Sessions sessions, InstantSource clock) {
        this.keys = keys;
        this.sessions = sessions;
        this.clock = clock;
    }

    /**
     * Judges an assertion; one that proves something proves nothing a second time.
     *
     * @param clientId whom else the request says it comes from
     * @param audiences what this server goes by
     * @param otherwise why else a post that has proved itself is refused, before the assertion is used up
     */
    public Verdict judge(
            String assertion,
            Optional<String> clientId,
            Set<String> audiences,
            Function<Post, Optional<String>> otherwise) {
        try {
            Jwt jwt = Jwt.parse(assertion);
            String subject = text(jwt.claims(), "sub");
            if (!subject.equals(text(jwt.claims(), "iss"))) {
                return new Verdict.Malformed("iss and sub of the assertion are not the same");
            }
            if (clientId.filter(id -> !id.equals(subject)).isPresent()) {
                return new Verdict.Malformed("client_id is not the sub of the assertion");
            }
            Optional<EnrolledKey> key = Post.parse(subject)
                    .flatMap(keys)
                    .filter(enrolled -> jwt.keyId()
                            .filter(id -> !id.equals(enrolled.key().keyId()))
                            .isEmpty())
                    .filter(enrolled -> jwt.isSignedBy(enrolled.key()));
            if (key.isEmpty()) {
                return new Verdict.Unproved();
            }
            SignedIn by = key.get().by();
            return otherwise
                    .apply(by.post())
                    .or(() -> refusal(jwt, by.post(), audiences))
                    .<Verdict>map(Verdict.Refused::new)
                    .orElseGet(() -> new Verdict.Proved(by));
        } catch (MalformedJwtException e) {
            return new Verdict.Malformed("client_assertion: " + e.getMessage());
        }
    }

    private Optional<String> refusal(Jwt jwt, Post post, Set<String> audiences) {
        Claims claims = jwt.claims();
        if (jwt.type()
                .map(ClientAssertions::shortened)
                .filter(type -> !TYPES.contains(type))
                .isPresent()) {
            return Optional.of("its typ is that of another kind of token");
        }
        List<String> audience = claims.texts("aud");
        if (audience.size() != 1 || !audiences.contains(audience.getFirst())) {
            return Optional.of(
                    "its aud is not this server alone: expected " + String.join(" or ", new TreeSet<>(audiences)));
        }
        Instant now = clock.instant();
        Optional<Instant> issued = claims.time("iat");
        Optional<Instant> expires = claims.time("exp");
        String jti = claims.text("jti").orElse("");
        if (issued.isEmpty() || expires.isEmpty() || jti.isEmpty() || jti.length() > MAX_JTI_CHARS) {
            return Optional.of("it needs iat, exp and a jti of at most " + MAX_JTI_CHARS + " characters");
        }
        if (!expires.get().isAfter(now)) {
            return Optional.of("it has expired; by this server it is " + now);
        }
        if (expires.get().isAfter(issued.get().plus(LIFE))) {
            return Optional.of("exp is more than " + LIFE.toMinutes() + " minutes after iat");
        }
        Instant latest = now.plus(Sessions.CLOCK_TOLERANCE);
        if (issued.get().isAfter(latest)
                || claims.time("nbf").filter(latest::isBefore).isPresent()) {
            return Optional.of(
                    "its iat or nbf is more than a minute ahead; by this server it is " + now + ": set the clock");
        }
        return sessions.useOnce(post, jti, expires.get());
    }

    /** Media types without their beginning, in any case (RFC 7515 §4.1.9). */
    private static String shortened(String type) {
        String lower = type.toLowerCase(Locale.ROOT);
        return lower.startsWith("application/") ? lower.substring("application/".length()) : lower;
    }

    private static String text(Claims claims, String name) {
        return claims.text(name).orElse("");
    }
}
