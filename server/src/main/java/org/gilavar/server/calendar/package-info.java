/**
 * What a party has ahead, as a calendar: made of what it was told and of nothing else. Tested against what RFC 5545 says of each rule,
 * and by reading what was written.
 */
@NullMarked
package org.gilavar.server.calendar;

import org.jspecify.annotations.NullMarked;
