package org.gilavar.client.mirror;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import org.gilavar.ledger.Envelope;
import org.gilavar.ledger.MalformedEnvelopeException;
import org.gilavar.ledger.MerkleTree;
import org.gilavar.ledger.log.EntryOpening;
import org.gilavar.ledger.log.InclusionProof;
import org.gilavar.ledger.log.MalformedException;
import org.gilavar.ledger.log.TlogProof;
import org.gilavar.ledger.log.UnverifiedException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the proof in a receipt must show, whoever signed its head. */
public final class ReceiptProof {
    private static final String WHAT = "receipt";

    private ReceiptProof() {}

    /**
     * What opens the leaf that a proof is of.
     *
     * @throws MalformedException if the proof does not bring it
     */
    public static EntryOpening opening(TlogProof proof) {
        return EntryOpening.parse(proof.extra()
                .orElseThrow(() -> new MalformedException(WHAT, "the proof does not bring what it is of")));
    }

    /**
     * Makes sure that a proof is of the entry of what was sent. Whose log it is in, the keys of a policy tell.
     *
     * @param proof in the text form of C2SP tlog-proof
     * @throws MalformedException if it cannot be read
     * @throws UnverifiedException if it proves something else, or nothing
     */
    public static void mustBeOf(Envelope sent, String proof) {
        TlogProof read = TlogProof.parse(proof.getBytes(UTF_8));
        EntryOpening opening = opening(read);
        new InclusionProof(read.index(), read.head().checkpoint().size(), read.path())
                .verify(
                        MerkleTree.leafHash(opening.commitment().bytes()),
                        read.head().checkpoint().root());
        if (!Arrays.equals(said(opening), sent.payload())) {
            throw new UnverifiedException("the receipt is of another statement than the one that was sent");
        }
    }

    private static byte[] said(EntryOpening opening) {
        try {
            JsonNode said = JsonMapper.shared().readTree(opening.body()).path("said");
            return Envelope.parse(said.toString().getBytes(UTF_8)).payload();
        } catch (JacksonException | MalformedEnvelopeException e) {
            throw new MalformedException(WHAT, "the entry has no statement that can be read");
        }
    }
}
