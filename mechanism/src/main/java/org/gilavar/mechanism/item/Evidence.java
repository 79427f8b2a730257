package org.gilavar.mechanism.item;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * One piece of evidence, which itself stays where it is: its hash shows later that a file is the one that was meant.
 *
 * @param hash SHA-256 of its bytes, lower-case hex
 * @param custody who has kept it, the first first; an office, never a person
 * @param viewers who is told of it, beside its owner
 */
public record Evidence(
        String name,
        String owner,
        String hash,
        String description,
        List<Custody> custody,
        SortedSet<String> viewers,
        Instant added) {

    /** Most pieces of one side to one incident: with all its words it is written anew whenever something happens to it. */
    public static final int MOST = 20;

    /** Longest chain of custody. */
    public static final int LONGEST_CUSTODY = 20;

    /** Longest description; what has more to say is put in evidence itself. */
    public static final int LONGEST_DESCRIPTION = 1_000;

    /** Longest name of an office. */
    public static final int LONGEST_CUSTODIAN = 200;

    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

    /** In whose keeping it has been since an instant. */
    public record Custody(String custodian, Instant since) {}

    public Evidence {
        custody = List.copyOf(custody);
        viewers = Collections.unmodifiableSortedSet(new TreeSet<>(viewers));
    }

    /** Refuses what is no SHA-256. */
    public static void requireHash(String field, String hash) {
        if (!HASH.matcher(hash).matches()) {
            throw new InvalidItemException(field, "expected SHA-256, 64 of 0-9 and a-f, found \"" + cut(hash) + "\"");
        }
    }

    /** Refuses words that are none, or too many. */
    public static void requireShort(String field, String words, int longest) {
        InvalidItemException.requireText(field, words);
        if (words.length() > longest) {
            throw new InvalidItemException(field, "at most " + longest + " characters, found " + words.length());
        }
    }

    private static String cut(String text) {
        return text.length() <= 80 ? text : text.substring(0, 80) + "…";
    }

    /** Unique in its incident; it counts nothing that others have. */
    public String id() {
        return owner + "." + name;
    }

    /** Handed over. */
    public Evidence keptBy(String custodian, Instant since) {
        var chain = new ArrayList<>(custody);
        chain.add(new Custody(custodian, since));
        return new Evidence(name, owner, hash, description, chain, viewers, added);
    }

    /** Shown to more. Whoever has been told is told for good. */
    public Evidence shownTo(SortedSet<String> more) {
        var all = new TreeSet<>(viewers);
        all.addAll(more);
        return new Evidence(name, owner, hash, description, custody, all, added);
    }
}
