/**
 * The one JSON form of statements, items and outcomes: strict in what it reads, canonical in what it writes.
 *
 * <p>Strict: unknown and duplicate members, unknown enum values, nulls, wrong types and anything too deep or too large
 * are refused with the path of the field. Canonical: members in alphabetical order, no white space, instants in UTC, so
 * that equal values are equal bytes and can be hashed.
 */
@NullMarked
package org.gilavar.mechanism.json;

import org.jspecify.annotations.NullMarked;
