package org.gilavar.server.audience;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.gilavar.mechanism.item.Arrangement;
import org.gilavar.mechanism.item.Item;
import org.gilavar.mechanism.item.NoticeTrace;
import org.gilavar.mechanism.json.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What several views of one item have in common. A member that is not in all of them is in none of what is left; so is one that
 * differs. What holds nothing is in none either: two that differ in all they hold would else say that both are there. Members are
 * sorted.
 *
 * <p>To whom a notice is released is never in it: each is told of itself alone, and that another is told of more would show.
 */
final class CommonView {

    private static final String RELEASE = "release";

    private CommonView() {}

    /** What is in all views, of which each was told by the same entry or still stood then. */
    static JsonNode of(List<Item> views) {
        boolean traces = views.stream().anyMatch(NoticeTrace.class::isInstance);
        return views.stream()
                .filter(view ->
                        !traces || view instanceof NoticeTrace) // who knows the whole notice knows what its trace says
                .map(CommonView::tree)
                .reduce((one, other) -> meet(one, other).orElseGet(JsonNodeFactory.instance::objectNode))
                .orElseThrow();
    }

    /** Whether all that is common is in a view; empty where they cannot be compared. */
    static Optional<Boolean> isIn(JsonNode common, Item view) {
        JsonNode tree = tree(view);
        return tree.path("kind").equals(common.path("kind"))
                ? Optional.of(meet(tree, common).filter(common::equals).isPresent())
                : Optional.empty();
    }

    private static JsonNode tree(Item view) {
        if (view instanceof Arrangement arrangement) { // its terms are with both, and say nothing of the moment
            return JsonNodeFactory.instance
                    .objectNode()
                    .put("id", arrangement.id())
                    .put("kind", "arrangement")
                    .put("standing", arrangement.standing().name());
        }
        return meet(Json.tree(view), Json.tree(view)).orElseThrow();
    }

    private static Optional<JsonNode> meet(JsonNode one, JsonNode other) {
        if (one instanceof ObjectNode a && other instanceof ObjectNode b) {
            Map<String, JsonNode> members = new TreeMap<>();
            a.forEachEntry((name, value) -> {
                if (b.has(name) && !name.equals(RELEASE)) {
                    meet(value, b.path(name)).ifPresent(common -> members.put(name, common));
                }
            });
            ObjectNode met = JsonNodeFactory.instance.objectNode();
            members.forEach(met::set);
            return Optional.<JsonNode>of(met).filter(m -> !m.isEmpty());
        }
        if (one instanceof ArrayNode a && other instanceof ArrayNode b) {
            ArrayNode met = JsonNodeFactory.instance.arrayNode();
            for (int i = 0; i < Math.min(a.size(), b.size()); i++) {
                meet(a.path(i), b.path(i)).ifPresent(met::add);
            }
            return Optional.<JsonNode>of(met).filter(m -> !m.isEmpty() && m.size() == a.size() && m.size() == b.size());
        }
        return Optional.of(one).filter(other::equals);
    }
}
