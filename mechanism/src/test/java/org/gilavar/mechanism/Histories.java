package org.gilavar.mechanism;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gilavar.mechanism.World.FACILITATOR;
import static org.gilavar.mechanism.World.ISRAEL;
import static org.gilavar.mechanism.World.TURKIYE;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.gilavar.airspace.LatLon;
import org.gilavar.airspace.Length;
import org.gilavar.airspace.Point;
import org.gilavar.airspace.Volume;
import org.gilavar.mechanism.item.Action;
import org.gilavar.mechanism.item.Arrangement;
import org.gilavar.mechanism.item.Batch;
import org.gilavar.mechanism.item.Category;
import org.gilavar.mechanism.item.Coded;
import org.gilavar.mechanism.item.Commitment;
import org.gilavar.mechanism.item.Commitment.Condition;
import org.gilavar.mechanism.item.Communique;
import org.gilavar.mechanism.item.Conflict;
import org.gilavar.mechanism.item.Crossing;
import org.gilavar.mechanism.item.Exchange;
import org.gilavar.mechanism.item.Incident;
import org.gilavar.mechanism.item.Inquiry.Position.Says;
import org.gilavar.mechanism.item.Item;
import org.gilavar.mechanism.item.Level;
import org.gilavar.mechanism.item.LineCheck;
import org.gilavar.mechanism.item.Means;
import org.gilavar.mechanism.item.Measure;
import org.gilavar.mechanism.item.Meeting;
import org.gilavar.mechanism.item.Message;
import org.gilavar.mechanism.item.Minutes;
import org.gilavar.mechanism.item.Notice;
import org.gilavar.mechanism.item.Outage;
import org.gilavar.mechanism.item.OwnFigures;
import org.gilavar.mechanism.item.Party;
import org.gilavar.mechanism.item.Phase;
import org.gilavar.mechanism.item.Plan;
import org.gilavar.mechanism.item.PointText;
import org.gilavar.mechanism.item.PostKey;
import org.gilavar.mechanism.item.Precedence;
import org.gilavar.mechanism.item.Proceedings;
import org.gilavar.mechanism.item.Proposal;
import org.gilavar.mechanism.item.Tolerance;
import org.gilavar.mechanism.item.Watch;
import org.gilavar.mechanism.item.Zone;
import org.gilavar.mechanism.json.Json;
import org.gilavar.mechanism.statement.ActionBody;
import org.gilavar.mechanism.statement.ArrangementBody;
import org.gilavar.mechanism.statement.BatchBody;
import org.gilavar.mechanism.statement.Body;
import org.gilavar.mechanism.statement.CheckBody;
import org.gilavar.mechanism.statement.CommitmentBody;
import org.gilavar.mechanism.statement.CommuniqueBody;
import org.gilavar.mechanism.statement.ConflictBody;
import org.gilavar.mechanism.statement.ExchangeBody;
import org.gilavar.mechanism.statement.IncidentBody;
import org.gilavar.mechanism.statement.KeyBody;
import org.gilavar.mechanism.statement.MeetingBody;
import org.gilavar.mechanism.statement.MessageBody;
import org.gilavar.mechanism.statement.NoticeBody;
import org.gilavar.mechanism.statement.OutageBody;
import org.gilavar.mechanism.statement.PhaseBody;
import org.gilavar.mechanism.statement.ProposalBody;
import org.gilavar.mechanism.statement.StatisticsBody;
import org.gilavar.mechanism.statement.WatchBody;
import org.gilavar.mechanism.statement.ZoneBody;
import org.gilavar.mechanism.terms.Channel;
import org.gilavar.mechanism.terms.Terms;

/**
 * Random histories of three parties and the facilitator, in which everything is said that can be said: mostly by
 * whoever may say it, of what is there, when it can be said; and now and then not.
 */
final class Histories {

    private static final String GEORGIA = "georgia";

    private final Chance chance;
    private final World world;
    private final CallHistory calls;
    private int names;

    private Histories(long seed) {
        this.chance = new Chance(seed);
        this.world = World.under(terms());
        this.calls = new CallHistory(chance);
    }

    private Terms terms() {
        TermsBuilder terms = TermsBuilder.plain()
                .between(TURKIYE, ISRAEL, GEORGIA)
                .inConflict(chance.of(Level.values()))
                .otherwise(chance.of(Level.NOTHING, Level.EXISTENCE, Level.CELL, Level.FULL))
                .facilitator(chance.of(Level.values()))
                .minutesApart(chance.below(30))
                .titled("Terms " + chance.below(1000));
        if (!chance.oneIn(3)) {
            terms.settling(HandlingTest.SETTLING).channel(chance.of(Channel.values()));
            terms.ladder(TermsBuilder.rung(Duration.ofMinutes(20), Means.FACILITATOR, "duty officer"));
        }
        if (chance.oneIn(3)) {
            terms.relayed(Duration.ofMinutes(1 + chance.below(600)));
        }
        if (chance.oneIn(3)) {
            terms.inConflict(chance.of(Level.OVERLAP, Level.FULL))
                    .facilitator(Level.FULL)
                    .settling(HandlingTest.SETTLING)
                    .planned(LocalTime.of(10, 0), LocalTime.of(12, 0));
        }
        if (chance.oneIn(2)) {
            terms.phases(
                    PhaseTest.phase("back", chance.minutes(300), Optional.empty(), TURKIYE),
                    PhaseTest.phase("patrol", chance.minutes(300), Optional.of(Duration.ofHours(2)), TURKIYE, GEORGIA));
        }
        if (chance.oneIn(2)) {
            terms.forTerm(Period.ofDays(1), !chance.oneIn(4))
                    .reviewedEvery(Period.ofDays(1))
                    .leftWithin(Duration.ofHours(3));
        }
        return chance.oneIn(3)
                ? terms.quotas(Duration.ofHours(6), 2, 1, 1_000_000, 10_000_000).build()
                : terms.build();
    }

    static World random(long seed, int statements) {
        var history = new Histories(seed);
        for (int i = 0; i < statements; i++) {
            if (history.chance.oneIn(3)) {
                history.world.passTo(history.world.now().plus(history.chance.minutes(40)));
                history.answerChecks();
            }
            history.giveBackKeys();
            history.say();
            if (history.chance.oneIn(6)) {
                history.keepTheWatch();
            }
        }
        history.world.passTo(history.world.now().plus(Duration.ofHours(12)));
        return history.world;
    }

    /** Mostly all of them, sometimes some. */
    private void answerChecks() {
        for (LineCheck check : world.all(LineCheck.class)) {
            if (check.stage() == LineCheck.Stage.DUE && !chance.oneIn(4)) {
                check.expected().forEach(party -> says(party, new CheckBody.Answer(check.id())));
            }
        }
    }

    /** By two posts of each, where the second has a key; and now and then the line does not work for somebody. */
    private void keepTheWatch() {
        String party = chance.of(TURKIYE, ISRAEL, GEORGIA, FACILITATOR);
        String post = chance.of(World.POST, "delegate");
        switch (chance.below(12)) {
            case 0, 1 -> world.says(party, post, roster());
            case 2, 3, 4 -> world.says(party, post, new WatchBody.Take());
            case 5 -> world.says(party, post, new WatchBody.Leave());
            case 6 -> world.says(party, post, new WatchBody.Cancel());
            case 7 -> says(party, new OutageBody.Report(name(), world.now(), chance.perhaps("No sound.")));
            case 8 ->
                any(Outage.class, Outage::open).ifPresent(o -> says(o.by(), new OutageBody.End(o.id(), world.now())));
            case 9, 10 -> {
                says(party, new KeyBody.EnrolPost("delegate", newKey(), Optional.empty()));
                any(Watch.class, w -> w.keeper().isPresent())
                        .ifPresent(w -> world.says(
                                w.id(),
                                w.keeper().map(Watch.Keeper::post).orElse(post),
                                new WatchBody.HandOver(w.isKeptBy(World.POST) ? "delegate" : World.POST)));
            }
            default ->
                any(Watch.class, w -> w.handover().isPresent())
                        .ifPresent(w -> w.handover().ifPresent(handover -> {
                            handover.open()
                                    .forEach(open -> world.says(
                                            w.id(), handover.to(), new WatchBody.Acknowledge(open.kind(), open.id())));
                            world.says(w.id(), handover.to(), new WatchBody.Take());
                        }));
        }
    }

    private WatchBody roster() {
        Instant from = world.now().plus(chance.minutes(120));
        Instant until = from.plus(Duration.ofHours(2));
        return new WatchBody.Roster(List.of(
                new WatchBody.Turn(World.POST, from, until),
                new WatchBody.Turn(
                        World.POST, until, until.plus(chance.minutes(60)).plusSeconds(1))));
    }

    private void says(String party, Body body) {
        String speaker = chance.oneIn(12) ? chance.of(TURKIYE, ISRAEL, GEORGIA, FACILITATOR) : party;
        Optional<String> before = chance.oneIn(4) ? Optional.of(world.state().hash()) : Optional.empty();
        Decision decision = world.says(speaker, chance.of(Precedence.values()), body);
        if (decision instanceof Decision.Refused && before.isPresent()) {
            assertThat(world.state().hash()).as("after a refusal").isEqualTo(before.get());
        }
    }

    private String party() {
        return chance.of(TURKIYE, ISRAEL, GEORGIA);
    }

    private String name() {
        return chance.oneIn(12) ? "taken" : "n" + ++names;
    }

    /** One of a kind for which something can be said, or now and then any. */
    private <T extends Item> Optional<T> any(Class<T> type, Predicate<T> ready) {
        boolean careless = chance.oneIn(12);
        return chance.of(
                world.all(type).stream().filter(t -> careless || ready.test(t)).toList());
    }

    private void say() {
        switch (chance.oneIn(3) ? 24 + chance.below(24) : chance.below(24)) {
            case 0, 1, 2, 3, 4 ->
                says(party(), new NoticeBody.File(name(), chance.activity(chance.volume(34.5, 25, world.now()))));
            case 5, 6 ->
                ofNotice(n -> new NoticeBody.Amend(
                        n.id(), n.version(), chance.activity(chance.volume(34.5, 25, world.now())), "moved"));
            case 7 -> ofNotice(n -> new NoticeBody.Withdraw(n.id(), n.version(), "not needed"));
            case 8 -> ofNotice(n -> new NoticeBody.Activate(n.id(), n.version()));
            case 9 -> ofNotice(n -> new NoticeBody.End(n.id(), n.version() - (chance.oneIn(4) ? 1 : 0)));
            case 10, 11 -> comeBack();
            case 12 -> declare();
            case 13 -> any(Zone.class, z -> !z.lifted()).ifPresent(this::ofZone);
            case 14, 15 -> propose();
            case 16, 17 ->
                any(Proposal.class, p -> p.stage() == Proposal.Stage.OPEN).ifPresent(this::ofProposal);
            case 18 -> send();
            case 19, 20 -> any(Message.class, m -> m.answer().isEmpty()).ifPresent(this::ofMessage);
            case 21 -> report();
            case 22 -> any(Incident.class, i -> true).ifPresent(this::ofIncident);
            case 23 -> ofKeys();
            case 24, 25 -> any(Conflict.class, Conflict::open).ifPresent(this::ofConflict);
            case 26, 27 -> any(Exchange.class, e -> e.stage().open()).ifPresent(this::ofExchange);
            case 28 -> undertake();
            case 29, 30, 31 -> any(Commitment.class, c -> c.stage().open()).ifPresent(this::ofCommitment);
            case 32, 33 -> any(Phase.class, p -> p.stage().open()).ifPresent(this::ofPhase);
            case 41, 42, 43 -> meet();
            case 34, 35 -> says(party(), new NoticeBody.Draft(name(), chance.activity(tomorrow())));
            case 36, 37 -> any(Plan.class, p -> p.stage() == Plan.Stage.CUT_OFF).ifPresent(this::ofPlan);
            case 44, 45, 46 -> calls.say(world, this::name, this::says);
            default -> talk();
        }
    }

    /** All close together, so that there is something to move. */
    private Volume tomorrow() {
        return chance.volume(34.5, 3, World.START.plus(Duration.ofDays(1)));
    }

    private void ofPlan(Plan plan) {
        var moves = new TreeMap<String, BatchBody.Moved>();
        for (Notice notice : world.state().drafts(plan).toList()) {
            if (chance.oneIn(2)) {
                Duration later = Duration.ofMinutes(15L * (1 + chance.below(24)));
                moves.put(notice.id(), new BatchBody.Moved(notice.version(), Measure.later(later)));
            }
        }
        if (!moves.isEmpty()) {
            says(FACILITATOR, new BatchBody.Propose(name(), plan.id(), moves));
        }
        any(Batch.class, b -> b.stage() == Batch.Stage.OPEN).ifPresent(this::ofBatch);
    }

    private void ofBatch(Batch batch) {
        switch (chance.below(6)) {
            case 0 -> says(FACILITATOR, new BatchBody.Withdraw(batch.id()));
            case 1 -> says(party(), new BatchBody.Reject(batch.id(), chance.perhaps("no")));
            default ->
                Stream.of(TURKIYE, ISRAEL, GEORGIA)
                        .filter(batch::asks)
                        .forEach(party -> says(party, new BatchBody.Accept(batch.id())));
        }
    }

    private void ofKeys() {
        says(
                party(),
                switch (chance.below(8)) {
                    case 0, 1 -> new KeyBody.EnrolPost(chance.of("delegate", "auditor"), newKey(), notAfter(0));
                    case 2 -> new KeyBody.Revoke("delegate", chance.of(PostKey.Reason.values()));
                    case 3 -> new KeyBody.Revoke(World.POST, chance.of(PostKey.Reason.values()));
                    case 4 -> new KeyBody.NameSuccessor(newKey());
                    case 5 -> new KeyBody.Succeed(chance.of(PostKey.Reason.values()));
                    case 6 -> new KeyBody.Rotate(PostKey.ROOT, newKey(), Optional.empty());
                    default -> new KeyBody.Rotate(World.POST, newKey(), notAfter(chance.of(3, 14)));
                });
    }

    /** A party whose post has lost its key is given another soon, or it would be silent from then on. */
    private void giveBackKeys() {
        world.all(Party.class).stream()
                .map(Party::id)
                .filter(p -> world.state().validKey(p, World.POST).isEmpty())
                .forEach(p -> says(p, new KeyBody.EnrolPost(World.POST, newKey(), notAfter(14))));
    }

    private String newKey() {
        return chance.oneIn(12) ? World.key(TURKIYE) : "key " + ++names;
    }

    /** Within two hours after so many days; or never. */
    private Optional<Instant> notAfter(int days) {
        return chance.perhaps(world.now().plus(chance.minutes(120)).plus(Duration.ofDays(days)));
    }

    private void ofNotice(Function<Notice, Body> body) {
        any(Notice.class, n -> !n.stage().over()).ifPresent(n -> says(n.owner(), body.apply(n)));
    }

    /** Into the way of whoever one has been in conflict with. */
    private void comeBack() {
        any(Conflict.class, c -> !c.open() && bothStand(c)).ifPresent(c -> {
            Conflict.Side back = c.sides().getFirst();
            Conflict.Side other = c.sides().getLast();
            Notice own = world.get(Notice.class, c.noticeOf(back.party()).id());
            says(
                    back.party(),
                    new NoticeBody.Amend(
                            own.id(), own.version(), other.activity().orElseThrow(), "back"));
        });
    }

    private boolean bothStand(Conflict conflict) {
        return conflict.sides().stream()
                .map(side ->
                        world.get(Notice.class, conflict.noticeOf(side.party()).id()))
                .allMatch(notice -> notice.stage().live());
    }

    private void declare() {
        List<Category> categories =
                chance.oneIn(2) ? List.of(Category.values()) : List.of(chance.of(Category.values()));
        says(
                party(),
                new ZoneBody.Declare(
                        name(),
                        chance.of(Zone.Type.values()),
                        new TreeMap<>(Map.of("en", "A zone.", "fr", "Une zone.")),
                        Notices.between(chance.volume(34.5, 25, world.now()), "SFC", "FL600"),
                        categories,
                        chance.perhaps(rules()),
                        chance.oneIn(3) ? Optional.of(List.of()) : Optional.empty()));
    }

    private void ofZone(Zone zone) {
        String declarant = zone.declaredBy().orElse(TURKIYE);
        String other = declarant.equals(ISRAEL) ? TURKIYE : ISRAEL;
        switch (chance.below(6)) {
            case 0, 1 -> says(declarant, new ZoneBody.Lift(zone.id(), "over"));
            case 2 -> says(other, new ZoneBody.Acknowledge(zone.id()));
            case 3 ->
                any(Zone.class, z -> !z.lifted() && z.knownTo().isPresent())
                        .ifPresent(z ->
                                says(z.declaredBy().orElse(other), new ZoneBody.Disclose(z.id(), Optional.empty())));
            case 4 ->
                any(Crossing.class, Crossing::open)
                        .ifPresent(c -> says(c.owner(), new ZoneBody.AcknowledgeCrossing(c.id())));
            default -> says(other, new ZoneBody.Agree(zone.id()));
        }
    }

    private Zone.Rules rules() {
        var tolerance = new Tolerance(
                List.of(chance.of(Category.values())), List.of(), Optional.empty(), Optional.empty(), Optional.empty());
        var procedure = new Zone.Procedure(new TreeMap<>(Map.of("en", "Say so.")), chance.minutes(90));
        return new Zone.Rules(
                Optional.empty(),
                chance.oneIn(2) ? List.of(tolerance) : List.of(),
                chance.perhaps(procedure),
                List.of(Category.SEARCH_AND_RESCUE));
    }

    private void ofPhase(Phase phase) {
        phase.by().forEach(party -> says(party, new PhaseBody.Report(phase.id(), chance.perhaps("Done."))));
        if (chance.oneIn(3)) {
            says(ISRAEL, new PhaseBody.Dispute(phase.id(), "Not seen."));
            return;
        }
        List.of(ISRAEL, GEORGIA).stream()
                .filter(party -> !phase.by().contains(party))
                .forEach(party -> says(party, new PhaseBody.Confirm(phase.id())));
    }

    private void propose() {
        any(Conflict.class, Conflict::open).ifPresent(c -> {
            String one = c.sides().get(chance.below(2)).party();
            says(
                    chance.of(one, FACILITATOR),
                    new ProposalBody.Propose(
                            name(),
                            c.id(),
                            Map.of(one, chance.oneIn(3) ? Measure.later(Duration.ofMinutes(1)) : chance.measure()),
                            chance.perhaps("Let us.")));
        });
    }

    private void ofConflict(Conflict conflict) {
        String side = conflict.sides().get(chance.below(2)).party();
        switch (chance.below(6)) {
            case 0, 1 ->
                conflict.sides().forEach(s -> {
                    says(s.party(), new ConflictBody.Receive(conflict.id()));
                    says(s.party(), new ConflictBody.PassDown(conflict.id(), "the patrol"));
                });
            case 2 ->
                says(
                        FACILITATOR,
                        new ConflictBody.Deadline(conflict.id(), world.now().plus(chance.minutes(60))));
            case 3 -> says(chance.of(side, FACILITATOR), new ConflictBody.Escalate(conflict.id(), "it is late"));
            default ->
                says(
                        side,
                        new ExchangeBody.Open(name(), conflict.id(), chance.of(Exchange.Sort.values()), "How long?"));
        }
    }

    private void ofExchange(Exchange exchange) {
        switch (chance.below(5)) {
            case 0 -> says(chance.of(exchange.from(), FACILITATOR), new ExchangeBody.Close(exchange.id(), "enough"));
            default -> {
                says(FACILITATOR, new ExchangeBody.Relay(exchange.id(), "They ask."));
                says(exchange.to(), new ExchangeBody.Answer(exchange.id(), "Long."));
                says(FACILITATOR, new ExchangeBody.Relay(exchange.id(), "They answer."));
            }
        }
    }

    private void ofProposal(Proposal proposal) {
        Conflict conflict = world.get(Conflict.class, proposal.conflict());
        switch (chance.below(5)) {
            case 4 ->
                says(
                        conflict.sides().getLast().party(),
                        new ProposalBody.Counter(
                                name(),
                                proposal.id(),
                                Map.of(conflict.sides().getFirst().party(), chance.measure()),
                                Optional.empty()));
            case 0 -> says(proposal.proposedBy(), new ProposalBody.Withdraw(proposal.id()));
            case 1 ->
                says(
                        conflict.sides().getFirst().party(),
                        new ProposalBody.Reject(proposal.id(), chance.perhaps("No.")));
            default -> conflict.sides().forEach(side -> says(side.party(), new ProposalBody.Accept(proposal.id())));
        }
    }

    private void send() {
        String from = chance.of(TURKIYE, ISRAEL, FACILITATOR);
        String name = name();
        String to = chance.of(GEORGIA, ISRAEL, FACILITATOR);
        Message.Purpose purpose = chance.of(Message.Purpose.values());
        int number = chance.below(10);
        // Some in words, some by a phrase, some by both.
        Optional<String> text = Optional.of("Text " + number).filter(t -> number < 8);
        Optional<Coded> coded = Optional.of(new Coded(1, "L1" + number, new TreeMap<>(Map.of("number", "" + number))))
                .filter(c -> number > 5);
        says(from, new MessageBody.Send(name, to, purpose, text, coded));
    }

    private void ofMessage(Message message) {
        if (!message.hasGoneOn() || (message.alarm().isPresent() && chance.oneIn(2))) {
            says(
                    FACILITATOR,
                    message.hasGoneOn() ? new MessageBody.Take(message.id()) : new MessageBody.Relay(message.id()));
            return;
        }
        String heard = chance.oneIn(3) ? Json.hashOfText("something else") : message.readBackBy();
        says(
                message.to(),
                switch (chance.below(7)) {
                    case 6 -> new MessageBody.Take(message.id());
                    case 0 -> new MessageBody.Deliver(message.id());
                    case 1 -> new MessageBody.Read(message.id());
                    case 2 -> new MessageBody.ReadBack(message.id(), heard);
                    case 3 -> new MessageBody.PassDown(message.id(), "the patrol");
                    default ->
                        new MessageBody.Answer(
                                message.id(), chance.of(Message.Reply.values()), chance.perhaps("Heard."));
                });
    }

    private void report() {
        String party = party();
        says(
                party,
                new IncidentBody.Report(
                        name(),
                        chance.of(Incident.Type.values()),
                        party.equals(ISRAEL) ? TURKIYE : ISRAEL,
                        world.now().minus(chance.minutes(600)),
                        new Point(new LatLon(34.5, 38), Length.kilometres(5)),
                        "Words of " + party));
    }

    private void ofIncident(Incident incident) {
        String id = incident.id();
        String side = chance.of(incident.between().first(), incident.between().last());
        switch (chance.below(8)) {
            case 0 -> says(side, new IncidentBody.Full(id, "All that " + side + " knows.", Optional.empty()));
            case 1 ->
                says(
                        side,
                        new IncidentBody.AddEvidence(
                                id,
                                name(),
                                Json.hashOfText(id),
                                "A track.",
                                "the registry",
                                chance.oneIn(2) ? List.of() : List.of(FACILITATOR, incident.other(side))));
            case 2 ->
                incident.inquiryOrNone()
                        .evidence()
                        .values()
                        .forEach(e -> says(e.owner(), new IncidentBody.HandOver(id, e.name(), name())));
            case 3 -> says(side, new IncidentBody.Position(id, chance.of(Says.values()), Optional.empty()));
            default -> ofAccounts(incident);
        }
    }

    private void ofAccounts(Incident incident) {
        incident.between().stream()
                .filter(party -> !incident.accounts().containsKey(party))
                .findFirst()
                .ifPresentOrElse(
                        party -> says(
                                party, new IncidentBody.Account(incident.id(), chance.oneIn(2), "Words of " + party)),
                        () -> says(FACILITATOR, new IncidentBody.Finding(incident.id(), "Neutral words.")));
    }

    private void undertake() {
        String party = party();
        List<String> to = chance.oneIn(2)
                ? List.of(chance.of(FACILITATOR, ISRAEL, GEORGIA))
                : Stream.of(TURKIYE, ISRAEL, GEORGIA)
                        .filter(p -> !p.equals(party))
                        .toList();
        Optional<String> link = chance.oneIn(4) ? any(Incident.class, i -> true).map(Item::id) : Optional.empty();
        says(
                party,
                new CommitmentBody.Offer(
                        name(),
                        to,
                        new TreeMap<>(Map.of("en", "We will.")),
                        chance.perhaps(new Condition(
                                new TreeMap<>(Map.of("en", "If you do.")), chance.of(party, FACILITATOR), link)),
                        link.stream().toList(),
                        chance.perhaps(world.now().plus(chance.minutes(600)))));
    }

    /** Whoever is next says what comes next; now and then the other thing. */
    private void ofCommitment(Commitment c) {
        boolean smoothly = !chance.oneIn(6);
        if (c.stage() == Commitment.Stage.OFFERED && smoothly) {
            c.to().forEach(party -> says(party, new CommitmentBody.Accept(c.id())));
        } else if (c.stage() == Commitment.Stage.OFFERED) {
            if (chance.oneIn(2)) {
                says(c.by(), new CommitmentBody.Withdraw(c.id(), chance.perhaps("No longer.")));
            } else {
                says(c.to().getFirst(), new CommitmentBody.Decline(c.id(), chance.perhaps("No.")));
            }
        } else if (c.stated().isPresent()) {
            c.to().forEach(party -> says(
                    party,
                    smoothly ? new CommitmentBody.Acknowledge(c.id()) : new CommitmentBody.Dispute(c.id(), "Not so.")));
        } else {
            c.condition()
                    .ifPresent(condition ->
                            says(condition.metBy(), new CommitmentBody.Met(c.id(), chance.perhaps("It is."))));
            says(c.by(), new CommitmentBody.Fulfil(c.id(), chance.perhaps("Done.")));
        }
    }

    private void talk() {
        switch (chance.below(10)) {
            case 0 -> says(party(), new ArrangementBody.Propose(name(), terms()));
            case 6, 7 ->
                any(Arrangement.class, a -> a.standing() == Arrangement.Standing.IN_FORCE)
                        .ifPresent(this::ofArrangement);
            case 8 ->
                any(Arrangement.class, a -> a.standing() == Arrangement.Standing.PROPOSED)
                        .ifPresent(this::dispute);
            case 1 ->
                any(Arrangement.class, a -> a.standing() != Arrangement.Standing.SUPERSEDED)
                        .ifPresent(a -> says(party(), new ArrangementBody.Amend(a.id(), terms(), "better")));
            case 2, 3 ->
                any(Arrangement.class, a -> a.standing() == Arrangement.Standing.PROPOSED)
                        .ifPresent(this::sign);
            case 4 -> says(FACILITATOR, new CommuniqueBody.Draft(name(), "Public words."));
            case 5 -> share();
            default -> any(Communique.class, c -> c.over().isEmpty()).ifPresent(this::ofCommunique);
        }
    }

    private void ofCommunique(Communique communique) {
        String hash = communique
                .texts()
                .map(Json::hash)
                .orElseGet(() -> communique.text().map(Json::hashOfText).orElseThrow());
        switch (chance.below(8)) {
            case 0 ->
                says(
                        party(),
                        new CommuniqueBody.Amend(
                                communique.id(), new TreeMap<>(Map.of("en", "Words " + ++names)), hash));
            case 1 -> says(party(), new CommuniqueBody.Reject(communique.id(), hash, "no"));
            case 2, 3 -> communique.approvers().forEach(p -> says(p, new CommuniqueBody.Withdraw(communique.id())));
            default -> communique.approvers().forEach(p -> says(p, new CommuniqueBody.Approve(communique.id(), hash)));
        }
    }

    /** One step on the way of some meeting, or another is called. */
    private void meet() {
        any(Meeting.class, m -> m.stage() != Meeting.Stage.SIGNED && m.stage() != Meeting.Stage.CANCELLED)
                .filter(m -> m.proceedings().isPresent() && !chance.oneIn(6))
                .ifPresentOrElse(m -> ofMeeting(m, m.proceedings().orElseThrow()), this::call);
        any(Action.class, a -> a.stage().open())
                .filter(a -> chance.oneIn(3))
                .ifPresent(a -> says(a.owner(), new ActionBody.Done(a.id(), chance.perhaps("done"))));
    }

    private void call() {
        Instant begins = world.now().plus(Duration.ofHours(1)).plus(chance.minutes(300));
        says(
                FACILITATOR,
                new MeetingBody.Invite(
                        name(),
                        1,
                        "Baku",
                        chance.of(Meeting.Track.values()),
                        begins,
                        begins.plus(Duration.ofHours(2)),
                        chance.oneIn(2) ? List.of(TURKIYE, ISRAEL) : List.of(TURKIYE, ISRAEL, GEORGIA),
                        List.of("a line"),
                        List.of("en", "fr")));
    }

    private void ofMeeting(Meeting meeting, Proceedings p) {
        String party = chance.of(TURKIYE, ISRAEL);
        SortedMap<String, String> words = new TreeMap<>(Map.of("en", "Words " + ++names, "fr", "Mots"));
        Optional<PointText> text = Optional.ofNullable(p.texts().get(1));
        Optional<Minutes> minutes = p.minutes();
        switch (chance.below(14)) {
            case 0, 1 ->
                says(
                        party,
                        new MeetingBody.Reply(
                                meeting.id(),
                                p.version(),
                                chance.of(Proceedings.Answer.ATTENDS, Proceedings.Answer.DECLINES),
                                Optional.empty(),
                                chance.perhaps(List.of(World.POST))));
            case 2 ->
                says(
                        FACILITATOR,
                        chance.oneIn(2)
                                ? new MeetingBody.Cancel(meeting.id(), "put off")
                                : new MeetingBody.Move(meeting.id(), p.begins().plusSeconds(60), p.ends()));
            case 3 -> says(chance.of(party, FACILITATOR), new MeetingBody.Text(meeting.id(), 1, words));
            case 4, 5 -> text.ifPresent(t -> says(party, new MeetingBody.Agree(meeting.id(), 1, t.hash())));
            case 6 ->
                text.ifPresent(
                        t -> says(party, new MeetingBody.Bracket(meeting.id(), 1, t.hash(), Optional.empty(), "no")));
            case 7 -> says(party, new MeetingBody.Unbracket(meeting.id(), 1));
            case 8 -> says(FACILITATOR, new MeetingBody.Open(meeting.id()));
            case 9 ->
                says(FACILITATOR, new MeetingBody.Minute(meeting.id(), words, Optional.empty(), Optional.empty()));
            case 10 ->
                says(
                        party,
                        new MeetingBody.Paper(
                                meeting.id(), name(), "A paper", Json.hashOfText("x"), chance.perhaps("x")));
            case 11 ->
                says(
                        FACILITATOR,
                        new ActionBody.Note(
                                meeting.id(), name(), party, LocalDate.ofInstant(world.now(), ZoneOffset.UTC), words));
            default ->
                minutes.ifPresent(m ->
                        meeting.atTable().forEach(d -> says(d, new MeetingBody.Sign(meeting.id(), m.hash()))));
        }
    }

    private void ofArrangement(Arrangement arrangement) {
        Arrangement.Side side = chance.of(Arrangement.Side.values());
        Optional<String> suspender = arrangement.terms().parties().stream()
                .filter(party -> arrangement.isSuspended(side, party))
                .findFirst();
        Optional<String> leaver = arrangement.course().stream()
                .flatMap(course -> course.leaving().keySet().stream())
                .findFirst();
        switch (chance.below(8)) {
            case 0, 1, 2 ->
                suspender.ifPresentOrElse(
                        party -> says(party, new ArrangementBody.Resume(arrangement.id(), side)),
                        () -> says(party(), new ArrangementBody.Suspend(arrangement.id(), side, "for now")));
            case 3, 4 -> says(FACILITATOR, new ArrangementBody.Review(arrangement.id(), "as it is"));
            case 5, 6 -> {
                says(TURKIYE, new MessageBody.Send(name(), GEORGIA, Message.Purpose.QUERY, "Do you leave?"));
                says(GEORGIA, new ArrangementBody.Withdraw(arrangement.id(), "no longer"));
                if (!chance.oneIn(3)) {
                    says(GEORGIA, new ArrangementBody.Remain(arrangement.id()));
                }
            }
            default -> leaver.ifPresent(party -> says(party, new ArrangementBody.Remain(arrangement.id())));
        }
    }

    private void dispute(Arrangement arrangement) {
        for (Arrangement.Bracket bracket : arrangement.brackets()) {
            says(bracket.by(), new ArrangementBody.Unbracket(arrangement.id(), bracket.provision()));
        }
        if (chance.oneIn(2)) {
            says(party(), new ArrangementBody.Adopt(arrangement.id(), arrangement.hash()));
            return;
        }
        String party = party();
        String provision = chance.of("separation.lateral", "clauses", "nothing");
        says(party, new ArrangementBody.Bracket(arrangement.id(), provision, chance.perhaps("12 NM"), "too little"));
        if (chance.oneIn(2)) {
            says(party, new ArrangementBody.Unbracket(arrangement.id(), provision));
        }
    }

    /** Of one of few periods, so that all sometimes share the same. */
    private void share() {
        Instant from = World.START.plus(Duration.ofHours(chance.below(2)));
        OwnFigures.ByLead some = new OwnFigures.ByLead(chance.below(9), chance.below(9), chance.below(9));
        Optional<Duration> lead = some.total() == 0 ? Optional.empty() : Optional.of(chance.minutes(600));
        OwnFigures row = new OwnFigures(some, some, some, some, lead, lead);
        var share = new StatisticsBody.Share(from, from.plus(Duration.ofHours(1)), row);
        List<String> sharing = chance.oneIn(2) ? List.of(party()) : List.of(GEORGIA, ISRAEL, TURKIYE);
        sharing.forEach(party -> says(party, share));
    }

    private void sign(Arrangement arrangement) {
        var sign = new ArrangementBody.Sign(arrangement.id(), arrangement.hash());
        arrangement.terms().parties().forEach(party -> says(party, sign));
        says(FACILITATOR, sign);
    }
}
