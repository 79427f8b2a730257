package org.gilavar.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.gilavar.airspace.LatLon;
import org.gilavar.airspace.Length;
import org.gilavar.airspace.Point;
import org.gilavar.ledger.SigningKey;
import org.gilavar.mechanism.item.Activity;
import org.gilavar.mechanism.item.Category;
import org.gilavar.mechanism.item.Commitment.Condition;
import org.gilavar.mechanism.item.Exchange;
import org.gilavar.mechanism.item.Incident;
import org.gilavar.mechanism.item.Inquiry.Position.Says;
import org.gilavar.mechanism.item.Level;
import org.gilavar.mechanism.item.Measure;
import org.gilavar.mechanism.item.Meeting;
import org.gilavar.mechanism.item.Message;
import org.gilavar.mechanism.item.OwnFigures;
import org.gilavar.mechanism.item.OwnFigures.ByLead;
import org.gilavar.mechanism.item.PostKey;
import org.gilavar.mechanism.item.Precedence;
import org.gilavar.mechanism.item.Proceedings;
import org.gilavar.mechanism.item.SharedStatistics;
import org.gilavar.mechanism.item.Zone;
import org.gilavar.mechanism.json.Json;
import org.gilavar.mechanism.statement.ActionBody;
import org.gilavar.mechanism.statement.ArrangementBody;
import org.gilavar.mechanism.statement.BatchBody;
import org.gilavar.mechanism.statement.BatchBody.Moved;
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

/** A day in which every kind of item comes up, and most of what can happen to each. */
public final class FullStory {

    private final Officer azerbaijan;
    private final Officer turkiye;
    private final Officer israel;

    private FullStory(TestServer server) {
        azerbaijan = server.azerbaijan();
        turkiye = server.turkiye();
        israel = server.israel();
    }

    /** Tells it, in an exercise under {@link Samples#terms} that has just begun. */
    public static void tell(TestServer server) {
        FullStory story = new FullStory(server);
        story.noticesConflictAndMove();
        story.theSidesSpeakThroughTheFacilitator();
        story.aZoneIsCrossed();
        story.theLineIsUsed(server);
        CallStory.tell(server);
        story.anIncidentIsLookedInto();
        story.talksAreHeld();
        story.commitmentsAreMade();
        story.checksComeDue(server);
        story.statisticsAreShared(server);
        server.bringIntoForce(
                "pact",
                2,
                new ArrangementBody.Amend(
                        "pact.v1",
                        Samples.planned(Samples.phased(
                                Samples.limited(
                                        Samples.terms(Level.CELL, Duration.ofMinutes(1)), Duration.ofHours(1), 1),
                                "back",
                                Duration.ofDays(3),
                                "turkiye")),
                        "cells for notices, not many of them, and a plan of each day"));
        story.turkiye.tells(new PhaseBody.Report("back.1", Optional.of("All of it.")));
        story.israel.tells(new PhaseBody.Dispute("back.1", "Not seen to be."));
        story.israel.tells(new NoticeBody.File("tomorrow", tomorrow(Samples.SOUTH)));
        story.israel
                .says(new NoticeBody.File("as-well", tomorrow(Samples.SOUTH)))
                .isProblem(429, "over-quota");
        story.aDayIsPlanned(server);
        story.keysComeAndGo(server);
        story.theWatchIsKeptAndTheLineIsOut(server);
    }

    /** Two at one place, of the fourteenth; then one of the day after that stays a draft. */
    private void aDayIsPlanned(TestServer server) {
        server.passTo(Instant.parse("2025-04-12T20:00:00Z"));
        turkiye.tells(new NoticeBody.Draft("rounds", after(2, Samples.SOUTH)));
        israel.tells(new NoticeBody.Draft("survey", after(2, Samples.SOUTH)));
        server.passTo(Instant.parse("2025-04-13T12:00:00Z"));
        Moved later = new Moved(1, Measure.later(Duration.ofMinutes(45)));
        Moved earlier = new Moved(1, Measure.later(Duration.ofMinutes(-45)));
        propose("late", Map.of("turkiye.rounds", new Moved(1, Measure.later(Duration.ofMinutes(90)))));
        turkiye.tells(new BatchBody.Reject("azerbaijan.late", Optional.of("not all of it")));
        propose("unsaid", Map.of("turkiye.rounds", later, "israel.survey", earlier));
        azerbaijan.tells(new BatchBody.Withdraw("azerbaijan.unsaid"));
        propose("apart", Map.of("turkiye.rounds", later, "israel.survey", earlier));
        turkiye.tells(new BatchBody.Accept("azerbaijan.apart"));
        israel.tells(new BatchBody.Accept("azerbaijan.apart"));
        assertThat(turkiye.item("batches", "azerbaijan.apart").path("stage").asString())
                .isEqualTo("ACCEPTED");
        server.passTo(Instant.parse("2025-04-13T16:00:00Z"));
        assertThat(israel.item("notices", "israel.survey").path("stage").asString())
                .isEqualTo("FILED");
        israel.tells(new NoticeBody.Draft("round-again", after(3, Samples.SOUTH)));
        turkiye.tells(new NoticeBody.Draft("second-thought", after(3, Samples.SOUTH)));
        turkiye.tells(new NoticeBody.Withdraw("turkiye.second-thought", 1, "not that day"));
    }

    private void propose(String name, Map<String, Moved> moves) {
        azerbaijan.tells(new BatchBody.Propose(name, "2025-04-14", new TreeMap<>(moves)));
    }

    /** By two parties and the facilitator, each with one post here; nobody else is told when. */
    private void theWatchIsKeptAndTheLineIsOut(TestServer server) {
        Instant later = server.time().plus(Duration.ofHours(1));
        israel.tells(new WatchBody.Take());
        turkiye.tells(new WatchBody.Roster(
                List.of(new WatchBody.Turn("duty-officer", later, later.plus(Duration.ofHours(8))))));
        turkiye.tells(new WatchBody.Take());
        turkiye.tells(new OutageBody.Report("cable", server.time(), Optional.of("The cable is cut.")));
        assertThat(israel.item("lines", "line").path("technical").asString()).isEqualTo("OUT");
        turkiye.tells(new OutageBody.End("turkiye.cable", server.time()));
    }

    private void keysComeAndGo(TestServer server) {
        SigningKey first = TestServer.key("israel's delegate");
        SigningKey next = TestServer.key("israel's next delegate");
        SigningKey successor = TestServer.key("israel's next root");
        Optional<Instant> end =
                Optional.of(server.time().plus(PostKey.WARNINGS.getLast()).plusSeconds(60));
        israel.tells(new KeyBody.EnrolPost("delegate", text(first), end), israel.root(), first);
        israel.tells(new KeyBody.Rotate("delegate", text(next), Optional.empty()), israel.root(), next);
        server.passTo(server.time().plusSeconds(60));
        israel.tells(new KeyBody.Revoke("delegate", PostKey.Reason.LEFT), israel.root());
        israel.tells(new KeyBody.NameSuccessor(text(successor)), israel.root(), successor);
        israel.tells(new KeyBody.Succeed(PostKey.Reason.LOST), successor);
        assertThat(israel.item("keys", "israel.root.1").path("stage").asString())
                .isEqualTo("REVOKED");
    }

    private static String text(SigningKey key) {
        return key.verifyingKey().text();
    }

    private static Activity tomorrow(double latitude) {
        return after(1, latitude);
    }

    private static Activity after(int days, double latitude) {
        return Samples.activity(latitude, Optional.of("EXERCISE"))
                .at(List.of(Samples.volume(latitude).shifted(Duration.ofDays(days))));
    }

    private void noticesConflictAndMove() {
        turkiye.tells(Samples.file("patrol", Samples.PALMYRA));
        israel.tells(Samples.file("sortie", Samples.PALMYRA));
        azerbaijan.tells(new ProposalBody.Propose(
                "wait",
                "israel-turkiye-1",
                Map.of(
                        "turkiye",
                        new Measure(Optional.of(Duration.ofHours(2)), Optional.empty()),
                        "israel",
                        new Measure(Optional.empty(), Optional.of(Length.feet(2000)))),
                Optional.of("EXERCISE")));
        turkiye.tells(new ProposalBody.Accept("azerbaijan.wait"));
        israel.tells(new ProposalBody.Accept("azerbaijan.wait"));
        assertThat(turkiye.item("conflicts", "israel-turkiye-1").path("closed").asString())
                .isEqualTo("AGREED");

        turkiye.tells(Samples.file("survey", Samples.SOUTH));
        israel.tells(Samples.file("transit", Samples.SOUTH));
        israel.tells(new ProposalBody.Propose(
                "earlier",
                "israel-turkiye-2",
                Map.of("turkiye", new Measure(Optional.of(Duration.ofMinutes(-20)), Optional.empty())),
                Optional.empty()));
        turkiye.tells(new ProposalBody.Reject("israel.earlier", Optional.of("not today")));
    }

    private void theSidesSpeakThroughTheFacilitator() {
        turkiye.tells(new ConflictBody.Receive("israel-turkiye-2"));
        turkiye.tells(new ConflictBody.PassDown("israel-turkiye-2", "the patrol"));
        azerbaijan.tells(new ConflictBody.Deadline("israel-turkiye-2", TestServer.START.plus(Duration.ofHours(1))));
        azerbaijan.tells(new ConflictBody.Escalate("israel-turkiye-2", "one is silent"));
        turkiye.tells(new ExchangeBody.Open("ask", "israel-turkiye-2", Exchange.Sort.QUERY, "How long will you be?"));
        azerbaijan.tells(new ExchangeBody.Relay("turkiye.ask", "They ask for how long."));
        israel.tells(new ExchangeBody.Answer("turkiye.ask", "Half an hour."));
        azerbaijan.tells(new ExchangeBody.Relay("turkiye.ask", "About half an hour."));
        israel.tells(
                new ExchangeBody.Open("unheard", "israel-turkiye-2", Exchange.Sort.OBJECTION, "Not over the town."));
        turkiye.tells(new ProposalBody.Propose(
                "later", "israel-turkiye-2", Map.of("israel", Measure.later(Duration.ofHours(2))), Optional.empty()));
        israel.tells(new ProposalBody.Counter(
                "both", "turkiye.later", Map.of("turkiye", Measure.later(Duration.ofHours(2))), Optional.empty()));
    }

    private void aZoneIsCrossed() {
        israel.tells(new ZoneBody.Declare(
                "quiet",
                Zone.Type.RED_LINE,
                Map.of("en", "Keep clear.", "fr", "Restez à l'écart."),
                Samples.volume(37),
                List.of(Category.MANNED_AIR)));
        turkiye.tells(Samples.file("passage", 37));
        turkiye.tells(new ZoneBody.Agree("israel.quiet"));
        turkiye.tells(new ZoneBody.AcknowledgeCrossing("turkiye.passage@israel.quiet"));
        israel.tells(new ZoneBody.Lift("israel.quiet", "no need any more"));
        israel.tells(Samples.confidential("kept", 37));
        israel.tells(new ZoneBody.Disclose("israel.kept", Optional.empty()));
        turkiye.tells(new ZoneBody.Acknowledge("israel.kept"));
        israel.tells(new ZoneBody.Lift("israel.kept", "no need any more"));
    }

    private void theLineIsUsed(TestServer server) {
        turkiye.tells(Precedence.PRIORITY, Samples.ask("question", "israel"));
        israel.tells(new MessageBody.Deliver("turkiye.question"));
        israel.tells(new MessageBody.Read("turkiye.question"));
        israel.tells(new MessageBody.Take("turkiye.question"));
        israel.tells(new MessageBody.PassDown("turkiye.question", "the patrol"));
        israel.tells(new MessageBody.ReadBack("turkiye.question", Json.hashOfText("Is this yours?")));
        israel.tells(new MessageBody.Answer("turkiye.question", Message.Reply.QUERY, Optional.of("Which?")));
        turkiye.tells(Samples.late("late", "israel"));
        israel.tells(new MessageBody.Answer("turkiye.late", Message.Reply.RECEIVED, Optional.empty()));
        israel.tells(Precedence.FLASH, Samples.ask("silence", "turkiye"));
        server.passTo(TestServer.START.plus(Duration.ofMinutes(5)));
        assertThat(israel.item("messages", "israel.silence").path("overdue").asBoolean())
                .isTrue();
    }

    private void anIncidentIsLookedInto() {
        turkiye.tells(new IncidentBody.Report(
                "near-miss",
                Incident.Type.AIRPROX,
                "israel",
                TestServer.START.minus(Duration.ofDays(10)),
                new Point(new LatLon(Samples.PALMYRA, 38), Length.kilometres(2)),
                "They were close."));
        israel.tells(new IncidentBody.Account("turkiye.near-miss", false, "We were not."));
        turkiye.tells(new IncidentBody.Full("turkiye.near-miss", "All that we know.", Optional.empty()));
        turkiye.tells(new IncidentBody.AddEvidence(
                "turkiye.near-miss", "track", Json.hashOfText("track"), "A track.", "the registry", List.of()));
        turkiye.tells(new IncidentBody.HandOver("turkiye.near-miss", "track", "the laboratory"));
        turkiye.tells(new IncidentBody.Show("turkiye.near-miss", "track", List.of("israel")));
        azerbaijan.tells(new IncidentBody.Finding("turkiye.near-miss", "Both were there."));
        israel.tells(new IncidentBody.Position("turkiye.near-miss", Says.DISAGREES, Optional.of("It was farther.")));
        israel.tells(new IncidentBody.Report(
                "lost-drone",
                Incident.Type.DRONE_LOSS,
                "turkiye",
                TestServer.START.minus(Duration.ofDays(2)),
                new Point(new LatLon(Samples.SOUTH, 38), Length.kilometres(2)),
                "One is missing."));
    }

    private void talksAreHeld() {
        azerbaijan.tells(new MeetingBody.Hold(
                "round-1",
                1,
                "Baku",
                Meeting.Track.TECHNICAL,
                LocalDate.parse("2025-04-09"),
                List.of("israel", "turkiye"),
                List.of("the line"),
                List.of("a line"),
                List.of("its hours"),
                Optional.of(LocalDate.parse("2025-05-09"))));
        azerbaijan.tells(new CommuniqueBody.Draft("first", "They met."));
        turkiye.tells(new CommuniqueBody.Approve("azerbaijan.first", Json.hashOfText("They met.")));
        israel.tells(new CommuniqueBody.Approve("azerbaijan.first", Json.hashOfText("They met.")));
        SortedMap<String, String> nothing =
                new TreeMap<>(Map.of("en", "The parties have nothing to say.", "fr", "Les parties n'ont rien à dire."));
        azerbaijan.tells(new CommuniqueBody.Draft("second", "They will meet."));
        israel.tells(new CommuniqueBody.Reject("azerbaijan.second", Json.hashOfText("They will meet."), "not yet"));
        turkiye.tells(new CommuniqueBody.Amend("azerbaijan.second", nothing, Json.hashOfText("They will meet.")));
        for (Officer party : List.of(israel, turkiye)) {
            party.tells(new CommuniqueBody.Approve("azerbaijan.second", Json.hash(nothing)));
        }
        for (Officer party : List.of(israel, turkiye)) {
            party.tells(new CommuniqueBody.Withdraw("azerbaijan.second"));
        }
        azerbaijan.tells(new CommuniqueBody.Draft("third", "They may meet."));
        azerbaijan.tells(new CommuniqueBody.Drop("azerbaijan.third"));
        aRoundIsCalledAndSigned();
    }

    private void aRoundIsCalledAndSigned() {
        String round = "azerbaijan.round-2";
        Instant begins = TestServer.START.plus(Duration.ofDays(40));
        SortedMap<String, String> words = new TreeMap<>(Map.of("en", "A line is open.", "tr", "Bir hat açıktır."));
        azerbaijan.tells(new MeetingBody.Invite(
                "round-2",
                2,
                "Baku",
                Meeting.Track.TECHNICAL,
                begins,
                begins.plus(Duration.ofHours(4)),
                List.of("israel", "turkiye"),
                List.of("the line", "its hours"),
                List.of("en", "tr")));
        turkiye.tells(new MeetingBody.Reply(
                round,
                1,
                Proceedings.Answer.PROPOSES_ANOTHER_TIME,
                Optional.of(begins.plus(Duration.ofHours(2))),
                Optional.empty()));
        azerbaijan.tells(
                new MeetingBody.Move(round, begins.plus(Duration.ofHours(2)), begins.plus(Duration.ofHours(6))));
        for (Officer party : List.of(israel, turkiye)) {
            party.tells(new MeetingBody.Reply(
                    round, 2, Proceedings.Answer.ATTENDS, Optional.empty(), Optional.of(List.of(Officer.POST))));
        }
        israel.tells(new MeetingBody.Paper(round, "map", "A map", Json.hashOfText("a line"), Optional.of("a line")));
        turkiye.tells(new MeetingBody.Text(round, 1, words));
        israel.tells(new MeetingBody.Bracket(round, 1, Json.hash(words), Optional.of("By day."), "not at night"));
        israel.tells(new MeetingBody.Unbracket(round, 1));
        for (Officer party : List.of(israel, turkiye)) {
            party.tells(new MeetingBody.Agree(round, 1, Json.hash(words)));
        }
        azerbaijan.tells(new MeetingBody.Open(round));
        azerbaijan.tells(new ActionBody.Note(round, "test-line", "israel", LocalDate.parse("2025-04-30"), words));
        azerbaijan.tells(new ActionBody.Note(round, "map-line", "turkiye", LocalDate.parse("2025-04-30"), words));
        israel.tells(new ActionBody.Done(round + ".test-line", Optional.of("tested")));
        azerbaijan.tells(new ActionBody.Withdraw(round + ".map-line", "there is one"));
        azerbaijan.tells(
                new MeetingBody.Minute(round, words, Optional.empty(), Optional.of(LocalDate.parse("2025-06-09"))));
        String hash = israel.item("meetings", round)
                .path("proceedings")
                .path("minutes")
                .path("hash")
                .asString();
        israel.tells(new MeetingBody.Refuse(round, hash, "to be read again"));
        for (Officer party : List.of(israel, turkiye)) {
            party.tells(new MeetingBody.Sign(round, hash));
        }
        azerbaijan.tells(new MeetingBody.Invite(
                "round-3",
                3,
                "Baku",
                Meeting.Track.POLITICAL,
                begins,
                begins.plus(Duration.ofHours(4)),
                List.of("turkiye"),
                List.of("the line"),
                List.of("en", "tr")));
        azerbaijan.tells(new MeetingBody.Cancel("azerbaijan.round-3", "put off"));
    }

    private void commitmentsAreMade() {
        turkiye.tells(new CommitmentBody.Offer(
                "crossing",
                List.of("israel", "azerbaijan"),
                new TreeMap<>(Map.of("en", "The crossing opens.", "tr", "Kapı açılır.")),
                Optional.of(new Condition(
                        new TreeMap<>(Map.of("en", "Once both accounts are in.", "tr", "İki ifade de gelince.")),
                        "azerbaijan",
                        Optional.of("turkiye.near-miss"))),
                List.of("azerbaijan.round-1", "turkiye.near-miss"),
                Optional.of(TestServer.START.plus(Duration.ofDays(30)))));
        israel.tells(new CommitmentBody.Accept("turkiye.crossing"));
        azerbaijan.tells(new CommitmentBody.Accept("turkiye.crossing"));
        azerbaijan.tells(new CommitmentBody.Met("turkiye.crossing", Optional.of("They are.")));
        turkiye.tells(new CommitmentBody.Fulfil("turkiye.crossing", Optional.empty()));
        israel.tells(new CommitmentBody.Dispute("turkiye.crossing", "Not for lorries."));
        azerbaijan.tells(new CommitmentBody.Acknowledge("turkiye.crossing"));
        israel.tells(new CommitmentBody.Acknowledge("turkiye.crossing"));
        assertThat(turkiye.item("commitments", "turkiye.crossing").path("stage").asString())
                .isEqualTo("FULFILLED");

        israel.tells(toTheFacilitator("quiet-word"));
        azerbaijan.tells(new CommitmentBody.Decline("israel.quiet-word", Optional.of("not ours to hear")));
        israel.tells(toTheFacilitator("second-thought"));
        israel.tells(new CommitmentBody.Withdraw("israel.second-thought", Optional.empty()));
        israel.tells(toTheFacilitator("forgotten"));
    }

    private static CommitmentBody.Offer toTheFacilitator(String name) {
        return new CommitmentBody.Offer(
                name,
                List.of("azerbaijan"),
                new TreeMap<>(Map.of("en", "We will.")),
                Optional.empty(),
                List.of(),
                Optional.of(TestServer.START.plus(Duration.ofHours(1))));
    }

    /** One period by both, so that the rows are disclosed, and one by Israel alone. */
    private void statisticsAreShared(TestServer server) {
        Instant hour = server.time().truncatedTo(ChronoUnit.HOURS);
        StatisticsBody both = row(hour.minus(Duration.ofHours(2)), hour);
        israel.tells(both);
        turkiye.tells(both);
        israel.tells(row(hour.minus(Duration.ofHours(1)), hour));
        assertThat(turkiye.item("shared-statistics", SharedStatistics.id(hour.minus(Duration.ofHours(2)), hour))
                        .path("disclosedTo"))
                .hasSize(2);
    }

    private static StatisticsBody row(Instant from, Instant to) {
        ByLead one = new ByLead(1, 0, 0);
        Optional<Duration> lead = Optional.of(Duration.ofHours(30));
        return new StatisticsBody.Share(from, to, new OwnFigures(one, one, ByLead.NONE, one, lead, lead));
    }

    private void checksComeDue(TestServer server) {
        server.passTo(Samples.TEN);
        israel.tells(new NoticeBody.Activate("israel.transit", 1));
        server.passTo(Instant.parse("2025-04-12T18:01:00Z"));
        turkiye.tells(new CheckBody.Answer("20250412-1800z"));
        server.passTo(Instant.parse("2025-04-12T18:20:00Z"));
        assertThat(turkiye.item("checks", "20250412-1800z").path("stage").asString())
                .isEqualTo("MISSED");
    }
}
