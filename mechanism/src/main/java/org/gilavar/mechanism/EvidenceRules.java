package org.gilavar.mechanism;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.gilavar.mechanism.item.Conflict;
import org.gilavar.mechanism.item.Evidence;
import org.gilavar.mechanism.item.Incident;
import org.gilavar.mechanism.item.InvalidItemException;
import org.gilavar.mechanism.item.Item;
import org.gilavar.mechanism.item.Message;
import org.gilavar.mechanism.item.Notice;
import org.gilavar.mechanism.item.Particulars.Link;
import org.gilavar.mechanism.statement.IncidentBody;

/** What a side puts beside its words: evidence, and what its reports link to. */
final class EvidenceRules {

    private EvidenceRules() {}

    static void add(Draft draft, Said said, Incident incident, IncidentBody.AddEvidence piece) {
        if (find(incident, said, piece.name()).isPresent()) {
            throw new RefusedException(
                    Refusal.Code.TAKEN,
                    "body.name",
                    "you already have evidence called \"" + piece.name() + "\" in it; choose another name");
        }
        long own = incident.inquiryOrNone().evidence().values().stream()
                .filter(e -> e.owner().equals(said.party()))
                .count();
        if (own >= Evidence.MOST) {
            throw Said.wrongState(
                    "body.incident", "you have " + own + " pieces of evidence in it, the most there may be");
        }
        draft.record(
                Happened.RECORDED,
                incident.with(new Evidence(
                        piece.name(),
                        said.party(),
                        piece.hash(),
                        piece.description(),
                        List.of(new Evidence.Custody(piece.custodian(), draft.at())),
                        viewers(draft, said, incident, "viewers", piece.viewers()),
                        draft.at())));
    }

    static void handOver(Draft draft, Said said, Incident incident, IncidentBody.HandOver over) {
        Evidence evidence = own(incident, said, over.evidence());
        if (evidence.custody().getLast().custodian().equals(over.custodian())) {
            throw Said.wrongState("body.custodian", "keeps it already");
        }
        if (evidence.custody().size() >= Evidence.LONGEST_CUSTODY) {
            throw Said.wrongState(
                    "body.evidence", "it has changed hands as often as it may, " + Evidence.LONGEST_CUSTODY + " times");
        }
        draft.record(Happened.CHANGED, incident.with(evidence.keptBy(over.custodian(), draft.at())));
    }

    static void show(Draft draft, Said said, Incident incident, IncidentBody.Show show) {
        Evidence evidence = own(incident, said, show.evidence());
        SortedSet<String> to = viewers(draft, said, incident, "to", show.to());
        if (evidence.viewers().containsAll(to)) {
            throw Said.wrongState("body.to", "all of them may see it already");
        }
        draft.record(Happened.DISCLOSED, incident.with(evidence.shownTo(to)));
    }

    private static Optional<Evidence> find(Incident incident, Said said, String name) {
        return Optional.ofNullable(incident.inquiryOrNone().evidence().get(said.id(name)));
    }

    private static Evidence own(Incident incident, Said said, String name) {
        return find(incident, said, name).orElseThrow(() -> Said.unknown("body.evidence", "evidence", name));
    }

    private static SortedSet<String> viewers(
            Draft draft, Said said, Incident incident, String field, List<String> named) {
        Set<String> possible = Set.of(
                incident.other(said.party()), draft.founding().orElseThrow().facilitator());
        for (int i = 0; i < named.size(); i++) {
            if (!possible.contains(named.get(i))) {
                throw new InvalidItemException(
                        field + "[" + i + "]",
                        "expected one of " + new TreeSet<>(possible) + ", found \"" + named.get(i) + "\"");
            }
        }
        return new TreeSet<>(named);
    }

    /**
     * A link tells whoever reads it that the thing is there. So the reporter must have been told of it, it must be of nobody but the two
     * sides, and the facilitator must know of it too unless it is the reporter's own to tell. Anything else is refused as what never was.
     */
    static void mustBeLinkable(Draft draft, Said said, Set<String> between, List<Link> links) {
        for (int i = 0; i < links.size(); i++) {
            Link link = links.get(i);
            boolean linkable = draft.find(type(link.kind()), link.id())
                    .filter(item -> isLinkable(draft, said.party(), between, item))
                    .isPresent();
            if (!linkable) {
                throw Said.unknown(
                        "body.particulars.links[" + i + "]",
                        link.kind().name().toLowerCase(Locale.ROOT) + " of the two sides",
                        link.id());
            }
        }
    }

    private static Class<? extends Item> type(Link.Kind kind) {
        return switch (kind) {
            case NOTICE -> Notice.class;
            case CONFLICT -> Conflict.class;
            case MESSAGE -> Message.class;
        };
    }

    private static boolean isLinkable(Draft draft, String party, Set<String> between, Item item) {
        String facilitator = draft.founding().orElseThrow().facilitator();
        return isTold(draft, party, item)
                && switch (item) {
                    case Notice n ->
                        n.owner().equals(party) || (between.contains(n.owner()) && isTold(draft, facilitator, n));
                    case Conflict c ->
                        c.sides().stream().allMatch(s -> between.contains(s.party())) && isTold(draft, facilitator, c);
                    case Message m -> isAmong(between, facilitator, m.from()) && isAmong(between, facilitator, m.to());
                    default -> false;
                };
    }

    private static boolean isAmong(Set<String> between, String facilitator, String party) {
        return between.contains(party) || party.equals(facilitator);
    }

    private static boolean isTold(Draft draft, String party, Item item) {
        return Disclosure.sight(item, party, draft, draft.at()).item().isPresent();
    }
}
