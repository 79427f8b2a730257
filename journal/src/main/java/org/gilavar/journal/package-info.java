/**
 * The durable order of a mechanism: each signed statement with the outcome it produced, in one sequence, on disk before
 * anyone hears of it.
 *
 * <p>{@link org.gilavar.journal.Journal} is the small interface a store implements; {@link
 * org.gilavar.journal.SqliteJournal} is the embedded default. {@link org.gilavar.journal.Admission} opens what a party
 * sent, {@link org.gilavar.journal.Replay} folds a journal back into a state, {@link
 * org.gilavar.journal.JournalVerifier} trusts neither and recomputes everything. No rule of the mechanism lives here.
 *
 * <p>Tested on real files: torn, flipped, full, killed.
 */
@NullMarked
package org.gilavar.journal;

import org.jspecify.annotations.NullMarked;
