package org.gilavar.simulate.check;

import java.util.HashMap;
import java.util.Map;
import org.gilavar.simulate.check.Observations.Cosigned;

/** No single witness signs two histories, whoever lies and whatever crashes: what it cosigns never shrinks or changes. */
public final class WitnessCheck implements Check {

    @Override
    public String name() {
        return "a witness signs one history, whoever lies";
    }

    @Override
    public long examine(RawRecord record, Observations seen) {
        Map<String, Cosigned> last = new HashMap<>();
        for (Cosigned head : seen.cosigned()) {
            Cosigned before = last.put(head.witness(), head);
            if (before != null && head.size() < before.size()) {
                throw new BrokenException(
                        head.witness() + " cosigned size " + head.size() + " after size " + before.size());
            }
            if (before != null
                    && head.size() == before.size()
                    && !head.rootBase64().equals(before.rootBase64())) {
                throw new BrokenException(head.witness() + " cosigned two roots of size " + head.size());
            }
        }
        return seen.cosigned().size();
    }
}
