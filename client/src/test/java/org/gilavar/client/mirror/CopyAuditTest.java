package org.gilavar.client.mirror;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gilavar.client.mirror.SampleCopy.DESK;
import static org.gilavar.client.mirror.SampleCopy.OTHER;
import static org.gilavar.client.mirror.SampleCopy.statement;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
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
        return audited(folder);
    }

    @Test
    void aStatementSignedByItsPostHolds() throws IOException {
        CopyAudit.Report report = auditedWith(statement("turkiye", "duty-officer", DESK, OTHER));

        assertThat(report.fault()).isEmpty();
        assertThat(report.opened()).isEqualTo(4);
        assertThat(report.said().checked()).isEqualTo(1);
        assertThat(report.said().byKey())
                .containsExactly(
                        Map.entry("turkiye/duty-officer " + DESK.verifyingKey().keyId(), 1L));
        assertThat(report.finalEntries()).isZero();
    }

    @Test
    void aKeySignsTheEntryThatEndsItAndNothingAfter() throws IOException {
        SampleCopy copy = new SampleCopy()
                .enrolled("turkiye", "duty-officer", DESK)
                .revokedBy(statement("turkiye", "duty-officer", DESK), "turkiye", "duty-officer", DESK);
        copy.writeTo(folder.resolve("before"));
        copy.said(statement("turkiye", "duty-officer", DESK)).writeTo(folder.resolve("after"));

        assertThat(audited(folder.resolve("before")).fault()).isEmpty();
        assertThat(audited(folder.resolve("after")).fault())
                .hasValue(
                        "the statement of entry 2 is not signed by a key that is turkiye/duty-officer's by this copy");
    }

    @Test
    void whatIsSignedByAKeyOfWhichNothingIsLeftIsCountedApart() throws IOException {
        new SampleCopy()
                .erased()
                .said(statement("turkiye", "duty-officer", DESK))
                .enrolled("turkiye", "duty-officer", OTHER)
                .said(statement("turkiye", "duty-officer", OTHER))
                .writeTo(folder);

        CopyAudit.Report report = audited(folder);

        assertThat(report.fault()).isEmpty();
        assertThat(report.said().checked()).isEqualTo(1);
        assertThat(report.said().unchecked()).isEqualTo(1);
    }

    private static CopyAudit.Report audited(Path folder) throws IOException {
        return CopyAudit.of(folder, SampleCopy.POLICY, (done, of) -> {});
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
                        "the statement of entry 3 is not signed by a key that is turkiye/duty-officer's by this copy");
    }

    @Test
    void aKeyThatTheCopyDoesNotEnrolCountsForNothingEvenBesideOneThatItDoes() throws IOException {
        assertThat(auditedWith(statement("turkiye", "duty-officer", DESK, SampleCopy.key("nobody")))
                        .fault())
                .hasValueSatisfying(fault -> assertThat(fault).contains("which this copy does not enrol"));
    }
}
