package org.gilavar.client.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.gilavar.client.Receipt;
import org.gilavar.client.outbox.ReplyPackage.Outcome;
import org.gilavar.client.outbox.ReplyPackage.Reply;
import org.gilavar.client.outbox.Verdict.State;
import org.gilavar.ledger.Envelope;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Files that others carry: what was made is read, and nothing else. */
final class PackageTest {

    private final Outbox outbox = new Outbox(new FragileStore(), InstantSource.fixed(Said.AT));

    private StatementPackage packed() {
        outbox.put(Said.words("first"));
        outbox.put(Said.words("second"));
        return outbox.pack();
    }

    private static void isRefused(String field, ThrowingCallable reading) {
        assertThatThrownBy(reading)
                .isInstanceOfSatisfying(
                        MalformedPackageException.class,
                        e -> assertThat(e.field()).isEqualTo(field));
    }

    private static StatementPackage with(Envelope... envelopes) {
        return StatementPackage.of(
                List.of(envelopes).stream().map(SignedWords::of).toList(), Said.AT);
    }

    @Test
    void whatWasPackedIsReadInItsOrder() {
        StatementPackage made = packed();

        StatementPackage read = StatementPackage.parse(made.bytes());

        assertThat(read).isEqualTo(made);
        assertThat(read.words()).extracting(SignedWords::id).containsExactly("first", "second");
        assertThat(StatementPackage.isMeant(made.bytes())).isTrue();
        assertThat(ReplyPackage.isMeant(made.bytes())).isFalse();
    }

    @Test
    void oneByteAnywhereAndNothingOfItIsRead() {
        byte[] whole = packed().bytes();
        for (int i = 0; i < whole.length; i++) {
            for (int bit : new int[] {1, 0x20, 0x80}) {
                byte[] changed = whole.clone();
                changed[i] ^= (byte) bit;
                assertThatThrownBy(() -> StatementPackage.parse(changed))
                        .as("byte " + i)
                        .isInstanceOf(MalformedPackageException.class);
            }
        }
    }

    @Test
    void neitherMoreNorLessIsRead() {
        byte[] whole = packed().bytes();
        String text = new String(whole, UTF_8);

        isRefused("sha256", () -> StatementPackage.parse((text + " ").getBytes(UTF_8)));
        isRefused("package", () -> StatementPackage.parse((text + "{}").getBytes(UTF_8)));
        isRefused(
                "package",
                () -> StatementPackage.parse(
                        text.substring(0, text.length() / 2).getBytes(UTF_8)));
        isRefused("gilavar", () -> StatementPackage.parse(new byte[0]));
        isRefused("gilavar", () -> StatementPackage.parse("{}".getBytes(UTF_8)));
        isRefused(
                "count",
                () -> StatementPackage.parse(
                        text.replace("\"count\":2", "\"count\":3").getBytes(UTF_8)));
    }

    @Test
    void anEnvelopeThatWasExchangedIsNamed() {
        ObjectNode json = JsonMapper.shared().readTree(packed().bytes()).asObject();
        ObjectNode second = json.path("statements").path(1).asObject();
        second.set("envelope", JsonMapper.shared().readTree(Said.words("other").toJson()));

        isRefused(
                "statements[1].sha256",
                () -> StatementPackage.parse(JsonMapper.shared().writeValueAsBytes(json)));
    }

    @Test
    void whatIsOfAnotherMechanismPartyOrOfAnExerciseIsNotMixedIn() {
        Envelope own = Said.words("a");

        isRefused("statements[1]", () -> with(own, Said.words("b", "other", "turkiye", false)));
        isRefused("statements[1]", () -> with(own, Said.words("b", "trial", "israel", false)));
        isRefused("statements[1]", () -> with(own, Said.words("b", "trial", "turkiye", true)));
        isRefused("statements[1]", () -> with(own, own));
        assertThat(with(Said.words("b", "trial", "turkiye", true)).exercise()).isTrue();
    }

    @Test
    void aBombIsNotLitHoweverItIsMade() {
        isRefused("package", () -> StatementPackage.parse(new byte[StatementPackage.MAX_BYTES + 1]));
        isRefused("package", () -> StatementPackage.parse("[".repeat(1 << 20).getBytes(UTF_8)));
        isRefused("package", () -> StatementPackage.parse(("{\"a\":" + "9".repeat(1 << 20) + "}").getBytes(UTF_8)));
        String many = new String(packed().bytes(), UTF_8)
                .replaceFirst("\"statements\":\\[", "\"statements\":[" + "{},".repeat(2_000));
        isRefused("statements", () -> StatementPackage.parse(many.getBytes(UTF_8)));
    }

    @Test
    void anEmptyOutboxIsNotPacked() {
        assertThatThrownBy(outbox::pack).hasMessageContaining("nothing waits");
    }

    private ReplyPackage replies(Reply... replies) {
        return new ReplyPackage(false, "trial", "turkiye", "israel/duty-officer", Said.AT, List.of(replies));
    }

    private static Reply taken(String id, Optional<Receipt> receipt) {
        return Reply.to(SignedWords.of(Said.words(id)), Outcome.TAKEN, Optional.of(Said.AT), "", receipt);
    }

    @Test
    void aCarriersWordIsKeptAsItsWordAndTheProofIsStillToCome() {
        packed();
        ReplyPackage replies =
                ReplyPackage.parse(replies(taken("first", Optional.empty())).bytes());

        assertThat(outbox.learn(replies)).extracting(Queued::state).containsExactly(State.CARRIED);

        assertThat(outbox.find("first").orElseThrow().verdict().orElseThrow().why())
                .isEqualTo("by the word of israel/duty-officer: taken at 2025-04-12T11:02:00Z");
        assertThat(outbox.open())
                .as("both are sent when the mechanism is heard again")
                .hasSize(2);
    }

    @Test
    void aReceiptWhoseProofIsOfOtherWordsIsNoReceipt() {
        packed();
        Receipt another = new Receipt("first", Said.AT, List.of(), Optional.of("c2sp.org/tlog-proof@v1\n"));

        assertThat(outbox.learn(replies(taken("first", Optional.of(another)))))
                .extracting(Queued::state)
                .containsExactly(State.CARRIED);
    }

    @Test
    void asManyAreExportedInOrderAsOneFileHoldsAndWhatIsMadeIsRead() {
        for (int i = 0; i <= PackageForm.MOST; i++) {
            outbox.put(Said.words("w-" + i));
        }
        StatementPackage made = outbox.pack();

        assertThat(made.words()).hasSize(PackageForm.MOST);
        assertThat(made.words().get(PackageForm.MOST - 1).id()).isEqualTo("w-" + (PackageForm.MOST - 1));
        assertThat(StatementPackage.parse(made.bytes())).isEqualTo(made);
    }

    @Test
    void ofLargeOnesFewerAreExported() {
        for (int i = 0; i < 30; i++) {
            ObjectNode large = SignedWords.statement(Said.words("w-" + i)).asObject();
            outbox.put(Said.signed(large.put("remarks", "x".repeat(600_000))));
        }
        StatementPackage made = outbox.pack();

        assertThat(made.words()).hasSizeBetween(15, 25);
        assertThat(made.bytes()).hasSizeLessThanOrEqualTo(StatementPackage.MAX_BYTES);
        isRefused(
                "package",
                () -> StatementPackage.of(
                                outbox.open().stream().map(Queued::words).toList(), Said.AT)
                        .bytes());
    }

    @Test
    void aReasonHasAnEndAndAReplyWithoutAnyIsNone() {
        SignedWords words = SignedWords.of(Said.words("first"));
        Reply reply = Reply.to(words, Outcome.NOT_TAKEN, Optional.empty(), "x".repeat(1_001), Optional.empty());

        assertThat(reply.why()).hasSize(1_000);
        isRefused(
                "why",
                () -> new Reply("a", "", Outcome.NOT_TAKEN, Optional.empty(), "x".repeat(1_001), Optional.empty()));
        isRefused("replies", () -> replies());
    }

    @Test
    void repliesWhoseReceiptsFillMoreThanAFileGoWithoutThem() {
        Receipt large = new Receipt("first", Said.AT, List.of(), Optional.of("x".repeat(9 << 20)));
        Reply one = taken("first", Optional.of(large));

        assertThat(replies(one).fitting()).isEqualTo(replies(one));
        assertThat(replies(one, one).fitting().replies())
                .allMatch(reply -> reply.receipt().isEmpty());
    }

    @Test
    void aReplyToOtherBytesOrOfAnotherMechanismSaysNothing() {
        packed();

        assertThat(outbox.learn(replies(taken("other", Optional.empty())))).isEmpty();
        ReplyPackage elsewhere = new ReplyPackage(
                true, "trial", "turkiye", "israel/duty-officer", Said.AT, List.of(taken("first", Optional.empty())));
        assertThat(outbox.learn(elsewhere)).isEmpty();
    }

    @Test
    void aChangedReplyIsRefused() {
        String whole = new String(replies(taken("first", Optional.empty())).bytes(), UTF_8);

        isRefused(
                "sha256",
                () -> ReplyPackage.parse(whole.replace("TAKEN", "NOT_TAKEN").getBytes(UTF_8)));
        isRefused(
                "by",
                () -> ReplyPackage.parse(
                        whole.replace("israel/duty", "israel duty").getBytes(UTF_8)));
    }
}
