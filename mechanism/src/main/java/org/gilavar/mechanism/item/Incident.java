package org.gilavar.mechanism.item;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.gilavar.airspace.Point;
import org.gilavar.mechanism.item.Reporting.Stage;

/**
 * Something that went wrong, with each side's account kept apart. There is no score and no blame.
 *
 * <p>Who reads what. A side reads the other's first account when it has given all that opens it, its own account or, by the terms, its
 * full report, and the other has given the same or let the time for it pass. So nobody's words are written in the knowledge of the
 * other's, and nobody who keeps silent keeps anybody else from reading. Full reports are opened to each other likewise.
 *
 * @param accounts party id to its first account; as told, an account is sealed from the other side
 * @param sealed the parties whose account is in but not shown to this audience
 * @param finding the finding, where it was given in one text
 * @param reporting when the reports are due; absent where no terms said so
 * @param inquiry what followed; absent where nothing did
 */
@JsonTypeName("incident")
public record Incident(
        String id,
        Type type,
        SortedSet<String> between,
        Instant occurred,
        Point position,
        SortedMap<String, Account> accounts,
        SortedSet<String> sealed,
        Optional<String> finding,
        Status status,
        Instant reported,
        Optional<Reporting> reporting,
        Optional<Inquiry> inquiry)
        implements Item {

    /** What kind of incident. */
    public enum Type {
        AIRPROX,
        INCURSION,
        UNSAFE_MANOEUVRE,
        FIRE,
        COLLISION,
        DRONE_LOSS,
        LINE_FAILURE,
        RED_LINE_ALLEGATION,
        ALLEGED_RADAR_LOCK
    }

    /** Where the register stands on it. */
    public enum Status {
        CLAIMED,
        ACKNOWLEDGED,
        DISPUTED,
        RESOLVED
    }

    /**
     * One party's own words.
     *
     * @param acknowledged in the first account of the side that it was reported of: whether the incident took place
     */
    public record Account(String text, Instant at, Optional<Boolean> acknowledged, Optional<Particulars> particulars) {
        public Account {
            InvalidItemException.requireText("text", text);
            particulars = particulars.filter(p -> !p.equals(Particulars.NONE));
        }
    }

    public Incident {
        between = Collections.unmodifiableSortedSet(new TreeSet<>(between));
        accounts = Collections.unmodifiableSortedMap(new TreeMap<>(accounts));
        sealed = Collections.unmodifiableSortedSet(new TreeSet<>(sealed));
        inquiry = inquiry.filter(i -> !i.equals(Inquiry.NONE));
    }

    /** What followed, if anything. */
    public Inquiry inquiryOrNone() {
        return inquiry.orElse(Inquiry.NONE);
    }

    /** The next time that a report is not there when it is due. */
    @Override
    public Optional<Instant> wake() {
        return awaited().map(Awaited::at).min(Comparator.naturalOrder());
    }

    private record Awaited(String party, Stage stage, Instant at) {}

    /** The reports that are not in and whose time has not passed either. */
    private Stream<Awaited> awaited() {
        return reporting.stream()
                .flatMap(r -> r.due().entrySet().stream()
                        .flatMap(due -> Stream.of(Stage.values())
                                .filter(stage -> !isIn(due.getKey(), stage))
                                .filter(stage -> !due.getValue().late().contains(stage))
                                .map(stage -> new Awaited(
                                        due.getKey(), stage, due.getValue().at(stage)))));
    }

    /** Those whose time is over by now are late. */
    public Incident late(Instant now) {
        Optional<Reporting> after = reporting;
        for (Awaited report : awaited().filter(a -> !a.at().isAfter(now)).toList()) {
            after = after.map(r -> r.late(report.party(), report.stage()));
        }
        return with(accounts, status, finding, after, inquiry);
    }

    /** Whether a party has given this report. */
    public boolean isIn(String party, Stage stage) {
        return (stage == Stage.INITIAL ? accounts : inquiryOrNone().full()).containsKey(party);
    }

    private boolean isLate(String party, Stage stage) {
        return reporting.filter(r -> r.isLate(party, stage)).isPresent();
    }

    public boolean bothAccountsIn() {
        return accounts.keySet().containsAll(between);
    }

    /** Whether each side has given an account, or has let even the time of its full report pass. */
    public boolean hasBeenHeard() {
        return between.stream().allMatch(party -> isIn(party, Stage.INITIAL) || isLate(party, Stage.FULL));
    }

    /** Party to the incident, and not this one. */
    public String other(String party) {
        return between.stream().filter(p -> !p.equals(party)).findFirst().orElseThrow();
    }

    public Incident with(String party, Account account, Status now) {
        var all = new TreeMap<>(accounts);
        all.put(party, account);
        return with(all, now, finding, reporting, inquiry);
    }

    /** With a full report. */
    public Incident reportedInFull(String party, Account report) {
        return with(inquiryOrNone().reported(party, report));
    }

    /** With a piece of evidence, or with what has become of it. */
    public Incident with(Evidence piece) {
        return with(inquiryOrNone().holding(piece));
    }

    /** With the facilitator's finding, in one text or with one by language in what goes with it. */
    public Incident found(Optional<String> text, Inquiry.Conclusion conclusion) {
        return with(
                accounts,
                Status.RESOLVED,
                text,
                reporting,
                Optional.of(inquiryOrNone().concluded(conclusion)));
    }

    /** With what a party says of the finding. */
    public Incident with(String party, Inquiry.Position position) {
        return with(inquiryOrNone().answered(party, position));
    }

    private Incident with(Inquiry now) {
        return with(accounts, status, finding, reporting, Optional.of(now));
    }

    private Incident with(
            SortedMap<String, Account> said,
            Status now,
            Optional<String> found,
            Optional<Reporting> clock,
            Optional<Inquiry> followed) {
        return new Incident(id, type, between, occurred, position, said, sealed, found, now, reported, clock, followed);
    }

    /** Whether the other's first account is open to a party. */
    public boolean opensAccountsTo(String party) {
        boolean withFull = reporting
                .filter(r -> r.unsealed() == Reporting.Unsealed.BOTH_FULL)
                .isPresent();
        return opensTo(party, withFull ? Stage.FULL : Stage.INITIAL);
    }

    private boolean opensTo(String party, Stage stage) {
        return isIn(party, stage) && (isIn(other(party), stage) || isLate(other(party), stage));
    }

    /** What a side may read: its own, and the other's as far as it is open to it. The rest is named as sealed. */
    public Incident sealedFor(String party) {
        boolean open = opensAccountsTo(party);
        var shown = new TreeMap<>(accounts);
        var hidden = new TreeSet<String>();
        if (!open) {
            hidden.addAll(accounts.keySet());
            hidden.remove(party);
            shown.keySet().removeAll(hidden);
        }
        Optional<Inquiry> part = inquiry.map(i -> i.sealedFor(party, open, opensTo(party, Stage.FULL)));
        return new Incident(
                id, type, between, occurred, position, shown, hidden, finding, status, reported, reporting, part);
    }

    /** What the facilitator reads: all but the evidence that it is not shown, of which it is told that there is some. */
    public Incident countedFor(String facilitator) {
        return with(accounts, status, finding, reporting, inquiry.map(i -> i.countedFor(facilitator)));
    }
}
