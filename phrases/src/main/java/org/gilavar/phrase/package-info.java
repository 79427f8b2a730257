/**
 * The hotline's phrase book: what a duty officer says most, as a code and its parameters, which each side reads in its own
 * language.
 *
 * <p>What is said is a {@link org.gilavar.mechanism.item.Coded}: the version of the book, the code and the parameters, and
 * never the words. It is read back by the hash of exactly that, so that what is compared does not depend on anybody's
 * translation. A {@link org.gilavar.phrase.PhraseBook} of a version never changes: the program is bound to its hash,
 * and what was said with it reads the same for ever. Another wording is another version.
 *
 * <p>No free text is part of a phrase; where there is some beside it, it is marked as not translated. No phrase permits, none
 * orders, none blames, and none has what could serve targeting. The wordings are our own proposal, and the translations are
 * to be checked by native speakers before they are used.
 *
 * <p>Digits are those of ASCII in every language, and everything that is filled in stands in an isolate (Unicode Annex 9), so
 * that text from right to left never reorders a place, a time or an id.
 *
 * <p>Tested with every phrase, in every language, at every bound of every parameter; the order on the screen with the
 * algorithm that Java has for it; the parsers with random text.
 */
@NullMarked
package org.gilavar.phrase;

import org.jspecify.annotations.NullMarked;
