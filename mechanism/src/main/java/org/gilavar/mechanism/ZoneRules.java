package org.gilavar.mechanism;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.gilavar.airspace.Detector;
import org.gilavar.airspace.Volume;
import org.gilavar.mechanism.item.Arrangement;
import org.gilavar.mechanism.item.Crossing;
import org.gilavar.mechanism.item.Crossing.Word;
import org.gilavar.mechanism.item.InvalidItemException;
import org.gilavar.mechanism.item.Notice;
import org.gilavar.mechanism.item.Precedence;
import org.gilavar.mechanism.item.Tolerance;
import org.gilavar.mechanism.item.Zone;
import org.gilavar.mechanism.statement.ZoneBody;
import org.gilavar.mechanism.terms.ZoneRuleTerms;
import org.gilavar.mechanism.terms.ZoneTerms;

/** Zones and red lines, and the notices that touch them. */
final class ZoneRules {

    /** Every notice is compared with every zone. */
    private static final int MOST_OF_A_PARTY = 100;

    private ZoneRules() {}

    static void apply(Draft draft, Said said, ZoneBody body) {
        said.mustBeParty(draft);
        draft.mustHaveTerms();
        switch (body) {
            case ZoneBody.Declare declare -> declare(draft, said, declare);
            case ZoneBody.Acknowledge acknowledge -> acknowledge(draft, said, acknowledge);
            case ZoneBody.Agree agree -> agree(draft, said, agree);
            case ZoneBody.Lift lift -> lift(draft, said, lift);
            case ZoneBody.Disclose disclose -> disclose(draft, said, disclose);
            case ZoneBody.AcknowledgeCrossing acknowledge -> acknowledge(draft, said, acknowledge);
        }
    }

    private static void declare(Draft draft, Said said, ZoneBody.Declare declare) {
        draft.mustHaveTermsInForce();
        long standing = draft.all(Zone.class)
                .filter(z -> !z.lifted() && z.isDeclaredBy(said.party()))
                .count();
        if (standing >= MOST_OF_A_PARTY) {
            throw Said.wrongState(
                    "body",
                    "at most " + MOST_OF_A_PARTY + " zones of a party stand at once; lift one that is not needed");
        }
        declare.rules().map(Zone.Rules::tolerated).orElse(List.of()).stream()
                .map(Tolerance::parties)
                .forEach(parties -> mustBeOthers(draft, said, "rules.tolerated", parties));
        mustBeOthers(draft, said, "knownTo", declare.knownTo().orElse(List.of()));
        Zone zone = new Zone(
                said.newId(draft, Zone.class, declare.name()),
                declare.name(),
                declare.kind(),
                Zone.Standing.UNILATERAL,
                Optional.of(said.party()),
                declare.statement(),
                Optional.empty(),
                declare.volume(),
                declare.appliesTo(),
                declare.rules(),
                declare.knownTo(),
                new TreeMap<>(),
                new TreeMap<>(),
                false,
                Optional.empty(),
                draft.at());
        draft.record(Happened.DECLARED, zone);
        reassessAll(draft);
    }

    /** A name that nobody has would tolerate, or tell, nobody unseen. */
    private static void mustBeOthers(Draft draft, Said said, String field, List<String> parties) {
        for (String party : parties) {
            if (party.equals(said.party()) || !draft.parties().contains(party)) {
                throw new InvalidItemException(
                        field, "expected another party to the terms in force, found \"" + party + "\"");
            }
        }
    }

    private static void acknowledge(Draft draft, Said said, ZoneBody.Acknowledge acknowledge) {
        Zone zone = ofAnother(draft, said, acknowledge.zone());
        if (zone.acknowledged().containsKey(said.party())) {
            throw Said.wrongState("body.zone", "you have taken note of it already");
        }
        draft.record(
                Happened.ACKNOWLEDGED, zone.acknowledgedBy(said.party(), draft.at(), whoseWordItTakes(draft, zone)));
    }

    private static void agree(Draft draft, Said said, ZoneBody.Agree agree) {
        Zone zone = ofAnother(draft, said, agree.zone());
        draft.record(Happened.AGREED, zone.agreedBy(said.party(), draft.at(), whoseWordItTakes(draft, zone)));
    }

    /** A zone that stands, of which the speaker may know, and to which it has not agreed. */
    private static Zone ofAnother(Draft draft, Said said, String id) {
        Zone zone = standing(draft, said, id);
        if (zone.isDeclaredBy(said.party())) {
            throw new RefusedException(Refusal.Code.NOT_ENTITLED, "body.zone", "it is your own declaration");
        }
        if (zone.agreed().containsKey(said.party())) {
            throw Said.wrongState("body.zone", "you have agreed to it already");
        }
        if (zone.standing() == Zone.Standing.AGREED) {
            throw Said.wrongState("body.zone", "the terms that you have signed say that all have agreed to it");
        }
        return zone;
    }

    /** All whose word it takes for a zone to be more than one party's: those who may know of it. */
    private static List<String> whoseWordItTakes(Draft draft, Zone zone) {
        return draft.parties().stream()
                .filter(party -> zone.isKnownTo(party) && !zone.isDeclaredBy(party))
                .toList();
    }

    private static void lift(Draft draft, Said said, ZoneBody.Lift lift) {
        Zone zone = own(draft, said, lift.zone(), "lift it");
        draft.record(Happened.LIFTED, zone.lift(Optional.of(lift.reason())));
        reassessAll(draft);
    }

    private static void disclose(Draft draft, Said said, ZoneBody.Disclose disclose) {
        Zone zone = own(draft, said, disclose.zone(), "say who knows of it");
        if (zone.knownTo().isEmpty()) {
            throw Said.wrongState("body.zone", "all parties know of it already");
        }
        disclose.to().ifPresent(to -> mustBeOthers(draft, said, "to", to));
        Optional<List<String>> now =
                disclose.to().map(more -> and(zone.knownTo().get(), more));
        if (now.equals(zone.knownTo())) {
            throw Said.wrongState("body.to", "these know of it already");
        }
        Zone wider = zone.disclosed(now, List.of());
        draft.record(Happened.DISCLOSED, wider.disclosed(now, whoseWordItTakes(draft, wider)));
        // Whoever learns of it learns what of its own touches it.
        draft.all(Crossing.class)
                .filter(c -> c.open() && c.zone().equals(zone.id()))
                .filter(c -> !zone.isKnownTo(c.owner()) && wider.isKnownTo(c.owner()))
                .toList()
                .forEach(c -> draft.record(Happened.INTRODUCED, c));
    }

    private static List<String> and(List<String> parties, List<String> more) {
        Set<String> all = new TreeSet<>(parties);
        all.addAll(more);
        return List.copyOf(all);
    }

    private static void acknowledge(Draft draft, Said said, ZoneBody.AcknowledgeCrossing acknowledge) {
        String id = acknowledge.crossing();
        Crossing crossing = draft.find(Crossing.class, id)
                .filter(c -> c.owner().equals(said.party()))
                .filter(c -> draft.find(Zone.class, c.zone())
                        .filter(z -> z.isKnownTo(said.party()))
                        .isPresent())
                .orElseThrow(() -> Said.unknown("body.crossing", "crossing", id));
        if (!crossing.open()) {
            throw Said.wrongState("body.crossing", "the notice no longer touches the zone");
        }
        if (crossing.acknowledged().isPresent()) {
            throw Said.wrongState("body.crossing", "you have said so already");
        }
        draft.record(Happened.ACKNOWLEDGED, crossing.acknowledged(draft.at()));
    }

    private static Zone own(Draft draft, Said said, String id, String what) {
        Zone zone = standing(draft, said, id);
        if (!zone.isDeclaredBy(said.party())) {
            throw new RefusedException(
                    Refusal.Code.NOT_ENTITLED, "body.zone", "only the party that declared it can " + what);
        }
        return zone;
    }

    private static Zone standing(Draft draft, Said said, String id) {
        Zone zone = draft.find(Zone.class, id)
                .filter(z -> z.isKnownTo(said.party()))
                .orElseThrow(() -> Said.unknown("body.zone", "zone", id));
        if (zone.lifted()) {
            throw Said.wrongState("body.zone", "it has been lifted");
        }
        return zone;
    }

    /** Nobody is left to speak for what it has declared. */
    static void leave(Draft draft, String party) {
        List<Zone> own = draft.all(Zone.class)
                .filter(z -> !z.lifted() && z.isDeclaredBy(party))
                .toList();
        own.forEach(z -> draft.record(Happened.LIFTED, z.lift(Optional.of(party + " has left the arrangement"))));
        if (!own.isEmpty()) {
            reassessAll(draft);
        }
    }

    /** Its term has ended. */
    static void timeUp(Draft draft, Zone zone) {
        draft.record(Happened.EXPIRED, zone.lift(Optional.empty()));
        reassessAll(draft);
    }

    /**
     * The zones that an arrangement records stand as it says from the moment it is in force. One that says the same as
     * before is left as it is, with what has been agreed since; one that the new terms leave out is lifted.
     */
    static void recordFrom(Draft draft, Arrangement arrangement, String replaced) {
        String prefix = arrangement.name() + ".";
        Set<String> named = new HashSet<>();
        for (ZoneTerms terms : arrangement.terms().zones()) {
            Zone zone = zone(prefix + terms.name(), terms, arrangement, draft.at());
            named.add(zone.id());
            boolean stands = draft.find(Zone.class, zone.id())
                    .filter(before -> !before.lifted() && zone.saysTheSameAs(before))
                    .isPresent();
            boolean over = !zone.volume().window().end().isAfter(draft.at());
            if (!stands && !over) {
                draft.record(Happened.DECLARED, zone);
            }
        }
        draft.all(Zone.class)
                .filter(z -> z.id().startsWith(prefix) || z.id().startsWith(replaced + "."))
                .filter(z -> !z.lifted() && !named.contains(z.id()))
                .toList()
                .forEach(z -> draft.record(Happened.LIFTED, z.lift(Optional.of("left out of the new terms"))));
        reassessAll(draft);
    }

    private static Zone zone(String id, ZoneTerms terms, Arrangement arrangement, Instant at) {
        List<String> others = arrangement.terms().parties().stream()
                .filter(p -> terms.declaredBy().filter(p::equals).isEmpty())
                .toList();
        TreeMap<String, Instant> acknowledged = new TreeMap<>();
        TreeMap<String, Instant> agreed = new TreeMap<>();
        switch (terms.standing()) {
            case AGREED -> arrangement.terms().parties().forEach(p -> agreed.put(p, at));
            case ACKNOWLEDGED -> others.forEach(p -> acknowledged.put(p, at));
            case UNILATERAL -> {}
        }
        return new Zone(
                id,
                terms.name(),
                terms.type(),
                terms.standing(),
                terms.declaredBy(),
                terms.statement().value(),
                Optional.of(terms.statement().source()),
                new Volume(terms.shape().value(), terms.altitude(), terms.window()),
                terms.appliesTo(),
                terms.rules().map(ZoneRuleTerms::rules),
                Optional.empty(),
                acknowledged,
                agreed,
                false,
                Optional.empty(),
                at);
    }

    private static void reassessAll(Draft draft) {
        List<Zone> zones = standingOrChanged(draft);
        draft.liveNotices().forEach(n -> reassess(draft, n, zones));
    }

    /** Opens and closes crossings of one notice. */
    static void reassess(Draft draft, Notice notice) {
        reassess(draft, notice, standingOrChanged(draft));
    }

    /** One that was lifted before is touched by nothing any more. */
    private static List<Zone> standingOrChanged(Draft draft) {
        return draft.all(Zone.class)
                .filter(z -> !z.lifted() || draft.hasChanged(z))
                .toList();
    }

    private static void reassess(Draft draft, Notice notice, List<Zone> zones) {
        Detector contact = Detection.contact(draft.terms());
        for (Zone zone : zones) {
            Optional<Crossing> before = draft.find(Crossing.class, Crossing.id(notice.id(), zone.id()))
                    .filter(Crossing::open);
            Optional<Crossing> now = crossing(draft, contact, notice, zone, before);
            if (now.isPresent() && before.isPresent()) {
                if (!now.get().saysTheSameAs(before.get())) { // else it is pointed out already
                    draft.record(Happened.CHANGED, now.get());
                }
            } else if (now.isPresent()) {
                draft.record(Happened.ENTERED, now.get());
            } else {
                before.ifPresent(c -> draft.record(Happened.LEFT, c.close(draft.at())));
            }
        }
    }

    private static Optional<Crossing> crossing(
            Draft draft, Detector contact, Notice notice, Zone zone, Optional<Crossing> before) {
        if (!notice.stage().live() || zone.lifted() || zone.isDeclaredBy(notice.owner())) {
            return Optional.empty();
        }
        return Touch.first(contact, notice.activity(), notice.owner(), zone)
                .map(begins -> Crossing.open(
                        notice,
                        zone,
                        begins,
                        zone.rules().flatMap(rules -> word(draft, notice, zone, rules, begins, before)),
                        draft.at()));
    }

    /** When a version was filed, as the procedure of a zone has it: judged once, when both are first there. */
    private static Optional<Word> word(
            Draft draft, Notice notice, Zone zone, Zone.Rules rules, Instant begins, Optional<Crossing> before) {
        if (isEmergency(notice, rules)) {
            return Optional.of(Word.EMERGENCY);
        }
        Optional<Crossing> same =
                before.filter(c -> c.version() == notice.version() && c.word().isPresent());
        if (rules.procedure().isEmpty() || same.isPresent()) {
            return rules.procedure().flatMap(p -> same.flatMap(Crossing::word));
        }
        if (!draft.hasChanged(notice) || !zone.isKnownTo(notice.owner())) {
            return Optional.of(Word.BEFORE_IT_WAS_KNOWN);
        }
        Instant latest = begins.minus(rules.procedure().get().ahead());
        return Optional.of(draft.at().isAfter(latest) ? Word.SHORT : Word.BY_PROCEDURE);
    }

    /** By its category, or since it was filed as an emergency. */
    private static boolean isEmergency(Notice notice, Zone.Rules rules) {
        return notice.precedence() == Precedence.FLASH
                || rules.emergency().contains(notice.activity().category());
    }
}
