package org.gilavar.client.mirror;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gilavar.client.mirror.SampleCopy.DESK;
import static org.gilavar.client.mirror.SampleCopy.OTHER;
import static org.gilavar.client.mirror.SampleCopy.statement;

import java.io.IOException;
import java.nio.file.Path;
import org.gilavar.ledger.Envelope;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stands in a party's log as its own word is its own word. */
final class CopyAuditTest {

    @TempDir
    private Path folder;

    private CopyAudit.Report auditedWith(Envelope said) throws IOException {
        new SampleCopy()
                .enrolled("turkiye", "duty-officer", DESK)
                .enrolled("turkiye", "auditor", OTHER)
                .enrolled("israel", "duty-officer", SampleCopy.key("israel"))
                .said(said)
                .writeTo(folder);
        return CopyAudit.of(folder, SampleCopy.POLICY, (done, of) -> {});
    }

    @Test
    void aStatementSignedByItsPostHolds() throws IOException {
        CopyAudit.Report report = auditedWith(statement("turkiye", "duty-officer", DESK, OTHER));

        assertThat(report.fault()).isEmpty();
        assertThat(report.opened()).isEqualTo(4);
        assertThat(report.said()).isEqualTo(1);
        assertThat(report.finalEntries()).isZero();
    }

    @Test
    void aStatementOfAnotherPartyIsNotThisPartysWord() throws IOException {
        assertThat(auditedWith(statement("israel", "duty-officer", SampleCopy.key("israel")))
                        .fault())
                .hasValue("entry 3 is said by israel, in the log of test/turkiye");
    }

    @Test
    void aStatementSignedForAnotherPostIsNotThatPostsWord() throws IOException {
        assertThat(auditedWith(statement("turkiye", "duty-officer", OTHER)).fault())
                .hasValue(
                        "the statement of entry 3 is not signed by a key that this copy enrols for turkiye/duty-officer");
    }

    @Test
    void aKeyThatTheCopyDoesNotEnrolCountsForNothingEvenBesideOneThatItDoes() throws IOException {
        assertThat(auditedWith(statement("turkiye", "duty-officer", DESK, SampleCopy.key("nobody")))
                        .fault())
                .hasValueSatisfying(fault -> assertThat(fault).contains("by a key that this copy does not enrol"));
    }
}
