package org.gilavar.mechanism;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gilavar.airspace.PackedIndex;
import org.gilavar.airspace.VolumeIndex;
import org.gilavar.mechanism.item.Batch.TooClose;
import org.gilavar.mechanism.item.Notice;
import org.gilavar.mechanism.item.Plan;
import org.gilavar.mechanism.terms.Terms;

/** All drafts of a plan beside all that is filed: what would be in conflict if it were released now, as drafted or as moved. */
final class CombinedPicture {

    private static final Comparator<TooClose> BY_ID =
            Comparator.comparing(TooClose::first).thenComparing(TooClose::second);

    private final Draft draft;
    private final Terms terms;
    private final List<Notice> drafts;

    CombinedPicture(Draft draft, Plan plan) {
        this.draft = draft;
        this.terms = draft.terms();
        this.drafts = draft.drafts(plan).toList();
    }

    /**
     * Every pair of notices of different parties that would be too close, one of them a draft at least.
     *
     * @param moved by id, drafts as they would be; the others are as they are
     */
    List<TooClose> tooClose(Map<String, Notice> moved) {
        Map<String, Notice> all = drafts.stream()
                .map(notice -> moved.getOrDefault(notice.id(), notice))
                .collect(Collectors.toMap(Notice::id, Function.identity()));
        VolumeIndex among = new PackedIndex(Detection.separation(terms));
        all.forEach((id, notice) -> among.put(id, notice.activity().volumes()));
        List<TooClose> found = new ArrayList<>();
        for (Notice notice : all.values()) {
            Stream<Notice> drafted = among.near(notice.activity().volumes()).stream()
                    .map(match -> match.id())
                    .distinct()
                    .filter(id -> id.compareTo(notice.id()) > 0) // each pair once
                    .map(all::get)
                    .filter(other -> !other.owner().equals(notice.owner()));
            Stream<Notice> filed =
                    ConflictRules.near(draft, notice.owner(), notice.activity().volumes());
            Stream.concat(drafted, filed)
                    .filter(other -> Detection.areTooClose(terms, notice.activity(), other.activity(), draft.at()))
                    .map(other -> TooClose.of(notice.id(), other.id()))
                    .forEach(found::add);
        }
        found.sort(BY_ID);
        return found;
    }
}
