package org.gilavar.mechanism.statement;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.gilavar.mechanism.item.InvalidItemException;
import org.gilavar.mechanism.item.Languages;

/** Statements about communiqués. */
public sealed interface CommuniqueBody extends Body {

    /**
     * The facilitator drafts a text for the public. Its id becomes {@code party.name}.
     *
     * @param text the words, where it is not said in which language they are
     * @param texts language tag (BCP 47) to the words; the one or the other
     * @param approvers whose approval publication needs; absent for all parties to the arrangement
     */
    @JsonTypeName("communique.draft")
    record Draft(
            String name,
            Optional<String> text,
            Optional<SortedMap<String, String>> texts,
            Optional<List<String>> approvers)
            implements CommuniqueBody {
        public Draft {
            InvalidItemException.requireName("name", name);
            if (text.isPresent() == texts.isPresent()) {
                throw new InvalidItemException("texts", "expected either text or texts");
            }
            text.ifPresent(words -> InvalidItemException.requireText("text", words));
            texts = texts.map(words -> Languages.require("texts", words, 1));
            approvers = approvers.map(List::copyOf);
            if (approvers.filter(List::isEmpty).isPresent()) {
                throw new InvalidItemException("approvers", "name one party or more; leave it out to name all");
            }
        }

        /** In one language, to be approved by all. */
        public Draft(String name, String text) {
            this(name, Optional.of(text), Optional.empty(), Optional.empty());
        }
    }

    /**
     * Puts other words in the place of those of a draft. Nobody has approved them then.
     *
     * @param of the hash of the words that they take the place of
     */
    @JsonTypeName("communique.amend")
    record Amend(String communique, SortedMap<String, String> texts, String of) implements CommuniqueBody {
        public Amend {
            texts = Languages.require("texts", texts, 1);
        }
    }

    /**
     * Approves these very words, named by their hash: SHA-256 (hex) over {@code texts} in canonical JSON, or of {@code text} in UTF-8. Of
     * one that is published it takes back that it is to be withdrawn.
     */
    @JsonTypeName("communique.approve")
    record Approve(String communique, String hash) implements CommuniqueBody {}

    /** Does not approve these words, named by their hash, and takes back an approval of them. */
    @JsonTypeName("communique.reject")
    record Reject(String communique, String hash, String reason) implements CommuniqueBody {
        public Reject {
            InvalidItemException.requireText("reason", reason);
        }
    }

    /** The facilitator takes a draft back. */
    @JsonTypeName("communique.drop")
    record Drop(String communique) implements CommuniqueBody {}

    /** Says that what is published is to be withdrawn; it is when all who are named in it have said so. */
    @JsonTypeName("communique.withdraw")
    record Withdraw(String communique) implements CommuniqueBody {}
}
