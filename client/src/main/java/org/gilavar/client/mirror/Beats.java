package org.gilavar.client.mirror;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.gilavar.client.GilavarClient;
import org.gilavar.ledger.log.Checkpoint;
import org.gilavar.ledger.log.HeadFollower;
import org.gilavar.ledger.log.Heads;
import org.gilavar.ledger.log.LogSource;
import org.gilavar.ledger.log.MalformedException;
import org.gilavar.ledger.log.NoteKey;
import org.gilavar.ledger.log.Policy;
import org.gilavar.ledger.log.Salt;
import org.gilavar.ledger.log.SignedCheckpoint;
import org.gilavar.ledger.log.UnverifiedException;
import org.gilavar.ledger.log.folder.SafeFiles;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads every leaf of the common log, and sees that each commits to the party's own log as the copy has it. A leaf that
 * committed to another history could be opened to somebody else, and be called final. Used by one thread at a time.
 */
final class Beats {
    /** The file that says how far it has come. */
    static final String FILE = "beats";

    /** Leaves read in one look: two days of them. A copy that is begun late reads the rest in the next ones. */
    private static final long MOST = 64 * 256;

    private final LogSource common;
    private final NoteKey commonKey;
    private final OwnCopy own;
    private final SafeFiles files;
    private final Mirror.ForkListener forks;
    private final Salt secret;
    private final HeadFollower follower;
    private Optional<SignedCheckpoint> last;

    private long soonFrom;
    private long soonSize;

    private byte[] written = new byte[0];

    /**
     * What is kept of it.
     *
     * @param slotSecret in base64
     * @param leaves how many have been read
     * @param own how long the party's own log was by the last of them
     * @param head of the common log, the newest seen, as a signed note
     * @param soonFrom from this leaf on each must commit to so many entries at least, which were there before it was made
     */
    private record Kept(String slotSecret, long leaves, long own, String head, long soonFrom, long soonSize) {}

    private Beats(
            LogSource common,
            NoteKey commonKey,
            OwnCopy own,
            SafeFiles files,
            Mirror.ForkListener forks,
            Salt secret,
            HeadFollower follower,
            Optional<SignedCheckpoint> last) {
        this.common = common;
        this.commonKey = commonKey;
        this.own = own;
        this.files = files;
        this.forks = forks;
        this.secret = secret;
        this.follower = follower;
        this.last = last;
    }

    /**
     * Goes on where a copy has come to, or begins.
     *
     * @param policy names the common log and the party's own, in this order
     * @throws MalformedException if what was kept cannot be read
     */
    static Beats open(GilavarClient client, Policy policy, Path folder, OwnCopy own, Mirror.ForkListener forks)
            throws IOException, InterruptedException {
        SafeFiles files = new SafeFiles(folder);
        byte[] bytes = files.read(FILE);
        Kept kept = bytes == null ? new Kept(secretOf(client.get("/v1/record")), 0, 0, "", 0, 0) : read(bytes);
        Salt secret = Salt.ofBase64(kept.slotSecret());
        if (kept.leaves() < 0 || kept.own() < 0 || kept.own() > own.size()) {
            throw new MalformedException(FILE, "it has come further than the copy");
        }
        Beats beats = new Beats(
                new ServedLog(client, Mirror.COMMON),
                policy.logs().get(0).key(),
                own,
                files,
                forks,
                secret,
                new HeadFollower(policy.logs().get(1).key().name(), secret, own.hashes(), kept.leaves(), kept.own()),
                kept.head().isEmpty()
                        ? Optional.empty()
                        : Optional.of(SignedCheckpoint.parse(kept.head().getBytes(UTF_8))));
        beats.soonFrom = kept.soonFrom();
        beats.soonSize = kept.soonSize();
        return beats;
    }

    private static Kept read(byte[] bytes) {
        try {
            return JsonMapper.shared().readValue(bytes, Kept.class);
        } catch (JacksonException e) {
            throw new MalformedException(FILE, e.getOriginalMessage());
        }
    }

    private static String secretOf(JsonNode status) {
        return status.path("slotSecret").asString("");
    }

    /** How many leaves have been read. */
    long read() {
        return follower.leaves();
    }

    /**
     * Reads the leaves up to a head of the common log, or as many as one look takes.
     *
     * @param signed head of the common log; its signature has been verified
     * @param status what the server says of the record
     * @return whether all are read, and the head can be cosigned
     * @throws MirrorException if a leaf commits to another history of this party, or the log is not the one it was
     */
    boolean follow(SignedCheckpoint signed, JsonNode status, List<String> alarms)
            throws IOException, InterruptedException {
        if (!secretOf(status).equals(secret.base64())) {
            throw new MirrorException(
                    "the server names another secret of this party's slots in the common log than it did");
        }
        long known = own.size();
        ServedHead head = new ServedHead(common, signed);
        if (last.filter(before -> before.checkpoint().size() > head.size()).isPresent()) {
            alarms.add("the common log ends at " + head.size() + ", and had "
                    + last.get().checkpoint().size() + " leaves: it has lost what it showed");
            return false;
        }
        mustExtendLast(head);
        keep(signed); // before any leaf is read: from now on there is no way back to another head
        long read = follower.leaves();
        long end = Math.min(head.size(), read + MOST);
        for (byte[] leaf : head.leaves(head.beginning(read), end)) {
            follow(Heads.parse(leaf));
        }
        watchHeldBack(alarms);
        if (end == head.size() && follower.size() >= soonSize) {
            // The next leaf may have been made from what was known before this head was seen; the one after it was not.
            soonFrom = head.size() + 1;
            soonSize = known;
        }
        keep(signed);
        return end == head.size();
    }

    /**
     * Makes sure that a head that was shown elsewhere is one of this log, up to the newest that was followed.
     *
     * @param where it was shown, in words
     */
    void mustHaveHad(SignedCheckpoint other, String where) {
        SignedCheckpoint newest = last.orElseThrow();
        ServedHead head = new ServedHead(common, newest);
        Checkpoint shown = other.checkpoint();
        try {
            head.mustExtend(shown.size(), shown.root());
        } catch (UnverifiedException e) {
            head.against(other, commonKey).ifPresent(forks::forked);
            throw new MirrorException(
                    "the head of the common log of " + shown.size() + " leaves " + where
                            + " is not one of the log that the server shows: " + e.reason(),
                    e);
        }
    }

    private void follow(Heads leaf) throws IOException, InterruptedException {
        long index = follower.leaves();
        if (!follower.follow(leaf, own.size())) {
            own.fetch(); // the log has grown since, and the leaf knows
            if (!follower.follow(leaf, own.size())) {
                throw new MirrorException("leaf " + index
                        + " of the common log commits to another history of this party than its own log has");
            }
        }
    }

    /** What a leaf should have committed to is remembered until one does, however often it is looked at meanwhile. */
    private void watchHeldBack(List<String> alarms) {
        if (follower.leaves() > soonFrom && follower.size() < soonSize) {
            alarms.add("leaf " + (follower.leaves() - 1) + " of the common log commits to " + follower.size()
                    + " entries of this party, which had " + soonSize + " before it was made: the rest is held back");
        }
    }

    private void mustExtendLast(ServedHead head) {
        if (last.isEmpty()) {
            return;
        }
        Checkpoint before = last.get().checkpoint();
        try {
            head.mustExtend(before.size(), before.root());
        } catch (UnverifiedException e) {
            head.against(last.get(), commonKey).ifPresent(forks::forked);
            throw new MirrorException("the common log is another than the one it was: it has two histories", e);
        }
    }

    private void keep(SignedCheckpoint head) {
        Kept kept = new Kept(
                secret.base64(),
                follower.leaves(),
                follower.size(),
                new String(head.bytes(), UTF_8),
                soonFrom,
                soonSize);
        byte[] bytes = JsonMapper.shared().writeValueAsBytes(kept);
        if (!Arrays.equals(bytes, written)) {
            files.replace(FILE, bytes);
            files.replace(Mirror.COMMON_HEAD, head.bytes());
            written = bytes;
        }
        last = Optional.of(head);
    }

    /** The newest head that was followed. */
    Optional<SignedCheckpoint> newest() {
        return last;
    }
}
