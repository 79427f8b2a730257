/**
 * Logs and witnesses kept in folders: the only files of this module.
 *
 * <p>{@link org.gilavar.ledger.log.folder.FolderTileStore} is a log as any web server can serve it, and as a mirror of it
 * looks; {@link org.gilavar.ledger.log.folder.FolderWitnessStore} is what a witness must never forget;
 * {@link org.gilavar.ledger.log.folder.FolderEvidence} is what it found out about logs. All three write a file
 * ({@link org.gilavar.ledger.log.folder.SafeFiles}) beside its place, force it to disk, move it into its place, and force the folder: after a crash each file is the old
 * one or the new one, whole, and the new one if the call had returned.
 *
 * <p>{@link org.gilavar.ledger.log.folder.FolderLogSource} only reads, from a folder that is not trusted.
 *
 * <p>Tested on a disk that fails at every step, and on one that loses at a power cut what was not forced.
 */
@NullMarked
package org.gilavar.ledger.log.folder;

import org.jspecify.annotations.NullMarked;
