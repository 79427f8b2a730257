package org.gilavar.mechanism.item;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What has become of a meeting that was called here, up to its signed minutes.
 *
 * @param version of its time, from 1; another time has another, and answers to the time before have fallen away
 * @param changed when the facilitator last called, moved, cancelled, opened or minuted it
 * @param languages language tags (BCP 47), in which its texts and its minutes are, two or more
 * @param replies delegation to its answer to the invitation
 * @param papers by name
 * @param texts number of a point of the agenda, from 1, to what is proposed for it
 * @param cancelled why it is not held
 */
public record Proceedings(
        Meeting.Stage stage,
        int version,
        Instant begins,
        Instant ends,
        Instant changed,
        List<String> languages,
        SortedMap<String, Reply> replies,
        SortedMap<String, Paper> papers,
        SortedMap<Integer, PointText> texts,
        Optional<Minutes> minutes,
        Optional<String> cancelled) {

    /** What a delegation says to an invitation. */
    public enum Answer {
        ATTENDS,
        DECLINES,
        PROPOSES_ANOTHER_TIME
    }

    /**
     * An answer to an invitation.
     *
     * @param begins when it would begin, where another time is proposed
     * @param members the posts that speak for the delegation there, and nobody else of it; where none is named, any may
     */
    public record Reply(Answer answer, Optional<Instant> begins, SortedSet<String> members, Instant at) {
        public Reply {
            members = Collections.unmodifiableSortedSet(new TreeSet<>(members));
        }
    }

    /**
     * A paper before the meeting.
     *
     * @param hash SHA-256, hex, of the paper's octets, so that all can tell that they read the same
     * @param by who has put it there
     * @param text a short one itself
     */
    public record Paper(String title, String hash, String by, Instant at, Optional<String> text) {}

    public Proceedings {
        languages = List.copyOf(languages);
        replies = Collections.unmodifiableSortedMap(new TreeMap<>(replies));
        papers = Collections.unmodifiableSortedMap(new TreeMap<>(papers));
        texts = Collections.unmodifiableSortedMap(new TreeMap<>(texts));
    }

    /** Called, and nothing else yet. */
    public static Proceedings called(Instant begins, Instant ends, List<String> languages, Instant at) {
        return new Proceedings(
                Meeting.Stage.INVITED,
                1,
                begins,
                ends,
                at,
                languages,
                new TreeMap<>(),
                new TreeMap<>(),
                new TreeMap<>(),
                Optional.empty(),
                Optional.empty());
    }

    /** What one has put on the table: its papers, the texts that it has proposed, and its brackets on these and others. */
    public List<Object> tabledBy(String party) {
        var own = new TreeMap<>(papers);
        own.values().removeIf(paper -> !paper.by().equals(party));
        var proposed = new TreeMap<Integer, SortedMap<String, String>>();
        var brackets = new TreeMap<Integer, PointText.Bracket>();
        texts.forEach((point, text) -> {
            if (text.by().equals(party)) {
                proposed.put(point, text.texts());
            }
            Optional.ofNullable(text.brackets().get(party)).ifPresent(bracket -> brackets.put(point, bracket));
        });
        return List.of(own, proposed, brackets);
    }

    List<String> atTable(List<String> delegations) {
        return delegations.stream().filter(party -> !hasDeclined(party)).toList();
    }

    private boolean hasDeclined(String party) {
        return replies.containsKey(party) && replies.get(party).answer() == Answer.DECLINES;
    }

    boolean isAgreed(List<String> delegations, int point) {
        return texts.containsKey(point) && texts.get(point).standing(atTable(delegations)) == PointText.Standing.AGREED;
    }

    /** Whether a post speaks for a delegation there. */
    public boolean isMember(String party, String post) {
        return !replies.containsKey(party)
                || replies.get(party).members().isEmpty()
                || replies.get(party).members().contains(post);
    }

    /** At another time, to which nobody has answered yet. */
    public Proceedings moved(Instant from, Instant to, Instant at) {
        return with(stage, version + 1, from, to, at, new TreeMap<>(), cancelled);
    }

    public Proceedings cancelled(String reason, Instant at) {
        return with(Meeting.Stage.CANCELLED, version + 1, begins, ends, at, replies, Optional.of(reason));
    }

    public Proceedings opened(Instant at) {
        return with(Meeting.Stage.HELD, version, begins, ends, at, replies, cancelled);
    }

    public Proceedings answered(String party, Reply reply) {
        return with(stage, version, begins, ends, changed, and(replies, party, reply), cancelled);
    }

    public Proceedings with(String name, Paper paper) {
        return with(and(papers, name, paper), texts, stage, minutes, changed);
    }

    public Proceedings with(int point, PointText text) {
        return with(papers, and(texts, point, text), stage, minutes, changed);
    }

    /** With other minutes, which nobody has signed. */
    public Proceedings minuted(Minutes words, Instant at) {
        return with(papers, texts, Meeting.Stage.MINUTED, Optional.of(words), at);
    }

    /** With the same minutes, of which somebody has said something. */
    public Proceedings with(Minutes now, boolean signedByAll) {
        return with(papers, texts, signedByAll ? Meeting.Stage.SIGNED : stage, Optional.of(now), changed);
    }

    private Proceedings with(
            Meeting.Stage now,
            int number,
            Instant from,
            Instant to,
            Instant at,
            SortedMap<String, Reply> answers,
            Optional<String> why) {
        return new Proceedings(now, number, from, to, at, languages, answers, papers, texts, minutes, why);
    }

    private Proceedings with(
            SortedMap<String, Paper> allPapers,
            SortedMap<Integer, PointText> allTexts,
            Meeting.Stage now,
            Optional<Minutes> words,
            Instant at) {
        return new Proceedings(
                now, version, begins, ends, at, languages, replies, allPapers, allTexts, words, cancelled);
    }

    private static <K, V> SortedMap<K, V> and(SortedMap<K, V> before, K key, V value) {
        var all = new TreeMap<>(before);
        all.put(key, value);
        return all;
    }
}
