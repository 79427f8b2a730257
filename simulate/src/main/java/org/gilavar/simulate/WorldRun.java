package org.gilavar.simulate;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.gilavar.journal.UnwritableException;
import org.gilavar.simulate.check.RawRecord;

/** One world from its beginning to its end, and what is to be said of it. */
final class WorldRun {

    /** After the last fault: long enough for everything that was under way, and for the last deadlines. */
    private static final long CALM_MILLIS = 15 * 60_000;

    private static final long LIE_AGAIN_MILLIS = 60_000;

    /** Of so many worlds one is told again with secrets in it, which costs as much as the world. */
    private static final int TWINS_ONE_IN = 8;

    private final Scene scene;
    private final long seed;
    private final long end;
    private final Facilitator facilitator;
    private final List<WitnessNode> witnesses = new ArrayList<>();
    private final List<Client> clients = new ArrayList<>();
    private final Weather weather;
    private long liedAt = Long.MAX_VALUE;

    WorldRun(long seed, long millis, Plan plan, Parts parts, Consumer<String> trace) {
        this.seed = seed;
        this.scene = new Scene(new World(seed, trace), plan, parts);
        this.end = World.START.toEpochMilli() + millis;
        Cast.BOUND.forEach(party -> witnesses.add(new WitnessNode(scene, party)));
        witnesses.forEach(witness -> witness.knows(witnesses));
        this.facilitator = new Facilitator(scene, witnesses);
        Cast.everybody().forEach(party -> clients.add(new Client(scene, facilitator, party)));
        facilitator.serves(clients);
        this.weather = new Weather(
                scene,
                Stream.concat(Stream.of(facilitator.host()), witnesses.stream().map(WitnessNode::host))
                        .toList(),
                clients.stream().map(Client::host).toList());
    }

    WorldReport run() {
        World world = scene.world();
        facilitator.found(scene.cast().founding(World.START));
        facilitator.start();
        facilitator.host().mayDie(true);
        witnesses.forEach(witness -> {
            witness.start();
            witness.host().mayDie(true);
        });
        clients.forEach(Client::start);
        weather.start();
        long half = (end - world.now()) / 2;
        if (scene.plan().lyingDisk()) {
            facilitator.host().disk().lying(true);
        }
        if (scene.plan().lie() != Plan.Lie.NONE) {
            world.after(half, "the facilitator begins to lie", this::lie);
        }
        if (!scene.parts().oneHistory()) {
            world.after(half, "the facilitator keeps two histories", facilitator::fork);
        }
        while (world.stepBefore(end)) {
            // each step is one event
        }
        weather.calm();
        clients.forEach(Client::quiet);
        while (world.stepBefore(end + CALM_MILLIS)) {
            // as above
        }
        return report();
    }

    private void lie() {
        boolean told = false;
        if (facilitator.host().up()) {
            try {
                told = new Liar(scene, facilitator).lie();
            } catch (UnwritableException | DiskFullException e) {
                scene.world().note("no room for a lie: " + e.getMessage());
            }
        }
        if (told) {
            liedAt = scene.world().now();
        } else {
            scene.world().after(LIE_AGAIN_MILLIS, "the facilitator tries to lie again", this::lie);
        }
    }

    private WorldReport report() {
        RawRecord record = RawRecord.read(facilitator.host().disk().read(DiskJournal.FILE));
        Verdict verdict = Verdict.of(scene, record, facilitator.host().disk(), liedAt);
        if (scene.plan().isHonest() && Math.floorMod(seed, TWINS_ONE_IN) == 0) {
            verdict.must(
                    Verdict.TWINS,
                    () -> new Twins(seed, scene.parts().leakedTo()).compare(scene, facilitator.journal()));
        }
        return new WorldReport(
                seed,
                scene.world().steps(),
                scene.world().now() - World.START.toEpochMilli(),
                scene.world().fingerprint(),
                scene.tally().counts(),
                scene.plan().isHonest() ? record.count("message.send") : 0,
                scene.world().faults(),
                scene.plan(),
                List.copyOf(scene.alarms()),
                verdict);
    }
}
