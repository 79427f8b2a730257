package org.gilavar.simulate;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.gilavar.journal.Journal;
import org.gilavar.journal.Replay;
import org.gilavar.ledger.Hash;
import org.gilavar.ledger.MerkleTree;
import org.gilavar.ledger.log.CommitmentLog;
import org.gilavar.ledger.log.EntryOpening;
import org.gilavar.ledger.log.MalformedException;
import org.gilavar.ledger.log.MemoryTileStore;
import org.gilavar.ledger.log.TileStore;
import org.gilavar.ledger.log.UnverifiedException;
import org.gilavar.mechanism.json.Json;
import org.gilavar.server.Recorder;
import org.gilavar.server.audience.AudienceLog;
import org.gilavar.server.log.AudienceProofs;
import org.gilavar.server.log.Beat;
import org.gilavar.server.log.CommonLog;
import org.gilavar.server.log.Origins;
import org.gilavar.server.log.StaleJournalException;
import org.gilavar.server.log.Standing;

/**
 * The facilitator's logs: it beats the common log once a minute, has the witnesses asked, and hands out feeds, leaves and
 * what is final. It stands where the server has threads and HTTP; the logs themselves are the server's own.
 */
final class Keeper {

    static final long BEAT_MILLIS = 60_000;

    /** How often witnesses that have not answered are asked again. */
    static final long ASK_MILLIS = 9_000;

    /** Where the head of the journal is kept that the newest beat vouches for. */
    static final String VOUCHED = "vouched/";

    private final Scene scene;
    private final Host host;
    private final Recorder recorder;
    private final List<WitnessNode> witnesses;
    private final AudienceProofs proofs;
    private final Map<String, Finality> finals = new TreeMap<>();
    private final Branch main;
    private Optional<Branch> other = Optional.empty();
    private boolean otherwise;

    /** Goes on from what is on the disk. */
    Keeper(Scene scene, Host host, Journal journal, Recorder recorder, List<WitnessNode> witnesses) {
        this.scene = scene;
        this.host = host;
        this.recorder = recorder;
        this.witnesses = witnesses;
        this.proofs = new AudienceProofs(recorder.audiences(), scene.cast().logs());
        TileStore vouched = new DiskTileStore(host.disk(), VOUCHED);
        this.main = openMain(vouched);
        try {
            CommonLog.mustHave(
                    vouched, journal.size(), size -> journal.rootAt(size).orElse(MerkleTree.EMPTY_ROOT));
        } catch (StaleJournalException e) {
            scene.alarm(
                    host.name(), "the journal is not the one of the common log: " + e.getMessage(), Optional.empty());
        }
    }

    private Branch openMain(TileStore vouched) {
        try {
            return new Branch(scene, host, new DiskTileStore(host.disk(), ""), vouched);
        } catch (MalformedException | UnverifiedException e) {
            scene.alarm(host.name(), "the common log does not hold: " + e.getMessage(), Optional.empty());
            return new Branch(scene, host, new MemoryTileStore(), vouched);
        }
    }

    private Optional<AudienceLog> logOf(String party) {
        return recorder.audiences().findLog(party);
    }

    /** How many leaves a party's log has. */
    long size(String party) {
        return logOf(party).map(log -> log.log().size()).orElse(0L);
    }

    /** The end of a party's feed. */
    long end(String party) {
        return recorder.audiences().find(party).map(feed -> feed.end()).orElse(0L);
    }

    /** Tellings after a place. */
    List<Line> after(String party, long n, int most) {
        return recorder.audiences().find(party).map(feed -> feed.after(n, most)).orElse(List.of()).stream()
                .map(told -> new Line(told, Json.write(told)))
                .toList();
    }

    /** What opens the leaves of a party's log from an index on. */
    List<EntryOpening> leaves(String party, long from, int most) {
        List<EntryOpening> leaves = new ArrayList<>();
        logOf(party).ifPresent(log -> {
            for (long i = from; i < Math.min(log.log().size(), from + most); i++) {
                log.open(i).ifPresent(leaves::add);
            }
        });
        return leaves;
    }

    /** With what a party's log of now began, and the proof of it: for a party that remembers it otherwise. */
    Optional<Beginning> beginning(String party, long size, long of) {
        return logOf(party).map(AudienceLog::log).flatMap(log -> beginning(log, size, of));
    }

    private static Optional<Beginning> beginning(CommitmentLog log, long size, long of) {
        return size >= 1 && size <= of && of <= log.size()
                ? Optional.of(new Beginning(log.root(size), log.consistency(size, of)))
                : Optional.empty();
    }

    /** From now on half of the witnesses are shown another common log. */
    void fork() {
        other = Optional.of(main.fork());
    }

    /** From now on every other leaf commits to a history that one party does not have. */
    void commitOtherwise() {
        otherwise = true;
    }

    /** Leaves of the common log, as everybody may read them. */
    List<byte[]> beats(long from, int most) {
        return main.leaves(from, most);
    }

    /** The common log grows by a leaf. */
    void beat() {
        Standing standing = standing(recorder.replay());
        Map<String, Hash> roots = new HashMap<>();
        standing.sizes()
                .forEach((party, size) ->
                        logOf(party).ifPresent(log -> roots.put(party, log.log().root(size))));
        if (otherwise && main.size() % 2 == 0) {
            roots.computeIfPresent(Cast.BOUND.getFirst(), (party, root) -> MerkleTree.leafHash(root.bytes()));
        }
        try {
            Beat beat = main.grow(standing, roots, host.clock().instant());
            other.ifPresent(
                    branch -> branch.grow(standing, other(roots), host.clock().instant()));
            scene.world()
                    .note("head " + beat.size() + " "
                            + beat.head().checkpoint().root().hex());
        } catch (UncheckedIOException e) {
            scene.world().note("no beat: " + e.getMessage());
            return;
        }
        ask();
    }

    /** Roots of histories that nobody has. */
    private static Map<String, Hash> other(Map<String, Hash> roots) {
        Map<String, Hash> other = new HashMap<>();
        roots.forEach((party, root) -> other.put(party, MerkleTree.leafHash(root.bytes())));
        return other;
    }

    private Standing standing(Replay replay) {
        return new Standing(
                Cast.MECHANISM,
                replay.tree().size(),
                replay.tree().root(),
                recorder.audiences().sizes(),
                replay.state()
                        .governing()
                        .flatMap(arrangement -> arrangement.terms().witnessing()));
    }

    /** Asks every witness that has not cosigned the newest head. */
    void ask() {
        for (WitnessNode witness : witnesses) {
            Branch shown = witnesses.indexOf(witness) % 2 == 1 ? other.orElse(main) : main;
            shown.ask(witness);
        }
    }

    /** What makes a party's part of the newest final beat final. */
    Optional<Finality> finality(String party) {
        return main.newestFinal().flatMap(beat -> finality(party, beat));
    }

    private Optional<Finality> finality(String party, Beat beat) {
        Finality known = finals.get(party);
        if (known != null && known.common().head().checkpoint().size() == beat.size()) {
            return Optional.of(known);
        }
        long size = beat.sizeOf(party);
        Optional<Finality> made = beat.proofFor(Origins.audience(Cast.MECHANISM, party))
                .flatMap(common -> proofs.ofLeaf(Cast.MECHANISM, party, size - 1, size)
                        .map(own -> new Finality(common, own.head())));
        made.ifPresent(finality -> finals.put(party, finality));
        return made;
    }
}
