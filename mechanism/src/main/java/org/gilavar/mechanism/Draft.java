package org.gilavar.mechanism;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gilavar.airspace.Match;
import org.gilavar.airspace.PackedIndex;
import org.gilavar.airspace.Volume;
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

    private final State base;
    private final Instant at;
    private final Map<Class<? extends Item>, Map<String, Item>> pending = new HashMap<>();
    private final List<Change> changes = new ArrayList<>();

    /** So many changed notices are looked through one by one: an index of them costs more. */
    private static final int FEW = 8;

    /** What of these is new here, so that one outcome of many conflicts is not looked through for each. */
    private final Map<String, NavigableSet<String>> conflictsByNotice = new HashMap<>();

    private final Map<Set<String>, Long> conflictsByParties = new HashMap<>();

    /** The live ones of the notices changed here, by place, once they are many and somebody asks. */
    private Optional<VolumeIndex> changedNotices = Optional.empty();

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
        if (item instanceof Conflict conflict && find(Conflict.class, item.id()).isEmpty()) {
            enter(conflict);
        }
        if (item instanceof Notice) {
            changedNotices = Optional.empty();
        }
        pending.computeIfAbsent(item.getClass(), type -> new LinkedHashMap<>()).put(item.id(), item);
        changes.add(new Change(happened, item));
    }

    private void enter(Conflict conflict) {
        conflict.sides().stream()
                .flatMap(side -> side.notice().stream())
                .forEach(notice -> conflictsByNotice
                        .computeIfAbsent(notice.id(), id -> new TreeSet<>())
                        .add(conflict.id()));
        conflictsByParties.merge(
                conflict.sides().stream().map(Conflict.Side::party).collect(Collectors.toUnmodifiableSet()),
                1L,
                Long::sum);
    }

    @Override
    public <T extends Item> Optional<T> find(Class<T> type, String id) {
        Item changed = pending(type).get(id);
        return changed == null ? base.find(type, id) : Optional.of(type.cast(changed));
    }

    @Override
    public <T extends Item> Stream<T> all(Class<T> type) {
        if (pending(type).isEmpty()) {
            return base.all(type);
        }
        var merged = new TreeMap<String, T>();
        base.all(type).forEach(item -> merged.put(item.id(), item));
        changed(type).forEach(item -> merged.put(item.id(), item));
        return merged.values().stream();
    }

    @Override
    public <T extends Item> Stream<T> standing(Class<T> type) {
        if (pending(type).isEmpty()) {
            return base.standing(type);
        }
        return merged(base.standing(type), changed(type))
                .filter(item -> !Held.of(item).isOver());
    }

    @Override
    public Stream<Notice> standingNotices() {
        return merged(base.standingNotices(), changed(Notice.class))
                .filter(notice -> !notice.stage().over());
    }

    @Override
    public Stream<Conflict> conflictsOf(String notice) {
        NavigableSet<String> ids =
                new TreeSet<>(conflictsByNotice.getOrDefault(notice, Collections.emptyNavigableSet()));
        base.conflictsOf(notice).forEach(conflict -> ids.add(conflict.id()));
        return ids.stream().map(id -> find(Conflict.class, id).orElseThrow());
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
        long here = conflictsByParties.getOrDefault(Set.of(party, other), 0L);
        return base.conflictsBetween(party, other) + here;
    }

    /** The items of a kind that this draft has changed, by id, in the order in which they were first changed. */
    private Map<String, Item> pending(Class<? extends Item> type) {
        return pending.getOrDefault(type, Map.of());
    }

    private <T extends Item> Stream<T> changed(Class<T> type) {
        return List.copyOf(pending(type).values()).stream().map(type::cast);
    }

    /** Whether this draft gives the item a new value. */
    boolean hasChanged(Item item) {
        return pending(item.getClass()).containsKey(item.id());
    }

    /** Live notices that may be too close to these volumes: the index for what stands, and what is being changed. */
    Stream<Notice> near(List<Volume> volumes) {
        Map<String, Item> changed = pending(Notice.class);
        Stream<String> standing = ids(index(), volumes).filter(id -> !changed.containsKey(id));
        Stream<String> now =
                changed.size() <= FEW ? List.copyOf(changed.keySet()).stream() : ids(changedNotices(), volumes);
        return Stream.concat(standing, now)
                .map(id -> find(Notice.class, id).orElseThrow())
                .filter(notice -> notice.stage().live());
    }

    private static Stream<String> ids(VolumeIndex index, List<Volume> volumes) {
        return index.near(volumes).stream().map(Match::id).distinct();
    }

    private VolumeIndex changedNotices() {
        if (changedNotices.isEmpty()) {
            changedNotices = Optional.of(Detection.indexed(terms(), changed(Notice.class), PackedIndex::new));
        }
        return changedNotices.get();
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
