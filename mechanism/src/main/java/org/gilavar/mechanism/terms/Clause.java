package org.gilavar.mechanism.terms;

import java.util.Map;
import org.gilavar.mechanism.item.InvalidItemException;
import org.gilavar.mechanism.item.Languages;

/**
 * A clause in words.
 *
 * @param id what it is called when texts are compared
 * @param text language tag (BCP 47) to its words; two languages or more, none of which goes before another
 */
public record Clause(String id, Map<String, String> text, Source source) {

    /** The clause that none are without, in two languages of the United Nations. Its words are our own proposal. */
    public static Clause withoutPrejudice() {
        return new Clause(
                Terms.WITHOUT_PREJUDICE,
                Map.of(
                        "en",
                        "Without prejudice to any party's position on borders, territory, status or claims.",
                        "fr",
                        "Sans préjudice de la position de toute partie sur les frontières, le territoire, le statut ou les"
                                + " revendications."),
                Source.P);
    }

    public Clause {
        InvalidItemException.requireName("id", id);
        text = Languages.require("text", text, 2);
    }
}
