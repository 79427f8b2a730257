package org.gilavar.cli.scenario;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.gilavar.client.FeedPage;
import org.gilavar.client.GilavarClient;
import org.gilavar.client.Telling;
import tools.jackson.databind.JsonNode;

/** The clients of a scenario, each with what it has been told and so knows. */
final class Participants {

    /** One client and its knowledge: the last form of every item it was told of. */
    private static final class Member {
        private GilavarClient client;
        private final Map<String, JsonNode> known = new TreeMap<>();
        private long heardUpTo;

        Member(GilavarClient client) {
            this.client = client;
        }

        List<Telling> listen(Recovery recovery) throws InterruptedException {
            List<Telling> news = new ArrayList<>();
            FeedPage page;
            do {
                long after = heardUpTo;
                page = recovery.insist(() -> client.feed(after));
                page.tellings().forEach(t -> known.put(t.kind() + "/" + t.id(), t.item()));
                news.addAll(page.tellings());
                heardUpTo = page.upTo();
            } while (!page.tellings().isEmpty());
            return news;
        }
    }

    private final Map<String, Member> members = new TreeMap<>();
    private final Recovery recovery;

    Participants(Map<String, GilavarClient> clients, Recovery recovery) {
        clients.forEach((party, client) -> members.put(party, new Member(client)));
        this.recovery = recovery;
    }

    GilavarClient client(String party) {
        return member(party).client;
    }

    /** The party speaks and hears with another key from now on. */
    void replace(String party, GilavarClient client) {
        member(party).client = client;
    }

    /** Everyone reads its feed; what is new, by party. */
    Map<String, List<Telling>> listen() throws InterruptedException {
        Map<String, List<Telling>> news = new HashMap<>();
        for (Map.Entry<String, Member> member : members.entrySet()) {
            news.put(member.getKey(), member.getValue().listen(recovery));
        }
        return news;
    }

    /** An item as a party knows it. */
    Optional<JsonNode> known(String party, String kind, String id) {
        return Optional.ofNullable(member(party).known.get(kind + "/" + id));
    }

    /** All items of a kind that a party knows. */
    List<JsonNode> known(String party, String kind) {
        return member(party).known.entrySet().stream()
                .filter(e -> e.getKey().startsWith(kind + "/"))
                .map(Map.Entry::getValue)
                .toList();
    }

    Recovery recovery() {
        return recovery;
    }

    private Member member(String party) {
        Member member = members.get(party);
        if (member == null) {
            throw new IllegalArgumentException("the scenario has no party \"" + party + "\"");
        }
        return member;
    }
}
