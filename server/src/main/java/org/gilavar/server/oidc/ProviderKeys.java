package org.gilavar.server.oidc;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;
import org.gilavar.server.jose.JwkSet;
import org.gilavar.server.jose.Jwt;

/**
 * The keys of a provider, fetched when they are needed: again after {@link #LIFE}, so that a key which is withdrawn is soon
 * not taken any more, and at once for a token with a key that is not known, but not more often than {@link #PAUSE}.
 * Thread-safe; who comes while they are fetched waits.
 */
final class ProviderKeys {

    /** How long a key is taken after it was last seen. */
    static final Duration LIFE = Duration.ofMinutes(10);

    /** The least time between two fetches for keys that are not known: a provider that errs is not flooded. */
    static final Duration PAUSE = Duration.ofMinutes(1);

    private record Fetched(JwkSet set, Instant at) {}

    private final Supplier<JwkSet> source;
    private final InstantSource clock;
    private Optional<Fetched> fetched = Optional.empty();

    ProviderKeys(Supplier<JwkSet> source, InstantSource clock) {
        this.source = source;
        this.clock = clock;
    }

    /** Whether one of the provider's keys has signed a token. */
    synchronized boolean haveSigned(Jwt jwt) {
        Instant now = clock.instant();
        Fetched known =
                fetched.filter(last -> last.at().plus(LIFE).isAfter(now)).orElseGet(this::fetch);
        if (!known.set().mayHaveSigned(jwt) && !known.at().plus(PAUSE).isAfter(now)) {
            known = fetch();
        }
        return known.set().haveSigned(jwt);
    }

    private Fetched fetch() {
        Fetched now = new Fetched(source.get(), clock.instant());
        fetched = Optional.of(now);
        return now;
    }
}
