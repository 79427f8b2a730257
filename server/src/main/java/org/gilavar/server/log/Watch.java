package org.gilavar.server.log;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.gilavar.ledger.log.NoteKey;
import org.gilavar.ledger.log.NoteSignature;
import org.gilavar.ledger.log.SignedCheckpoint;
import org.gilavar.ledger.log.UnverifiedException;
import org.gilavar.mechanism.terms.WitnessTerms;
import org.gilavar.mechanism.terms.Witnessing;

/**
 * What the witnesses have said of the latest beats: which is final, and who has been silent or has refused.
 *
 * <p>A beat is final when as many witnesses have cosigned it as the terms ask for that were in force at it. Thread-safe.
 */
public final class Watch {

    /** Beats that may still be cosigned: ten minutes of them at the usual pace. */
    private static final int KEPT = 64;

    private static final class Heard {
        private final Instant since;
        private long size;
        private Instant at;
        private Optional<String> refused = Optional.empty();
        private Optional<String> unreached = Optional.empty();

        Heard(Instant since) {
            this.since = since;
            this.at = since;
        }
    }

    private final ReentrantLock lock = new ReentrantLock();
    private final Deque<Beat> kept = new ArrayDeque<>();
    private final Map<String, Heard> heard = new HashMap<>();
    private Optional<Beat> lastFinal = Optional.empty();

    /** Takes in a new beat. */
    public void beat(Beat beat) {
        lock.lock();
        try {
            kept.addLast(beat);
            if (kept.size() > KEPT) {
                kept.removeFirst();
            }
            witnesses(beat).forEach(w -> heard.computeIfAbsent(w.key(), key -> new Heard(beat.at())));
        } finally {
            lock.unlock();
        }
    }

    private static List<WitnessTerms> witnesses(Beat beat) {
        return beat.standing().witnessing().map(Witnessing::witnesses).orElse(List.of());
    }

    /**
     * A cosignature that is good.
     *
     * @param beat with all there are
     * @param news whether it was not there before
     */
    public record Taken(Beat beat, boolean news) {}

    /**
     * Takes in a cosignature.
     *
     * @return empty when it is of a beat no longer kept, by nobody who is a witness by the terms, or does not verify
     */
    public Optional<Taken> cosigned(long size, NoteSignature signature, Instant now) {
        lock.lock();
        try {
            Optional<Beat> found = kept.stream().filter(b -> b.size() == size).findFirst();
            Optional<NoteKey> by = found.flatMap(beat -> signerOf(beat, signature));
            if (found.isEmpty() || by.isEmpty()) {
                return Optional.empty();
            }
            Beat beat = found.get();
            if (by(beat, by.get())) {
                return Optional.of(new Taken(beat, false)); // whoever read it can say it again: it tells nothing new
            }
            Heard witness = heard.computeIfAbsent(by.get().toString(), key -> new Heard(now));
            if (size > witness.size) {
                witness.refused = Optional.empty();
                witness.unreached = Optional.empty();
                witness.at = now;
                witness.size = size;
            }
            Beat grown = beat.with(List.of(signature));
            replace(beat, grown);
            if (isFinal(grown) && lastFinal.filter(last -> last.size() >= size).isEmpty()) {
                lastFinal = Optional.of(grown);
            } else if (lastFinal.filter(last -> last.size() == size).isPresent()) {
                lastFinal = Optional.of(grown);
            }
            return Optional.of(new Taken(grown, true));
        } finally {
            lock.unlock();
        }
    }

    private void replace(Beat beat, Beat grown) {
        List<Beat> all = new ArrayList<>(kept);
        all.replaceAll(b -> b.size() == beat.size() ? grown : b);
        kept.clear();
        kept.addAll(all);
    }

    private static Optional<NoteKey> signerOf(Beat beat, NoteSignature signature) {
        SignedCheckpoint alone = new SignedCheckpoint(beat.head().checkpoint(), List.of(signature));
        return witnesses(beat).stream()
                .map(witness -> NoteKey.parse(witness.key()))
                .filter(key -> isBy(key, alone))
                .findFirst();
    }

    private static boolean isBy(NoteKey key, SignedCheckpoint head) {
        try {
            return !head.verify(List.of(key)).isEmpty();
        } catch (UnverifiedException e) {
            return false;
        }
    }

    private static boolean by(Beat beat, NoteKey witness) {
        return beat.head().signatures().stream()
                .anyMatch(s -> s.name().equals(witness.name()) && s.keyId() == witness.id());
    }

    private static boolean isFinal(Beat beat) {
        return beat.standing()
                .witnessing()
                .filter(w -> w.witnesses().stream()
                                .filter(witness -> by(beat, NoteKey.parse(witness.key())))
                                .count()
                        >= w.quorum().value())
                .isPresent();
    }

    /** A witness was asked and refused. */
    public void refused(WitnessTerms witness, String reason, Instant now) {
        lock.lock();
        try {
            heard.computeIfAbsent(witness.key(), key -> new Heard(now)).refused = Optional.of(reason);
        } finally {
            lock.unlock();
        }
    }

    /** A witness could not be asked, or gave no answer of a witness: it may be on the way, or silent. */
    public void unreached(WitnessTerms witness, String reason, Instant now) {
        lock.lock();
        try {
            heard.computeIfAbsent(witness.key(), key -> new Heard(now)).unreached = Optional.of(reason);
        } finally {
            lock.unlock();
        }
    }

    /** The newest beat; empty before the first since the server started. */
    public Optional<Beat> newest() {
        lock.lock();
        try {
            return Optional.ofNullable(kept.peekLast());
        } finally {
            lock.unlock();
        }
    }

    /** The newest beat that is final; empty before the first since the server started. */
    public Optional<Beat> newestFinal() {
        lock.lock();
        try {
            return lastFinal;
        } finally {
            lock.unlock();
        }
    }

    /** How each of these witnesses stands, in their order. */
    public List<WitnessStanding> standings(Witnessing witnessing, Instant now) {
        lock.lock();
        try {
            Duration patience = witnessing.alarmAfter().value();
            return witnessing.witnesses().stream()
                    .map(w -> standing(w, heard.computeIfAbsent(w.key(), key -> new Heard(now)), patience, now))
                    .toList();
        } finally {
            lock.unlock();
        }
    }

    private static WitnessStanding standing(WitnessTerms witness, Heard heard, Duration patience, Instant now) {
        WitnessStanding.State state = WitnessStanding.State.IN_TIME;
        if (heard.refused.isPresent()) {
            state = WitnessStanding.State.REFUSED;
        } else if (Duration.between(heard.at, now).compareTo(patience) > 0) {
            state = WitnessStanding.State.SILENT;
        }
        return new WitnessStanding(
                witness.name(),
                witness.party(),
                state,
                heard.size,
                heard.size == 0 ? heard.since : heard.at,
                heard.refused.or(() -> heard.unreached));
    }
}
