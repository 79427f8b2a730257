package org.gilavar.server.http;

import io.helidon.http.Header;
import io.helidon.http.HeaderValues;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.gilavar.mechanism.item.Communique;
import org.gilavar.mechanism.item.Founding;
import org.gilavar.server.audience.Audiences;
import org.gilavar.server.audience.Feed;
import org.jspecify.annotations.Nullable;

/**
 * The page for the public: the communiqués that stand, and nothing else that this server knows. Read without signing in, by a browser
 * that runs nothing. What it keeps of it, it asks for each time whether that is still so before it is shown.
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

    private static final Comparator<Communique> LATEST_FIRST = Comparator.comparing(
                    (Communique communique) -> communique.published().orElseThrow())
            .reversed()
            .thenComparing(Communique::id);

    /** As it is sent. */
    private static final class Page {

        private final byte[] octets;
        private final ETag tag;

        private Page(List<Communique> shown, boolean exercise) {
            octets = PublicHtml.page(shown, PublicPage::name, exercise).getBytes(StandardCharsets.UTF_8);
            tag = ETag.of(octets);
        }
    }

    /** All pages of what is published; made anew when that is another, and for nothing else. */
    private record Pages(Map<String, Communique> of, Page all, Map<String, Page> byName) {
        static Pages of(Map<String, Communique> published, boolean exercise) {
            List<Communique> shown =
                    published.values().stream().sorted(LATEST_FIRST).toList();
            Map<String, Page> byName = new HashMap<>();
            shown.forEach(communique -> byName.put(name(communique), new Page(List.of(communique), exercise)));
            return new Pages(published, new Page(shown, exercise), byName);
        }
    }

    private final Audiences audiences;

    /** Those that were made last. Two who ask at once may both make them: they are the same. */
    private final AtomicReference<@Nullable Pages> last = new AtomicReference<>();

    PublicPage(Audiences audiences) {
        this.audiences = audiences;
    }

    void addTo(HttpRouting.Builder routing) {
        routing.get(PATH, (request, response) -> send(request, response, pages().all()));
        routing.get(PATH + "/{name}", this::one);
    }

    private void one(ServerRequest request, ServerResponse response) {
        Optional<Page> named = Optional.ofNullable(
                pages().byName().get(request.path().pathParameters().get("name")));
        send(request, response, named.orElseThrow(() -> new ProblemException(Problem.notFound())));
    }

    private static void send(ServerRequest request, ServerResponse response, Page page) {
        new Query(request).mustBeAmong(Set.of());
        response.header(POLICY);
        Answers.open(request, response, HtmlPage.MEDIA_TYPE, page.octets, page.tag);
    }

    /** Before the mechanism is founded nothing is published, and nothing is kept. */
    private Pages pages() {
        Optional<Founding> founding = audiences.founding();
        if (founding.isEmpty()) {
            return Pages.of(Map.of(), false);
        }
        Map<String, Communique> published = audiences
                .find(founding.get().facilitator())
                .map(Feed::published)
                .orElse(Map.of());
        Pages pages = last.get();
        if (pages == null || !pages.of().equals(published)) {
            pages = Pages.of(published, founding.get().exercise());
            last.set(pages);
        }
        return pages;
    }

    /** The name that it was given; who gave it is left out. All are drafted by the same. */
    private static String name(Communique communique) {
        return communique.id().substring(communique.draftedBy().length() + 1);
    }
}
