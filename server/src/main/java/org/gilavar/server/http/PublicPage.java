package org.gilavar.server.http;

import io.helidon.http.Header;
import io.helidon.http.HeaderValues;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gilavar.mechanism.item.Communique;
import org.gilavar.mechanism.item.Founding;
import org.gilavar.server.audience.Audiences;
import org.gilavar.server.audience.Feed;

/**
 * The page for the public: the communiqués that stand, and nothing else that this server knows. Read without signing in, by a browser
 * that runs nothing and keeps nothing of it.
 *
 * <p>Nothing but published words ever comes near it: of what is not published it takes out nothing, and an address that names such a one is
 * answered as one that names nothing, by the same steps.
 */
final class PublicPage {

    private static final String PATH = "/communiques";

    private static final Header POLICY = HeaderValues.create(
            "Content-Security-Policy",
            "default-src 'none'; style-src '" + PublicHtml.STYLE_HASH
                    + "'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'");

    private final Audiences audiences;

    PublicPage(Audiences audiences) {
        this.audiences = audiences;
    }

    void addTo(HttpRouting.Builder routing) {
        routing.get(
                PATH,
                (request, response) ->
                        send(request, response, List.copyOf(published().values())));
        routing.get(PATH + "/{name}", this::one);
    }

    private void one(ServerRequest request, ServerResponse response) {
        Optional<Communique> named = Optional.ofNullable(
                published().get(request.path().pathParameters().get("name")));
        send(request, response, List.of(named.orElseThrow(() -> new ProblemException(Problem.notFound()))));
    }

    private void send(ServerRequest request, ServerResponse response, List<Communique> shown) {
        new Query(request).mustBeAmong(Set.of());
        boolean exercise = founding().filter(Founding::exercise).isPresent();
        byte[] page = PublicHtml.page(shown, PublicPage::name, exercise).getBytes(StandardCharsets.UTF_8);
        response.header(POLICY);
        Answers.open(request, response, HtmlPage.MEDIA_TYPE, page, ETag.of(page));
    }

    /** Those that stand, by name, the latest first. */
    private Map<String, Communique> published() {
        Map<String, Communique> published = new LinkedHashMap<>();
        founding().flatMap(founding -> audiences.find(founding.facilitator())).map(PublicPage::standing).stream()
                .flatMap(List::stream)
                .forEach(communique -> published.put(name(communique), communique));
        return published;
    }

    private static List<Communique> standing(Feed feed) {
        return feed.all(Communique.class).stream()
                .filter(communique -> communique.stage() == Communique.Stage.PUBLISHED)
                .map(Communique::asPublished)
                .sorted(Comparator.comparing((Communique c) -> c.published().orElseThrow())
                        .reversed()
                        .thenComparing(Communique::id))
                .toList();
    }

    private Optional<Founding> founding() {
        return audiences.founding();
    }

    /** The name that it was given; who gave it is left out. All are drafted by the same. */
    private static String name(Communique communique) {
        return communique.id().substring(communique.draftedBy().length() + 1);
    }
}
