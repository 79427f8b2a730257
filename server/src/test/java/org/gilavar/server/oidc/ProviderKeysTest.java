package org.gilavar.server.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gilavar.ledger.SigningKey;
import org.gilavar.server.SettableClock;
import org.gilavar.server.TestServer;
import org.gilavar.server.jose.JwkSet;
import org.gilavar.server.jose.Jwt;
import org.gilavar.server.jose.PublicJwk;
import org.gilavar.server.jose.UnsignedJwt;
import org.junit.jupiter.api.Test;

/** When the keys of a provider are fetched, and how long they are taken. */
final class ProviderKeysTest {

    private final SettableClock clock = new SettableClock(TestServer.START);
    private List<SigningKey> published = List.of(TestServer.key("first"));
    private boolean down;
    private int fetches;
    private final ProviderKeys keys = new ProviderKeys(this::fetch, clock);

    private JwkSet fetch() {
        fetches++;
        if (down) {
            throw new SignInException(SignInException.Fault.PROVIDER, "down");
        }
        return new JwkSet(published.stream()
                .<PublicJwk>map(key -> new PublicJwk.Curve(Optional.of(key.keyId()), key.verifyingKey()))
                .toList());
    }

    private static Jwt by(String name) {
        SigningKey key = TestServer.key(name);
        return Jwt.parse(UnsignedJwt.by(key, "JWT", Map.of("sub", "s")).signed(key));
    }

    @Test
    void areFetchedOnceForManyTokens() {
        assertThat(fetches).isZero();
        for (int i = 0; i < 10; i++) {
            assertThat(keys.haveSigned(by("first"))).isTrue();
        }
        assertThat(fetches).isEqualTo(1);
    }

    @Test
    void areFetchedAnewForAKeyThatIsNotKnownButNotOftenerThanOnceAMinute() {
        keys.haveSigned(by("first"));
        published = List.of(TestServer.key("second"));
        clock.move(ProviderKeys.PAUSE.minusMillis(1));
        assertThat(keys.haveSigned(by("second"))).isFalse();
        assertThat(fetches).isEqualTo(1);
        clock.move(Duration.ofMillis(1));
        assertThat(keys.haveSigned(by("second"))).isTrue();
        for (int i = 0; i < 10; i++) {
            assertThat(keys.haveSigned(by("third"))).isFalse();
        }
        assertThat(fetches).isEqualTo(2);
    }

    @Test
    void oneThatIsWithdrawnIsNotTakenForLong() {
        assertThat(keys.haveSigned(by("first"))).isTrue();
        published = List.of();
        clock.move(ProviderKeys.LIFE.minusMillis(1));
        assertThat(keys.haveSigned(by("first"))).isTrue();
        clock.move(Duration.ofMillis(1));
        assertThat(keys.haveSigned(by("first"))).isFalse();
    }

    @Test
    void onesThatAreTooOldAreNotTakenThoughTheProviderIsDown() {
        keys.haveSigned(by("first"));
        down = true;
        assertThat(keys.haveSigned(by("first"))).isTrue();
        clock.move(ProviderKeys.LIFE);
        assertThatThrownBy(() -> keys.haveSigned(by("first"))).isInstanceOf(SignInException.class);
    }
}
