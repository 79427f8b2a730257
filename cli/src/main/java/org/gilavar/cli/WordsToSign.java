package org.gilavar.cli;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.regex.Pattern;
import org.gilavar.client.Bodies;
import org.gilavar.client.MeetingBodies;
import tools.jackson.databind.JsonNode;

/**
 * Words that somebody puts a hand under, and their hash as it is computed here: a hand is for the words that were read, and not for those
 * that stand in their place a second later.
 *
 * @param hash SHA-256, hex
 */
record WordsToSign(JsonNode words, String hash) {

    /** The option by which a command is told what was read. */
    static final String OPTION = "--hash";

    static final String HELP =
            "How the hash of the words begins that you have read, as  show  prints it; 8 of 0-9 and a-f or more.";

    /** Of a hash, for people: more than anybody can bring two texts to share while the one is read. */
    private static final int SHOWN = 12;

    private static final Pattern PREFIX = Pattern.compile("[0-9a-f]{8,64}");

    /** Of a communiqué, in all of its languages. */
    static WordsToSign ofCommunique(JsonNode communique) {
        return new WordsToSign(
                communique.path(communique.has("texts") ? "texts" : "text"),
                Bodies.approveCommunique(communique).path("hash").asString());
    }

    /** Proposed for a point of an agenda. */
    static WordsToSign ofPoint(JsonNode meeting, int point) {
        JsonNode words = meeting.path("proceedings")
                .path("texts")
                .path(Integer.toString(point))
                .path("texts");
        if (words.isMissingNode()) {
            throw new SpokenException("no text is proposed for it yet");
        }
        return new WordsToSign(
                words, MeetingBodies.agree(meeting, point).path("hash").asString());
    }

    /** Of minutes. */
    static WordsToSign ofMinutes(JsonNode meeting) {
        JsonNode words = meeting.path("proceedings").path("minutes").path("words");
        if (words.isMissingNode()) {
            throw new SpokenException("there are no minutes yet");
        }
        return new WordsToSign(words, MeetingBodies.sign(meeting).path("hash").asString());
    }

    /** Prints all of them, if they are those that were read. */
    void mustBeRead(String prefix, PrintWriter out) {
        String read = prefix.toLowerCase(Locale.ROOT);
        if (!PREFIX.matcher(read).matches()) {
            throw new SpokenException(OPTION + ": expected 8 of 0-9 and a-f or more, found " + Words.shown(prefix));
        }
        if (!hash.startsWith(read)) {
            throw new SpokenException("its words are others now: show it and read them again");
        }
        new Sheet(out).print(words);
    }

    /** Prints an item and, below it, by which hash each of its words is named. */
    static void print(Kind kind, JsonNode item, PrintWriter out) {
        new Sheet(out).print(item);
        if (kind == Kind.COMMUNIQUE && (item.has("texts") || item.has("text"))) {
            ofCommunique(item).print("its words", out);
        } else if (kind == Kind.MEETING) {
            JsonNode proceedings = item.path("proceedings");
            proceedings
                    .path("texts")
                    .forEachEntry((point, text) ->
                            ofPoint(item, Integer.parseInt(point)).print("point " + point, out));
            if (proceedings.path("minutes").isObject()) {
                ofMinutes(item).print("its minutes", out);
            }
        }
    }

    private void print(String what, PrintWriter out) {
        out.println(what + ":  " + OPTION + " " + hash.substring(0, SHOWN));
    }
}
