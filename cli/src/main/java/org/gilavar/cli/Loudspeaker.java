package org.gilavar.cli;

import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gilavar.client.witness.WitnessListener;
import org.gilavar.ledger.log.Evidence;
import org.gilavar.ledger.log.NoteKey;
import org.gilavar.ledger.log.UnverifiedException;
import org.gilavar.ledger.log.folder.FolderEvidence;

/** Keeps evidence of forks, and says on a stream what the holder of a witness must hear. */
final class Loudspeaker implements WitnessListener {
    private final FolderEvidence folder;
    private final Map<String, List<NoteKey>> watched;
    private final PrintWriter err;

    Loudspeaker(FolderEvidence folder, Map<String, List<NoteKey>> watched, PrintWriter err) {
        this.folder = folder;
        this.watched = watched;
        this.err = err;
    }

    @Override
    public void forked(Evidence evidence) {
        String origin = evidence.first().checkpoint().origin();
        String fork = "gilavar: *** FORK: " + origin + " has signed two histories: " + ForkWords.inShort(evidence)
                + ". Not cosigned.\n";
        String kept;
        try {
            Optional<Path> file = folder.keep(evidence);
            kept = file.map(path -> "gilavar: *** The evidence is in " + path + "; show it to the others. To check it: "
                            + "./gilavar evidence " + path + " --key " + signer(origin, evidence))
                    .orElse("gilavar: *** There are " + FolderEvidence.MAX_FILES
                            + " pieces of evidence already; this one is not kept");
        } catch (UncheckedIOException e) {
            kept = "gilavar: *** THE EVIDENCE COULD NOT BE KEPT (" + e.getMessage() + "). Here it is:\n"
                    + new String(evidence.bytes(), StandardCharsets.UTF_8);
        }
        say(fork + kept);
    }

    @Override
    public void failed(RuntimeException reason) {
        say("gilavar: *** The witness cannot do its work, and signed nothing: " + reason.getMessage());
    }

    private void say(String lines) {
        err.println(lines);
        err.flush();
    }

    /** Which of the log's keys signed both. */
    private String signer(String origin, Evidence evidence) {
        return watched.getOrDefault(origin, List.of()).stream()
                .filter(key -> isBy(key, evidence))
                .map(NoteKey::toString)
                .findFirst()
                .orElse("VKEY");
    }

    private static boolean isBy(NoteKey key, Evidence evidence) {
        try {
            evidence.verify(key);
            return true;
        } catch (UnverifiedException e) {
            return false;
        }
    }
}
