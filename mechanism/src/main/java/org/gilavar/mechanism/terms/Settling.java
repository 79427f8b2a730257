package org.gilavar.mechanism.terms;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.gilavar.mechanism.item.Category;

/**
 * How a conflict is brought to an end.
 *
 * @param receiptRoutine how soon each side says that it has received the advisory, where both notices gave the routine lead
 * @param receiptUrgent the same, where one of them gave less
 * @param answerWithin how soon a question or a proposal is answered
 * @param suggestions what the machine suggests to the sides; absent where only those are told who see both notices whole
 * @param precedence categories that go before others, the first of them first; absent where all are alike
 */
public record Settling(
        Sourced<Duration> receiptRoutine,
        Sourced<Duration> receiptUrgent,
        Sourced<Duration> answerWithin,
        Optional<Suggesting> suggestions,
        Optional<Sourced<List<Category>>> precedence) {
    public Settling {
        Terms.requireDeadline("receiptRoutine.value", receiptRoutine.value());
        Terms.requireDeadline("receiptUrgent.value", receiptUrgent.value());
        Terms.requireDeadline("answerWithin.value", answerWithin.value());
        precedence = precedence.map(categories ->
                new Sourced<>(categories.value().stream().distinct().toList(), categories.source()));
    }
}
