package org.gilavar.server.http;

import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;
import org.gilavar.server.webhook.WebhookSigner;
import org.gilavar.server.webhook.Webhooks;

/** What parties ask about webhooks: by which key they are signed, and how far their own have come. */
final class WebhookRoutes {

    private final Webhooks webhooks;
    private final Callers callers;

    WebhookRoutes(Webhooks webhooks, Callers callers) {
        this.webhooks = webhooks;
        this.callers = callers;
    }

    void keys(ServerRequest request, ServerResponse response) {
        List<Endpoint.Jwk> keys =
                webhooks.signer().map(WebhookRoutes::jwk).stream().toList();
        Answers.found(request, response, new Endpoint.Jwks(keys));
    }

    private static Endpoint.Jwk jwk(WebhookSigner signer) {
        return new Endpoint.Jwk("OKP", "Ed25519", signer.x(), signer.keyId(), "EdDSA", "sig");
    }

    void own(ServerRequest request, ServerResponse response) {
        String party = callers.reader(request).party();
        Answers.found(request, response, new Endpoint.OwnWebhooks(webhooks.of(party)));
    }
}
