package org.gilavar.fuzz;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.gilavar.client.GilavarClient;
import org.gilavar.client.outbox.MalformedPackageException;
import org.gilavar.client.outbox.ReplyPackage;
import org.gilavar.client.outbox.ReplyPackage.Outcome;
import org.gilavar.client.outbox.ReplyPackage.Reply;
import org.gilavar.client.outbox.SignedWords;
import org.gilavar.client.outbox.StatementPackage;
import org.gilavar.ledger.Envelope;
import org.jspecify.annotations.Nullable;

/** Files in which words are carried for a party that is cut off, and in which the answers come back: from a stick that anybody held. */
final class PackageTargets {

    private static final Instant AT = Instant.parse("2025-04-12T11:02:00Z");

    private PackageTargets() {}

    static List<Target> all() {
        return List.of(
                new RoundTrip<StatementPackage>(
                        "package",
                        bytes -> read(bytes, StatementPackage::parse),
                        StatementPackage::bytes,
                        RoundTrip.Form.EXACT,
                        () -> List.of(statements().bytes())),
                new RoundTrip<ReplyPackage>(
                        "package-reply",
                        bytes -> read(bytes, ReplyPackage::parse),
                        ReplyPackage::bytes,
                        RoundTrip.Form.EXACT,
                        () -> List.of(replies().bytes())));
    }

    private static <T> Optional<T> read(byte[] bytes, Function<byte[], @Nullable T> parser) {
        try {
            return Optional.ofNullable(parser.apply(bytes));
        } catch (MalformedPackageException e) {
            Shown.reason(String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    private static SignedWords words(String id) {
        String statement = "{\"id\":\"" + id
                + "\",\"mechanism\":\"sample\",\"from\":{\"party\":\"turkiye\",\"post\":\"duty-officer\"},"
                + "\"sent\":\"" + AT
                + "\",\"precedence\":\"FLASH\",\"exercise\":true,\"body\":{\"type\":\"message.send\"}}";
        return SignedWords.of(Envelope.sign(
                GilavarClient.STATEMENT_TYPE, statement.getBytes(StandardCharsets.UTF_8), SampleKeys.ed25519(1)));
    }

    private static StatementPackage statements() {
        return new StatementPackage(true, "sample", "turkiye", AT, List.of(words("w-1"), words("w-2")));
    }

    private static ReplyPackage replies() {
        return new ReplyPackage(
                true,
                "sample",
                "turkiye",
                "israel/duty-officer",
                AT,
                List.of(
                        Reply.to(words("w-1"), Outcome.TAKEN, Optional.of(AT), "", Optional.empty()),
                        Reply.to(words("w-2"), Outcome.NOT_TAKEN, Optional.empty(), "too old", Optional.empty())));
    }
}
