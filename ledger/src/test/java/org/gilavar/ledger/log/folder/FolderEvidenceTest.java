package org.gilavar.ledger.log.folder;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.gilavar.ledger.log.Evidence;
import org.gilavar.ledger.log.NoteSignature;
import org.gilavar.ledger.log.Samples;
import org.gilavar.ledger.log.SignedCheckpoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Evidence kept as files. */
class FolderEvidenceTest {
    private static final SignedCheckpoint TOLD = Samples.head(Samples.grown(10), 10);
    private static final SignedCheckpoint UNTOLD = Samples.head(Samples.forked(10, 5), 10);

    @TempDir
    private Path folder = Path.of("");

    @Test
    void whatIsKeptIsReadAgainAndConvicts() throws IOException {
        Evidence evidence = new Evidence(TOLD, UNTOLD, Optional.empty());

        Path file =
                new FolderEvidence(folder.resolve("evidence")).keep(evidence).orElseThrow();

        assertThat(file.toString()).endsWith(".txt");
        Evidence read = Evidence.parse(Files.readAllBytes(file));
        read.verify(Samples.log().key());
        assertThat(read).isEqualTo(evidence);
    }

    @Test
    void signaturesThatAnybodyCanAddMakeNoFurtherFile() {
        FolderEvidence kept = new FolderEvidence(folder);
        NoteSignature added = NoteSignature.cosign(Samples.witness(1), UNTOLD.checkpoint(), 1);

        Path first = kept.keep(new Evidence(TOLD, UNTOLD, Optional.empty())).orElseThrow();
        Path second = kept.keep(new Evidence(TOLD, UNTOLD.with(List.of(added)), Optional.empty()))
                .orElseThrow();

        assertThat(second).isEqualTo(first);
        assertThat(kept.keep(new Evidence(UNTOLD, TOLD, Optional.empty()))).isNotEqualTo(Optional.of(first));
    }

    @Test
    void aFullFolderTakesNoMoreAndStillKnowsWhatItHas() throws IOException {
        FolderEvidence kept = new FolderEvidence(folder);
        Evidence evidence = new Evidence(TOLD, UNTOLD, Optional.empty());
        kept.keep(evidence);
        for (int i = 1; i < FolderEvidence.MAX_FILES; i++) {
            Files.createFile(folder.resolve(i + ".txt"));
        }

        assertThat(kept.keep(new Evidence(UNTOLD, TOLD, Optional.empty()))).isEmpty();
        assertThat(kept.keep(evidence)).isPresent();
    }
}
