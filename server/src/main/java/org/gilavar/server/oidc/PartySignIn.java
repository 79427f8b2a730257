package org.gilavar.server.oidc;

import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.gilavar.ledger.Hash;
import org.gilavar.mechanism.item.PostKey;
import org.gilavar.server.session.EnrolledKey;
import org.gilavar.server.session.Post;
import org.gilavar.server.session.SignedIn;

/**
 * People sign in through the providers of their parties. What is under way is in memory only, each for {@link #PATIENCE} and
 * good once. Thread-safe.
 */
public final class PartySignIn {

    /** How long a person may take at the provider. */
    public static final Duration PATIENCE = Duration.ofMinutes(10);

    /** Most sign-ins under way at one provider: more than any watch floor needs. Beyond it, the oldest gives way. */
    private static final int MOST_EACH = 200;

    /**
     * A sign-in has begun.
     *
     * @param authorization where to send the browser
     * @param browser a secret for that browser to keep, and to bring back
     */
    public record Begun(URI authorization, String browser) {
        /** Never reveals the secrets. */
        @Override
        public String toString() {
            return "Begun[]";
        }
    }

    /**
     * What the browser brings back from a provider, each part if it does.
     *
     * @param issuer whom the answer says it is from (RFC 9207)
     */
    public record Return(
            Optional<String> state, Optional<String> code, Optional<String> error, Optional<String> issuer) {
        /** Never reveals the secrets. */
        @Override
        public String toString() {
            return "Return[]";
        }
    }

    private final Map<String, Provider> providers = new TreeMap<>();
    private final Map<Hash, Pending> underWay = new ConcurrentHashMap<>();
    private final Function<Post, Optional<EnrolledKey>> keys;
    private final SecureRandom random;
    private final InstantSource clock;

    /**
     * Nobody is on the way.
     *
     * @param providers by party
     * @param keys finds the valid key of a post
     */
    public PartySignIn(
            Map<String, ProviderConfig> providers,
            Function<Post, Optional<EnrolledKey>> keys,
            SecureRandom random,
            InstantSource clock) {
        providers.forEach((party, config) -> this.providers.put(party, new Provider(config, random, clock)));
        this.keys = keys;
        this.random = random;
        this.clock = clock;
    }

    /** The parties that have a provider. */
    public SortedSet<String> parties() {
        return new TreeSet<>(providers.keySet());
    }

    /**
     * Begins.
     *
     * @param certificate of the browser's connection, by its fingerprint; it must come back over the same
     * @throws SignInException if the party has no provider, or it cannot be asked
     */
    public Begun begin(String party, String redirectUri, Optional<Hash> certificate) {
        Provider provider = Optional.ofNullable(providers.get(party))
                .orElseThrow(() -> browser("No provider is set up here for that party."));
        String state = Secrets.draw(random);
        String browser = Secrets.draw(random);
        Instant expires = clock.instant().plus(PATIENCE);
        Pending pending = new Pending(
                party,
                Secrets.draw(random),
                Secrets.draw(random),
                redirectUri,
                Secrets.hash(browser),
                certificate,
                expires);
        URI authorization = provider.authorization(state, pending);
        makeRoom(party);
        underWay.put(Secrets.hash(state), pending);
        return new Begun(authorization, browser);
    }

    private void makeRoom(String party) {
        Instant now = clock.instant();
        underWay.values().removeIf(pending -> !pending.expires().isAfter(now));
        List<Map.Entry<Hash, Pending>> own = underWay.entrySet().stream()
                .filter(entry -> entry.getValue().party().equals(party))
                .sorted(Comparator.comparing(entry -> entry.getValue().expires()))
                .toList();
        own.stream().limit(Math.max(0, own.size() - MOST_EACH + 1)).forEach(entry -> underWay.remove(entry.getKey()));
    }

    /**
     * Ends a sign-in, whatever comes of it.
     *
     * @param browser the secret that the browser kept
     * @param certificate of its connection now
     * @return who it is: a post of the provider's own party that has a valid key, and that key
     * @throws SignInException if it is nobody
     */
    public SignedIn finish(Return came, Optional<String> browser, Optional<Hash> certificate) {
        Instant now = clock.instant();
        Pending pending = came.state()
                .map(state -> underWay.remove(Secrets.hash(state)))
                .filter(one -> one.expires().isAfter(now))
                .filter(one ->
                        browser.map(Secrets::hash).filter(one.browser()::equals).isPresent())
                .filter(one -> one.certificate().equals(certificate))
                .orElseThrow(() -> browser("This sign-in was not begun in this browser, or more than "
                        + PATIENCE.toMinutes() + " minutes ago, or it has ended already. Begin again."));
        Provider provider = providers.get(pending.party());
        if (provider == null || !provider.hasAnswered(came.issuer())) {
            throw refused("The answer is not from the provider that you were sent to, and nothing was taken from it. "
                    + "If it happens again, tell your security officer.");
        }
        if (came.error().isPresent()) {
            throw refused(inWords(came.error().get()));
        }
        String code = came.code().orElseThrow(() -> refused("The provider sent no code. Begin again."));
        Post post = new Post(pending.party(), provider.postFor(code, pending));
        return Optional.of(post)
                .filter(named -> !named.post().equals(PostKey.ROOT))
                .flatMap(keys)
                .map(EnrolledKey::by)
                .orElseThrow(() -> refused("The provider says that you are of a post of " + pending.party()
                        + " that has no valid key here. Ask your party to have the post enrolled, or to correct what the "
                        + "provider says."));
    }

    /** Of what a provider may say (RFC 6749 §4.1.2.1), in words; what else it says is not repeated. */
    private static String inWords(String error) {
        return switch (error) {
            case "access_denied" ->
                "The provider has not let you in, or you have left it. Begin again, or ask whoever runs it.";
            case "temporarily_unavailable", "server_error" ->
                "The provider cannot sign anybody in now. Try again in a minute, or sign in with a link from "
                        + "./gilavar sign-in.";
            default ->
                "The provider refused. Tell whoever runs it that this server asks for response_type code with PKCE, and "
                        + "for scope openid.";
        };
    }

    private static SignInException browser(String words) {
        return new SignInException(SignInException.Fault.BROWSER, words);
    }

    private static SignInException refused(String words) {
        return new SignInException(SignInException.Fault.REFUSED, words);
    }
}
