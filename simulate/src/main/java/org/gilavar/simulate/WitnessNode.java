package org.gilavar.simulate;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.gilavar.ledger.log.AddCheckpoint;
import org.gilavar.ledger.log.Evidence;
import org.gilavar.ledger.log.NoteKey;
import org.gilavar.ledger.log.SignedCheckpoint;
import org.gilavar.ledger.log.UnverifiedException;
import org.gilavar.ledger.log.Witness;
import org.gilavar.ledger.log.WitnessAnswer;
import org.gilavar.server.log.Origins;
import org.gilavar.simulate.check.Observations.Cosigned;

/**
 * A party's witness on its own machine: it cosigns heads of the common log, and tells the other witnesses now and then
 * which head it cosigned last, so that two histories of one size meet.
 */
final class WitnessNode {

    private static final long GOSSIP_MILLIS = 120_000;

    private final Scene scene;
    private final String party;
    private final Host host;
    private final NoteKey log;
    private final List<WitnessNode> others = new ArrayList<>();

    /** Heads seen since it came up, by size. */
    private TreeMap<Long, SignedCheckpoint> seen = new TreeMap<>();

    private Witness witness;

    WitnessNode(Scene scene, String party) {
        this.scene = scene;
        this.party = party;
        this.host = new Host(scene.world(), "witness-" + party, scene.plan().witnessKill());
        this.log = scene.cast().commonLog();
        this.witness = fromDisk();
        host.boots(this::start);
    }

    Host host() {
        return host;
    }

    String party() {
        return party;
    }

    NoteKey key() {
        return scene.cast().witness(party).key();
    }

    void knows(List<WitnessNode> all) {
        all.stream().filter(node -> node != this).forEach(others::add);
    }

    void start() {
        seen = new TreeMap<>();
        witness = fromDisk();
        host.later(GOSSIP_MILLIS, "gossips", this::gossip);
    }

    private Witness fromDisk() {
        return new Witness(
                scene.cast().witness(party),
                Map.of(Origins.common(Cast.MECHANISM), List.of(log)),
                scene.parts().witnessStore(host.disk()));
    }

    /** Answers a request; without an answer when its disk fails. */
    void addCheckpoint(byte[] request, Consumer<WitnessAnswer> answer) {
        WitnessAnswer given;
        try {
            given = witness.addCheckpoint(request, host.clock().instant());
        } catch (UncheckedIOException e) {
            scene.world().note(host.name() + " cannot keep: " + e.getMessage());
            return;
        }
        Optional<Evidence> evidence = switch (given) {
            case WitnessAnswer.Conflict conflict -> conflict.evidence();
            case WitnessAnswer.Unproved unproved -> unproved.evidence();
            case WitnessAnswer.Cosigned cosigned -> {
                SignedCheckpoint head = AddCheckpoint.parse(request).head();
                scene.seen()
                        .cosigned(new Cosigned(
                                party,
                                head.checkpoint().size(),
                                head.checkpoint().root().base64()));
                compare(head);
                yield Optional.empty();
            }
            default -> Optional.empty();
        };
        evidence.ifPresent(e -> scene.alarm(host.name(), "two histories were put to it", evidence));
        answer.accept(given);
    }

    private void gossip() {
        SignedCheckpoint latest = seen.isEmpty() ? null : seen.lastEntry().getValue();
        if (latest != null) {
            for (WitnessNode other : others) {
                scene.network().send(host, other.host, "gossip", () -> other.compare(latest));
            }
        }
        host.later(GOSSIP_MILLIS, "gossips", this::gossip);
    }

    /** Two heads of one size with two roots are evidence. */
    private void compare(SignedCheckpoint head) {
        SignedCheckpoint own = seen.putIfAbsent(head.checkpoint().size(), head);
        if (own == null || own.checkpoint().root().equals(head.checkpoint().root())) {
            return;
        }
        Evidence evidence = new Evidence(own, head, Optional.empty());
        try {
            evidence.verify(log);
            scene.alarm(host.name(), "two histories of one size", Optional.of(evidence));
        } catch (UnverifiedException e) {
            scene.world().note(host.name() + " was told of a head that proves nothing: " + e.reason());
        }
    }
}
