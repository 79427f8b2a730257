package org.gilavar.mechanism;

import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.gilavar.mechanism.item.Incident;
import org.gilavar.mechanism.item.InvalidItemException;
import org.gilavar.mechanism.item.Party;
import org.gilavar.mechanism.statement.IncidentBody;

/** Incidents: each side's own account, then the facilitator's neutral finding. */
final class IncidentRules {

    private IncidentRules() {}

    static void apply(Draft draft, Said said, IncidentBody body) {
        switch (body) {
            case IncidentBody.Report report -> report(draft, said, report);
            case IncidentBody.Account account -> account(draft, said, account);
            case IncidentBody.Finding finding -> finding(draft, said, finding);
        }
    }

    private static void report(Draft draft, Said said, IncidentBody.Report report) {
        said.mustBeParty(draft);
        boolean other = draft.find(Party.class, report.with()).isPresent()
                && !report.with().equals(said.party())
                && !report.with().equals(draft.founding().orElseThrow().facilitator());
        if (!other) {
            throw new InvalidItemException("with", "expected another party, found \"" + report.with() + "\"");
        }
        if (report.occurred().isAfter(draft.at())) {
            throw new InvalidItemException("occurred", "is in the future; now is " + draft.at());
        }
        var accounts = new TreeMap<String, Incident.Account>();
        accounts.put(said.party(), new Incident.Account(report.account(), draft.at()));
        draft.record(
                Happened.REPORTED,
                new Incident(
                        said.newId(draft, Incident.class, report.name()),
                        report.incident(),
                        new TreeSet<>(Set.of(said.party(), report.with())),
                        report.occurred(),
                        report.position(),
                        accounts,
                        new TreeSet<>(),
                        Optional.empty(),
                        Incident.Status.CLAIMED,
                        draft.at()));
    }

    private static void account(Draft draft, Said said, IncidentBody.Account account) {
        Incident incident = draft.find(Incident.class, account.incident())
                .filter(i -> i.between().contains(said.party()))
                .orElseThrow(() -> Said.unknown("body.incident", "incident", account.incident()));
        if (incident.accounts().containsKey(said.party())) {
            throw Said.wrongState("body.incident", "your account is in already; accounts are not rewritten");
        }
        draft.record(
                Happened.ACCOUNTED,
                incident.with(
                        said.party(),
                        new Incident.Account(account.account(), draft.at()),
                        account.acknowledged() ? Incident.Status.ACKNOWLEDGED : Incident.Status.DISPUTED));
    }

    private static void finding(Draft draft, Said said, IncidentBody.Finding finding) {
        said.mustBeFacilitator();
        Incident incident = draft.find(Incident.class, finding.incident())
                .orElseThrow(() -> Said.unknown("body.incident", "incident", finding.incident()));
        if (!incident.bothAccountsIn()) {
            throw Said.wrongState("body.incident", "both accounts must be in first");
        }
        if (incident.finding().isPresent()) {
            throw Said.wrongState("body.incident", "it has a finding already");
        }
        draft.record(Happened.FOUND, incident.found(finding.text()));
    }
}
