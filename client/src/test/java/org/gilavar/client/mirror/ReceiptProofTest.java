package org.gilavar.client.mirror;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.gilavar.client.mirror.SampleCopy.DESK;
import static org.gilavar.client.mirror.SampleCopy.statement;

import java.nio.file.Path;
import org.gilavar.ledger.Envelope;
import org.gilavar.ledger.log.MalformedException;
import org.gilavar.ledger.log.UnverifiedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A receipt proves what was sent, or is none. */
final class ReceiptProofTest {
    private static final Envelope SENT = statement("turkiye", "duty-officer", DESK);

    @TempDir
    private Path folder;

    private String receiptFor(Envelope said) {
        return new SampleCopy()
                .enrolled("turkiye", "duty-officer", DESK)
                .said(said)
                .receipt(folder);
    }

    @Test
    void theReceiptOfWhatWasSentHolds() {
        assertThatCode(() -> ReceiptProof.mustBeOf(SENT, receiptFor(SENT))).doesNotThrowAnyException();
    }

    @Test
    void theReceiptOfAnotherStatementDoesNot() {
        String other = receiptFor(statement("turkiye", "auditor", DESK));
        assertThatThrownBy(() -> ReceiptProof.mustBeOf(SENT, other))
                .isInstanceOf(UnverifiedException.class)
                .hasMessageContaining("of another statement");
    }

    @Test
    void aProofThatLeadsToAnotherRootOrOpensNothingIsNone() {
        String receipt = receiptFor(SENT);
        String elsewhere = receipt.replaceFirst("index 1", "index 0");
        assertThatThrownBy(() -> ReceiptProof.mustBeOf(SENT, elsewhere)).isInstanceOf(UnverifiedException.class);
        String bare = receipt.replaceFirst("extra [^\n]*\n", "");
        assertThatThrownBy(() -> ReceiptProof.mustBeOf(SENT, bare)).isInstanceOf(MalformedException.class);
        assertThatThrownBy(() -> ReceiptProof.mustBeOf(SENT, "receipt")).isInstanceOf(MalformedException.class);
    }
}
