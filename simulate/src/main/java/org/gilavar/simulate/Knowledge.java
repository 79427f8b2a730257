package org.gilavar.simulate;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.gilavar.mechanism.item.Conflict;
import org.gilavar.mechanism.item.Item;
import org.gilavar.mechanism.item.LineCheck;
import org.gilavar.mechanism.item.Message;
import org.gilavar.mechanism.item.Notice;
import org.gilavar.mechanism.item.Proposal;

/** What a party has learnt from its feed and can still act on. */
final class Knowledge {

    private final String party;
    private final SortedMap<String, Notice> notices = new TreeMap<>();
    private final SortedMap<String, Conflict> conflicts = new TreeMap<>();
    private final SortedMap<String, Proposal> proposals = new TreeMap<>();
    private final SortedMap<String, Message> messages = new TreeMap<>();
    private final SortedMap<String, Message> between = new TreeMap<>();
    private final SortedMap<String, LineCheck> checks = new TreeMap<>();

    Knowledge(String party) {
        this.party = party;
    }

    String party() {
        return party;
    }

    void learn(Item item) {
        switch (item) {
            case Notice notice
            when notice.owner().equals(party) ->
                keep(notices, notice, notice.stage().live());
            case Conflict conflict -> keep(conflicts, conflict, conflict.open());
            case Proposal proposal -> keep(proposals, proposal, proposal.stage() == Proposal.Stage.OPEN);
            case Message message
            when message.to().equals(party) ->
                keep(messages, message, message.answer().isEmpty());
            case Message message
            when !message.from().equals(party) -> // told to the facilitator
                keep(between, message, message.answer().isEmpty() && waitsForTheFacilitator(message));
            case LineCheck check ->
                keep(
                        checks,
                        check,
                        check.stage() == LineCheck.Stage.DUE
                                && !check.answered().containsKey(party));
            default -> {}
        }
    }

    private static boolean waitsForTheFacilitator(Message message) {
        return !message.hasGoneOn()
                || message.alarm().filter(alarm -> alarm.taken().isEmpty()).isPresent();
    }

    private static <T extends Item> void keep(SortedMap<String, T> items, T item, boolean stillOpen) {
        if (stillOpen) {
            items.put(item.id(), item);
        } else {
            items.remove(item.id());
        }
    }

    List<Notice> ownNotices() {
        return List.copyOf(notices.values());
    }

    List<Conflict> openConflicts() {
        return List.copyOf(conflicts.values());
    }

    List<Proposal> openProposals() {
        return List.copyOf(proposals.values());
    }

    List<Message> unanswered() {
        return List.copyOf(messages.values());
    }

    /** Messages between others that wait for the facilitator: to be passed on, or because nobody answers. */
    List<Message> waitingForUs() {
        return List.copyOf(between.values());
    }

    List<LineCheck> checksDue() {
        return List.copyOf(checks.values());
    }
}
