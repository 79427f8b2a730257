package org.gilavar.mechanism.statistics;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gilavar.mechanism.item.Arrangement;
import org.gilavar.mechanism.item.Conflict;
import org.gilavar.mechanism.item.Founding;
import org.gilavar.mechanism.item.Item;
import org.gilavar.mechanism.item.Level;
import org.gilavar.mechanism.item.LineCheck;
import org.gilavar.mechanism.item.Message;
import org.gilavar.mechanism.item.Notice;
import org.gilavar.mechanism.item.Proposal;
import org.gilavar.mechanism.statistics.Statistics.Between;
import org.gilavar.mechanism.statistics.Statistics.Own;
import org.gilavar.mechanism.statistics.Statistics.Shared;
import org.gilavar.mechanism.statistics.Statistics.Withdrawals;

/**
 * Counts the statistics of a period from everything that one audience was told, from the first telling on and in order: what a
 * period began with follows from what was told before. The cost is linear in the tellings. Used by one thread at a time.
 *
 * <p>Changes are told from one value of an item to the next, and not from the word of what happened: whoever was shown a thing late
 * was told another word.
 */
public final class Tally {

    /** The kinds of item, as JSON has them, that are counted or needed to count; whoever reads tellings may leave out all others. */
    public static final Set<String> KINDS = Stream.of(
                    Founding.class,
                    Arrangement.class,
                    Notice.class,
                    Conflict.class,
                    Proposal.class,
                    Message.class,
                    LineCheck.class)
            .map(type -> Objects.requireNonNull(type.getAnnotation(JsonTypeName.class))
                    .value())
            .collect(Collectors.toUnmodifiableSet());

    private final String audience;
    private final Period period;
    private final InForce inForce = new InForce();
    private final Notices notices;
    private final ConflictCount conflicts;
    private final LineCount line;
    private Optional<String> facilitator = Optional.empty();

    /**
     * Prepares to count.
     *
     * @param audience the party, or the facilitator, whose tellings they are
     * @param from the first instant of the period
     * @param to the first instant after it; what is told from then on does not count
     * @throws IllegalArgumentException if the period does not end after it begins
     */
    public Tally(String audience, Instant from, Instant to) {
        this.audience = audience;
        this.period = new Period(from, to);
        this.notices = new Notices(period);
        this.conflicts = new ConflictCount(period, notices);
        this.line = new LineCount(period);
    }

    /**
     * Takes the next telling.
     *
     * @param at the instant of its entry
     * @param item as the audience was told it; one of a kind that is not counted is passed over
     */
    public void told(Instant at, Item item) {
        if (!at.isBefore(period.to())) {
            return;
        }
        switch (item) {
            case Founding founding -> facilitator = Optional.of(founding.facilitator());
            case Arrangement arrangement -> inForce.told(arrangement);
            case Notice notice -> notices.told(at, notice);
            case Conflict conflict -> conflicts.told(at, conflict);
            case Proposal proposal -> conflicts.told(at, proposal);
            case Message message -> line.told(message);
            case LineCheck check -> line.told(check);
            default -> {}
        }
    }

    /** What has been counted so far. */
    public Statistics statistics() {
        return new Statistics(audience, period.from(), period.to(), own(), new Shared(between(), line.checks()));
    }

    private boolean isFacilitator() {
        return facilitator.filter(audience::equals).isPresent();
    }

    private List<Own> own() {
        if (!isFacilitator()) {
            return List.of(own(audience));
        }
        return inForce.parties().stream()
                .filter(party -> inForce.toldFacilitator(Set.of(party), Level.FULL))
                .map(this::own)
                .toList();
    }

    private Own own(String party) {
        Optional<Withdrawals> withdrawals =
                inForce.toldConflicts(Set.of(party)) ? Optional.of(conflicts.withdrawals(party)) : Optional.empty();
        return new Own(party, notices.figures(party), withdrawals);
    }

    private List<Between> between() {
        var names = new TreeSet<>(inForce.parties());
        facilitator.filter(f -> !names.isEmpty()).ifPresent(names::add);
        List<Between> between = new ArrayList<>();
        for (String first : names) {
            for (String second : names.tailSet(first, false)) {
                if (isFacilitator() || first.equals(audience) || second.equals(audience)) {
                    between.add(between(first, second));
                }
            }
        }
        return between;
    }

    private Between between(String first, String second) {
        Set<String> two = Set.of(first, second);
        boolean told = inForce.parties().containsAll(two)
                && inForce.toldConflicts(two)
                && (!isFacilitator() || inForce.toldFacilitator(two, Level.EXISTENCE));
        return new Between(
                first,
                second,
                told ? Optional.of(conflicts.between(first, second)) : Optional.empty(),
                line.messages(first, second),
                line.messages(second, first));
    }
}
