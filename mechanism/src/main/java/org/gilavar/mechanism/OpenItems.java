package org.gilavar.mechanism;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.gilavar.mechanism.item.Batch;
import org.gilavar.mechanism.item.Call;
import org.gilavar.mechanism.item.Commitment;
import org.gilavar.mechanism.item.Conflict;
import org.gilavar.mechanism.item.Exchange;
import org.gilavar.mechanism.item.Handover;
import org.gilavar.mechanism.item.Incident;
import org.gilavar.mechanism.item.Item;
import org.gilavar.mechanism.item.LineCheck;
import org.gilavar.mechanism.item.Message;
import org.gilavar.mechanism.item.OpenItem;
import org.gilavar.mechanism.item.OpenItem.Kind;
import org.gilavar.mechanism.item.Outage;
import org.gilavar.mechanism.item.Phase;
import org.gilavar.mechanism.item.Proposal;
import org.gilavar.mechanism.json.Json;

/**
 * What waits for a party now: what its watch hands over. Asked of items as the party may see them and of nothing else, so that the list says
 * no more than its desk does.
 */
final class OpenItems {

    /** Of a hash, hex: enough that no change goes unnoticed, and short, since it is told with each thing that is open. */
    private static final int SEEN = 16;

    private final Draft draft;
    private final String party;
    private final boolean neutral;
    private final Map<OpenItem, Item> shown = new LinkedHashMap<>();

    private OpenItems(Draft draft, String party) {
        this.draft = draft;
        this.party = party;
        this.neutral =
                draft.founding().filter(f -> f.facilitator().equals(party)).isPresent();
    }

    static OpenItems of(Draft draft, String party) {
        OpenItems open = new OpenItems(draft, party);
        for (Kind kind : Kind.values()) {
            open.seen(type(kind)).forEach(item -> open.shown.put(OpenItem.of(kind, item.id()), item));
        }
        return open;
    }

    /** In order of kind, and of each in order of id. */
    List<OpenItem> list() {
        return List.copyOf(shown.keySet());
    }

    int size() {
        return shown.size();
    }

    /** By what one is known to be as it was: the hash of what the party is shown of it. */
    private String hash(OpenItem item) {
        return Json.hash(Objects.requireNonNull(shown.get(item))).substring(0, SEEN);
    }

    /** A handover as it stands now. */
    Handover renewed(Handover handover) {
        return handover.with(list(), this::hash);
    }

    /** With one of these acknowledged; as it was, where it is none of these. */
    Handover acknowledged(Handover handover, OpenItem one) {
        return shown.containsKey(one) ? handover.acknowledged(one.kind(), one.id(), draft.at(), hash(one)) : handover;
    }

    private static Class<? extends Item> type(Kind kind) {
        return switch (kind) {
            case MESSAGE -> Message.class;
            case CALL -> Call.class;
            case CHECK -> LineCheck.class;
            case EXCHANGE -> Exchange.class;
            case CONFLICT -> Conflict.class;
            case PROPOSAL -> Proposal.class;
            case BATCH -> Batch.class;
            case PHASE -> Phase.class;
            case INCIDENT -> Incident.class;
            case COMMITMENT -> Commitment.class;
            case OUTAGE -> Outage.class;
        };
    }

    /** What waits for somebody else is not looked at a second time. */
    private Stream<Item> seen(Class<? extends Item> type) {
        return draft.standing(type)
                .map(Function.<Item>identity())
                .filter(this::waits)
                .flatMap(item -> Disclosure.sight(item, party, draft, draft.at()).item().stream())
                .filter(this::waits);
    }

    private boolean waits(Item item) {
        return switch (item) {
            case Message m -> m.answer().isEmpty() && (m.to().equals(party) || (neutral && m.waitsForTheFacilitator()));
            case Call c -> c.names(party) && (c.pending() || (c.awaitsConfirmation() && !c.by().equals(party)));
            case LineCheck c ->
                c.stage() == LineCheck.Stage.DUE
                        && c.expected().contains(party)
                        && !c.answered().containsKey(party);
            case Exchange e -> waits(e);
            case Conflict c -> c.open() && (neutral || c.concerns(party));
            case Proposal p ->
                p.stage() == Proposal.Stage.OPEN && !neutral && !p.accepted().contains(party);
            case Batch b ->
                b.stage() == Batch.Stage.OPEN && b.asks(party) && !b.accepted().contains(party);
            case Phase p -> draft.parties().contains(party) && waits(p);
            case Incident i ->
                neutral
                        ? i.hasBeenHeard() && i.status() != Incident.Status.RESOLVED
                        : i.between().contains(party) && !i.accounts().containsKey(party);
            case Commitment c ->
                c.by().equals(party) && isTaken(c.stage()) && c.stated().isEmpty();
            case Outage o -> o.open() && o.by().equals(party);
            default -> throw new IllegalArgumentException("nobody is asked for " + item.id());
        };
    }

    private boolean waits(Exchange exchange) {
        return switch (exchange.stage()) {
            case SAID, ANSWERED -> neutral;
            case PASSED_ON ->
                exchange.sort() == Exchange.Sort.QUERY && exchange.to().equals(party);
            case DONE, CLOSED -> false;
        };
    }

    /** For who does it until it has reported, and then for the others. */
    private boolean waits(Phase phase) {
        boolean does = phase.by().contains(party);
        return switch (phase.stage()) {
            case RUNNING, OVERDUE, DISPUTED -> does && !phase.reports().containsKey(party);
            case REPORTED -> !does && !phase.confirmed().containsKey(party);
            case CONFIRMED, ENDED -> false;
        };
    }

    private static boolean isTaken(Commitment.Stage stage) {
        return stage == Commitment.Stage.ACCEPTED || stage == Commitment.Stage.CONDITION_MET;
    }
}
