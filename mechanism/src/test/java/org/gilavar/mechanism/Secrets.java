package org.gilavar.mechanism;

import static org.gilavar.mechanism.World.FACILITATOR;
import static org.gilavar.mechanism.World.ISRAEL;
import static org.gilavar.mechanism.World.TURKIYE;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.gilavar.airspace.Circle;
import org.gilavar.airspace.Length;
import org.gilavar.airspace.Volume;
import org.gilavar.mechanism.item.Activity;
import org.gilavar.mechanism.item.Category;
import org.gilavar.mechanism.item.Conflict;
import org.gilavar.mechanism.item.Exchange;
import org.gilavar.mechanism.item.Item;
import org.gilavar.mechanism.item.Level;
import org.gilavar.mechanism.item.LineCheck;
import org.gilavar.mechanism.item.Measure;
import org.gilavar.mechanism.item.Message;
import org.gilavar.mechanism.item.Notice;
import org.gilavar.mechanism.item.OwnFigures;
import org.gilavar.mechanism.item.OwnFigures.ByLead;
import org.gilavar.mechanism.item.Precedence;
import org.gilavar.mechanism.item.Proposal;
import org.gilavar.mechanism.item.Zone;
import org.gilavar.mechanism.statement.Body;
import org.gilavar.mechanism.statement.CheckBody;
import org.gilavar.mechanism.statement.CommitmentBody;
import org.gilavar.mechanism.statement.ConflictBody;
import org.gilavar.mechanism.statement.ExchangeBody;
import org.gilavar.mechanism.statement.KeyBody;
import org.gilavar.mechanism.statement.MessageBody;
import org.gilavar.mechanism.statement.NoticeBody;
import org.gilavar.mechanism.statement.ProposalBody;
import org.gilavar.mechanism.statement.StatisticsBody;
import org.gilavar.mechanism.statement.WatchBody;
import org.gilavar.mechanism.statement.ZoneBody;
import org.gilavar.mechanism.terms.ClassLevels;

/**
 * Histories in which Israel has secrets from Türkiye. One seed fixes what both know: every statement of Türkiye, and
 * where and when Israel's notices come near Türkiye's. The other fixes the secrets: notices far away, or what the near
 * ones do not disclose.
 *
 * <p>Everything near happens within 25 miles of 34.5 N; everything secret beyond 39 N. Türkiye declares zones in both
 * places, so that secrets cross them.
 */
final class Secrets {

    private static final double NEAR = 34.5;
    private static final double FAR = 39;
    private static final int MOST_CONFIDENTIAL = 15;
    private static final Duration LENGTH = Duration.ofHours(10);

    /** Something said at an instant, if there is occasion for it. */
    private record Act(Instant at, String party, Precedence precedence, Function<World, Optional<Body>> body) {}

    private final Chance known;
    private final Optional<Chance> disguise;
    private final boolean classed;
    private final String prefix;
    private final List<Act> acts = new ArrayList<>();

    private Secrets(long seed, Optional<Chance> disguise, boolean classed) {
        this.known = new Chance(seed);
        this.disguise = disguise;
        this.classed = classed;
        this.prefix =
                disguise.map(d -> d.of("a", "m", "z") + d.below(100) + "-").orElse("n-");
    }

    /** Nothing but what both know. */
    static World none(long seed) {
        return new Secrets(seed, Optional.empty(), false).play(Optional.empty());
    }

    /** The same under terms that show humanitarian notices to both, and with quotas that Türkiye meets. */
    static World noneAmongClasses(long seed) {
        return new Secrets(seed, Optional.empty(), true).play(Optional.empty());
    }

    /** With notices that never come near, of any class but the one that is shown. */
    static World farAwayAmongClasses(long seed, long secret) {
        return new Secrets(seed, Optional.empty(), true).play(Optional.of(new Chance(secret)));
    }

    /** With notices of Israel's that never come near: filed, moved, withdrawn, run out; also crossings and refusals. */
    static World farAway(long seed, long secret) {
        return new Secrets(seed, Optional.empty(), false).play(Optional.of(new Chance(secret)));
    }

    /** With other names, remarks, counts and categories for Israel's near notices, and more volumes far away. */
    static World withinConflicts(long seed, long secret) {
        return new Secrets(seed, Optional.of(new Chance(secret)), false).play(Optional.empty());
    }

    private World play(Optional<Chance> far) {
        TermsBuilder terms = TermsBuilder.plain()
                .inConflict(known.of(Level.EXISTENCE, Level.CELL, Level.OVERLAP, Level.OVERLAP))
                .minutesApart(known.below(30))
                .settling(HandlingTest.SETTLING);
        if (classed) {
            terms.classes(new ClassLevels(
                            List.of(Category.HUMANITARIAN),
                            List.of(),
                            TermsBuilder.p(Level.FULL),
                            TermsBuilder.p(known.of(Level.EXISTENCE, Level.CELL, Level.FULL))))
                    .quotas(Duration.ofHours(8), 3, 3, 60_000, 1_000_000);
        }
        World world = World.under(terms.build());
        known();
        far.ifPresent(this::secret);
        acts.sort(Comparator.comparing(Act::at));
        for (Act act : acts) {
            world.passTo(act.at());
            act.body().apply(world).ifPresent(body -> world.says(act.party(), act.precedence(), body));
        }
        world.passTo(World.START.plus(LENGTH).plus(Duration.ofHours(6)));
        return world;
    }

    /** Where there are quotas, Israel speaks as those whose words are always taken: else its secrets would cost it what is known. */
    private void act(Instant at, String party, Function<World, Optional<Body>> body) {
        Precedence precedence = classed && party.equals(ISRAEL) ? Precedence.FLASH : Precedence.IMMEDIATE;
        acts.add(new Act(at, party, precedence, body));
    }

    private void known() {
        watchIsHandedOver();
        zone("near", NEAR);
        zone("far", FAR);
        share(World.START.plus(LENGTH.dividedBy(2)), TURKIYE, 1, 4);
        share(World.START.plus(LENGTH.dividedBy(3)), ISRAEL, 1, 5);
        share(World.START.plus(LENGTH.dividedBy(4)), TURKIYE, 2, 6);
        int count = 50 + known.below(30);
        for (int i = 0; i < count; i++) {
            Instant at = World.START.plusSeconds(known.below((int) LENGTH.toSeconds()));
            int number = i;
            int other = known.below(count);
            int choice = known.below(1000);
            Volume volume = known.volume(NEAR, 25, at);
            Measure measure = known.measure();
            probe(at.plusSeconds(1), choice);
            switch (known.below(14)) {
                case 0, 1 -> act(at, TURKIYE, w -> Optional.of(Notices.file("t-" + number, volume)));
                case 2, 3 -> {
                    act(at, ISRAEL, w -> Optional.of(new NoticeBody.File(prefix + number, disguised(volume))));
                    disguiseAgain(at, "israel." + prefix + number);
                    disguiseAgain(at, "israel." + prefix + number);
                }
                case 4 -> change(at, TURKIYE, "turkiye.t-" + other, choice, Notices.activity(volume));
                case 5, 6 -> disguisedChange(at, "israel." + prefix + other, choice, volume);
                case 7 -> {
                    String party = known.of(TURKIYE, ISRAEL, FACILITATOR);
                    act(
                            at,
                            party,
                            w -> pick(w, Conflict.class, Conflict::open, choice)
                                    .map(c -> new ProposalBody.Propose(
                                            "p-" + number,
                                            c.id(),
                                            Map.of(choice % 2 == 0 ? TURKIYE : ISRAEL, measure),
                                            Optional.empty())));
                }
                case 8, 9 -> {
                    String party = known.of(TURKIYE, ISRAEL);
                    act(
                            at,
                            party,
                            w -> pick(w, Proposal.class, p -> p.stage() == Proposal.Stage.OPEN, choice)
                                    .map(p -> choice % 4 == 0
                                            ? new ProposalBody.Reject(p.id(), Optional.of("no"))
                                            : new ProposalBody.Accept(p.id())));
                }
                case 11 ->
                    act(
                            at,
                            known.of(TURKIYE, ISRAEL),
                            w -> pick(w, Conflict.class, Conflict::open, choice)
                                    .map(c -> new ConflictBody.Receive(c.id())));
                case 12 -> ask(at, number, known.of(TURKIYE, ISRAEL), choice);
                case 10 ->
                    act(
                            at,
                            known.of(TURKIYE, ISRAEL),
                            w -> pick(w, LineCheck.class, c -> true, choice).map(c -> new CheckBody.Answer(c.id())));
                default -> talk(at, number, known.of(TURKIYE, ISRAEL));
            }
        }
    }

    /** Türkiye begins to hand its watch over each half hour, and stops: so it is told again and again what is open for it. */
    private void watchIsHandedOver() {
        String next = "night-desk";
        act(World.START, TURKIYE, w -> Optional.of(new KeyBody.EnrolPost(next, "key of the night", Optional.empty())));
        act(World.START, TURKIYE, w -> Optional.of(new WatchBody.Take()));
        for (int i = 1; i < 20; i++) {
            Instant at = World.START.plus(Duration.ofMinutes(30L * i));
            act(at, TURKIYE, w -> Optional.of(new WatchBody.HandOver(next)));
            act(at, TURKIYE, w -> Optional.of(new WatchBody.Cancel()));
        }
    }

    /** Who keeps Israel's watch, when, and when nobody does. */
    private void watchIsKeptInSecret(Chance secret) {
        for (int i = 0; i < 12; i++) {
            Instant at = World.START.plusMillis(secret.below((int) LENGTH.toMillis()));
            Instant from = at.plus(secret.minutes(60)).plusSeconds(1);
            WatchBody said = secret.of(
                    new WatchBody.Take(),
                    new WatchBody.Take(),
                    new WatchBody.Leave(),
                    new WatchBody.Roster(
                            List.of(new WatchBody.Turn(World.POST, from, from.plus(Duration.ofMinutes(30))))));
            act(at, ISRAEL, w -> Optional.of(said));
        }
    }

    /** A row of the first so many hours. */
    private void share(Instant at, String party, int hours, int ended) {
        OwnFigures row = new OwnFigures(
                ByLead.NONE, ByLead.NONE, ByLead.NONE, new ByLead(ended, 0, 0), Optional.empty(), Optional.empty());
        act(
                at,
                party,
                w -> Optional.of(
                        new StatisticsBody.Share(World.START, World.START.plus(Duration.ofHours(hours)), row)));
    }

    private void zone(String name, double lat) {
        Volume wide = Notices.volume(
                lat, "SFC", "FL600", World.START, World.START.plus(LENGTH).plus(Duration.ofHours(1)));
        Volume zone = new Volume(
                new Circle(((Circle) wide.shape()).centre(), Length.kilometres(60)), wide.altitude(), wide.window());
        act(
                World.START,
                TURKIYE,
                w -> Optional.of(new ZoneBody.Declare(
                        name, Zone.Type.BUFFER, Map.of("en", "Ours."), zone, List.of(Category.values()))));
    }

    /** Asked, passed on, answered and passed on again; or not that far. */
    private void ask(Instant at, int number, String from, int choice) {
        String id = from + ".e-" + number;
        act(
                at,
                from,
                w -> pick(w, Conflict.class, Conflict::open, choice)
                        .map(c -> new ExchangeBody.Open("e-" + number, c.id(), Exchange.Sort.QUERY, "How long?")));
        act(
                at.plus(Duration.ofMinutes(3)),
                FACILITATOR,
                w -> exchange(w, id, Exchange.Stage.SAID).map(e -> new ExchangeBody.Relay(e.id(), "They ask.")));
        act(
                at.plus(Duration.ofMinutes(6)),
                from.equals(TURKIYE) ? ISRAEL : TURKIYE,
                w -> exchange(w, id, Exchange.Stage.PASSED_ON)
                        .map(e -> new ExchangeBody.Answer(
                                e.id(),
                                from.equals(TURKIYE)
                                        ? disguise.map(d -> "A secret " + d.below(100))
                                                .orElse("An hour.")
                                        : "An hour.")));
        act(
                at.plus(Duration.ofMinutes(9)),
                FACILITATOR,
                w -> exchange(w, id, Exchange.Stage.ANSWERED).map(e -> new ExchangeBody.Relay(e.id(), "They answer.")));
    }

    private static Optional<Exchange> exchange(World world, String id, Exchange.Stage stage) {
        return world.state().find(Exchange.class, id).filter(e -> e.stage() == stage);
    }

    private void talk(Instant at, int number, String from) {
        String to = from.equals(TURKIYE) ? ISRAEL : TURKIYE;
        act(at, from, w -> Optional.of(new MessageBody.Send("m-" + number, to, Message.Purpose.INFORM, "Words.")));
        act(
                at.plus(Duration.ofMinutes(7)),
                to,
                w -> Optional.of(
                        new MessageBody.Answer(from + ".m-" + number, Message.Reply.RECEIVED, Optional.empty())));
    }

    private static <T extends Item> Optional<T> pick(World world, Class<T> type, Predicate<T> when, int choice) {
        List<T> all = world.all(type).stream().filter(when).toList();
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(choice % all.size()));
    }

    /** One of the things that can be said of a notice, if it stands. */
    private void change(Instant at, String party, String notice, int choice, Activity activity) {
        act(
                at,
                party,
                w -> w.state().find(Notice.class, notice).filter(stillNear(w)).map(n -> switch (choice % 6) {
                    case 0, 1, 2 -> new NoticeBody.Amend(n.id(), n.version(), activity, "moved");
                    case 3 -> new NoticeBody.Withdraw(n.id(), n.version(), "not needed");
                    case 4 -> new NoticeBody.Activate(n.id(), n.version());
                    default -> new NoticeBody.End(n.id(), n.version());
                }));
    }

    private void disguisedChange(Instant at, String notice, int choice, Volume volume) {
        change(at, ISRAEL, notice, choice, disguised(volume));
        disguiseAgain(at, notice);
    }

    /** Some time later, an amendment that changes nothing of what is disclosed. */
    private void disguiseAgain(Instant at, String notice) {
        disguise.ifPresent(secret -> act(
                at.plus(secret.minutes(60)),
                ISRAEL,
                w -> w.state()
                        .find(Notice.class, notice)
                        .filter(stillNear(w))
                        .map(n -> new NoticeBody.Amend(
                                n.id(), n.version(), disguised(near(n)), "what nobody else sees"))));
    }

    /** The near part of a notice has not passed; afterwards only secrets of it remain. */
    private static Predicate<Notice> stillNear(World world) {
        return notice -> near(notice).window().end().isAfter(world.now());
    }

    private static Volume near(Notice notice) {
        return notice.activity().volumes().stream()
                .filter(v -> ((Circle) v.shape()).centre().lat() < FAR - 1)
                .findFirst()
                .orElseThrow();
    }

    /** The same near volume, in an activity that differs in all that is not disclosed. */
    private Activity disguised(Volume volume) {
        if (disguise.isEmpty()) {
            return classed
                    ? Notices.activity(known.of(Category.MANNED_AIR, Category.HUMANITARIAN), volume)
                    : Notices.activity(volume);
        }
        Chance secret = disguise.get();
        Volume elsewhere = Notices.volume(
                FAR,
                "FL200",
                "FL240",
                volume.window().start(),
                volume.window().end().plus(secret.minutes(240)));
        return switch (secret.below(3)) {
            case 0 -> secret.activity(volume);
            case 1 -> secret.activity(volume, elsewhere);
            default -> secret.activity(elsewhere, volume);
        };
    }

    private static Activity hidden(Activity activity) {
        return activity.category() == Category.HUMANITARIAN
                ? Notices.activity(activity.volumes().getFirst())
                : activity;
    }

    /** Zones that only the facilitator knows of, over what is near and what is far. */
    private void confidential(Chance secret) {
        int count = 5 + secret.below(MOST_CONFIDENTIAL - 5);
        for (int i = 0; i < count; i++) {
            Instant at = World.START.plusMillis(secret.below((int) LENGTH.toMillis()));
            String name = "q-" + i;
            Volume place = secret.volume(secret.oneIn(3) ? FAR : NEAR, 25, at);
            Volume zone = Notices.between(
                    new Volume(
                            new Circle(((Circle) place.shape()).centre(), Length.kilometres(20)),
                            place.altitude(),
                            place.window()),
                    "SFC",
                    "FL600");
            var rules = new Zone.Rules(
                    Optional.empty(),
                    List.of(),
                    Optional.of(new Zone.Procedure(new TreeMap<>(Map.of("en", "A secret.")), secret.minutes(60))),
                    List.of());
            act(
                    at,
                    ISRAEL,
                    w -> Optional.of(new ZoneBody.Declare(
                            name,
                            Zone.Type.BUFFER,
                            new TreeMap<>(Map.of("en", "A secret.")),
                            zone,
                            List.of(Category.values()),
                            secret.perhaps(rules),
                            Optional.of(List.of()))));
            if (secret.oneIn(2)) {
                act(
                        at.plus(secret.minutes(90)),
                        ISRAEL,
                        w -> w.state()
                                .find(Zone.class, ISRAEL + "." + name)
                                .filter(z -> !z.lifted())
                                .map(z -> new ZoneBody.Lift(z.id(), "over")));
            }
        }
    }

    /** Türkiye guesses what Israel may have declared. */
    private void probe(Instant at, int number) {
        String zone = ISRAEL + ".q-" + number % MOST_CONFIDENTIAL;
        act(
                at,
                TURKIYE,
                w -> Optional.of(
                        switch (number % 5) {
                            case 0 -> new ZoneBody.Agree(zone);
                            case 1 -> new ZoneBody.Acknowledge(zone);
                            case 2 -> new ZoneBody.Lift(zone, "a guess");
                            case 3 -> new ZoneBody.Disclose(zone, Optional.empty());
                            default -> new ZoneBody.AcknowledgeCrossing("turkiye.t-" + number / 5 + "@" + zone);
                        }));
    }

    /** Israel's business far away, and with the facilitator alone. */
    private void secret(Chance secret) {
        for (int i = 0; i < 10; i++) {
            String name = "unheard-" + i;
            int choice = secret.below(100);
            act(
                    World.START.plusMillis(secret.below((int) LENGTH.toMillis())),
                    ISRAEL,
                    w -> pick(w, Conflict.class, Conflict::open, choice)
                            .map(c -> new ExchangeBody.Open(
                                    name, c.id(), secret.of(Exchange.Sort.values()), "What is never passed on.")));
        }
        share(World.START.plus(LENGTH.dividedBy(3)), ISRAEL, 3, 7);
        confidential(secret);
        watchIsKeptInSecret(secret);
        int count = 20 + secret.below(30);
        for (int i = 0; i < count; i++) {
            Instant at = World.START.plusMillis(secret.below((int) LENGTH.toMillis()));
            String name = secret.of("a", "h", "z") + "-" + i;
            Activity filed = hidden(secret.activity(secret.volume(FAR, 25, at)));
            act(at, ISRAEL, w -> Optional.of(new NoticeBody.File(name, filed)));
            Instant then = at.plus(secret.minutes(90));
            Activity moved = hidden(secret.activity(secret.volume(FAR, 25, then)));
            int choice = secret.below(9);
            act(
                    then,
                    ISRAEL,
                    w -> w.state()
                            .find(Notice.class, ISRAEL + "." + name)
                            .flatMap(n -> Stream.<Body>of(
                                            new NoticeBody.Amend(n.id(), n.version(), moved, "moved"),
                                            new NoticeBody.Amend(n.id(), n.version() + 1, moved, "refused"),
                                            new NoticeBody.Withdraw(n.id(), n.version(), "not needed"),
                                            new NoticeBody.Activate(n.id(), n.version()),
                                            new NoticeBody.End(n.id(), n.version()),
                                            new NoticeBody.File(name, moved),
                                            new NoticeBody.Withdraw("turkiye.t-1", 1, "refused"),
                                            new MessageBody.Send(
                                                    "s-" + name, FACILITATOR, Message.Purpose.INFORM, "A secret."),
                                            new CommitmentBody.Offer(
                                                    "c-" + name,
                                                    List.of(FACILITATOR),
                                                    new TreeMap<>(Map.of("en", "A secret.")),
                                                    Optional.empty(),
                                                    List.of(),
                                                    Optional.of(then.plus(Duration.ofHours(1)))))
                                    .skip(choice)
                                    .findFirst()));
        }
    }
}
