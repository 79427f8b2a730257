package org.gilavar.mechanism;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.gilavar.airspace.Detector;
import org.gilavar.airspace.Volume;
import org.gilavar.mechanism.item.Arrangement;
import org.gilavar.mechanism.item.Crossing;
import org.gilavar.mechanism.item.Notice;
import org.gilavar.mechanism.item.Terms;
import org.gilavar.mechanism.item.Zone;
import org.gilavar.mechanism.statement.ZoneBody;

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
            case ZoneBody.Agree agree -> agree(draft, said, agree);
            case ZoneBody.Lift lift -> lift(draft, said, lift);
        }
    }

    private static void declare(Draft draft, Said said, ZoneBody.Declare declare) {
        draft.mustHaveTermsInForce();
        long standing = draft.all(Zone.class)
                .filter(z -> !z.lifted()
                        && z.declaredBy().filter(said.party()::equals).isPresent())
                .count();
        if (standing >= MOST_OF_A_PARTY) {
            throw Said.wrongState(
                    "body",
                    "at most " + MOST_OF_A_PARTY + " zones of a party stand at once; lift one that is not needed");
        }
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
                new TreeMap<>(),
                false,
                Optional.empty(),
                draft.at());
        draft.record(Happened.DECLARED, zone);
        reassessAll(draft);
    }

    private static void agree(Draft draft, Said said, ZoneBody.Agree agree) {
        Zone zone = standing(draft, agree.zone());
        if (zone.declaredBy().filter(said.party()::equals).isPresent()) {
            throw new RefusedException(Refusal.Code.NOT_ENTITLED, "body.zone", "it is your own declaration");
        }
        if (zone.agreed().containsKey(said.party())) {
            throw Said.wrongState("body.zone", "you have agreed to it already");
        }
        boolean byAll = draft.parties().stream()
                .allMatch(p -> p.equals(said.party())
                        || zone.agreed().containsKey(p)
                        || zone.declaredBy().filter(p::equals).isPresent());
        draft.record(Happened.AGREED, zone.agreedBy(said.party(), draft.at(), byAll));
    }

    private static void lift(Draft draft, Said said, ZoneBody.Lift lift) {
        Zone zone = standing(draft, lift.zone());
        if (zone.declaredBy().filter(said.party()::equals).isEmpty()) {
            throw new RefusedException(
                    Refusal.Code.NOT_ENTITLED, "body.zone", "only the party that declared it can lift it");
        }
        draft.record(Happened.LIFTED, zone.lift(Optional.of(lift.reason())));
        reassessAll(draft);
    }

    private static Zone standing(Draft draft, String id) {
        Zone zone = draft.find(Zone.class, id).orElseThrow(() -> Said.unknown("body.zone", "zone", id));
        if (zone.lifted()) {
            throw Said.wrongState("body.zone", "it has been lifted");
        }
        return zone;
    }

    /** Nobody is left to speak for what it has declared. */
    static void leave(Draft draft, String party) {
        List<Zone> own = draft.all(Zone.class)
                .filter(z -> !z.lifted() && z.declaredBy().filter(party::equals).isPresent())
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
     * before is left as it is, with what has been agreed and lifted since; one that the new terms leave out is lifted.
     */
    static void recordFrom(Draft draft, Arrangement arrangement, String replaced) {
        String prefix = arrangement.name() + ".";
        Set<String> named = new HashSet<>();
        for (Terms.ZoneTerms terms : arrangement.terms().zones()) {
            Zone zone = zone(prefix + terms.name(), terms, arrangement, draft.at());
            named.add(zone.id());
            boolean stands = draft.find(Zone.class, zone.id())
                    .filter(zone::saysTheSameAs)
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

    private static Zone zone(String id, Terms.ZoneTerms terms, Arrangement arrangement, Instant at) {
        TreeMap<String, Instant> agreed = new TreeMap<>();
        if (terms.standing() == Zone.Standing.AGREED) {
            arrangement.terms().parties().forEach(p -> agreed.put(p, at));
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
                agreed,
                false,
                Optional.empty(),
                at);
    }

    private static void reassessAll(Draft draft) {
        draft.liveNotices().forEach(n -> reassess(draft, n));
    }

    /** Opens and closes crossings of one notice. */
    static void reassess(Draft draft, Notice notice) {
        Detector contact = Detection.contact(draft.terms());
        for (Zone zone : draft.all(Zone.class).toList()) {
            boolean touches = notice.stage().live()
                    && !zone.lifted()
                    && zone.appliesTo().contains(notice.activity().category())
                    && zone.declaredBy().filter(notice.owner()::equals).isEmpty()
                    && Detection.touches(contact, notice.activity().volumes(), zone.volume());
            String id = Crossing.id(notice.id(), zone.id());
            Optional<Crossing> before = draft.find(Crossing.class, id).filter(Crossing::open);
            if (touches) {
                if (before.filter(c -> c.version() == notice.version()).isPresent()) {
                    continue; // pointed out already
                }
                Crossing now =
                        new Crossing(id, notice.owner(), notice.id(), notice.version(), zone.id(), true, draft.at());
                draft.record(before.isPresent() ? Happened.CHANGED : Happened.ENTERED, now);
            } else {
                before.ifPresent(c -> draft.record(Happened.LEFT, c.close(draft.at())));
            }
        }
    }
}
