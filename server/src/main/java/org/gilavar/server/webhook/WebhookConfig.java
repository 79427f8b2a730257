package org.gilavar.server.webhook;

import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/**
 * Where parties are told.
 *
 * @param trust whom receivers are known by; absent for what the platform trusts
 */
public record WebhookConfig(List<WebhookTarget> targets, Optional<SSLContext> trust) {

    public static final WebhookConfig NONE = new WebhookConfig(List.of(), Optional.empty());

    /** @throws IllegalArgumentException when an address is named twice for a party */
    public WebhookConfig {
        targets = List.copyOf(targets);
        if (targets.stream().distinct().count() < targets.size()) {
            throw new IllegalArgumentException("expected each webhook once, found " + targets);
        }
    }
}
