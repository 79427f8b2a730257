package org.gilavar.mechanism.statistics;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import org.gilavar.mechanism.item.LineCheck;
import org.gilavar.mechanism.item.Message;
import org.gilavar.mechanism.item.Precedence;
import org.gilavar.mechanism.statistics.Statistics.Checks;
import org.gilavar.mechanism.statistics.Statistics.Messages;

/** What went over the line: messages, and its checks, each as it was told last. */
final class LineCount {

    private final Period period;
    private final Map<String, Message> messages = new HashMap<>();
    private final Map<String, LineCheck> checks = new HashMap<>();

    LineCount(Period period) {
        this.period = period;
    }

    void told(Message message) {
        messages.put(message.id(), message);
    }

    void told(LineCheck check) {
        checks.put(check.id(), check);
    }

    /** What was sent in this direction and is there, by precedence: of what waits to be relayed, or went back, the other side knows nothing. */
    SortedMap<Precedence, Messages> messages(String from, String to) {
        var byPrecedence = new EnumMap<Precedence, List<Message>>(Precedence.class);
        for (Message message : messages.values()) {
            boolean ofThese = message.from().equals(from) && message.to().equals(to) && message.hasGoneOn();
            if (ofThese && period.contains(message.sent())) {
                byPrecedence
                        .computeIfAbsent(message.precedence(), p -> new ArrayList<>())
                        .add(message);
            }
        }
        var counted = new TreeMap<Precedence, Messages>();
        byPrecedence.forEach((precedence, sent) -> counted.put(precedence, count(sent)));
        return counted;
    }

    private static Messages count(Collection<Message> sent) {
        List<Long> seconds = sent.stream()
                .flatMap(m -> m.answer().stream())
                .map(Message.Answer::secondsElapsed)
                .toList();
        return new Messages(
                sent.size(),
                sent.stream()
                        .filter(m -> m.answer().isPresent() && !m.overdue())
                        .count(),
                sent.stream().filter(m -> m.answer().isPresent() && m.overdue()).count(),
                sent.stream().filter(m -> m.answer().isEmpty() && m.overdue()).count(),
                sent.stream().filter(m -> m.answer().isEmpty() && !m.overdue()).count(),
                NearestRank.median(seconds),
                seconds.stream().max(Comparator.naturalOrder()));
    }

    List<Checks> checks() {
        var byExpected = new TreeMap<String, List<LineCheck>>();
        for (LineCheck check : checks.values()) {
            if (period.contains(check.due())) {
                byExpected
                        .computeIfAbsent(String.join(" ", check.expected()), e -> new ArrayList<>())
                        .add(check);
            }
        }
        return byExpected.values().stream().map(LineCount::checks).toList();
    }

    private static Checks checks(List<LineCheck> due) {
        SortedSet<String> expected = due.getFirst().expected();
        return new Checks(
                expected,
                count(due, LineCheck.Stage.DONE),
                count(due, LineCheck.Stage.MISSED),
                count(due, LineCheck.Stage.DUE));
    }

    private static long count(List<LineCheck> due, LineCheck.Stage stage) {
        return due.stream().filter(check -> check.stage() == stage).count();
    }
}
