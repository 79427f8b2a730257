package org.gilavar.client.outbox;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.gilavar.client.Receipt;
import org.gilavar.client.mirror.ReceiptProof;
import org.gilavar.ledger.Envelope;
import org.gilavar.ledger.log.MalformedException;
import org.gilavar.ledger.log.UnverifiedException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What became of carried statements, in one file, to be brought back to the desk that is cut off. Made by whoever carried them, and
 * no more than its word, but for receipts with a proof: those only a post of the same party is given.
 *
 * @param by the post that handed them in, as {@code party/post}
 * @param made by the clock of its desk
 */
public record ReplyPackage(
        boolean exercise, String mechanism, String party, String by, Instant made, List<Reply> replies) {

    static final String KIND = "replies/v1";

    private static final Set<String> MEMBERS =
            Set.of("gilavar", "exercise", "mechanism", "party", "by", "made", "count", "replies", PackageForm.HASH);

    private static final String BY = SignedWords.NAME.pattern() + "/" + SignedWords.NAME.pattern();

    private static final JsonMapper JSON = JsonMapper.shared();

    /** Of a reason whose every character is escaped, and some more. */
    private static final int MOST_BYTES_WITHOUT_RECEIPT = 8_000;

    /** Most characters of a reason. */
    private static final int MOST_WHY = 1_000;

    /** How handing in a statement ended. */
    public enum Outcome {
        TAKEN,
        NOT_TAKEN,
        /** No answer came to it, or to one before it. */
        NO_ANSWER
    }

    /**
     * To one statement.
     *
     * @param sha256 of its envelope
     * @param why of what was not taken, at most 1,000 characters; else empty
     * @param receipt of what was taken, where the carrier was given it
     */
    public record Reply(
            String id, String sha256, Outcome outcome, Optional<Instant> at, String why, Optional<Receipt> receipt) {

        public Reply {
            if (why.length() > MOST_WHY) {
                throw new MalformedPackageException("why", "expected at most " + MOST_WHY + " characters");
            }
        }

        /** To what was handed in; of a longer reason, its beginning. */
        public static Reply to(
                SignedWords words, Outcome outcome, Optional<Instant> at, String why, Optional<Receipt> receipt) {
            String reason = why.substring(0, Math.min(why.length(), MOST_WHY));
            return new Reply(words.id(), PackageForm.hash(words.envelope().toJson()), outcome, at, reason, receipt);
        }

        /** Such as {@code taken at 2025-04-12T12:40:00Z}. */
        public String inWords() {
            return outcome.name().toLowerCase(Locale.ROOT).replace('_', ' ')
                    + at.map(time -> " at " + time).orElse("")
                    + (why.isEmpty() ? "" : ": " + why);
        }
    }

    public ReplyPackage {
        replies = List.copyOf(replies);
        if (!by.matches(BY)) {
            throw new MalformedPackageException("by", "expected PARTY/POST");
        }
        if (replies.isEmpty() || replies.size() > PackageForm.MOST) {
            throw new MalformedPackageException(
                    "replies", "expected 1 to " + PackageForm.MOST + ", found " + replies.size());
        }
    }

    /** Whether a file says that it is one of these, whatever else is wrong with it. */
    public static boolean isMeant(byte[] file) {
        return PackageForm.isMeant(file, KIND);
    }

    /**
     * Reads a file that nobody trusts.
     *
     * @throws MalformedPackageException if it is anything but a package as it was made, naming where
     */
    public static ReplyPackage parse(byte[] file) {
        JsonNode read = PackageForm.read(file, KIND, MEMBERS);
        List<Reply> replies = new ArrayList<>();
        for (JsonNode one : PackageForm.list(read, "replies")) {
            replies.add(reply("replies[" + replies.size() + "]", one));
        }
        ReplyPackage all = new ReplyPackage(
                read.path("exercise").asBoolean(),
                SignedWords.name(read, "mechanism"),
                SignedWords.name(read, "party"),
                read.path("by").asString(""),
                SignedWords.instant(read, "made")
                        .orElseThrow(() -> new MalformedPackageException("made", "is missing")),
                replies);
        PackageForm.mustBe(all.bytes(), file);
        return all;
    }

    private static Reply reply(String at, JsonNode one) {
        try {
            return new Reply(
                    SignedWords.name(one, "id"),
                    one.path(PackageForm.HASH).asString(""),
                    Outcome.valueOf(one.path("outcome").asString("")),
                    SignedWords.instant(one, "at"),
                    one.path("why").asString(""),
                    Optional.ofNullable(one.get("receipt")).map(Receipt::of));
        } catch (IllegalArgumentException | DateTimeException | JacksonException e) {
            throw new MalformedPackageException(at, "has no outcome, or a receipt without a time", e);
        }
    }

    /** What it says of a statement, by all its bytes. */
    Optional<Reply> to(SignedWords words) {
        if (!words.mechanism().equals(mechanism)
                || words.exercise() != exercise
                || !words.party().equals(party)) {
            return Optional.empty();
        }
        String hash = PackageForm.hash(words.envelope().toJson());
        return replies.stream().filter(reply -> reply.sha256().equals(hash)).findFirst();
    }

    /** Whether a receipt has a proof that is of these words. */
    static boolean proves(Receipt receipt, Envelope envelope) {
        try {
            receipt.proof().ifPresent(proof -> ReceiptProof.mustBeOf(envelope, proof));
            return receipt.proof().isPresent();
        } catch (MalformedException | UnverifiedException e) {
            return false;
        }
    }

    /** The same without receipts, where they would make it too large for a file: what became of each is told in any case. */
    public ReplyPackage fitting() {
        long bytes = 0;
        for (Reply reply : replies) {
            bytes += MOST_BYTES_WITHOUT_RECEIPT
                    + reply.receipt()
                            .map(receipt -> JSON.writeValueAsBytes(receipt.toJson()).length)
                            .orElse(0);
        }
        return bytes <= PackageForm.MAX_BYTES ? this : withoutReceipts();
    }

    private ReplyPackage withoutReceipts() {
        List<Reply> bare = replies.stream()
                .map(r -> new Reply(r.id(), r.sha256(), r.outcome(), r.at(), r.why(), Optional.empty()))
                .toList();
        return new ReplyPackage(exercise, mechanism, party, by, made, bare);
    }

    /** The file, always the same for equal packages. */
    public byte[] bytes() {
        ObjectNode json = JsonMapper.shared().createObjectNode();
        json.put("gilavar", KIND)
                .put("exercise", exercise)
                .put("mechanism", mechanism)
                .put("party", party)
                .put("by", by)
                .put("made", made.toString())
                .put("count", replies.size());
        var list = json.putArray("replies");
        for (Reply reply : replies) {
            ObjectNode one = list.addObject()
                    .put("id", reply.id())
                    .put(PackageForm.HASH, reply.sha256())
                    .put("outcome", reply.outcome().name());
            reply.at().ifPresent(at -> one.put("at", at.toString()));
            one.put("why", reply.why());
            reply.receipt().ifPresent(receipt -> one.set("receipt", receipt.toJson()));
        }
        return PackageForm.write(json);
    }
}
