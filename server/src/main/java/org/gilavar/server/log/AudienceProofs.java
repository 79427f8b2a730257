package org.gilavar.server.log;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import org.gilavar.ledger.log.Checkpoint;
import org.gilavar.ledger.log.CommitmentLog;
import org.gilavar.ledger.log.EntryOpening;
import org.gilavar.ledger.log.SignedCheckpoint;
import org.gilavar.ledger.log.TlogProof;
import org.gilavar.server.audience.AudienceLog;
import org.gilavar.server.audience.Audiences;

/** Signs heads of the parties' logs, and proves to each what is in its own. Thread-safe. */
public final class AudienceProofs {

    private final Audiences audiences;
    private final LogKeys keys;
    private final Map<String, SignedCheckpoint> newest = new ConcurrentHashMap<>();

    public AudienceProofs(Audiences audiences, LogKeys keys) {
        this.audiences = audiences;
        this.keys = keys;
    }

    /** The signed head of a party's log as it is now; empty when it has none. */
    public Optional<SignedCheckpoint> head(String mechanism, String party) {
        return audiences.findLog(party).map(log -> head(mechanism, party, log.log()));
    }

    /** Signed once for each size: a batch of statements needs one signature, for which all of them wait. */
    private SignedCheckpoint head(String mechanism, String party, CommitmentLog log) {
        return newest.compute(party, (p, head) -> {
            long size = log.size();
            return head != null && head.checkpoint().size() >= size ? head : sign(mechanism, party, log, size);
        });
    }

    private SignedCheckpoint sign(String mechanism, String party, CommitmentLog log, long size) {
        String origin = Origins.audience(mechanism, party);
        return SignedCheckpoint.sign(new Checkpoint(origin, size, log.root(size)), keys.signer(origin));
    }

    /** What a party needs to show that an entry of the journal is in its log, with what it was told; empty when it is not. */
    public Optional<TlogProof> ofEntry(String mechanism, String party, long seq) {
        return audiences.findLog(party).flatMap(log -> {
            OptionalLong index = log.indexOf(seq);
            return index.isPresent() ? atHead(mechanism, party, log, index.getAsLong()) : Optional.empty();
        });
    }

    /** The same of an entry of its log, under the newest head; empty when there is none, or it has been erased. */
    public Optional<TlogProof> ofLeaf(String mechanism, String party, long index) {
        return audiences.findLog(party).flatMap(log -> atHead(mechanism, party, log, index));
    }

    private Optional<TlogProof> atHead(String mechanism, String party, AudienceLog log, long index) {
        return prove(log, index, head(mechanism, party, log.log()));
    }

    /** The same under the head at a size the log has had; empty also when it was shorter than the entry's place. */
    public Optional<TlogProof> ofLeaf(String mechanism, String party, long index, long size) {
        return audiences
                .findLog(party)
                .filter(log -> index < size && size <= log.log().size())
                .flatMap(log -> prove(log, index, sign(mechanism, party, log.log(), size)));
    }

    private static Optional<TlogProof> prove(AudienceLog log, long index, SignedCheckpoint head) {
        Optional<EntryOpening> opening = log.open(index).filter(EntryOpening::isSendable);
        return opening.map(open -> TlogProof.of(
                        log.log().inclusion(index, head.checkpoint().size()), head)
                .withExtra(open.bytes()));
    }
}
