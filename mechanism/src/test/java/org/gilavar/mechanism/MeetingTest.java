package org.gilavar.mechanism;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.gilavar.mechanism.Meetings.BEGINS;
import static org.gilavar.mechanism.Meetings.ENDS;
import static org.gilavar.mechanism.Meetings.ID;
import static org.gilavar.mechanism.Meetings.MINUTES;
import static org.gilavar.mechanism.Meetings.WORDS;
import static org.gilavar.mechanism.Meetings.agree;
import static org.gilavar.mechanism.Meetings.attends;
import static org.gilavar.mechanism.Meetings.bracket;
import static org.gilavar.mechanism.Meetings.hash;
import static org.gilavar.mechanism.Meetings.in;
import static org.gilavar.mechanism.Meetings.minuted;
import static org.gilavar.mechanism.Meetings.minutes;
import static org.gilavar.mechanism.Meetings.reply;
import static org.gilavar.mechanism.Meetings.text;
import static org.gilavar.mechanism.Meetings.words;
import static org.gilavar.mechanism.World.FACILITATOR;
import static org.gilavar.mechanism.World.ISRAEL;
import static org.gilavar.mechanism.World.POST;
import static org.gilavar.mechanism.World.START;
import static org.gilavar.mechanism.World.TURKIYE;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.gilavar.mechanism.Refusal.Code;
import org.gilavar.mechanism.item.InvalidItemException;
import org.gilavar.mechanism.item.Item;
import org.gilavar.mechanism.item.Meeting.Stage;
import org.gilavar.mechanism.item.Meeting.Track;
import org.gilavar.mechanism.item.Minutes;
import org.gilavar.mechanism.item.OwnFigures;
import org.gilavar.mechanism.item.PointText;
import org.gilavar.mechanism.item.Precedence;
import org.gilavar.mechanism.item.Proceedings;
import org.gilavar.mechanism.item.Proceedings.Answer;
import org.gilavar.mechanism.item.SharedStatistics;
import org.gilavar.mechanism.json.Json;
import org.gilavar.mechanism.statement.Body;
import org.gilavar.mechanism.statement.MeetingBody;
import org.gilavar.mechanism.statement.Statement;
import org.gilavar.mechanism.statement.StatisticsBody;
import org.junit.jupiter.api.Test;

/** What one round of talks says and does; everything that can become of it stands in {@link MeetingModelTest}. */
class MeetingTest {

    private static final String GEORGIA = "georgia";

    private final World world = World.enrolled(TURKIYE, ISRAEL, GEORGIA);

    private Proceedings proceedings() {
        return in(world).proceedings().orElseThrow();
    }

    private PointText proposed() {
        return Objects.requireNonNull(proceedings().texts().get(1));
    }

    private PointText.Standing standing() {
        return proposed().standing(in(world).atTable());
    }

    private static MeetingBody.Hold round(String... delegations) {
        return new MeetingBody.Hold(
                "round-1",
                1,
                "Baku",
                Track.TECHNICAL,
                LocalDate.of(2025, 4, 9),
                List.of(delegations),
                List.of("a line"),
                List.of(),
                List.of(),
                Optional.empty());
    }

    @Test
    void aRoundThatWasHeldElsewhereIsShownToItsDelegations() {
        Outcome recorded = world.accepts(FACILITATOR, round(TURKIYE, ISRAEL));

        assertThat(World.heard(recorded, TURKIYE)).containsExactly("Meeting RECORDED");
        assertThat(World.heard(recorded, ISRAEL)).containsExactly("Meeting RECORDED");
        assertThat(World.heard(recorded, GEORGIA)).isEmpty();
        assertThat(world.refuses(FACILITATOR, new MeetingBody.Open("azerbaijan.round-1"))
                        .reason())
                .contains("RECORDED");
    }

    @Test
    void onlyTheFacilitatorRecordsARoundAndOnlyOfThoseEnrolled() {
        assertThat(world.refuses(TURKIYE, round(TURKIYE, ISRAEL)).code()).isEqualTo(Code.NOT_ENTITLED);
        assertThat(world.refuses(FACILITATOR, round(TURKIYE, "nobody")).field()).isEqualTo("body.delegations[1]");
        world.accepts(FACILITATOR, round(TURKIYE, ISRAEL));
        assertThat(world.refuses(FACILITATOR, round(TURKIYE, ISRAEL)).code()).isEqualTo(Code.TAKEN);
    }

    /** As it was written before meetings were called here. */
    @Test
    void anOldEntryIsReadAsItWas() {
        String old = "{\"kind\":\"meeting\",\"agenda\":[\"a line\"],\"agreed\":[],\"date\":\"2025-04-09\","
                + "\"delegations\":[\"turkiye\"],\"id\":\"azerbaijan.round-1\",\"open\":[],\"round\":1,"
                + "\"track\":\"TECHNICAL\",\"venue\":\"Baku\"}";
        Item read = Json.read(old.getBytes(StandardCharsets.UTF_8), Item.class);

        assertThat(Lifecycles.state(read)).isEqualTo("RECORDED");
        assertThat(Json.text(read)).isEqualTo(old);
    }

    @Test
    void anInvitationIsToldToItsDelegationsAlone() {
        Outcome called = world.accepts(FACILITATOR, Meetings.invite("round-2", Track.TECHNICAL, TURKIYE, ISRAEL));

        assertThat(World.heard(called, TURKIYE)).containsExactly("Meeting INVITED");
        assertThat(World.heard(called, GEORGIA)).isEmpty();
        assertThat(world.refuses(GEORGIA, attends()).code()).isEqualTo(Code.UNKNOWN);
    }

    @Test
    void whatCannotBeAnInvitationIsRefusedByItsField() {
        assertThat(world.refuses(TURKIYE, Meetings.invite("r", Track.MILITARY, TURKIYE))
                        .code())
                .isEqualTo(Code.NOT_ENTITLED);
        assertThat(world.refuses(FACILITATOR, Meetings.invite("r", Track.MILITARY, TURKIYE, FACILITATOR))
                        .field())
                .isEqualTo("body.delegations");
        world.passTo(BEGINS);
        assertThat(world.refuses(FACILITATOR, Meetings.invite("r", Track.MILITARY, TURKIYE))
                        .field())
                .isEqualTo("body.begins");
        assertThatThrownBy(() -> Meetings.invite("r", Track.MILITARY, TURKIYE, TURKIYE))
                .isInstanceOfSatisfying(
                        InvalidItemException.class, e -> assertThat(e.field()).isEqualTo("delegations"));
        assertThatThrownBy(() -> new MeetingBody.Move(ID, BEGINS, BEGINS))
                .isInstanceOfSatisfying(
                        InvalidItemException.class, e -> assertThat(e.field()).isEqualTo("ends"));
    }

    @Test
    void anAnswerIsToOneTimeAndFallsAwayWithIt() {
        Meetings.called(world);
        world.accepts(TURKIYE, attends());
        Outcome moved = world.accepts(
                FACILITATOR, new MeetingBody.Move(ID, BEGINS.plus(Duration.ofDays(1)), ENDS.plus(Duration.ofDays(1))));

        assertThat(World.heard(moved, ISRAEL)).containsExactly("Meeting CHANGED");
        assertThat(proceedings().replies()).isEmpty();
        assertThat(in(world).date()).isEqualTo(LocalDate.of(2025, 4, 16));
        assertThat(world.refuses(TURKIYE, attends()).code()).isEqualTo(Code.STALE_VERSION);
        world.accepts(TURKIYE, reply(2, Answer.ATTENDS));
    }

    @Test
    void anotherTimeIsProposedWithTheTime() {
        Meetings.called(world);

        world.accepts(
                ISRAEL,
                new MeetingBody.Reply(ID, 1, Answer.PROPOSES_ANOTHER_TIME, Optional.of(ENDS), Optional.empty()));
        assertThat(Objects.requireNonNull(proceedings().replies().get(ISRAEL)).begins())
                .contains(ENDS);
        assertThatThrownBy(() -> reply(1, Answer.PROPOSES_ANOTHER_TIME)).isInstanceOf(InvalidItemException.class);
    }

    @Test
    void whatIsCalledOffIsOver() {
        Meetings.called(world);
        world.accepts(FACILITATOR, new MeetingBody.Cancel(ID, "the airport is closed"));

        assertThat(in(world).stage()).isEqualTo(Stage.CANCELLED);
        assertThat(world.refuses(TURKIYE, attends()).code()).isEqualTo(Code.WRONG_STATE);
        assertThat(world.refuses(FACILITATOR, new MeetingBody.Open(ID)).code()).isEqualTo(Code.WRONG_STATE);
    }

    @Test
    void onceADelegationHasNamedItsMembersOnlyTheySpeakForIt() {
        world.enrolsPost(TURKIYE, "delegate", "delegate's key");
        Meetings.called(world);
        world.accepts(TURKIYE, attends("delegate"));

        assertThat(world.refuses(TURKIYE, text(WORDS)).code()).isEqualTo(Code.NOT_ENTITLED);
        world.accepts(TURKIYE, attends("delegate", POST));
        world.accepts(TURKIYE, text(WORDS));
        assertThat(world.refuses(TURKIYE, attends("nobody")).field()).isEqualTo("body.members[0]");
    }

    @Test
    void tracksHaveSeparateMembers() {
        world.enrolsPost(TURKIYE, "delegate", "delegate's key");
        Meetings.called(world);
        world.accepts(TURKIYE, attends(POST));
        world.accepts(FACILITATOR, Meetings.invite("political", Track.POLITICAL, TURKIYE, GEORGIA));

        MeetingBody named = new MeetingBody.Reply(
                "azerbaijan.political", 1, Answer.ATTENDS, Optional.empty(), Optional.of(List.of(POST)));
        assertThat(world.refuses(TURKIYE, named).reason()).contains(ID, "separate members");
        world.accepts(
                TURKIYE,
                new MeetingBody.Reply(
                        "azerbaijan.political", 1, Answer.ATTENDS, Optional.empty(), Optional.of(List.of("delegate"))));
        world.accepts(FACILITATOR, new MeetingBody.Cancel(ID, "put off"));
        world.accepts(TURKIYE, named);
    }

    @Test
    void aPaperIsNamedByItsHashAndNotRewritten() {
        Meetings.called(world);
        MeetingBody paper = new MeetingBody.Paper(ID, "map", "A map", Json.hashOfText("a line"), Optional.of("a line"));

        assertThat(World.heard(world.accepts(ISRAEL, paper), TURKIYE)).containsExactly("Meeting TABLED");
        assertThat(Objects.requireNonNull(proceedings().papers().get("map")).by())
                .isEqualTo(ISRAEL);
        assertThat(world.refuses(FACILITATOR, paper).code()).isEqualTo(Code.TAKEN);
        assertThat(world.refuses(
                                ISRAEL, new MeetingBody.Paper(ID, "other", "x", Json.hashOfText("a"), Optional.of("b")))
                        .field())
                .isEqualTo("body.hash");
        assertThatThrownBy(() -> new MeetingBody.Paper(ID, "p", "x", "ABC", Optional.empty()))
                .isInstanceOf(InvalidItemException.class);
    }

    @Test
    void aTextIsAgreedWhenAllHaveAgreedToTheseVeryWordsInAllLanguages() {
        Meetings.called(world);
        world.accepts(TURKIYE, text(WORDS));
        assertThat(world.refuses(ISRAEL, agree(words("Other words."))).code()).isEqualTo(Code.STALE_VERSION);

        world.accepts(ISRAEL, agree(WORDS));
        assertThat(standing()).isEqualTo(PointText.Standing.NOT_AGREED);
        world.accepts(TURKIYE, agree(WORDS));

        assertThat(standing()).isEqualTo(PointText.Standing.AGREED);
        assertThat(world.refuses(ISRAEL, text(words("Other words."))).code()).isEqualTo(Code.WRONG_STATE);
        assertThat(world.refuses(ISRAEL, bracket(WORDS)).code()).isEqualTo(Code.WRONG_STATE);
        assertThat(world.refuses(FACILITATOR, agree(WORDS)).code()).isEqualTo(Code.NOT_ENTITLED);
    }

    @Test
    void otherWordsAreAgreedToByNobodyYet() {
        Meetings.called(world);
        world.accepts(FACILITATOR, text(WORDS));
        world.accepts(ISRAEL, agree(WORDS));
        assertThat(world.refuses(TURKIYE, text(WORDS)).code()).isEqualTo(Code.WRONG_STATE);

        world.accepts(TURKIYE, text(words("Other words.")));

        assertThat(proposed().agreed()).isEmpty();
    }

    @Test
    void aTextInBracketsIsAgreedToByNobodyUntilTheyAreTakenAway() {
        Meetings.called(world);
        world.accepts(FACILITATOR, text(WORDS));
        world.accepts(ISRAEL, bracket(WORDS));

        assertThat(standing()).isEqualTo(PointText.Standing.BRACKETED);
        assertThat(world.refuses(TURKIYE, agree(WORDS)).reason()).contains(ISRAEL);
        assertThat(world.refuses(TURKIYE, new MeetingBody.Unbracket(ID, 1)).code())
                .isEqualTo(Code.WRONG_STATE);
        world.accepts(ISRAEL, new MeetingBody.Unbracket(ID, 1));
        world.accepts(TURKIYE, agree(WORDS));
    }

    @Test
    void aTextIsOfAPointOfTheAgendaAndInTheLanguagesOfTheMeeting() {
        Meetings.called(world);

        assertThat(world.refuses(ISRAEL, new MeetingBody.Text(ID, 3, WORDS)).field())
                .isEqualTo("body.point");
        assertThat(world.refuses(ISRAEL, new MeetingBody.Agree(ID, 2, Json.hash(WORDS)))
                        .reason())
                .contains("no text");
        var others = new TreeMap<>(Map.of("en", "a", "tr", "b"));
        assertThat(world.refuses(ISRAEL, new MeetingBody.Text(ID, 1, others)).field())
                .isEqualTo("body.texts");
        assertThat(world.refuses(FACILITATOR, minutes(others)).code()).isEqualTo(Code.WRONG_STATE);
    }

    @Test
    void whoHasDeclinedIsNotAskedAndIsToldAllTheSame() {
        Meetings.called(world);
        world.accepts(ISRAEL, reply(1, Answer.DECLINES));
        Outcome put = world.accepts(TURKIYE, text(WORDS));

        assertThat(World.heard(put, ISRAEL)).containsExactly("Meeting PROPOSED");
        assertThat(world.refuses(ISRAEL, agree(WORDS)).reason()).contains("declined");
        world.accepts(TURKIYE, agree(WORDS));
        assertThat(standing()).isEqualTo(PointText.Standing.AGREED);
        world.accepts(TURKIYE, new MeetingBody.Sign(ID, minuted(world)));
        assertThat(in(world).stage()).isEqualTo(Stage.SIGNED);
    }

    @Test
    void aMeetingToWhichNobodyComesIsNotOpened() {
        Meetings.called(world);
        world.accepts(ISRAEL, reply(1, Answer.DECLINES));
        world.accepts(TURKIYE, reply(1, Answer.DECLINES));

        assertThat(world.refuses(FACILITATOR, new MeetingBody.Open(ID)).code()).isEqualTo(Code.WRONG_STATE);
    }

    @Test
    void theMinutesSayWhatWasAgreedAndAreSignedByAllAtTheTable() {
        Meetings.called(world);
        world.accepts(FACILITATOR, text(WORDS));
        world.accepts(ISRAEL, agree(WORDS));
        world.accepts(TURKIYE, agree(WORDS));
        String hash = minuted(world);

        assertThat(in(world).agreed()).containsExactly("a line");
        assertThat(in(world).open()).containsExactly("distances");
        Minutes.Words words = proceedings().minutes().orElseThrow().words();
        assertThat(words.agreed()).containsExactly(Map.entry(1, Json.hash(WORDS)));
        assertThat(world.refuses(ISRAEL, new MeetingBody.Sign(ID, Json.hash(MINUTES)))
                        .code())
                .isEqualTo(Code.STALE_VERSION);
        world.accepts(ISRAEL, new MeetingBody.Sign(ID, hash));
        assertThat(in(world).stage()).isEqualTo(Stage.MINUTED);
        assertThat(world.refuses(ISRAEL, new MeetingBody.Sign(ID, hash)).code()).isEqualTo(Code.WRONG_STATE);
        world.accepts(TURKIYE, new MeetingBody.Sign(ID, hash));
        assertThat(in(world).stage()).isEqualTo(Stage.SIGNED);
        assertThat(Objects.requireNonNull(
                                proceedings().minutes().orElseThrow().signed().get(ISRAEL))
                        .posts())
                .containsExactly(POST);
    }

    @Test
    void otherMinutesAreSignedByNobodyYet() {
        Meetings.called(world);
        String hash = minuted(world);
        world.accepts(ISRAEL, new MeetingBody.Sign(ID, hash));
        world.accepts(TURKIYE, new MeetingBody.Refuse(ID, hash, "there was no line"));
        assertThat(world.refuses(FACILITATOR, minutes(MINUTES)).code()).isEqualTo(Code.WRONG_STATE);

        Outcome amended = world.accepts(FACILITATOR, minutes(words("They met.")));

        assertThat(World.heard(amended, TURKIYE)).containsExactly("Meeting AMENDED");
        Minutes now = proceedings().minutes().orElseThrow();
        assertThat(now.version()).isEqualTo(2);
        assertThat(now.signed()).isEmpty();
        assertThat(now.refused()).isEmpty();
    }

    @Test
    void whoRefusesToSignSaysWhyAndMayYet() {
        Meetings.called(world);
        String hash = minuted(world);
        world.accepts(ISRAEL, new MeetingBody.Sign(ID, hash));

        world.accepts(TURKIYE, new MeetingBody.Refuse(ID, hash, "not so"));
        assertThat(in(world).stage()).isEqualTo(Stage.MINUTED);
        world.accepts(TURKIYE, new MeetingBody.Sign(ID, hash(world)));
        assertThat(in(world).stage()).isEqualTo(Stage.SIGNED);
        assertThat(proceedings().minutes().orElseThrow().refused()).isEmpty();
    }

    /** Else the minutes would tell one of them that another has shared. */
    @Test
    void theMinutesReferToStatisticsThatAllAtTheTableHaveSeen() {
        World bound = World.inForce();
        Meetings.called(bound);
        bound.accepts(FACILITATOR, new MeetingBody.Open(ID));
        bound.passTo(START.plus(Duration.ofHours(1)));
        OwnFigures.ByLead none = OwnFigures.ByLead.NONE;
        Body share = new StatisticsBody.Share(
                START,
                START.plus(Duration.ofHours(1)),
                new OwnFigures(none, none, none, none, Optional.empty(), Optional.empty()));
        String period = SharedStatistics.id(START, START.plus(Duration.ofHours(1)));
        MeetingBody minute =
                new MeetingBody.Minute(ID, MINUTES, Optional.of(period), Optional.of(LocalDate.of(2025, 5, 7)));

        assertThat(bound.refuses(FACILITATOR, minute).code()).isEqualTo(Code.UNKNOWN);
        bound.accepts(TURKIYE, share);
        assertThat(bound.refuses(FACILITATOR, minute).code()).isEqualTo(Code.UNKNOWN);
        bound.accepts(ISRAEL, share);
        bound.accepts(FACILITATOR, minute);
        assertThat(in(bound).next()).contains(LocalDate.of(2025, 5, 7));
    }

    private void fills(String party) {
        String longest = "x".repeat(InvalidItemException.MAX_TEXT);
        world.accepts(party, new MeetingBody.Paper(ID, party, "x", Json.hashOfText(longest), Optional.of(longest)));
        MeetingBody more =
                new MeetingBody.Paper(ID, "more-" + party, "x", Json.hashOfText(longest), Optional.of(longest));
        assertThat(world.refuses(party, more).reason()).contains("octets", "by their hash");
    }

    @Test
    void noDelegationFillsAMeetingSoThatOthersCannotWriteOrTheMinutesDoNotFit() {
        Meetings.called(world);
        fills(TURKIYE);
        fills(ISRAEL);
        fills(FACILITATOR);
        String longest = "x".repeat(InvalidItemException.MAX_TEXT);
        world.accepts(ISRAEL, text(WORDS));
        assertThat(world.refuses(TURKIYE, text(words(longest.substring(10)))).code())
                .isEqualTo(Code.WRONG_STATE);
        assertThat(world.refuses(TURKIYE, new MeetingBody.Bracket(ID, 1, Json.hash(WORDS), Optional.empty(), longest))
                        .code())
                .isEqualTo(Code.WRONG_STATE);
        world.accepts(TURKIYE, agree(WORDS));
        world.accepts(FACILITATOR, new MeetingBody.Open(ID));

        world.accepts(FACILITATOR, minutes(words(longest.substring(1_000))));

        assertThat(in(world).stage()).isEqualTo(Stage.MINUTED);
    }

    @Test
    void aCallIsShortEnoughThatThereIsRoomForTheRest() {
        MeetingBody.Invite called = Meetings.invite("round-2", Track.TECHNICAL, TURKIYE);
        String longest = "x".repeat(InvalidItemException.MAX_TEXT);
        MeetingBody tooLong = new MeetingBody.Invite(
                called.name(),
                called.round(),
                called.venue(),
                called.track(),
                called.begins(),
                called.ends(),
                called.delegations(),
                List.of(longest, longest, longest),
                called.languages());

        assertThat(world.refuses(FACILITATOR, tooLong).reason()).contains("16 KiB");
    }

    @Test
    void whatIsRecordedOfARoundElsewhereHasBounds() {
        MeetingBody.Hold round = round(TURKIYE);
        List<List<String>> refused = List.of(List.of(" "), Collections.nCopies(41, "a point"));
        for (List<String> texts : refused) {
            assertThat(world.refuses(FACILITATOR, held(round, texts, List.of(), List.of()))
                            .field())
                    .startsWith("body.agenda");
            assertThat(world.refuses(FACILITATOR, held(round, List.of(), texts, List.of()))
                            .field())
                    .startsWith("body.agreed");
            assertThat(world.refuses(FACILITATOR, held(round, List.of(), List.of(), texts))
                            .field())
                    .startsWith("body.open");
        }
        String[] crowd = Collections.nCopies(13, TURKIYE).toArray(String[]::new);
        assertThat(world.refuses(FACILITATOR, round(crowd)).field()).isEqualTo("body.delegations");
    }

    private static MeetingBody.Hold held(
            MeetingBody.Hold like, List<String> agenda, List<String> agreed, List<String> open) {
        return new MeetingBody.Hold(
                like.name(),
                like.round(),
                like.venue(),
                like.track(),
                like.date(),
                like.delegations(),
                agenda,
                agreed,
                open,
                Optional.empty());
    }

    @Test
    void aMeetingThatIsBrokenOffIsCalledOff() {
        Meetings.called(world);
        world.accepts(FACILITATOR, new MeetingBody.Open(ID));
        world.accepts(FACILITATOR, new MeetingBody.Cancel(ID, "they have left"));

        assertThat(in(world).stage()).isEqualTo(Stage.CANCELLED);
        assertThat(world.refuses(FACILITATOR, minutes(MINUTES)).code()).isEqualTo(Code.WRONG_STATE);
    }

    /** Else minutes that two posts sign, where one is named, would never be signed. */
    @Test
    void whoIsAtTheTableNamesOtherMembersUntilTheMinutesAreSigned() {
        world.enrolsPost(TURKIYE, "delegate", "delegate's key");
        Meetings.called(world);
        world.accepts(TURKIYE, attends("delegate"));
        world.accepts(ISRAEL, reply(1, Answer.DECLINES));
        String hash = minuted(world);
        assertThat(world.refuses(TURKIYE, new MeetingBody.Sign(ID, hash)).code())
                .isEqualTo(Code.NOT_ENTITLED);

        assertThat(world.refuses(ISRAEL, attends()).reason()).contains("who is at the table stays");
        assertThat(world.refuses(TURKIYE, reply(1, Answer.DECLINES)).reason()).contains("who is at the table stays");
        world.accepts(TURKIYE, attends("delegate", POST));
        world.accepts(TURKIYE, new MeetingBody.Sign(ID, hash));

        assertThat(in(world).stage()).isEqualTo(Stage.SIGNED);
        assertThat(world.refuses(TURKIYE, attends()).code()).isEqualTo(Code.WRONG_STATE);
    }

    @Test
    void minutesThatNobodySignsKeepNoPostFromAnotherTrack() {
        Meetings.called(world);
        world.accepts(TURKIYE, attends(POST));
        world.accepts(FACILITATOR, Meetings.invite("political", Track.POLITICAL, TURKIYE, GEORGIA));
        MeetingBody named = new MeetingBody.Reply(
                "azerbaijan.political", 1, Answer.ATTENDS, Optional.empty(), Optional.of(List.of(POST)));
        world.accepts(FACILITATOR, new MeetingBody.Open(ID));
        assertThat(world.refuses(TURKIYE, named).reason()).contains("separate members");

        world.accepts(FACILITATOR, minutes(MINUTES));

        world.accepts(TURKIYE, named);
    }

    @Test
    void aSignatureThatWasKeptBackUntilItsOwnPartyRefusedIsNotTaken() {
        Meetings.called(world);
        String hash = minuted(world);
        Statement kept = world.statement(ISRAEL, Precedence.ROUTINE, new MeetingBody.Sign(ID, hash));
        world.passTo(START.plusSeconds(60));
        world.accepts(ISRAEL, new MeetingBody.Refuse(ID, hash, "there was no line"));

        assertThat(world.refuses(kept).code()).isEqualTo(Code.STALE_VERSION);
        world.accepts(ISRAEL, new MeetingBody.Sign(ID, hash));
    }

    @Test
    void theSameWordsAgainChangeNothingAndAreRefused() {
        Meetings.called(world);
        world.accepts(FACILITATOR, text(WORDS));
        world.accepts(ISRAEL, bracket(WORDS));
        assertThat(world.refuses(ISRAEL, bracket(WORDS)).code()).isEqualTo(Code.WRONG_STATE);
        world.accepts(ISRAEL, new MeetingBody.Bracket(ID, 1, Json.hash(WORDS), Optional.empty(), "not at night"));
        String hash = minuted(world);
        MeetingBody refusal = new MeetingBody.Refuse(ID, hash, "not so");
        world.accepts(ISRAEL, refusal);
        assertThat(world.refuses(ISRAEL, refusal).code()).isEqualTo(Code.WRONG_STATE);
        world.accepts(ISRAEL, new MeetingBody.Refuse(ID, hash, "there was no line"));
    }
}
