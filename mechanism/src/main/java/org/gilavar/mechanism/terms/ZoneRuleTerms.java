package org.gilavar.mechanism.terms;

import java.util.List;
import java.util.Optional;
import org.gilavar.mechanism.item.Calendar;
import org.gilavar.mechanism.item.Category;
import org.gilavar.mechanism.item.Tolerance;
import org.gilavar.mechanism.item.Zone;

/** What {@link Zone.Rules} has, with the provenance of each. */
public record ZoneRuleTerms(
        Optional<Sourced<Calendar>> calendar,
        Optional<Sourced<List<Tolerance>>> tolerated,
        Optional<ProcedureTerms> procedure,
        Optional<Sourced<List<Category>>> emergency) {
    public ZoneRuleTerms {
        tolerated = tolerated.map(t -> new Sourced<>(List.copyOf(t.value()), t.source()));
        emergency = emergency.map(e -> new Sourced<>(List.copyOf(e.value()), e.source()));
    }

    /** The same without where they come from. */
    public Zone.Rules rules() {
        return new Zone.Rules(
                calendar.map(Sourced::value),
                tolerated.map(Sourced::value).orElse(List.of()),
                procedure.map(
                        p -> new Zone.Procedure(p.words().value(), p.ahead().value())),
                emergency.map(Sourced::value).orElse(List.of()));
    }
}
