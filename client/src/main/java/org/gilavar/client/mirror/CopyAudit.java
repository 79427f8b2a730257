package org.gilavar.client.mirror;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.gilavar.ledger.Hash;
import org.gilavar.ledger.MerkleTree;
import org.gilavar.ledger.log.Audit;
import org.gilavar.ledger.log.AuditReport;
import org.gilavar.ledger.log.Checkpoint;
import org.gilavar.ledger.log.EntryOpening;
import org.gilavar.ledger.log.HeadOpening;
import org.gilavar.ledger.log.LogSource;
import org.gilavar.ledger.log.MalformedException;
import org.gilavar.ledger.log.Policy;
import org.gilavar.ledger.log.SignedCheckpoint;
import org.gilavar.ledger.log.SourceHashes;
import org.gilavar.ledger.log.TilePath;
import org.gilavar.ledger.log.TlogProof;
import org.gilavar.ledger.log.UnverifiedException;
import org.gilavar.ledger.log.folder.FolderLogSource;
import org.jspecify.annotations.Nullable;

/**
 * Checks a party's copy: its tiles under the head that its log signed ({@link Audit}), that each opening opens its leaf, that
 * the statements in it are signed by keys that the same copy enrols, and how much of it is final.
 *
 * <p>Needs nothing but the folder.
 */
public final class CopyAudit {
    private final LogSource tiles;
    private final Checkpoint head;
    private final OwnWords words;

    private @Nullable TilePath tilePath;
    private byte[] tile = new byte[0];
    private long opened;
    private long erased;

    /**
     * What was found.
     *
     * @param tiles what {@link Audit} found in the tiles; where they do not hold, nothing else was looked at
     * @param opened entries whose opening opens their leaf
     * @param erased entries that had been erased before they were fetched: their leaves hold, and nothing opens them
     * @param said statements of the party itself
     * @param finality what is final, if anything is
     * @param fault the first thing wrong, in words
     */
    public record Report(
            AuditReport tiles,
            long opened,
            long erased,
            Said said,
            Optional<Finality> finality,
            Optional<String> fault) {
        /** Whether everything in the copy holds. */
        public boolean holds() {
            return fault.isEmpty();
        }

        /** How many entries are final. */
        public long finalEntries() {
            return finality.map(Finality::entries).orElse(0L);
        }
    }

    /**
     * Statements of the party itself.
     *
     * @param checked with signatures that verify
     * @param unchecked whose keys may have been enrolled in what was erased
     * @param byKey how many of those that were checked each key has signed, by {@code party/post} and the key's id
     */
    public record Said(long checked, long unchecked, SortedMap<String, Long> byKey) {
        static final Said NOTHING = new Said(0, 0, Collections.emptySortedMap());
    }

    /**
     * What is final.
     *
     * @param entries how many, from the first
     * @param common the head of the common log that they are under, with which the policy is content
     */
    public record Finality(long entries, SignedCheckpoint common) {}

    private CopyAudit(LogSource tiles, Checkpoint head, String mechanism) {
        this.tiles = tiles;
        this.head = head;
        this.words = new OwnWords(head.origin(), mechanism);
    }

    /**
     * Checks a copy.
     *
     * @param policy whose signatures count, and whose cosignatures make entries final
     * @throws IOException if the folder cannot be read
     */
    public static Report of(Path folder, Policy policy, Audit.Progress progress) throws IOException {
        LogSource source = new FolderLogSource(folder);
        Optional<byte[]> proof = proof(folder); // before the head: a mirror at work puts it there after
        AuditReport tiles = Audit.whole(source, signedOnly(policy), progress);
        if (!tiles.holds()) {
            Optional<String> fault = tiles.fault().map(Object::toString);
            return new Report(tiles, 0, 0, Said.NOTHING, Optional.empty(), fault);
        }
        CopyAudit audit = new CopyAudit(
                source,
                tiles.head().orElseThrow().checkpoint(),
                policy.logs().get(0).key().name());
        Optional<Finality> finality = Optional.empty();
        Optional<String> fault = Optional.empty();
        try {
            Openings.read(folder, audit.head.size(), audit::follow);
            finality = proof.flatMap(kept -> audit.finality(TlogProof.parse(kept), policy));
        } catch (MalformedException | UnverifiedException e) {
            fault = Optional.of(String.valueOf(e.getMessage()));
        }
        return new Report(tiles, audit.opened, audit.erased, audit.words.said(), finality, fault);
    }

    private void follow(long index, Optional<EntryOpening> opening) {
        if (opening.isPresent()) {
            mustOpen(index, opening.get());
            opened++;
        } else {
            erased++;
        }
        words.follow(index, opening);
    }

    private void mustOpen(long index, EntryOpening opening) {
        Hash leaf = MerkleTree.leafHash(opening.commitment().bytes());
        long at = index / TilePath.FULL;
        int width = (int) Math.min(TilePath.FULL, head.size() - at * TilePath.FULL);
        if (!leaf.equals(leafIn(new TilePath(0, at, width), (int) (index % TilePath.FULL)))) {
            throw new UnverifiedException("entry " + index + " says something else than its leaf commits to");
        }
    }

    private Hash leafIn(TilePath path, int at) {
        if (!path.equals(tilePath)) {
            byte[] read = tiles.read(path);
            if (read == null) {
                throw new MalformedException(path.toString(), "missing");
            }
            tile = read;
            tilePath = path;
        }
        return Hash.of(Arrays.copyOfRange(tile, at * Hash.BYTES, (at + 1) * Hash.BYTES));
    }

    private static Optional<byte[]> proof(Path folder) throws IOException {
        Path file = folder.resolve(Mirror.HEAD);
        return Files.exists(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
    }

    private Optional<Finality> finality(TlogProof proof, Policy policy) {
        Checkpoint vouched = vouchedFor(proof, signedOnly(policy), head.origin());
        if (vouched.size() > head.size()
                || !SourceHashes.of(tiles, head.size()).root(vouched.size()).equals(vouched.root())) {
            throw new UnverifiedException("the common log vouches for another history than this copy's");
        }
        return isFinal(proof, policy) ? Optional.of(new Finality(vouched.size(), proof.head())) : Optional.empty();
    }

    /** Whether enough witnesses have cosigned the head of the common log that a proof is under. */
    public static boolean isFinal(TlogProof common, Policy policy) {
        return !policy.quorum().equals(Policy.NONE)
                && policy.evaluate(common.head()).enough();
    }

    /**
     * The head of a log that a head of the common log vouches for.
     *
     * @param common that a leaf is in the common log, with what opens the slot of that log
     * @throws UnverifiedException if it does not, or the policy is not content with the head of the common log
     * @throws MalformedException if what opens the slot cannot be read
     */
    public static Checkpoint vouchedFor(TlogProof common, Policy policy, String origin) {
        HeadOpening opening = HeadOpening.parse(common.extra()
                .orElseThrow(() -> new MalformedException("proof", "nothing opens the slot of " + origin)));
        if (common.head().checkpoint().origin().equals(origin)
                || !opening.slot().equals(origin)
                || !opening.head().origin().equals(origin)) {
            throw new UnverifiedException("the proof is of the slot of " + opening.slot());
        }
        common.verify(MerkleTree.leafHash(opening.leaf().bytes()), policy);
        opening.verify();
        return opening.head();
    }

    /** The logs of a policy, without its witnesses: they cosign the common log, and not that of one party. */
    public static Policy signedOnly(Policy policy) {
        return new Policy(policy.logs(), List.of(), List.of(), Policy.NONE);
    }
}
