package org.gilavar.mechanism;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.gilavar.mechanism.item.InvalidItemException;
import org.gilavar.mechanism.item.Meeting;
import org.gilavar.mechanism.item.Meeting.Stage;
import org.gilavar.mechanism.item.Minutes;
import org.gilavar.mechanism.item.Party;
import org.gilavar.mechanism.item.PointText;
import org.gilavar.mechanism.item.Proceedings;
import org.gilavar.mechanism.item.SharedStatistics;
import org.gilavar.mechanism.json.Json;
import org.gilavar.mechanism.statement.MeetingBody;

/**
 * Rounds of talks: called, prepared, held, minuted, and signed by all at the table. Nothing of one is told to whoever is not a delegation
 * of it, so that no track learns of another.
 */
final class MeetingRules {

    /** Of a meeting in JSON. All of it is told again with each change; longer papers go by their hash. */
    private static final int MOST_BYTES = 64 * 1024;

    /** Of the call alone, and of minutes that are written whatever else there is: nobody can fill a meeting so that it never ends. */
    private static final int QUARTER = MOST_BYTES / 4;

    private static final Period FURTHEST = Period.ofYears(5);

    private static final String FIELD = "body.meeting";

    private MeetingRules() {}

    static void apply(Draft draft, Said said, Signers signers, MeetingBody body) {
        switch (body) {
            case MeetingBody.Hold hold -> record(draft, said, hold);
            case MeetingBody.Invite invite -> invite(draft, said, invite);
            case MeetingBody.Move move -> {
                Meeting meeting = byFacilitator(draft, said, move.meeting(), Stage.INVITED);
                mustBeAhead(draft, move.begins());
                draft.record(
                        Happened.CHANGED,
                        meeting.with(
                                day(move.begins()),
                                proceedings(meeting).moved(move.begins(), move.ends(), draft.at())));
            }
            case MeetingBody.Cancel cancel -> {
                Meeting meeting = byFacilitator(draft, said, cancel.meeting(), Stage.INVITED, Stage.HELD);
                draft.record(
                        Happened.CANCELLED,
                        meeting.with(meeting.date(), proceedings(meeting).cancelled(cancel.reason(), draft.at())));
            }
            case MeetingBody.Reply reply -> reply(draft, said, reply);
            case MeetingBody.Paper paper -> paper(draft, said, paper);
            case MeetingBody.Text text -> text(draft, said, text);
            case MeetingBody.Agree agree -> agree(draft, said, agree);
            case MeetingBody.Bracket bracket -> bracket(draft, said, bracket);
            case MeetingBody.Unbracket unbracket -> unbracket(draft, said, unbracket);
            case MeetingBody.Open open -> open(draft, said, open);
            case MeetingBody.Minute minute -> minute(draft, said, minute);
            case MeetingBody.Sign sign -> sign(draft, said, signers, sign);
            case MeetingBody.Refuse refuse -> refuse(draft, said, refuse);
        }
    }

    private static void record(Draft draft, Said said, MeetingBody.Hold hold) {
        said.mustBeFacilitator();
        mustBeShort(hold);
        mustBeEnrolled(draft, hold.delegations());
        draft.record(
                Happened.RECORDED,
                new Meeting(
                        said.newId(draft, Meeting.class, hold.name()),
                        hold.round(),
                        hold.venue(),
                        hold.track(),
                        hold.date(),
                        hold.delegations(),
                        hold.agenda(),
                        hold.agreed(),
                        hold.open(),
                        hold.next(),
                        Optional.empty()));
    }

    /** Asked here and not of the statement: those that were written before it was asked are read as they were. */
    private static void mustBeShort(MeetingBody.Hold hold) {
        mustBeAtMost("delegations", hold.delegations(), MeetingBody.MOST_DELEGATIONS);
        mustBeAtMost("agenda", hold.agenda(), MeetingBody.MOST_POINTS);
        mustBeAtMost("agreed", hold.agreed(), MeetingBody.MOST_POINTS);
        mustBeAtMost("open", hold.open(), MeetingBody.MOST_POINTS);
    }

    private static void mustBeAtMost(String field, List<String> texts, int most) {
        if (texts.size() > most) {
            throw new InvalidItemException(field, "at most " + most + ", found " + texts.size());
        }
        for (int i = 0; i < texts.size(); i++) {
            InvalidItemException.requireText(field + "[" + i + "]", texts.get(i));
        }
    }

    private static void invite(Draft draft, Said said, MeetingBody.Invite invite) {
        said.mustBeFacilitator();
        mustBeEnrolled(draft, invite.delegations());
        if (invite.delegations().contains(said.party())) {
            throw new InvalidItemException(
                    "delegations", "the facilitator calls the meeting and is there; leave it out");
        }
        mustBeAhead(draft, invite.begins());
        Meeting meeting = new Meeting(
                said.newId(draft, Meeting.class, invite.name()),
                invite.round(),
                invite.venue(),
                invite.track(),
                day(invite.begins()),
                invite.delegations(),
                invite.agenda(),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.of(Proceedings.called(invite.begins(), invite.ends(), invite.languages(), draft.at())));
        mustFit(meeting, QUARTER, "a call");
        draft.record(Happened.INVITED, meeting);
    }

    private static void mustBeEnrolled(Draft draft, List<String> delegations) {
        for (int i = 0; i < delegations.size(); i++) {
            if (draft.find(Party.class, delegations.get(i)).isEmpty()) {
                throw new InvalidItemException(
                        "delegations[" + i + "]", "\"" + delegations.get(i) + "\" is not enrolled");
            }
        }
    }

    private static void mustBeAhead(Draft draft, Instant begins) {
        if (!begins.isAfter(draft.at()) || day(begins).isAfter(day(draft.at()).plus(FURTHEST))) {
            throw new InvalidItemException(
                    "begins",
                    "expected after now, " + draft.at() + ", and within " + FURTHEST.getYears()
                            + " years; what was held before is recorded with meeting.record");
        }
    }

    private static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, ZoneOffset.UTC);
    }

    private static void reply(Draft draft, Said said, MeetingBody.Reply reply) {
        Meeting meeting = byDelegation(draft, said, reply.meeting());
        mustBe(meeting, Stage.INVITED, Stage.HELD, Stage.MINUTED);
        if (meeting.stage() != Stage.INVITED) {
            mustStayAtTable(meeting, said, reply);
        }
        Proceedings before = proceedings(meeting);
        if (reply.version() != before.version()) {
            throw new RefusedException(
                    Refusal.Code.STALE_VERSION,
                    "body.version",
                    "it has been moved; its time is version " + before.version() + ": answer that");
        }
        reply.begins().ifPresent(begins -> mustBeAhead(draft, begins));
        List<String> members = reply.members().orElse(List.of());
        for (int i = 0; i < members.size(); i++) {
            mustBeFree(draft, said, meeting, members.get(i), "members[" + i + "]");
        }
        draft.record(
                Happened.ANSWERED,
                meeting.with(
                        meeting.date(),
                        before.answered(
                                said.party(),
                                new Proceedings.Reply(
                                        reply.answer(), reply.begins(), new TreeSet<>(members), draft.at()))));
    }

    /** Posts change while minutes wait for a hand: who is at the table names other members, and nothing else of its answer changes. */
    private static void mustStayAtTable(Meeting meeting, Said said, MeetingBody.Reply reply) {
        if (!meeting.atTable().contains(said.party()) || reply.answer() != Proceedings.Answer.ATTENDS) {
            throw Said.wrongState(
                    FIELD,
                    "it is opened, and who is at the table stays; of them each can answer that it attends, with other members");
        }
    }

    /** A post that exists, and is not named for an open meeting of another track. Whoever reads this knows of that meeting: it is a delegation. */
    private static void mustBeFree(Draft draft, Said said, Meeting meeting, String post, String field) {
        if (draft.validKey(said.party(), post).isEmpty()) {
            throw new InvalidItemException(field, "you have no post \"" + post + "\"; name posts, never persons");
        }
        draft.all(Meeting.class)
                .filter(other -> other.track() != meeting.track())
                .filter(MeetingRules::isUnderWay)
                .filter(other -> other.proceedings()
                        .map(p -> p.replies().get(said.party()))
                        .filter(r -> r.members().contains(post))
                        .isPresent())
                .findFirst()
                .ifPresent(other -> {
                    throw new InvalidItemException(
                            field,
                            "\"" + post + "\" is named for " + other.id() + ", of the " + other.track()
                                    + " track; tracks have separate members");
                });
    }

    private static boolean isUnderWay(Meeting meeting) {
        return switch (meeting.stage()) {
            case INVITED, HELD -> true;
            case RECORDED, CANCELLED, MINUTED, SIGNED -> false;
        };
    }

    private static void paper(Draft draft, Said said, MeetingBody.Paper paper) {
        Meeting meeting = known(draft, said, paper.meeting());
        mustSpeakThere(meeting, said);
        mustBe(meeting, Stage.INVITED, Stage.HELD);
        Proceedings before = proceedings(meeting);
        if (before.papers().containsKey(paper.name())) {
            throw new RefusedException(
                    Refusal.Code.TAKEN, "body.name", "there is a paper of this name; papers are not rewritten");
        }
        paper.text().filter(text -> !Json.hashOfText(text).equals(paper.hash())).ifPresent(text -> {
            throw new InvalidItemException("hash", "is not that of text, which is " + Json.hashOfText(text));
        });
        var tabled = new Proceedings.Paper(paper.title(), paper.hash(), said.party(), draft.at(), paper.text());
        recordOfItsShare(draft, said, Happened.TABLED, meeting.with(meeting.date(), before.with(paper.name(), tabled)));
    }

    private static void text(Draft draft, Said said, MeetingBody.Text text) {
        Meeting meeting = known(draft, said, text.meeting());
        mustSpeakThere(meeting, said);
        mustBe(meeting, Stage.INVITED, Stage.HELD);
        mustBeOnAgenda(meeting, text.point());
        mustBeInItsLanguages(meeting, text.texts());
        Optional<PointText> before =
                Optional.ofNullable(proceedings(meeting).texts().get(text.point()));
        // What all have agreed to is not one delegation's to take off the table.
        before.ifPresent(t -> mustNotBeAgreed(meeting, t));
        PointText next = PointText.proposed(text.texts(), Json.hash(text.texts()), said.party());
        if (before.filter(t -> t.hash().equals(next.hash())).isPresent()) {
            throw Said.wrongState("body.texts", "these words are on the table already");
        }
        recordOfItsShare(draft, said, Happened.PROPOSED, with(meeting, text.point(), next));
    }

    private static void agree(Draft draft, Said said, MeetingBody.Agree agree) {
        Meeting meeting = byDelegation(draft, said, agree.meeting());
        mustSpeakThere(meeting, said);
        PointText text = disputable(meeting, said, agree.point(), agree.hash());
        // A bracket of one that has declined since keeps nobody from agreeing.
        if (text.standing(meeting.atTable()) == PointText.Standing.BRACKETED) {
            throw Said.wrongState(
                    "body.point", "it stands in brackets: " + text.brackets().keySet());
        }
        draft.record(Happened.AGREED, with(meeting, agree.point(), text.agreedBy(said.party(), draft.at())));
    }

    private static void bracket(Draft draft, Said said, MeetingBody.Bracket bracket) {
        Meeting meeting = byDelegation(draft, said, bracket.meeting());
        mustSpeakThere(meeting, said);
        PointText text = disputable(meeting, said, bracket.point(), bracket.hash());
        Optional.ofNullable(text.brackets().get(said.party()))
                .filter(before -> before.says(bracket.alternative(), bracket.reason()))
                .ifPresent(before -> {
                    throw Said.wrongState("body.reason", "your bracket on it says this already");
                });
        PointText next = text.bracketed(
                said.party(), new PointText.Bracket(bracket.alternative(), bracket.reason(), draft.at()));
        recordOfItsShare(draft, said, Happened.BRACKETED, with(meeting, bracket.point(), next));
    }

    private static void unbracket(Draft draft, Said said, MeetingBody.Unbracket unbracket) {
        Meeting meeting = byDelegation(draft, said, unbracket.meeting());
        mustSpeakThere(meeting, said);
        PointText text = proposed(meeting, unbracket.point());
        if (!text.brackets().containsKey(said.party())) {
            throw Said.wrongState("body.point", "you have set no bracket on it");
        }
        draft.record(Happened.UNBRACKETED, with(meeting, unbracket.point(), text.unbracketed(said.party())));
    }

    private static Meeting with(Meeting meeting, int point, PointText text) {
        return meeting.with(meeting.date(), proceedings(meeting).with(point, text));
    }

    /** The text of a point, in these very words, by one that has not agreed to it. */
    private static PointText disputable(Meeting meeting, Said said, int point, String hash) {
        PointText text = proposed(meeting, point);
        if (!text.hash().equals(hash)) {
            throw new RefusedException(
                    Refusal.Code.STALE_VERSION,
                    "body.hash",
                    "these are not the words of this point; their hash is " + text.hash());
        }
        if (text.agreed().containsKey(said.party())) {
            throw Said.wrongState("body.point", "you have agreed to it; propose another text");
        }
        return text;
    }

    private static PointText proposed(Meeting meeting, int point) {
        mustBe(meeting, Stage.INVITED, Stage.HELD);
        mustBeOnAgenda(meeting, point);
        return Optional.ofNullable(proceedings(meeting).texts().get(point))
                .orElseThrow(() -> Said.wrongState("body.point", "no text is proposed for it yet"));
    }

    private static void mustNotBeAgreed(Meeting meeting, PointText text) {
        if (text.standing(meeting.atTable()) == PointText.Standing.AGREED) {
            throw Said.wrongState("body.point", "all at the table have agreed to its text");
        }
    }

    private static void mustBeOnAgenda(Meeting meeting, int point) {
        if (point < 1 || point > meeting.agenda().size()) {
            throw new InvalidItemException(
                    "point", "expected 1 to " + meeting.agenda().size() + ", the points of the agenda, found " + point);
        }
    }

    /** The same words in all of its languages, and in no other. */
    static void mustBeInItsLanguages(Meeting meeting, Map<String, String> texts) {
        List<String> languages = proceedings(meeting).languages();
        if (!texts.keySet().equals(Set.copyOf(languages))) {
            throw new InvalidItemException(
                    "texts", "the languages of this meeting are " + languages + ", found " + texts.keySet());
        }
    }

    private static void open(Draft draft, Said said, MeetingBody.Open open) {
        Meeting meeting = byFacilitator(draft, said, open.meeting(), Stage.INVITED);
        if (meeting.atTable().isEmpty()) {
            throw Said.wrongState(FIELD, "every delegation has declined; move it, or cancel it");
        }
        draft.record(
                Happened.OPENED,
                meeting.with(meeting.date(), proceedings(meeting).opened(draft.at())));
    }

    private static void minute(Draft draft, Said said, MeetingBody.Minute minute) {
        Meeting meeting = byFacilitator(draft, said, minute.meeting(), Stage.HELD, Stage.MINUTED);
        mustBeInItsLanguages(meeting, minute.texts());
        minute.statistics().ifPresent(id -> mustBeDisclosed(draft, meeting, id));
        minute.next().filter(next -> !next.isAfter(meeting.date())).ifPresent(next -> {
            throw new InvalidItemException("next", "expected after " + meeting.date() + ", found " + next);
        });
        Proceedings before = proceedings(meeting);
        var agreed = new TreeMap<Integer, String>();
        before.texts().forEach((point, text) -> {
            if (text.standing(meeting.atTable()) == PointText.Standing.AGREED) {
                agreed.put(point, text.hash());
            }
        });
        var words = new Minutes.Words(minute.texts(), agreed, minute.statistics(), minute.next());
        int version = before.minutes().map(m -> m.version() + 1).orElse(1);
        if (before.minutes().filter(m -> m.words().equals(words)).isPresent()) {
            throw Said.wrongState("body.texts", "these are its minutes already");
        }
        Minutes minutes = new Minutes(version, words, Json.hash(words), new TreeMap<>(), new TreeMap<>());
        Meeting now = meeting.minuted(before.minuted(minutes, draft.at()), minute.next());
        if (Json.write(minutes).length > QUARTER) {
            mustFit(now, MOST_BYTES, "all that is written of a meeting");
        }
        draft.record(version == 1 ? Happened.MINUTED : Happened.AMENDED, now);
    }

    /** What one of them has not been shown is refused as what never was. */
    private static void mustBeDisclosed(Draft draft, Meeting meeting, String id) {
        if (draft.find(SharedStatistics.class, id)
                .filter(s -> s.isDisclosedAmong(meeting.atTable()))
                .isEmpty()) {
            throw new RefusedException(
                    Refusal.Code.UNKNOWN,
                    "body.statistics",
                    "there are no statistics \"" + id + "\" that all at the table have shared with each other");
        }
    }

    private static void sign(Draft draft, Said said, Signers signers, MeetingBody.Sign sign) {
        Meeting meeting = byDelegation(draft, said, sign.meeting());
        mustSpeakThere(meeting, said);
        Minutes minutes = unsigned(meeting, said, sign.hash());
        said.mustNotBeBefore(
                Optional.ofNullable(minutes.refused().get(said.party())).map(Minutes.Refused::at));
        List<String> posts = List.copyOf(signers.postsOf(said.party()));
        posts.forEach(signer -> mustBeMember(meeting, said, signer, "signatures"));
        Minutes now = minutes.signedBy(said.party(), new Minutes.Signature(draft.at(), posts));
        boolean byAll = now.signed().keySet().containsAll(meeting.atTable());
        draft.record(
                Happened.SIGNED,
                meeting.with(meeting.date(), proceedings(meeting).with(now, byAll)));
    }

    private static void refuse(Draft draft, Said said, MeetingBody.Refuse refuse) {
        Meeting meeting = byDelegation(draft, said, refuse.meeting());
        mustSpeakThere(meeting, said);
        Minutes minutes = unsigned(meeting, said, refuse.hash());
        Optional.ofNullable(minutes.refused().get(said.party()))
                .filter(before -> before.reason().equals(refuse.reason()))
                .ifPresent(before -> {
                    throw Said.wrongState("body.reason", "you have said so already");
                });
        draft.record(
                Happened.REFUSED,
                meeting.with(
                        meeting.date(),
                        proceedings(meeting)
                                .with(
                                        minutes.refusedBy(
                                                said.party(), new Minutes.Refused(draft.at(), refuse.reason())),
                                        false)));
    }

    /** The minutes in these very words, by one that has not signed them. */
    private static Minutes unsigned(Meeting meeting, Said said, String hash) {
        mustBe(meeting, Stage.MINUTED);
        Minutes minutes = proceedings(meeting).minutes().orElseThrow();
        if (!minutes.hash().equals(hash)) {
            throw new RefusedException(
                    Refusal.Code.STALE_VERSION,
                    "body.hash",
                    "these are not the words of the minutes; their hash is " + minutes.hash());
        }
        if (minutes.signed().containsKey(said.party())) {
            throw Said.wrongState(FIELD, "you have signed these minutes already");
        }
        return minutes;
    }

    /** A delegation at the table, by a post that it has named for it; or the facilitator. */
    private static void mustSpeakThere(Meeting meeting, Said said) {
        if (said.byFacilitator()) {
            return;
        }
        if (!meeting.atTable().contains(said.party())) {
            throw Said.wrongState(FIELD, "you have declined the invitation");
        }
        mustBeMember(meeting, said, said.post(), "from.post");
    }

    private static void mustBeMember(Meeting meeting, Said said, String post, String field) {
        if (meeting.proceedings().filter(p -> !p.isMember(said.party(), post)).isPresent()) {
            throw new RefusedException(
                    Refusal.Code.NOT_ENTITLED,
                    field,
                    "your delegation has named its members for this meeting, and " + post
                            + " is none of them; have one of them say it");
        }
    }

    private static Meeting byFacilitator(Draft draft, Said said, String id, Stage... in) {
        Meeting meeting = known(draft, said, id);
        said.mustBeFacilitator();
        mustBe(meeting, in);
        return meeting;
    }

    private static Meeting byDelegation(Draft draft, Said said, String id) {
        Meeting meeting = known(draft, said, id);
        if (!meeting.delegations().contains(said.party())) {
            throw new RefusedException(
                    Refusal.Code.NOT_ENTITLED, "from.party", "only a delegation of the meeting can say this");
        }
        return meeting;
    }

    /** One that the speaker may know of. */
    static Meeting known(Draft draft, Said said, String id) {
        return draft.find(Meeting.class, id)
                .filter(m -> said.byFacilitator() || m.delegations().contains(said.party()))
                .orElseThrow(() -> Said.unknown(FIELD, "meeting", id));
    }

    private static void mustBe(Meeting meeting, Stage... one) {
        if (!List.of(one).contains(meeting.stage())) {
            throw Said.wrongState(FIELD, "it is " + meeting.stage());
        }
    }

    private static Proceedings proceedings(Meeting meeting) {
        return meeting.proceedings().orElseThrow(() -> Said.wrongState(FIELD, "it is " + meeting.stage()));
    }

    /** Half of a meeting is for what is put on its table, shared alike by its delegations and the facilitator. */
    private static void recordOfItsShare(Draft draft, Said said, Happened happened, Meeting meeting) {
        int share = MOST_BYTES / 2 / (meeting.delegations().size() + 1);
        if (Json.write(proceedings(meeting).tabledBy(said.party())).length > share) {
            throw Said.wrongState(
                    FIELD,
                    "papers, texts and brackets of one at this table are at most " + share
                            + " octets; name longer papers by their hash");
        }
        draft.record(happened, meeting);
    }

    private static void mustFit(Meeting meeting, int most, String what) {
        if (Json.write(meeting).length > most) {
            throw Said.wrongState(
                    FIELD, what + " is at most " + most / 1024 + " KiB; name longer papers by their hash");
        }
    }
}
