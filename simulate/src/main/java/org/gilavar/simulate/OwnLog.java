package org.gilavar.simulate;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gilavar.ledger.Hash;
import org.gilavar.ledger.MerkleTree;
import org.gilavar.ledger.log.Checkpoint;
import org.gilavar.ledger.log.CommitmentLog;
import org.gilavar.ledger.log.EntryOpening;
import org.gilavar.ledger.log.Evidence;
import org.gilavar.ledger.log.HeadFollower;
import org.gilavar.ledger.log.Heads;
import org.gilavar.ledger.log.NoteKey;
import org.gilavar.ledger.log.SignedCheckpoint;
import org.gilavar.ledger.log.UnverifiedException;
import org.gilavar.mechanism.Happened;
import org.gilavar.mechanism.Telling;
import org.gilavar.mechanism.item.Item;
import org.gilavar.server.log.Origins;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A party's own log of what it was told, against which it holds what it is shown: receipts, feeds, and signed heads.
 */
final class OwnLog {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private record Heard(Happened happened, Item item) {}

    private final Scene scene;
    private final String party;
    private final NoteKey key;
    private final CommitmentLog log = new CommitmentLog();
    private final HeadFollower follower;

    /** Of the common log, as its leaves were shown; and its root at each size. */
    private final MerkleTree common = new MerkleTree();

    private final List<Hash> roots = new ArrayList<>(List.of(MerkleTree.EMPTY_ROOT));
    private final Deque<JsonNode> inFeed = new ArrayDeque<>();
    private final Deque<JsonNode> inLog = new ArrayDeque<>();
    private long heard;

    /** Tellings in receipts, not yet in the feed: negative; in the feed, and not yet in a receipt: positive. */
    private final Map<Heard, Integer> balance = new HashMap<>();

    private final Map<Heard, Long> owed = new HashMap<>();
    private Optional<SignedCheckpoint> verified = Optional.empty();
    private Optional<SignedCheckpoint> ahead = Optional.empty();
    private Optional<SignedCheckpoint> contradicting = Optional.empty();

    OwnLog(Scene scene, String party) {
        this.scene = scene;
        this.party = party;
        this.key = scene.cast()
                .logs()
                .signer(Origins.audience(Cast.MECHANISM, party))
                .key();
        this.follower = new HeadFollower(key.name(), scene.cast().logs().slotSecret(key.name()), log, 0, 0);
    }

    /** How many leaves of the common log it has read. */
    long beats() {
        return follower.leaves();
    }

    /**
     * More leaves of the common log: each must commit to this log.
     *
     * @param end how long this log was, by the facilitator, when it showed them
     */
    void follow(List<byte[]> leaves, long end) {
        for (byte[] leaf : leaves) {
            long at = follower.leaves();
            try {
                if (!follower.follow(Heads.parse(leaf), log.size())) {
                    if (log.size() >= end) {
                        scene.alarm(
                                party,
                                "leaf " + at + " of the common log commits to another history of it",
                                Optional.empty());
                    }
                    return;
                }
            } catch (UnverifiedException e) {
                scene.alarm(party, e.reason(), Optional.empty());
                return;
            }
            common.append(MerkleTree.leafHash(leaf));
            roots.add(common.root());
        }
    }

    /** A head of the common log that is final: the leaves that were read must be under it. */
    void commonHead(Checkpoint head) {
        if (head.size() < roots.size() && !head.root().equals(roots.get((int) head.size()))) {
            scene.alarm(party, "the leaves of the common log are not those under its head", Optional.empty());
        }
    }

    long size() {
        return log.size();
    }

    NoteKey key() {
        return key;
    }

    /** How many tellings of the feed it has heard. */
    long heard() {
        return heard;
    }

    /** More of the feed, and more of the log. */
    void hear(List<Line> lines, List<EntryOpening> leaves) {
        for (EntryOpening leaf : leaves) {
            log.append(leaf.commitment());
            JSON.readTree(leaf.body()).path("told").forEach(inLog::add);
        }
        heard += lines.size();
        for (Line line : lines) {
            inFeed.add(JSON.readTree(line.json()));
            Heard heard = new Heard(line.told().happened(), line.told().item());
            balance.merge(heard, 1, Integer::sum);
            owed.remove(heard);
        }
        compareFeedAndLog();
        ahead.filter(head -> head.checkpoint().size() <= log.size()).ifPresent(head -> {
            ahead = Optional.empty();
            compare(head);
        });
    }

    private void compareFeedAndLog() {
        while (!inFeed.isEmpty() && !inLog.isEmpty()) {
            JsonNode line = inFeed.remove();
            JsonNode leaf = inLog.remove();
            if (!line.path("happened").equals(leaf.path("happened"))
                    || !line.path("item").equals(leaf.path("item"))) {
                scene.alarm(party, "its feed and its log tell different things", Optional.empty());
            }
        }
    }

    /**
     * A receipt promises that these stand in the feed.
     *
     * @param serial of the last question for the feed
     */
    void promised(List<Telling> told, long serial) {
        for (Telling telling : told) {
            Heard heard = new Heard(telling.happened(), telling.item());
            if (!balance.containsKey(heard)) {
                owed.put(heard, serial);
            }
        }
    }

    /** All of the feed is here, as it was when a question was answered: what was promised before that must be in it. */
    void complete(long serial) {
        if (owed.values().stream().anyMatch(promised -> promised < serial)) {
            scene.alarm(party, "told in a receipt, and not in the feed", Optional.empty());
            owed.values().removeIf(promised -> promised < serial);
        }
    }

    /** A head of this log that has been verified, and is under a common head that all have cosigned. */
    void head(SignedCheckpoint head) {
        if (head.checkpoint().size() > log.size()) {
            ahead = Optional.of(head);
        } else {
            compare(head);
        }
    }

    private void compare(SignedCheckpoint head) {
        Checkpoint now = head.checkpoint();
        if (now.root().equals(log.root(now.size()))) {
            if (verified.filter(v -> v.checkpoint().size() >= now.size()).isEmpty()) {
                verified = Optional.of(head);
            }
        } else {
            contradicting = Optional.of(head);
            scene.alarm(party, "its log of " + now.size() + " leaves has another root", inItself(head));
        }
    }

    /** Where the new head is no larger than one that was signed before, this log shows that both cannot be. */
    private Optional<Evidence> inItself(SignedCheckpoint head) {
        long size = head.checkpoint().size();
        return verified.filter(v -> size >= 1 && v.checkpoint().size() >= size)
                .map(v -> v.checkpoint().size() == size
                        ? new Evidence(v, head, Optional.empty())
                        : new Evidence(
                                head,
                                v,
                                Optional.of(new Evidence.Prefix(
                                        log.root(size),
                                        log.consistency(size, v.checkpoint().size())
                                                .path()))))
                .filter(this::holds);
    }

    /** What to ask for to have evidence against a head that contradicts this log: with what the log began, at which size. */
    Optional<SignedCheckpoint> contradicting() {
        return contradicting.filter(head -> verified.filter(
                        v -> v.checkpoint().size() < head.checkpoint().size())
                .isPresent());
    }

    /** The size at which the log was signed as this party remembers it. */
    long verifiedSize() {
        return verified.map(v -> v.checkpoint().size()).orElse(0L);
    }

    /** The answer: if it leads to the contradicting head, and from another root than was signed, it is evidence. */
    void beginning(Beginning beginning) {
        contradicting()
                .ifPresent(head -> verified.map(v -> new Evidence(
                                v,
                                head,
                                Optional.of(new Evidence.Prefix(
                                        beginning.root(), beginning.proof().path()))))
                        .filter(this::holds)
                        .ifPresent(e -> scene.alarm(party, "two histories of its own log", Optional.of(e))));
    }

    private boolean holds(Evidence evidence) {
        try {
            evidence.verify(key);
            return true;
        } catch (UnverifiedException e) {
            return false;
        }
    }
}
