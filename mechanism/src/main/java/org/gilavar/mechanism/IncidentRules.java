package org.gilavar.mechanism;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.gilavar.mechanism.item.Arrangement;
import org.gilavar.mechanism.item.Incident;
import org.gilavar.mechanism.item.Incident.Account;
import org.gilavar.mechanism.item.Incident.Status;
import org.gilavar.mechanism.item.Inquiry;
import org.gilavar.mechanism.item.InvalidItemException;
import org.gilavar.mechanism.item.Particulars;
import org.gilavar.mechanism.item.Party;
import org.gilavar.mechanism.item.Reporting;
import org.gilavar.mechanism.item.Reporting.Stage;
import org.gilavar.mechanism.statement.IncidentBody;

/**
 * Incidents: each side's own account and full report by their deadlines, then the facilitator's neutral finding, and what each says of
 * it. What comes late is taken and marked as late; silence holds up nobody.
 */
final class IncidentRules {

    /** What is said to be earlier was mistyped. */
    private static final Instant EARLIEST = Instant.EPOCH;

    private IncidentRules() {}

    static void apply(Draft draft, Said said, IncidentBody body) {
        switch (body) {
            case IncidentBody.Report report -> report(draft, said, report);
            case IncidentBody.Account account -> account(draft, said, account);
            case IncidentBody.Full full -> full(draft, said, full);
            case IncidentBody.AddEvidence piece ->
                EvidenceRules.add(draft, said, own(draft, said, piece.incident()), piece);
            case IncidentBody.HandOver over ->
                EvidenceRules.handOver(draft, said, own(draft, said, over.incident()), over);
            case IncidentBody.Show show -> EvidenceRules.show(draft, said, own(draft, said, show.incident()), show);
            case IncidentBody.Finding finding -> finding(draft, said, finding);
            case IncidentBody.Position position -> position(draft, said, position);
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
        mustBeOver(draft, "occurred", Optional.of(report.occurred()));
        var between = new TreeSet<>(Set.of(said.party(), report.with()));
        mustHold(draft, said, between, report.occurred(), report.particulars());
        var accounts = new TreeMap<String, Account>();
        accounts.put(said.party(), new Account(report.account(), draft.at(), Optional.empty(), report.particulars()));
        draft.record(
                Happened.REPORTED,
                new Incident(
                        said.newId(draft, Incident.class, report.name()),
                        report.incident(),
                        between,
                        report.occurred(),
                        report.position(),
                        accounts,
                        new TreeSet<>(),
                        Optional.empty(),
                        Status.CLAIMED,
                        draft.at(),
                        clocks(draft, said, report),
                        Optional.empty()));
    }

    /** By the terms that bind both; else nothing is due. */
    private static Optional<Reporting> clocks(Draft draft, Said said, IncidentBody.Report report) {
        return draft.inForce()
                .filter(a -> a.governs(said.party()) && a.governs(report.with()))
                .map(Arrangement::terms)
                .flatMap(terms -> terms.incidents())
                .map(terms -> terms.clocks(said.party(), report.with(), report.occurred(), draft.at()));
    }

    private static void mustHold(
            Draft draft, Said said, Set<String> between, Instant occurred, Optional<Particulars> particulars) {
        particulars.ifPresent(p -> {
            mustBeOver(draft, "particulars.occurred", p.occurred());
            mustBeOver(draft, "particulars.ended", p.ended());
            Instant began = p.occurred().orElse(occurred);
            if (p.ended().filter(e -> e.isBefore(began)).isPresent()) {
                throw new InvalidItemException("particulars.ended", "is before it occurred, " + began);
            }
            EvidenceRules.mustBeLinkable(draft, said, between, p.linked());
        });
    }

    private static void mustBeOver(Draft draft, String field, Optional<Instant> instant) {
        if (instant.filter(i -> i.isAfter(draft.at())).isPresent()) {
            throw new InvalidItemException(field, "is in the future; now is " + draft.at());
        }
        if (instant.filter(i -> i.isBefore(EARLIEST)).isPresent()) {
            throw new InvalidItemException(field, "is before " + EARLIEST + "; give the time of it in UTC");
        }
    }

    private static void account(Draft draft, Said said, IncidentBody.Account account) {
        Incident incident = own(draft, said, account.incident());
        if (incident.isIn(said.party(), Stage.INITIAL)) {
            throw Said.wrongState("body.incident", "your account is in already; accounts are not rewritten");
        }
        mustHold(draft, said, incident.between(), incident.occurred(), account.particulars());
        Status heard = account.acknowledged() ? Status.ACKNOWLEDGED : Status.DISPUTED;
        draft.record(
                Happened.ACCOUNTED,
                incident.with(
                        said.party(),
                        new Account(
                                account.account(),
                                draft.at(),
                                Optional.of(account.acknowledged()),
                                account.particulars()),
                        incident.status() == Status.RESOLVED ? Status.RESOLVED : heard));
    }

    private static void full(Draft draft, Said said, IncidentBody.Full full) {
        Incident incident = own(draft, said, full.incident());
        if (!incident.isIn(said.party(), Stage.INITIAL)) {
            throw Said.wrongState("body.incident", "your account comes first: say incident.account, then this");
        }
        if (incident.isIn(said.party(), Stage.FULL)) {
            throw Said.wrongState("body.incident", "your full report is in already; reports are not rewritten");
        }
        mustHold(draft, said, incident.between(), incident.occurred(), full.particulars());
        draft.record(
                Happened.REPORTED_IN_FULL,
                incident.reportedInFull(
                        said.party(), new Account(full.account(), draft.at(), Optional.empty(), full.particulars())));
    }

    private static void finding(Draft draft, Said said, IncidentBody.Finding finding) {
        said.mustBeFacilitator();
        Incident incident = draft.find(Incident.class, finding.incident())
                .orElseThrow(() -> Said.unknown("body.incident", "incident", finding.incident()));
        if (incident.status() == Status.RESOLVED) {
            throw Said.wrongState("body.incident", "it has a finding already");
        }
        if (!incident.hasBeenHeard()) {
            throw Said.wrongState(
                    "body.incident",
                    "both accounts must be in first"
                            + incident.reporting()
                                    .map(r -> ", or the time of a full report be over, "
                                            + r.due().values().iterator().next().full())
                                    .orElse(""));
        }
        var without = new TreeSet<>(incident.between());
        without.removeAll(incident.accounts().keySet());
        draft.record(
                Happened.FOUND,
                incident.found(
                        finding.text(),
                        new Inquiry.Conclusion(
                                draft.at(),
                                finding.texts().map(TreeMap::new),
                                finding.risk(),
                                finding.lessons(),
                                without)));
    }

    private static void position(Draft draft, Said said, IncidentBody.Position position) {
        Incident incident = own(draft, said, position.incident());
        if (incident.status() != Status.RESOLVED) {
            throw Said.wrongState("body.incident", "it has no finding yet");
        }
        if (incident.inquiryOrNone().positions().containsKey(said.party())) {
            throw Said.wrongState("body.incident", "your position is recorded already; it is not rewritten");
        }
        draft.record(
                Happened.ANSWERED,
                incident.with(said.party(), new Inquiry.Position(position.says(), position.text(), draft.at())));
    }

    /** One that the speaker is a side of. */
    private static Incident own(Draft draft, Said said, String id) {
        return draft.find(Incident.class, id)
                .filter(i -> i.between().contains(said.party()))
                .orElseThrow(() -> Said.unknown("body.incident", "incident", id));
    }

    /** The time of a report is over, and it is not there. */
    static void timeUp(Draft draft, Incident incident) {
        draft.record(Happened.OVERDUE, incident.late(draft.at()));
    }
}
