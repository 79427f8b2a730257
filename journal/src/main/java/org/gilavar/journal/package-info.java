/**
 * The durable order of a mechanism: each signed statement with the outcome it produced, in one sequence, on disk before
 * anyone hears of it.
 *
 * <p>{@link org.gilavar.journal.Journal} is the small interface a store implements; {@link
 * org.gilavar.journal.SqliteJournal} is the embedded default. {@link org.gilavar.journal.Admission} opens what a party
 * sent, {@link org.gilavar.journal.Replay} folds a journal back into a state, {@link org.gilavar.journal.Snapshots} keep
 * what it folded into at some of its places, {@link org.gilavar.journal.Backup} copies it, {@link
 * org.gilavar.journal.JournalVerifier} trusts none of them and recomputes everything. What the tree holds of an entry, {@code
 * EntryCommitment} alone knows; what the tables look like and how old ones become new, {@code Schema}. No rule of the
 * mechanism lives here.
 *
 * <p>Tested on real files: torn, flipped, full, killed, erased, of another format. What every store must do stands in
 * {@code JournalContract}, which the tests of each inherit.
 */
@NullMarked
package org.gilavar.journal;

import org.jspecify.annotations.NullMarked;
