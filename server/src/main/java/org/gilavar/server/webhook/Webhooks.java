package org.gilavar.server.webhook;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.gilavar.server.audience.Audiences;

/** The webhooks of a server: each on a thread of its own, so that a receiver that hangs delays nobody else. Thread-safe. */
public final class Webhooks implements AutoCloseable {

    /** How long what is on the way may still arrive when the server stops. */
    private static final Duration STOPPING = Duration.ofSeconds(2);

    private final Optional<WebhookSigner> signer;
    private final List<Receiver> receivers = new ArrayList<>();
    private final List<Webhook> webhooks = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();

    private Webhooks(Optional<WebhookSigner> signer) {
        this.signer = signer;
    }

    /** Tells nobody anything. */
    public static Webhooks none() {
        return new Webhooks(Optional.empty());
    }

    /**
     * Starts to tell.
     *
     * @param folder where the places are kept up to which each has been told
     * @throws UncheckedIOException when the folder cannot be made
     */
    public static Webhooks start(
            WebhookConfig config, Path folder, Audiences audiences, WebhookSigner signer, InstantSource clock) {
        Webhooks all = new Webhooks(Optional.of(signer));
        SecureRandom random = new SecureRandom();
        for (WebhookTarget target : config.targets()) {
            Receiver receiver = new Receiver(target.uri(), config.trust());
            all.receivers.add(receiver);
            all.webhooks.add(new Webhook(
                    target,
                    audiences.feed(target.party()),
                    place(target, folder),
                    signer,
                    receiver,
                    new Patience(random),
                    time -> TimeUnit.NANOSECONDS.sleep(time.toNanos()),
                    clock));
        }
        all.webhooks.forEach(webhook -> all.threads.add(
                Thread.ofVirtual().name("webhook-" + webhook.party()).start(webhook)));
        return all;
    }

    private static DeliveredUpTo place(WebhookTarget target, Path folder) {
        try {
            return DeliveredUpTo.of(target, folder);
        } catch (IOException e) {
            throw new UncheckedIOException(folder + " cannot be written", e);
        }
    }

    /** Whose signatures are on what is sent; absent where nothing is. */
    public Optional<WebhookSigner> signer() {
        return signer;
    }

    /** How those of a party stand. */
    public List<WebhookStanding> of(String party) {
        return webhooks.stream()
                .filter(webhook -> webhook.party().equals(party))
                .map(Webhook::standing)
                .toList();
    }

    /** Waits a moment for what is on the way, once the feeds are closed; the rest is sent after the next start. */
    @Override
    public void close() {
        boolean interrupted = false;
        long end = System.nanoTime() + STOPPING.toNanos();
        for (Thread thread : threads) {
            try {
                thread.join(Duration.ofNanos(Math.max(1, end - System.nanoTime())));
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        threads.forEach(Thread::interrupt);
        receivers.forEach(Receiver::close);
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
