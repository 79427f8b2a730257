package org.gilavar.mechanism.statement;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.Optional;
import org.gilavar.mechanism.item.Call;
import org.gilavar.mechanism.item.ChallengeSheet;
import org.gilavar.mechanism.item.InvalidItemException;

/** Statements about calls by voice, outside this system. */
public sealed interface CallBody extends Body {

    /**
     * Either end logs a call. Its id becomes {@code party.name}; its precedence is that of the statement.
     *
     * @param authenticated the row of the speaker's own sheet by which whoever was heard was recognised
     */
    @JsonTypeName("call.log")
    record Log(
            String name, Call.Account account, Optional<Recorded> recording, Optional<Call.Authenticated> authenticated)
            implements CallBody {
        public Log {
            InvalidItemException.requireName("name", name);
        }
    }

    /** The other end says whether it was so. */
    @JsonTypeName("call.confirm")
    record Confirm(String call, boolean agrees, Optional<String> text) implements CallBody {
        public Confirm {
            text.ifPresent(t -> InvalidItemException.requireText("text", t));
        }
    }

    /** Either end has a recording, each at most one. */
    @JsonTypeName("call.recording")
    record Recording(String call, Recorded recording) implements CallBody {}

    /** Either end says that what was agreed is done. */
    @JsonTypeName("call.done")
    record Done(String call, Optional<String> text) implements CallBody {
        public Done {
            text.ifPresent(t -> InvalidItemException.requireText("text", t));
        }
    }

    /**
     * A recording, by its hash: it is never sent here.
     *
     * @param hash SHA-256 of all its bytes, lower-case hex
     * @param custodian the post or place that keeps it, never a person's name
     */
    record Recorded(String hash, String custodian) {
        public Recorded {
            ChallengeSheet.requireHash("hash", hash);
            Call.requireName("custodian", custodian);
        }
    }
}
