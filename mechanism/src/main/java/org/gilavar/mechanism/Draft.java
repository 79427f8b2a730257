package org.gilavar.mechanism;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.gilavar.airspace.PackedIndex;
import org.gilavar.airspace.VolumeIndex;
import org.gilavar.mechanism.item.Arrangement;
import org.gilavar.mechanism.item.Conflict;
import org.gilavar.mechanism.item.Exchange;
import org.gilavar.mechanism.item.Item;
import org.gilavar.mechanism.item.Notice;
import org.gilavar.mechanism.item.Proposal;
import org.gilavar.mechanism.terms.Terms;

/**
 * An outcome in the making: changes laid over a state that itself is not touched. A rule that refuses half-way leaves
 * nothing behind.
 */
final class Draft implements Items {

    private record Key(Class<? extends Item> type, String id) {}

    private final State base;
    private final Instant at;
    private final Map<Key, Item> pending = new LinkedHashMap<>();
    private final List<Change> changes = new ArrayList<>();

    /** The index under terms that this brings into force, once it is asked for. */
    private Optional<VolumeIndex> renewed = Optional.empty();

    Draft(State base, Instant at) {
        this.base = base;
        this.at = at;
    }

    /** When this happens. */
    Instant at() {
        return at;
    }

    /** The state before. */
    State base() {
        return base;
    }

    List<Change> changes() {
        return changes;
    }

    void record(Happened happened, Item item) {
        Lifecycles.mustAllow(find(item.getClass(), item.id()), happened, item);
        recordAsItWas(happened, item);
    }

    /** A change of the record, whatever the rules were when it was made. */
    void recordAsItWas(Happened happened, Item item) {
        pending.put(new Key(item.getClass(), item.id()), item);
        changes.add(new Change(happened, item));
    }

    @Override
    public <T extends Item> Optional<T> find(Class<T> type, String id) {
        Item changed = pending.get(new Key(type, id));
        return changed == null ? base.find(type, id) : Optional.of(type.cast(changed));
    }

    @Override
    public <T extends Item> Stream<T> all(Class<T> type) {
        if (pending.keySet().stream().noneMatch(key -> key.type() == type)) {
            return base.all(type);
        }
        var merged = new TreeMap<String, T>();
        base.all(type).forEach(item -> merged.put(item.id(), item));
        changed(type).forEach(item -> merged.put(item.id(), item));
        return merged.values().stream();
    }

    @Override
    public Stream<Notice> standingNotices() {
        return merged(base.standingNotices(), changed(Notice.class))
                .filter(notice -> !notice.stage().over());
    }

    @Override
    public Stream<Conflict> conflictsOf(String notice) {
        return merged(base.conflictsOf(notice), changed(Conflict.class).filter(c -> c.names(notice)));
    }

    @Override
    public Stream<Proposal> proposalsFor(String conflict) {
        return merged(
                base.proposalsFor(conflict),
                changed(Proposal.class).filter(p -> p.conflict().equals(conflict)));
    }

    @Override
    public Stream<Exchange> exchangesFor(String conflict) {
        return merged(
                base.exchangesFor(conflict),
                changed(Exchange.class).filter(e -> e.conflict().equals(conflict)));
    }

    private static <T extends Item> Stream<T> merged(Stream<T> before, Stream<T> changed) {
        var merged = new TreeMap<String, T>();
        Stream.concat(before, changed).forEach(item -> merged.put(item.id(), item));
        return merged.values().stream();
    }

    @Override
    public long conflictsBetween(String party, String other) {
        long here = changed(Conflict.class)
                .filter(c -> c.concerns(party) && c.concerns(other))
                .filter(c -> base.find(Conflict.class, c.id()).isEmpty())
                .count();
        return base.conflictsBetween(party, other) + here;
    }

    /** The items of a kind that this draft has changed. */
    <T extends Item> Stream<T> changed(Class<T> type) {
        return List.copyOf(pending.values()).stream().filter(type::isInstance).map(type::cast);
    }

    /** Whether this draft gives the item a new value. */
    boolean hasChanged(Item item) {
        return pending.containsKey(new Key(item.getClass(), item.id()));
    }

    /** Whether an arrangement comes into force in it. */
    boolean bringsNewTerms() {
        return changes.stream().anyMatch(c -> c.happened() == Happened.IN_FORCE && c.item() instanceof Arrangement);
    }

    /** Live notices of the state before, by place, under the separation that holds in this draft. */
    VolumeIndex index() {
        if (bringsNewTerms()) {
            if (renewed.isEmpty()) {
                renewed = Optional.of(Detection.indexed(terms(), base.liveNotices(), PackedIndex::new));
            }
            return renewed.get();
        }
        return base.index().orElseThrow(Draft::noArrangement);
    }

    /** The terms that apply to what there is, or a refusal where there never were any. */
    Terms terms() {
        return governing().orElseThrow(Draft::noArrangement).terms();
    }

    /** The terms in force, or a refusal: what is new takes more than terms that are running out. */
    Terms termsInForce() {
        return inForce()
                .orElseThrow(() -> governing().map(Draft::over).orElseGet(Draft::noArrangement))
                .terms();
    }

    /** Refuses where there never were any terms. */
    void mustHaveTerms() {
        terms();
    }

    /** Refuses where no terms are in force. */
    void mustHaveTermsInForce() {
        termsInForce();
    }

    private static RefusedException over(Arrangement ended) {
        return new RefusedException(
                Refusal.Code.NO_ARRANGEMENT,
                "",
                "the arrangement " + ended.id()
                        + " has ended: what stands runs out under it, and nothing new is filed before all parties have signed another");
    }

    private static RefusedException noArrangement() {
        return new RefusedException(
                Refusal.Code.NO_ARRANGEMENT, "", "no arrangement is in force yet: all parties must sign one first");
    }
}
