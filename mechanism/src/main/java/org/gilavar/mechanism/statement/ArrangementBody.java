package org.gilavar.mechanism.statement;

import com.fasterxml.jackson.annotation.JsonTypeName;
import org.gilavar.mechanism.item.InvalidItemException;
import org.gilavar.mechanism.item.Terms;

/** Statements about an arrangement. */
public sealed interface ArrangementBody extends Body {

    /** Puts a first version on the table. */
    @JsonTypeName("arrangement.propose")
    record Propose(String name, Terms terms) implements ArrangementBody {
        public Propose {
            InvalidItemException.requireName("name", name);
        }
    }

    /** Puts a next version on the table. Signatures on the version before do not carry over. */
    @JsonTypeName("arrangement.amend")
    record Amend(String arrangement, Terms terms, String reason) implements ArrangementBody {
        public Amend {
            InvalidItemException.requireText("reason", reason);
        }
    }

    /** Signs one version, named by the hash of its terms. */
    @JsonTypeName("arrangement.sign")
    record Sign(String arrangement, String hash) implements ArrangementBody {}
}
