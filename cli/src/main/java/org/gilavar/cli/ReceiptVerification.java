package org.gilavar.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import org.gilavar.client.mirror.CopyAudit;
import org.gilavar.client.mirror.ReceiptProof;
import org.gilavar.journal.UnreadableException;
import org.gilavar.ledger.log.Audit;
import org.gilavar.ledger.log.AuditReport;
import org.gilavar.ledger.log.Checkpoint;
import org.gilavar.ledger.log.EntryOpening;
import org.gilavar.ledger.log.MalformedException;
import org.gilavar.ledger.log.Policy;
import org.gilavar.ledger.log.TlogProof;
import org.gilavar.ledger.log.UnverifiedException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Checks one receipt, or one entry with its proofs, offline. */
final class ReceiptVerification {
    private static final int MAX_BYTES = 2 * TlogProof.MAX_BYTES;

    /** What a bare proof or the JSON of the API holds. */
    private record Shown(TlogProof own, Optional<TlogProof> common) {}

    private final PrintWriter out;
    private final @Nullable Policy policy;
    private final @Nullable Path copy;

    /** @param copy a party's own, to hold it against; its policy serves where there is no other */
    ReceiptVerification(PrintWriter out, @Nullable Policy policy, @Nullable Path copy) {
        this.out = out;
        this.policy = policy;
        this.copy = copy;
    }

    /** Whether a proof brings what opens its leaf. */
    static boolean isReceipt(Path file) throws IOException {
        try {
            Optional<byte[]> extra =
                    TlogProof.parse(InputFile.read(file, TlogProof.MAX_BYTES)).extra();
            if (extra.isPresent()) {
                EntryOpening.parse(extra.get());
                return true;
            }
        } catch (MalformedException e) {
            return false;
        }
        return false;
    }

    int check(Path file) throws IOException {
        Shown shown = read(file);
        EntryOpening opening;
        try {
            opening = ReceiptProof.opening(shown.own());
        } catch (MalformedException e) {
            throw new UnreadableException(file + ": " + e.reason(), e);
        }
        CopiedReceipt copied = copy == null || policy == null ? null : new CopiedReceipt(out, copy, policy);
        if (copied != null) {
            copied.mustBeOf(shown.own().head().checkpoint().origin(), file);
        }
        AuditReport report = Audit.entry(
                shown.own(), opening.commitment().bytes(), policy == null ? null : CopyAudit.signedOnly(policy));
        say(opening);
        String what = "at index " + shown.own().index() + (report.holds() ? " holds" : "");
        Standing standing = copied == null || !report.holds()
                ? standing(shown, report)
                : copied.standing(shown.own(), opening, standing(shown, report));
        int code = new AuditTable(out, policy).printReceipt(file.toString(), what, report, standing);
        return code == 0 && !standing.isFinal() ? Gilavar.PROVISIONAL : code;
    }

    private static Shown read(Path file) throws IOException {
        byte[] bytes = InputFile.read(file, MAX_BYTES);
        try {
            if (bytes.length == 0 || bytes[0] != '{') {
                return new Shown(TlogProof.parse(bytes), Optional.empty());
            }
            JsonNode json = JsonMapper.shared().readTree(bytes);
            TlogProof own = TlogProof.parse(json.path("proof").asString("").getBytes(UTF_8));
            Optional<TlogProof> common = json.path("common").isString()
                    ? Optional.of(TlogProof.parse(json.path("common").asString().getBytes(UTF_8)))
                    : Optional.empty();
            return new Shown(own, common);
        } catch (MalformedException e) {
            throw new UnreadableException(file + ": " + e.reason(), e);
        } catch (JacksonException e) {
            throw new UnreadableException(file + " is no JSON: " + e.getOriginalMessage(), e);
        }
    }

    private void say(EntryOpening opening) {
        JsonNode body;
        try {
            body = JsonMapper.shared().readTree(opening.body());
        } catch (JacksonException e) {
            out.println("entry       " + opening.body().length + " bytes that are no JSON");
            return;
        }
        boolean refused = false;
        for (JsonNode told : body.path("told")) {
            refused |= told.path("happened").asString("").equals("REFUSED");
        }
        out.println((refused ? "REFUSED     " : "taken       ")
                + body.path("at").asString("?")
                + (body.has("said") ? ", your own statement" : "")
                + (refused ? ", which exceeded a quota: that is on record, and it was not taken" : ""));
        body.path("told")
                .forEach(told -> out.println("told        "
                        + told.path("item").path("kind").asString("") + " "
                        + told.path("item").path("id").asString("") + " "
                        + told.path("happened").asString("")));
    }

    /** Provisional, final, or what is wrong with the proof that it is final. */
    private Standing standing(Shown shown, AuditReport report) {
        if (shown.common().isEmpty() || policy == null) {
            return Standing.of(policy == null ? "" : "PROVISIONAL: nobody but the log itself vouches for it yet");
        }
        Checkpoint own = shown.own().head().checkpoint();
        try {
            TlogProof common = shown.common().get();
            Checkpoint vouched = CopyAudit.vouchedFor(common, CopyAudit.signedOnly(policy), own.origin());
            if (!vouched.equals(own)) {
                return Standing.of("NOT FINAL: the common log vouches for another head of " + own.origin());
            }
            if (policy.quorum().equals(Policy.NONE) || !report.holds()) {
                return Standing.of("PROVISIONAL: the policy asks for no cosignature");
            }
            return CopyAudit.isFinal(common, policy)
                    ? Standing.finalUnder(common.head(), "quorum " + policy.quorum() + " has cosigned it")
                    : Standing.of(
                            "PROVISIONAL: of the policy's witnesses too few have cosigned that head of the common log; "
                                    + "if it names others than it did then, check it against that policy, or with --copy");
        } catch (MalformedException | UnverifiedException e) {
            return Standing.of("NOT FINAL: " + e.getMessage());
        }
    }
}
