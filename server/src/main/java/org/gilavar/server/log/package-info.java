/**
 * The logs that a mechanism publishes, so that nobody has to take the facilitator's word for the record.
 *
 * <pre>
 *   journal tree         a leaf for each entry                  seen by the facilitator
 *   log of an audience   a leaf for each entry that told one party anything, or was its own   seen by that party
 *   common log           a leaf for each beat, whatever happened: a commitment to the heads of all the others
 *                                                              seen by all, cosigned by the witnesses
 * </pre>
 *
 * <p>The first two follow from the journal and are made again from it. The common log is a folder of tiles
 * ({@link org.gilavar.server.log.CommonLog}). Its size tells the time and nothing else, so witnesses can watch it and no
 * party learns how much the others say; yet a facilitator that keeps two histories must fork it, which they refuse to
 * cosign. An entry is provisional with its receipt ({@link org.gilavar.server.log.AudienceProofs}) and final when enough
 * witnesses have cosigned a beat that covers it ({@link org.gilavar.server.log.Watch}).
 */
@NullMarked
package org.gilavar.server.log;

import org.jspecify.annotations.NullMarked;
