package org.gilavar.simulate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gilavar.ledger.log.Evidence;
import org.gilavar.simulate.check.Observations;

/**
 * What everybody in a world shares: the world, the network, the keys, and what an onlooker who sees all has noted.
 */
record Scene(
        World world,
        Network network,
        Plan plan,
        Cast cast,
        Parts parts,
        Observations seen,
        Tally tally,
        List<Alarm> alarms) {

    Scene(World world, Plan plan, Parts parts) {
        this(
                world,
                new Network(world, plan),
                plan,
                new Cast(world, plan.relayed(), parts::terms),
                parts,
                new Observations(),
                new Tally(),
                new ArrayList<>());
    }

    void alarm(String who, String what, Optional<Evidence> evidence) {
        if (!parts.vigilant()) {
            return;
        }
        world.note(who + " raises the alarm: " + what);
        alarms.add(new Alarm(who, world.now(), what, parts.keepsEvidence() ? evidence : Optional.empty()));
    }
}
