package org.gilavar.mechanism.terms;

import java.time.Duration;
import java.util.List;
import org.gilavar.mechanism.item.InvalidItemException;

/**
 * Who watches the record. An entry is <em>provisional</em> when it is taken, and <em>final</em> once so many of the
 * witnesses have cosigned a head of the common log that covers it.
 *
 * @param log the key of the common log, in the text form of C2SP signed-note
 * @param witnesses each with a key of its own, for this use only
 * @param quorum from 1 to as many as there are; all, unless the parties agree on less
 * @param alarmAfter how long a witness may refuse or be silent before everybody is told
 */
public record Witnessing(
        String log, List<WitnessTerms> witnesses, Sourced<Integer> quorum, Sourced<Duration> alarmAfter) {

    /** Most witnesses: as many as readers of a policy must be able to take. */
    public static final int MOST = 32;

    public Witnessing {
        WitnessTerms.requireKey("log", log);
        witnesses = List.copyOf(witnesses);
        if (witnesses.isEmpty() || witnesses.size() > MOST) {
            throw new InvalidItemException(
                    "witnesses", "expected 1 to " + MOST + " witnesses, found " + witnesses.size());
        }
        if (witnesses.stream().map(WitnessTerms::name).distinct().count() != witnesses.size()) {
            throw new InvalidItemException("witnesses", "each needs a name of its own");
        }
        if (quorum.value() < 1 || quorum.value() > witnesses.size()) {
            throw new InvalidItemException(
                    "quorum.value", "expected 1 to " + witnesses.size() + " of the witnesses, found " + quorum.value());
        }
        Terms.requireDeadline("alarmAfter.value", alarmAfter.value());
    }
}
