package org.gilavar.mechanism.terms;

import java.time.Duration;
import java.util.SortedMap;
import org.gilavar.mechanism.item.Languages;

/** How a zone of the terms is crossed, with the provenance of the words and of the time. */
public record ProcedureTerms(Sourced<SortedMap<String, String>> words, Sourced<Duration> ahead) {
    public ProcedureTerms {
        words = new Sourced<>(Languages.require("words.value", words.value(), 2), words.source());
    }
}
