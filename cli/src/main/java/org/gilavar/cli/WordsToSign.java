package org.gilavar.cli;

import java.io.PrintWriter;
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

    /** Of a hash, for people: more than anybody can bring two texts to share while the one is read. */
    private static final int SHOWN = 12;

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
        out.println(what + ":  " + ReadOption.NAME + " " + hash.substring(0, SHOWN));
    }
}
