package org.gilavar.server.session;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.gilavar.ledger.Hash;
import org.gilavar.ledger.MerkleTree;

/**
 * Sessions and sign-in codes, in memory only and only as hashes: a restart ends them all, and a memory dump gives none
 * away. Each stands on the key that asked for it, and ends with that key. Time here is the server's own, never the
 * exercise's. Thread-safe.
 */
public final class Sessions {

    /** How long a session lasts: a watch ends and the next officer signs in anew. */
    public static final Duration SESSION = Duration.ofHours(8);

    /** How long a sign-in code waits to be used. */
    public static final Duration CODE = Duration.ofMinutes(10);

    /** How far the caller's clock may be off when it asks for a session. */
    public static final Duration CLOCK_TOLERANCE = Duration.ofSeconds(60);

    /** Most of each kind that one post may hold at once: more than any watch floor needs, and no way to fill the memory. */
    private static final int MOST_EACH = 200;

    /** @param certificate of the connection it was opened over, where there was one: it holds over no other (RFC 8705 §3) */
    private record Held(SignedIn by, Instant expires, boolean byKey, Optional<Hash> certificate) {}

    private record Nonce(Post post, String value) {}

    private final Map<Hash, Held> sessions = new ConcurrentHashMap<>();
    private final Map<Hash, Held> codes = new ConcurrentHashMap<>();
    private final Map<Nonce, Instant> nonces = new ConcurrentHashMap<>();
    private final SecureRandom random;
    private final InstantSource clock;
    private final Predicate<SignedIn> stillValid;

    /**
     * Nobody is signed in.
     *
     * @param stillValid whether the key that a session stands on is valid; asked whenever the session is used
     */
    public Sessions(SecureRandom random, InstantSource clock, Predicate<SignedIn> stillValid) {
        this.random = random;
        this.clock = clock;
        this.stillValid = stillValid;
    }

    /** Why a request whose signature holds is refused all the same; empty when it is not. */
    public Optional<String> refusal(SessionRequest request) {
        Instant now = clock.instant();
        if (Duration.between(request.at(), now).abs().compareTo(CLOCK_TOLERANCE) > 0) {
            return Optional.of("its time is more than " + CLOCK_TOLERANCE.toSeconds() + " s away from the server's, "
                    + now + "; set the clock");
        }
        Post post = new Post(request.party(), request.post());
        return useOnce(post, request.nonce(), now.plus(CLOCK_TOLERANCE.multipliedBy(3)));
    }

    /**
     * Uses up what a post may use once.
     *
     * @param until when it would be refused for its age alone, and need not be kept
     * @return why it is refused; empty when it is not
     */
    Optional<String> useOnce(Post post, String once, Instant until) {
        Instant now = clock.instant();
        nonces.values().removeIf(expires -> expires.isBefore(now));
        if (nonces.keySet().stream().filter(n -> n.post().equals(post)).count() >= MOST_EACH) {
            return Optional.of("this post has asked for too many sessions; try again in some minutes");
        }
        boolean used = nonces.putIfAbsent(new Nonce(post, once), until) != null;
        return used ? Optional.of("its nonce has been used") : Optional.empty();
    }

    /**
     * A session for a post that has proved itself.
     *
     * @param certificate by its fingerprint, without which the session will not be found; empty where there is none
     */
    public Session open(SignedIn by, Optional<Hash> certificate) {
        return issue(sessions, new Held(by, clock.instant().plus(SESSION), true, certificate));
    }

    /** Not bound to a certificate: the browser that trades it has another than the key's machine. */
    public Session code(SignedIn by) {
        return issue(codes, new Held(by, clock.instant().plus(CODE), false, Optional.empty()));
    }

    /**
     * A session for a person whom the provider of a party vouches for: like one from a code, it may ask for no codes.
     *
     * @param by the post, and the key of it that the session stands on
     * @param certificate as for {@link #open}
     */
    public Session vouched(SignedIn by, Optional<Hash> certificate) {
        return issue(sessions, new Held(by, clock.instant().plus(SESSION), false, certificate));
    }

    /**
     * Trades a code for a session, once: a code in the hands of another party is lost.
     *
     * @param certificate as for {@link #open}
     * @param connected whether whoever trades it is connected as this party
     */
    public Optional<Session> redeem(String code, Optional<Hash> certificate, Predicate<String> connected) {
        return Optional.ofNullable(codes.remove(hash(code)))
                .filter(this::stands)
                .filter(held -> connected.test(held.by().post().party()))
                .map(held -> issue(sessions, new Held(held.by(), clock.instant().plus(SESSION), false, certificate)));
    }

    /**
     * Whose session it is, while it stands.
     *
     * @param certificate of the connection over which the token came, by its fingerprint
     */
    public Optional<SignedIn> find(String token, Optional<Hash> certificate) {
        return Optional.ofNullable(sessions.get(hash(token)))
                .filter(held -> held.certificate().equals(certificate))
                .filter(this::stands)
                .map(Held::by);
    }

    private boolean stands(Held held) {
        return held.expires().isAfter(clock.instant()) && stillValid.test(held.by());
    }

    /** Whether the session was opened with the post's own key, not with a code. Only such a one may ask for codes. */
    public boolean isByKey(String token) {
        return Optional.ofNullable(sessions.get(hash(token)))
                .filter(Held::byKey)
                .isPresent();
    }

    public void close(String token) {
        sessions.remove(hash(token));
    }

    /** Beyond the most that a post may hold, its oldest gives way. */
    private Session issue(Map<Hash, Held> held, Held one) {
        Instant now = clock.instant();
        held.values().removeIf(h -> h.expires().isBefore(now));
        List<Map.Entry<Hash, Held>> own = held.entrySet().stream()
                .filter(e -> e.getValue().by().post().equals(one.by().post()))
                .sorted(Comparator.comparing(e -> e.getValue().expires()))
                .toList();
        own.stream().limit(Math.max(0, own.size() - MOST_EACH + 1)).forEach(e -> held.remove(e.getKey()));
        byte[] secret = new byte[32];
        random.nextBytes(secret);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
        held.put(hash(token), one);
        return new Session(token, one.expires());
    }

    private static Hash hash(String secret) {
        return MerkleTree.leafHash(secret.getBytes(StandardCharsets.UTF_8));
    }
}
