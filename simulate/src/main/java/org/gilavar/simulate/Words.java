package org.gilavar.simulate;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gilavar.airspace.Altitude;
import org.gilavar.airspace.AltitudeBand;
import org.gilavar.airspace.Circle;
import org.gilavar.airspace.LatLon;
import org.gilavar.airspace.Length;
import org.gilavar.airspace.TimeWindow;
import org.gilavar.airspace.Volume;
import org.gilavar.mechanism.item.Activity;
import org.gilavar.mechanism.item.Category;
import org.gilavar.mechanism.item.Conflict;
import org.gilavar.mechanism.item.Measure;
import org.gilavar.mechanism.item.Message;
import org.gilavar.mechanism.item.Notice;
import org.gilavar.mechanism.item.Proposal;
import org.gilavar.mechanism.json.Json;
import org.gilavar.mechanism.statement.Body;
import org.gilavar.mechanism.statement.CheckBody;
import org.gilavar.mechanism.statement.MessageBody;
import org.gilavar.mechanism.statement.NoticeBody;
import org.gilavar.mechanism.statement.ProposalBody;

/**
 * What a duty officer might say next, drawn by chance from what the party knows.
 *
 * <p>Volumes stand on a coarse grid, so that anybody can tell what conflicts: circles of 500 m in the middle of cells that
 * are 45 km or more apart, in one of three bands 6,000 ft or more apart, in windows that begin and end on full ten
 * minutes. With minima of 10 NM, 2,000 ft and 15 minutes two volumes are too close if they share cell and band and there
 * are ten minutes or less between their windows; all others are far apart.
 */
final class Words {

    /** Cells a side: few enough that parties meet, many enough that most notices meet nobody or one. */
    static final int CELLS = 6;

    static final double CELL_DEGREES = 0.5;
    static final double FIRST_LATITUDE = 34;
    static final double FIRST_LONGITUDE = 38;

    private static final List<String> FLOORS = List.of("FL100", "FL200", "FL300");
    private static final List<String> CEILINGS = List.of("FL140", "FL240", "FL340");
    private static final Duration STEP = Duration.ofMinutes(10);

    /** Steps ahead within which a window begins, and how many it lasts. */
    private static final int AHEAD = 6;

    private static final int LONGEST = 4;

    /** Of a hundred words where the line is talked of, how many are of something else. */
    private static final int BESIDE_THE_LINE = 5;

    private final World world;
    private final Talk talk;
    private int named;

    Words(World world, Talk talk) {
        this.world = world;
        this.talk = talk;
    }

    /** What a bound party says next; empty when nothing comes to mind. */
    Optional<Body> ofParty(Knowledge knows, Instant now) {
        int what = world.below(100);
        if (talk == Talk.LINE && what >= BESIDE_THE_LINE) {
            return onTheLine(knows, what);
        }
        if (what < 24) {
            return Optional.of(file(now));
        }
        if (what < 36) {
            return one(knows.ownNotices()).map(n -> amend(n, now));
        }
        if (what < 42) {
            return one(knows.ownNotices()).map(n -> new NoticeBody.Withdraw(n.id(), n.version(), "not needed"));
        }
        if (what < 47) {
            return one(knows.ownNotices()).map(n -> new NoticeBody.Activate(n.id(), n.version()));
        }
        if (what < 50) {
            return one(knows.ownNotices()).map(n -> new NoticeBody.End(n.id(), n.version()));
        }
        return common(knows, what);
    }

    /** What the facilitator says next. */
    Optional<Body> ofFacilitator(Knowledge knows) {
        if (talk == Talk.LINE) {
            return onTheLine(knows, world.below(100));
        }
        return common(knows, 50 + world.below(50));
    }

    /** As much is sent as is answered: some of it never, some of it too late. */
    private Optional<Body> onTheLine(Knowledge knows, int what) {
        if (what < 55) {
            return Optional.of(send(knows.party()));
        }
        if (what < 65) {
            return one(knows.waitingForUs()).map(Words::asFacilitator);
        }
        if (what < 95) {
            return one(knows.unanswered()).map(this::stepOf);
        }
        return one(knows.checksDue()).map(check -> new CheckBody.Answer(check.id()));
    }

    private static Body asFacilitator(Message message) {
        return message.hasGoneOn() ? new MessageBody.Take(message.id()) : new MessageBody.Relay(message.id());
    }

    private Body stepOf(Message message) {
        return switch (world.below(8)) {
            case 0 -> new MessageBody.Read(message.id());
            case 1 -> new MessageBody.Take(message.id());
            case 2 -> new MessageBody.PassDown(message.id(), "the patrol");
            default -> toMessage(message);
        };
    }

    private Optional<Body> common(Knowledge knows, int what) {
        if (what < 60) {
            return Optional.of(send(knows.party()));
        }
        if (what < 82) {
            return one(knows.unanswered()).map(this::toMessage);
        }
        if (what < 90) {
            return one(knows.checksDue()).map(check -> new CheckBody.Answer(check.id()));
        }
        if (what < 95) {
            return one(knows.openConflicts()).map(this::propose);
        }
        return one(knows.openProposals()).map(proposal -> reply(knows.party(), proposal));
    }

    private <T> Optional<T> one(List<T> among) {
        return among.isEmpty() ? Optional.empty() : Optional.of(world.pick(among));
    }

    String newName(String stem) {
        return stem + "-" + ++named;
    }

    NoticeBody.File file(Instant now) {
        return new NoticeBody.File(newName("n"), activity(now));
    }

    private NoticeBody.Amend amend(Notice notice, Instant now) {
        // Now and then the officer has looked at an old version.
        int version = world.chance(0.95) ? notice.version() : Math.max(1, notice.version() - 1);
        return new NoticeBody.Amend(notice.id(), version, activity(now), "moved");
    }

    private Activity activity(Instant now) {
        List<Volume> volumes = new ArrayList<>();
        int count = world.chance(0.2) ? 2 : 1;
        for (int i = 0; i < count; i++) {
            volumes.add(volume(now, world.below(CELLS), world.below(CELLS)));
        }
        return activity(volumes);
    }

    static Activity activity(List<Volume> volumes) {
        return new Activity(
                Category.MANNED_AIR,
                volumes,
                Activity.Armed.UNDECLARED,
                Activity.CountBand.ONE,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** A volume in a cell of the grid, or of its continuation. */
    Volume volume(Instant now, int row, int column) {
        int band = world.below(FLOORS.size());
        long step = STEP.toSeconds();
        long first = now.getEpochSecond() / step + world.below(AHEAD);
        Instant start = Instant.ofEpochSecond(first * step);
        Instant end = start.plus(STEP.multipliedBy(1 + world.below(LONGEST)));
        return new Volume(
                new Circle(
                        new LatLon(FIRST_LATITUDE + row * CELL_DEGREES, FIRST_LONGITUDE + column * CELL_DEGREES),
                        Length.metres(500)),
                new AltitudeBand(Altitude.parse(FLOORS.get(band)), Altitude.parse(CEILINGS.get(band))),
                new TimeWindow(start, end));
    }

    MessageBody.Send send(String party) {
        List<String> others = new ArrayList<>(Cast.BOUND);
        others.add(Cast.FACILITATOR);
        others.remove(party);
        return new MessageBody.Send(
                newName("m"),
                world.pick(others),
                world.pick(List.of(Message.Purpose.values())),
                "SIMULATED. Do you hear?");
    }

    private Body toMessage(Message message) {
        return switch (world.below(4)) {
            case 0 -> new MessageBody.Deliver(message.id());
            case 1 ->
                new MessageBody.ReadBack(
                        message.id(), world.chance(0.8) ? message.readBackBy() : Json.hashOfText("something else"));
            default ->
                new MessageBody.Answer(message.id(), world.pick(List.of(Message.Reply.values())), Optional.empty());
        };
    }

    private Body propose(Conflict conflict) {
        String mover = world.pick(conflict.sides()).party();
        Duration delay = STEP.multipliedBy(1 + world.below(4));
        return new ProposalBody.Propose(
                newName("p"),
                conflict.id(),
                Map.of(mover, new Measure(Optional.of(delay), Optional.empty())),
                Optional.empty());
    }

    private Body reply(String party, Proposal proposal) {
        if (proposal.proposedBy().equals(party)) {
            return new ProposalBody.Withdraw(proposal.id());
        }
        return world.chance(0.8)
                ? new ProposalBody.Accept(proposal.id())
                : new ProposalBody.Reject(proposal.id(), Optional.empty());
    }
}
