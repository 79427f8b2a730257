package org.gilavar.mechanism.statement;

import com.fasterxml.jackson.annotation.JsonTypeName;
import org.gilavar.mechanism.item.Activity;
import org.gilavar.mechanism.item.InvalidItemException;

/** Statements about the party's own notices. {@code version} is the version the speaker has seen last. */
public sealed interface NoticeBody extends Body {

    /** Files a notice. Its id becomes {@code party.name}. */
    @JsonTypeName("notice.file")
    record File(String name, Activity activity) implements NoticeBody {
        public File {
            InvalidItemException.requireName("name", name);
        }
    }

    /**
     * Drafts a notice for the daily plan of the day on which it begins: filed at the release of that plan, and known to the facilitator
     * alone until then. Its id becomes {@code party.name}.
     */
    @JsonTypeName("notice.draft")
    record Draft(String name, Activity activity) implements NoticeBody {
        public Draft {
            InvalidItemException.requireName("name", name);
        }
    }

    /** Replaces the activity with another. */
    @JsonTypeName("notice.amend")
    record Amend(String notice, int version, Activity activity, String reason) implements NoticeBody {
        public Amend {
            InvalidItemException.requireText("reason", reason);
        }
    }

    /** Takes the notice back before it has ended. */
    @JsonTypeName("notice.withdraw")
    record Withdraw(String notice, int version, String reason) implements NoticeBody {
        public Withdraw {
            InvalidItemException.requireText("reason", reason);
        }
    }

    /** The activity has begun. */
    @JsonTypeName("notice.activate")
    record Activate(String notice, int version) implements NoticeBody {}

    /** The activity is over, before its filed end. */
    @JsonTypeName("notice.end")
    record End(String notice, int version) implements NoticeBody {}
}
