package org.gilavar.mechanism;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.gilavar.airspace.LatLon;
import org.gilavar.airspace.Length;
import org.gilavar.airspace.Point;
import org.gilavar.mechanism.item.Incident;
import org.gilavar.mechanism.item.Particulars;
import org.gilavar.mechanism.item.Particulars.Link;
import org.gilavar.mechanism.item.Reporting.Unsealed;
import org.gilavar.mechanism.item.RiskClass;
import org.gilavar.mechanism.statement.IncidentBody;

/** Statements about one incident that Türkiye reports of Israel. */
final class Incidents {

    static final String ID = "turkiye.april";
    static final Duration INITIAL = Duration.ofHours(1);
    static final Duration FULL = Duration.ofHours(24);
    static final Instant OCCURRED = World.START.minusSeconds(60);
    static final String HASH = "ab".repeat(32);

    private static final Point PLACE = new Point(new LatLon(34.5, 38), Length.kilometres(5));

    private Incidents() {}

    /** Two parties, an hour and a day, first accounts read when both are in. */
    static World world() {
        return world(Unsealed.BOTH_INITIAL);
    }

    static World world(Unsealed unsealed) {
        return World.under(
                TermsBuilder.plain().incidents(INITIAL, FULL, unsealed).build());
    }

    static IncidentBody report(String with) {
        return report("april", with, OCCURRED);
    }

    static IncidentBody report(String name, String with, Instant occurred) {
        return new IncidentBody.Report(name, Incident.Type.AIRPROX, with, occurred, PLACE, "The reporter's own words.");
    }

    static IncidentBody report(Particulars particulars) {
        return new IncidentBody.Report(
                "april",
                Incident.Type.AIRPROX,
                World.ISRAEL,
                OCCURRED,
                PLACE,
                "The reporter's own words.",
                Optional.of(particulars));
    }

    static IncidentBody account() {
        return new IncidentBody.Account(ID, true, "The other side's own words.");
    }

    static IncidentBody full(String words) {
        return new IncidentBody.Full(ID, words, Optional.empty());
    }

    static IncidentBody finding() {
        return new IncidentBody.Finding(ID, "Neutral words.");
    }

    static IncidentBody evidence(String name, String... viewers) {
        return new IncidentBody.AddEvidence(
                ID, name, HASH, "A track of ten minutes.", "the registry", List.of(viewers));
    }

    static Particulars risk(RiskClass risk) {
        return new Particulars(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(risk));
    }

    static Particulars linking(Link.Kind kind, String id) {
        return new Particulars(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(List.of(new Link(kind, id))),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    static Particulars ended(Instant ended) {
        return new Particulars(
                Optional.empty(),
                Optional.of(ended),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
