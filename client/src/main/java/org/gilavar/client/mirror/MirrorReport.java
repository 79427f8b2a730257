package org.gilavar.client.mirror;

import java.util.List;

/**
 * How a copy stands after a look at the server.
 *
 * @param entries in the copy
 * @param finalEntries how many of them are under a head that enough witnesses have cosigned
 * @param beats of the common log
 * @param read how many of them commit to this copy: all, unless it has just begun, or an alarm says why
 * @param cosigned whether this witness cosigned that head now
 * @param alarms what must be known to people; none when all is well
 */
public record MirrorReport(
        long entries, long finalEntries, long beats, long read, boolean cosigned, List<String> alarms) {
    public MirrorReport {
        alarms = List.copyOf(alarms);
    }
}
