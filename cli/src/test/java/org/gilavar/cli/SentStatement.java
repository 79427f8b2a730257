package org.gilavar.cli;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.gilavar.client.Receipt;
import org.gilavar.client.Telling;

/**
 * A statement that a client sends until it is answered, and what it was answered: everything the client can hold the record
 * to. Times are places in one order of all that the clients did. Thread-safe.
 */
final class SentStatement {
    private final String key;
    private final String payload;
    private final long sent;
    private Optional<Answer> answer = Optional.empty();
    private Optional<String> refusal = Optional.empty();

    /**
     * What a receipt tells; whatever else may stand in one.
     *
     * @param told digests of what the sender was told, in order
     * @param heard when it was read
     */
    record Answer(Instant at, List<String> told, long heard) {}

    /**
     * Before it is sent for the first time.
     *
     * @param key party and id
     * @param payload digest of the bytes that were signed
     */
    SentStatement(String key, String payload, long sent) {
        this.key = key;
        this.payload = payload;
        this.sent = sent;
    }

    static List<String> digests(List<Telling> told) {
        return told.stream()
                .map(telling -> Digest.of(telling.happened(), telling.item()))
                .toList();
    }

    /** It was acknowledged. Every answer to the same statement must be the same. */
    synchronized void acknowledged(Receipt receipt, long heard) {
        Answer now = new Answer(receipt.at(), digests(receipt.told()), heard);
        if (!key.endsWith("/" + receipt.statement()) || refusal.isPresent()) {
            throw new AssertionError(key + ": a receipt for " + receipt.statement() + ", refused before: " + refusal);
        }
        answer.ifPresent(first -> {
            if (!first.at().equals(now.at()) || !first.told().equals(now.told())) {
                throw new AssertionError(key + ": answered in two ways, at " + first.at() + " and at " + now.at());
            }
        });
        answer = Optional.of(answer.orElse(now));
    }

    /** It was refused, and so it is not in the record. */
    synchronized void refused(String why) {
        if (answer.isPresent()) {
            throw new AssertionError(key + ": acknowledged, and then refused: " + why);
        }
        refusal = Optional.of(why);
    }

    String key() {
        return key;
    }

    String payload() {
        return payload;
    }

    long sent() {
        return sent;
    }

    synchronized Optional<Answer> answer() {
        return answer;
    }

    synchronized Optional<String> refusal() {
        return refusal;
    }
}
