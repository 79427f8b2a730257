package org.gilavar.simulate;

import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.gilavar.ledger.Hash;
import org.gilavar.ledger.log.EntryBundle;
import org.gilavar.ledger.log.MemoryTileStore;
import org.gilavar.ledger.log.SignedCheckpoint;
import org.gilavar.ledger.log.TilePath;
import org.gilavar.ledger.log.TileStore;
import org.gilavar.ledger.log.TiledLog;
import org.gilavar.ledger.log.WitnessAnswer;
import org.gilavar.ledger.log.WitnessDialogue;
import org.gilavar.server.log.Beat;
import org.gilavar.server.log.CommonLog;
import org.gilavar.server.log.Standing;
import org.gilavar.server.log.Watch;

/** A common log, what its witnesses have said of it, and what it says to them. An honest facilitator has one. */
final class Branch {

    private final Scene scene;
    private final Host host;
    private final TileStore tiles;
    private final CommonLog log;
    private final Watch watch = new Watch();
    private final Map<String, WitnessDialogue> dialogues = new TreeMap<>();

    /** The question to each witness whose answer counts; any other comes too late, or twice. */
    private final Map<String, Long> asked = new TreeMap<>();

    private long questions;

    /**
     * Goes on with what is published in a store.
     *
     * @param journalHead where the head of the journal is kept that the last beat vouched for
     */
    Branch(Scene scene, Host host, TileStore tiles, TileStore journalHead) {
        this.scene = scene;
        this.host = host;
        this.tiles = tiles;
        this.log =
                CommonLog.open(Cast.MECHANISM, tiles, journalHead, scene.cast().logs());
    }

    /** Another log that is the same up to now. */
    Branch fork() {
        TileStore copy = new MemoryTileStore();
        SignedCheckpoint head = tiles.checkpoint();
        if (head != null) {
            TiledLog from = TiledLog.open(
                    tiles, head.checkpoint().size(), head.checkpoint().root());
            List<byte[]> leaves = new ArrayList<>();
            for (long i = 0; i < from.size(); i++) {
                leaves.add(from.entry(i));
            }
            TiledLog.create(copy).append(leaves);
            copy.publish(head);
        }
        return new Branch(scene, host, copy, new MemoryTileStore());
    }

    /** One leaf more; it is published before anybody hears of it. */
    Beat grow(Standing standing, Map<String, Hash> roots, Instant at) {
        Beat beat = log.add(standing, roots, at);
        watch.beat(beat);
        return beat;
    }

    /** How many leaves are published. */
    long size() {
        SignedCheckpoint head = tiles.checkpoint();
        return head == null ? 0 : head.checkpoint().size();
    }

    /** Published leaves from an index on: of one bundle at most. */
    List<byte[]> leaves(long from, int most) {
        long size = size();
        if (from >= size) {
            return List.of();
        }
        long bundle = from / TilePath.FULL;
        int width = (int) Math.min(TilePath.FULL, size - bundle * TilePath.FULL);
        byte[] bytes = tiles.read(new TilePath(TilePath.ENTRIES, bundle, width));
        int first = (int) (from % TilePath.FULL);
        return bytes == null
                ? List.of()
                : EntryBundle.parse(bytes, width).subList(first, Math.min(width, first + most));
    }

    Optional<Beat> newest() {
        return watch.newest();
    }

    Optional<Beat> newestFinal() {
        return watch.newestFinal();
    }

    /** Asks for a cosignature of the newest head, if the witness has not given it. */
    void ask(WitnessNode witness) {
        watch.newest()
                .filter(beat -> beat.head().signatures().stream()
                        .noneMatch(s -> s.name().equals(witness.key().name())))
                .ifPresent(beat -> ask(witness, beat));
    }

    private void ask(WitnessNode witness, Beat beat) {
        WitnessDialogue dialogue =
                dialogues.computeIfAbsent(witness.party(), party -> new WitnessDialogue(witness.key()));
        long question = ++questions;
        asked.put(witness.party(), question);
        byte[] request = dialogue.ask(beat.head(), log.hashes()).bytes();
        Network network = scene.network();
        network.send(
                host,
                witness.host(),
                "add-checkpoint " + beat.size(),
                () -> witness.addCheckpoint(
                        request,
                        answer -> network.send(
                                witness.host(),
                                host,
                                "answer " + answer.status(),
                                () -> hear(witness, beat, question, dialogue, answer))));
    }

    private void hear(WitnessNode witness, Beat beat, long question, WitnessDialogue dialogue, WitnessAnswer answer) {
        if (!asked.remove(witness.party(), question)) {
            return;
        }
        switch (dialogue.hear(beat.head(), answer)) {
            case WitnessDialogue.Heard.Cosigned given -> cosigned(beat, given);
            case WitnessDialogue.Heard.AskAgain again -> ask(witness, beat);
            case WitnessDialogue.Heard.Refused refused ->
                scene.alarm(
                        host.name(),
                        witness.party() + "'s witness does not cosign: " + refused.reason(),
                        Optional.empty());
        }
    }

    private void cosigned(Beat beat, WitnessDialogue.Heard.Cosigned given) {
        Optional<Watch.Taken> taken =
                watch.cosigned(beat.size(), given.signature(), host.clock().instant());
        if (taken.filter(Watch.Taken::news).isPresent()) {
            try {
                watch.newest().ifPresent(newest -> log.publish(newest.head()));
            } catch (UncheckedIOException e) {
                scene.world().note("a cosignature is not published: " + e.getMessage());
            }
        }
    }
}
