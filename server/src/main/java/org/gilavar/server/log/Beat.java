package org.gilavar.server.log;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.gilavar.ledger.log.HeadOpening;
import org.gilavar.ledger.log.InclusionProof;
import org.gilavar.ledger.log.NoteSignature;
import org.gilavar.ledger.log.SignedCheckpoint;
import org.gilavar.ledger.log.TlogProof;

/**
 * One leaf of the common log, as it was published. Immutable; safe to share between threads.
 *
 * @param at when
 * @param head of the common log that ends with this leaf, with the cosignatures there are
 * @param inclusion of the leaf in it
 * @param openings what each log's reader is given of the leaf, by the log's origin
 * @param standing what it commits to
 */
public record Beat(
        Instant at,
        SignedCheckpoint head,
        InclusionProof inclusion,
        Map<String, HeadOpening> openings,
        Standing standing) {

    public Beat {
        openings = Map.copyOf(openings);
    }

    /** Size of the common log with this leaf. */
    public long size() {
        return head.checkpoint().size();
    }

    Beat with(Collection<NoteSignature> cosignatures) {
        return new Beat(at, head.with(cosignatures), inclusion, openings, standing);
    }

    /** That a log's head is under this one, for its reader; empty for a log that is not. */
    public Optional<TlogProof> proofFor(String origin) {
        return Optional.ofNullable(openings.get(origin))
                .map(opening -> TlogProof.of(inclusion, head).withExtra(opening.bytes()));
    }

    /** How long a party's log was. */
    public long sizeOf(String party) {
        return standing.sizes().getOrDefault(party, 0L);
    }
}
