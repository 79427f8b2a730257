package org.gilavar.airspace;

/**
 * Two stored volumes in conflict.
 *
 * @param a the lesser of the two ids
 * @param ofA position of the volume in the list put under {@code a}
 * @param b the greater of the two ids
 * @param ofB position of the volume in the list put under {@code b}
 */
public record Pair(String a, int ofA, String b, int ofB) {

    /** The pair with the ids in order. */
    static Pair of(String one, int ofOne, String other, int ofOther) {
        return one.compareTo(other) <= 0 ? new Pair(one, ofOne, other, ofOther) : new Pair(other, ofOther, one, ofOne);
    }
}
