package org.gilavar.mechanism.statement;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.regex.Pattern;
import org.gilavar.airspace.TimeWindow;
import org.gilavar.mechanism.item.InvalidItemException;
import org.gilavar.mechanism.item.Languages;
import org.gilavar.mechanism.item.Meeting;
import org.gilavar.mechanism.item.Proceedings;

/** Statements about rounds of talks. */
public sealed interface MeetingBody extends Body {

    /** Of an agenda. */
    int MOST_POINTS = 40;

    /** More sit at no table; and as many posts of a delegation, and languages. */
    int MOST_DELEGATIONS = 12;

    /** Talks that went on for longer were several meetings. */
    Duration LONGEST = Duration.ofDays(31);

    /** The facilitator records a round that was held elsewhere: what was agreed and what stays open. */
    @JsonTypeName("meeting.record")
    record Hold(
            String name,
            int round,
            String venue,
            Meeting.Track track,
            LocalDate date,
            List<String> delegations,
            List<String> agenda,
            List<String> agreed,
            List<String> open,
            Optional<LocalDate> next)
            implements MeetingBody {
        public Hold {
            InvalidItemException.requireName("name", name);
            InvalidItemException.requireText("venue", venue);
            if (round < 1) {
                throw new InvalidItemException("round", "counts from 1, found " + round);
            }
        }
    }

    /**
     * The facilitator calls a meeting. Its id becomes {@code party.name}.
     *
     * @param agenda its points, which are numbered from 1
     * @param languages language tags (BCP 47) of its texts and minutes, two or more
     */
    @JsonTypeName("meeting.invite")
    record Invite(
            String name,
            int round,
            String venue,
            Meeting.Track track,
            Instant begins,
            Instant ends,
            List<String> delegations,
            List<String> agenda,
            List<String> languages)
            implements MeetingBody {
        public Invite {
            InvalidItemException.requireName("name", name);
            InvalidItemException.requireText("venue", venue);
            if (round < 1) {
                throw new InvalidItemException("round", "counts from 1, found " + round);
            }
            requireTime(begins, ends);
            requireEachOnce("delegations", delegations, MOST_DELEGATIONS);
            requireEachOnce("languages", languages, MOST_DELEGATIONS);
            Languages.require("languages", languages.stream().collect(toMap(identity(), identity())), 2);
            if (agenda.isEmpty() || agenda.size() > MOST_POINTS) {
                throw new InvalidItemException(
                        "agenda", "expected 1 to " + MOST_POINTS + " points, found " + agenda.size());
            }
            for (int i = 0; i < agenda.size(); i++) {
                InvalidItemException.requireText("agenda[" + i + "]", agenda.get(i));
            }
            delegations = List.copyOf(delegations);
            agenda = List.copyOf(agenda);
            languages = List.copyOf(languages);
        }
    }

    /** The facilitator moves it. Answers to the time before fall away. */
    @JsonTypeName("meeting.move")
    record Move(String meeting, Instant begins, Instant ends) implements MeetingBody {
        public Move {
            requireTime(begins, ends);
        }
    }

    /** The facilitator calls it off, before it or while it is held. */
    @JsonTypeName("meeting.cancel")
    record Cancel(String meeting, String reason) implements MeetingBody {
        public Cancel {
            InvalidItemException.requireText("reason", reason);
        }
    }

    /**
     * A delegation answers the invitation, as often as it likes until the meeting is opened; who is at the table names other members
     * afterwards, up to the signed minutes.
     *
     * @param version of the time that it answers
     * @param begins where it proposes another time
     * @param members the posts that speak for it there, and nobody else of it then; never names of persons
     */
    @JsonTypeName("meeting.reply")
    record Reply(
            String meeting,
            int version,
            Proceedings.Answer answer,
            Optional<Instant> begins,
            Optional<List<String>> members)
            implements MeetingBody {
        public Reply {
            if (begins.isPresent() != (answer == Proceedings.Answer.PROPOSES_ANOTHER_TIME)) {
                throw new InvalidItemException("begins", "belongs to " + Proceedings.Answer.PROPOSES_ANOTHER_TIME);
            }
            members = members.map(List::copyOf);
            if (members.isPresent()) {
                requireEachOnce("members", members.get(), MOST_DELEGATIONS);
            }
        }
    }

    /**
     * Puts a paper before the meeting, for all of its delegations.
     *
     * @param hash SHA-256, lower-case hex, of its octets
     * @param text a short one itself, in UTF-8; longer papers go by other ways and are named here
     */
    @JsonTypeName("meeting.paper")
    record Paper(String meeting, String name, String title, String hash, Optional<String> text) implements MeetingBody {

        private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");

        public Paper {
            InvalidItemException.requireName("name", name);
            InvalidItemException.requireText("title", title);
            if (!SHA_256.matcher(hash).matches()) {
                throw new InvalidItemException("hash", "expected the SHA-256 of the paper, 64 of 0-9 and a-f");
            }
            text.ifPresent(words -> InvalidItemException.requireText("text", words));
        }
    }

    /**
     * Proposes a text for a point of the agenda, in the place of the one before.
     *
     * @param texts in all languages of the meeting
     */
    @JsonTypeName("meeting.text")
    record Text(String meeting, int point, SortedMap<String, String> texts) implements MeetingBody {
        public Text {
            texts = Languages.require("texts", texts, 2);
        }
    }

    /** A delegation agrees to these very words, named by the hash of their texts. */
    @JsonTypeName("meeting.agree")
    record Agree(String meeting, int point, String hash) implements MeetingBody {}

    /** A delegation says that it does not agree: the text stands in brackets until it takes them away. */
    @JsonTypeName("meeting.bracket")
    record Bracket(String meeting, int point, String hash, Optional<String> alternative, String reason)
            implements MeetingBody {
        public Bracket {
            alternative.ifPresent(text -> InvalidItemException.requireText("alternative", text));
            InvalidItemException.requireText("reason", reason);
        }
    }

    /** Takes its own bracket away. */
    @JsonTypeName("meeting.unbracket")
    record Unbracket(String meeting, int point) implements MeetingBody {}

    /** The facilitator opens it. Who has not declined by then is at the table. */
    @JsonTypeName("meeting.open")
    record Open(String meeting) implements MeetingBody {}

    /**
     * The facilitator writes the minutes, or writes them anew: then whoever has signed signs again.
     *
     * @param texts in all languages of the meeting
     * @param statistics id of the shared statistics of a period that they refer to
     */
    @JsonTypeName("meeting.minutes")
    record Minute(
            String meeting, SortedMap<String, String> texts, Optional<String> statistics, Optional<LocalDate> next)
            implements MeetingBody {
        public Minute {
            texts = Languages.require("texts", texts, 2);
        }
    }

    /** A delegation signs the minutes, named by the hash of their words. */
    @JsonTypeName("meeting.sign")
    record Sign(String meeting, String hash) implements MeetingBody {}

    /** A delegation says why it does not sign them. It may still. */
    @JsonTypeName("meeting.refuse")
    record Refuse(String meeting, String hash, String reason) implements MeetingBody {
        public Refuse {
            InvalidItemException.requireText("reason", reason);
        }
    }

    private static void requireTime(Instant begins, Instant ends) {
        if (!ends.isAfter(begins) || ends.isAfter(begins.plus(LONGEST))) {
            throw new InvalidItemException(
                    "ends", "expected after " + begins + " and within " + LONGEST.toDays() + " days; found " + ends);
        }
        if (begins.isBefore(TimeWindow.EARLIEST) || ends.isAfter(TimeWindow.LATEST)) {
            throw new InvalidItemException(
                    "begins", "expected " + TimeWindow.EARLIEST + " to " + TimeWindow.LATEST + ", found " + begins);
        }
    }

    private static void requireEachOnce(String field, List<String> names, int most) {
        if (names.isEmpty() || names.size() > most || Set.copyOf(names).size() < names.size()) {
            throw new InvalidItemException(field, "expected 1 to " + most + ", each once; found " + names);
        }
    }
}
