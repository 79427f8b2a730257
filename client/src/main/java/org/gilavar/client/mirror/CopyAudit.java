package org.gilavar.client.mirror;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gilavar.client.GilavarClient;
import org.gilavar.ledger.Envelope;
import org.gilavar.ledger.Hash;
import org.gilavar.ledger.MalformedEnvelopeException;
import org.gilavar.ledger.MerkleTree;
import org.gilavar.ledger.RefusedKeyException;
import org.gilavar.ledger.Signature;
import org.gilavar.ledger.VerifyingKey;
import org.gilavar.ledger.log.Audit;
import org.gilavar.ledger.log.AuditReport;
import org.gilavar.ledger.log.Checkpoint;
import org.gilavar.ledger.log.EntryOpening;
import org.gilavar.ledger.log.HeadOpening;
import org.gilavar.ledger.log.LogSource;
import org.gilavar.ledger.log.MalformedException;
import org.gilavar.ledger.log.Policy;
import org.gilavar.ledger.log.SourceHashes;
import org.gilavar.ledger.log.TilePath;
import org.gilavar.ledger.log.TlogProof;
import org.gilavar.ledger.log.UnverifiedException;
import org.gilavar.ledger.log.folder.FolderLogSource;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Checks a party's copy: its tiles under the head that its log signed ({@link Audit}), that each opening opens its leaf, that
 * the statements in it are signed by keys that the same copy enrols, and how much of it is final.
 *
 * <p>Needs nothing but the folder.
 */
public final class CopyAudit {
    private final LogSource tiles;
    private final Checkpoint head;
    private final String mechanism;
    private final Map<String, VerifyingKey> keys = new HashMap<>();

    /** Of each key, by its id, the posts it is enrolled for. */
    private final Map<String, Set<String>> posts = new HashMap<>();

    private @Nullable TilePath tilePath;
    private byte[] tile = new byte[0];
    private long opened;
    private long erased;
    private long said;

    /**
     * What was found.
     *
     * @param tiles what {@link Audit} found in the tiles; where they do not hold, nothing else was looked at
     * @param opened entries whose opening opens their leaf
     * @param erased entries that had been erased before they were fetched: their leaves hold, and nothing opens them
     * @param said statements of the party itself, with signatures that verify
     * @param finalEntries how many entries are under a head of the common log that the policy is content with
     * @param fault the first thing wrong, in words
     */
    public record Report(
            AuditReport tiles, long opened, long erased, long said, long finalEntries, Optional<String> fault) {
        /** Whether everything in the copy holds. */
        public boolean holds() {
            return fault.isEmpty();
        }
    }

    private CopyAudit(LogSource tiles, Checkpoint head, String mechanism) {
        this.tiles = tiles;
        this.head = head;
        this.mechanism = mechanism;
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
            return new Report(tiles, 0, 0, 0, 0, tiles.fault().map(Object::toString));
        }
        CopyAudit audit = new CopyAudit(
                source,
                tiles.head().orElseThrow().checkpoint(),
                policy.logs().get(0).key().name());
        long finalEntries = 0;
        Optional<String> fault = Optional.empty();
        try {
            Openings.read(folder, audit.head.size(), audit::opens);
            Openings.read(folder, audit.head.size(), audit::isSigned);
            finalEntries = audit.finalEntries(proof, policy);
        } catch (MalformedException | UnverifiedException e) {
            fault = Optional.of(String.valueOf(e.getMessage()));
        }
        return new Report(tiles, audit.opened, audit.erased, audit.said, finalEntries, fault);
    }

    private void opens(long index, Optional<EntryOpening> opening) {
        if (opening.isEmpty()) {
            erased++;
            return;
        }
        Hash leaf = MerkleTree.leafHash(opening.get().commitment().bytes());
        long at = index / TilePath.FULL;
        int width = (int) Math.min(TilePath.FULL, head.size() - at * TilePath.FULL);
        if (!leaf.equals(leafIn(new TilePath(0, at, width), (int) (index % TilePath.FULL)))) {
            throw new UnverifiedException("entry " + index + " says something else than its leaf commits to");
        }
        opened++;
        json(index, opening.get()).path("told").forEach(told -> learn(told.path("item")));
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

    private static JsonNode json(long index, EntryOpening opening) {
        try {
            return JsonMapper.shared().readTree(opening.body());
        } catch (JacksonException e) {
            throw new MalformedException("entry " + index, "no JSON: " + e.getOriginalMessage());
        }
    }

    private void learn(JsonNode item) {
        if (item.path("kind").asString("").equals("key")) {
            try {
                VerifyingKey key = VerifyingKey.ofText(item.path("key").asString(""));
                keys.put(key.keyId(), key);
                posts.computeIfAbsent(key.keyId(), id -> new HashSet<>())
                        .add(post(
                                item.path("party").asString(""),
                                item.path("post").asString("")));
            } catch (RefusedKeyException e) {
                throw new MalformedException("a key that was told", e.reason());
            }
        }
    }

    private void isSigned(long index, Optional<EntryOpening> opening) {
        if (opening.isEmpty()) {
            return;
        }
        JsonNode own = json(index, opening.get()).path("said");
        if (!own.isObject()) {
            return;
        }
        try {
            Envelope envelope = Envelope.parse(own.toString().getBytes(UTF_8));
            if (!envelope.payloadType().equals(GilavarClient.STATEMENT_TYPE)) {
                throw new UnverifiedException("entry " + index + " has said something that is no statement");
            }
            String speaker = speaker(index, envelope);
            if (envelope.signatures().stream()
                    .noneMatch(s -> posts.getOrDefault(s.keyId(), Set.of()).contains(speaker))) {
                throw new UnverifiedException("the statement of entry " + index
                        + " is not signed by a key that this copy enrols for " + speaker);
            }
            for (Signature signature : envelope.signatures()) {
                VerifyingKey key = keys.get(signature.keyId());
                if (key == null) {
                    throw new UnverifiedException("entry " + index
                            + " is signed by a key that this copy does not enrol: " + signature.keyId());
                }
                if (!key.verifies(envelope)) {
                    throw new UnverifiedException(
                            "the statement of entry " + index + " is not signed by " + signature.keyId());
                }
            }
        } catch (MalformedEnvelopeException e) {
            throw new MalformedException("the statement of entry " + index, e.reason());
        }
        said++;
    }

    /** The post that an entry is said by: one of the party whose log this is. */
    private String speaker(long index, Envelope envelope) {
        JsonNode from;
        try {
            from = JsonMapper.shared().readTree(envelope.payload()).path("from");
        } catch (JacksonException e) {
            throw new MalformedException("the statement of entry " + index, "no JSON: " + e.getOriginalMessage());
        }
        String party = from.path("party").asString("");
        if (!head.origin().equals(mechanism + "/" + party)) {
            throw new UnverifiedException(
                    "entry " + index + " is said by " + party + ", in the log of " + head.origin());
        }
        return post(party, from.path("post").asString(""));
    }

    private static String post(String party, String post) {
        return party + "/" + post;
    }

    private static Optional<byte[]> proof(Path folder) throws IOException {
        Path file = folder.resolve(Mirror.HEAD);
        return Files.exists(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
    }

    private long finalEntries(Optional<byte[]> kept, Policy policy) {
        if (kept.isEmpty()) {
            return 0;
        }
        TlogProof proof = TlogProof.parse(kept.get());
        Checkpoint vouched = vouchedFor(proof, signedOnly(policy), head.origin());
        if (vouched.size() > head.size()
                || !SourceHashes.of(tiles, head.size()).root(vouched.size()).equals(vouched.root())) {
            throw new UnverifiedException("the common log vouches for another history than this copy's");
        }
        return isFinal(proof, policy) ? vouched.size() : 0;
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
