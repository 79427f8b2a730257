package org.gilavar.mechanism;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.gilavar.mechanism.item.Arrangement;
import org.gilavar.mechanism.item.Conflict;
import org.gilavar.mechanism.item.Exchange;
import org.gilavar.mechanism.item.Founding;
import org.gilavar.mechanism.item.Item;
import org.gilavar.mechanism.item.Notice;
import org.gilavar.mechanism.item.Plan;
import org.gilavar.mechanism.item.PostKey;
import org.gilavar.mechanism.item.Proposal;

/** The items of a mechanism, to be read. */
public interface Items {

    <T extends Item> Optional<T> find(Class<T> type, String id);

    /** All items of a kind, in order of id. */
    <T extends Item> Stream<T> all(Class<T> type);

    /** Items of a kind that are not {@link Held#isOver over}, in order of id. */
    default <T extends Item> Stream<T> standing(Class<T> type) {
        return all(type).filter(item -> !Held.of(item).isOver());
    }

    /** Notices that are not over, drafts among them, in order of id. */
    default Stream<Notice> standingNotices() {
        return all(Notice.class).filter(n -> !n.stage().over());
    }

    /** Notices that are live, in order of id. */
    default Stream<Notice> liveNotices() {
        return standingNotices().filter(n -> n.stage().live());
    }

    /** Drafts of a plan, in order of id. */
    default Stream<Notice> drafts(Plan plan) {
        return standingNotices()
                .filter(n -> n.stage() == Notice.Stage.DRAFT)
                .filter(n -> n.plan().filter(plan.id()::equals).isPresent());
    }

    /** Conflicts that a notice has or had a part in, in order of id. */
    default Stream<Conflict> conflictsOf(String notice) {
        return all(Conflict.class).filter(c -> c.names(notice));
    }

    /** Proposals for a conflict, whatever became of them, in order of id. */
    default Stream<Proposal> proposalsFor(String conflict) {
        return all(Proposal.class).filter(p -> p.conflict().equals(conflict));
    }

    /** What was said of a conflict, in order of id. */
    default Stream<Exchange> exchangesFor(String conflict) {
        return all(Exchange.class).filter(e -> e.conflict().equals(conflict));
    }

    /** How many conflicts there are or were between two parties. */
    default long conflictsBetween(String party, String other) {
        return all(Conflict.class)
                .filter(c -> c.concerns(party) && c.concerns(other))
                .count();
    }

    /** The founding fact, once there is one. */
    default Optional<Founding> founding() {
        return all(Founding.class).findFirst();
    }

    /** The arrangement in force. */
    default Optional<Arrangement> inForce() {
        return all(Arrangement.class)
                .filter(a -> a.standing() == Arrangement.Standing.IN_FORCE)
                .findFirst();
    }

    /**
     * The arrangement whose terms apply: the one in force, or that which was last. What was filed under it runs out under it, its line
     * is open, and nothing new is filed.
     */
    default Optional<Arrangement> governing() {
        return all(Arrangement.class)
                .filter(a ->
                        a.standing() == Arrangement.Standing.IN_FORCE || a.standing() == Arrangement.Standing.ENDED)
                .findFirst();
    }

    /** The parties that the governing terms bind. */
    default List<String> parties() {
        return governing().map(Arrangement::parties).orElse(List.of());
    }

    /** The enrolment of a key, whatever became of it since: a key is enrolled once. */
    default Optional<PostKey> key(String text) {
        return all(PostKey.class).filter(k -> k.key().equals(text)).findFirst();
    }

    /** Every key that a post of a party ever had, in no order that means anything. */
    default Stream<PostKey> keysOf(String party, String post) {
        return all(PostKey.class)
                .filter(k -> k.party().equals(party) && k.post().equals(post));
    }

    /** The valid key of a post; a post has one at most. */
    default Optional<PostKey> validKey(String party, String post) {
        return keysOf(party, post).filter(PostKey::holds).findFirst();
    }
}
