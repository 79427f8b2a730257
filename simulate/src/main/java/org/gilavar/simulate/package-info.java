/**
 * Whole mechanisms in simulated time, under faults, replayed exactly from a seed.
 *
 * <p>A world ({@code World}) has one source of chance, one clock and one queue of what is to happen. In it stand machines
 * ({@code Host}) with clocks that differ and disks ({@code SimDisk}) that keep apart what was written and what was synced;
 * a network that loses, doubles, delays and cuts off; a facilitator's machine, a witness for each party, and the parties'
 * own ends ({@code Client}), which file, amend, propose, answer, change keys, say things again with the same bytes, and now
 * and then send what must not stand. Machines are killed between any two steps, the writes and syncs among them.
 *
 * <p>What decides, records and proves is the product's own: {@link org.gilavar.server.Recorder}, the logs of {@link
 * org.gilavar.server.log} and {@link org.gilavar.server.audience}, {@link org.gilavar.ledger.log.Witness}. Stand-ins are
 * {@code DiskJournal} for SQLite, {@code Facilitator} and {@code Keeper} for the server's threads and HTTP, and {@code Client}
 * with {@code OwnLog} for a party's program and its mirror.
 *
 * <p>A seed also says whether somebody lies ({@code Plan}): a disk that says it has synced and has not, or a facilitator who
 * keeps two histories, rewrites or cuts out an entry, or puts words into a party's mouth.
 *
 * <p>What must hold is judged in {@link org.gilavar.simulate.check}, which knows nothing of Gilavar's code, and there it is
 * said which rule is judged where. {@code Verdict} brings it together. Tests put something wrong in the place of one of the
 * {@code Parts} and see the check for it, and no other, find it.
 *
 * <p>Not simulated: HTTP and sessions, SQLite, threads, snapshots, erasure, exercises, zones, incidents and talks.
 */
@NullMarked
package org.gilavar.simulate;

import org.jspecify.annotations.NullMarked;
