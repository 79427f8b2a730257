package org.gilavar.client.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.gilavar.client.Receipt;
import org.gilavar.client.outbox.ReplyPackage.Outcome;
import org.gilavar.client.outbox.ReplyPackage.Reply;
import org.gilavar.client.outbox.Verdict.State;
import org.gilavar.ledger.Envelope;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever happens in between: what was kept is said, in order, once. */
final class OutboxTest {

    private static final InstantSource CLOCK = InstantSource.fixed(Said.AT);

    private final FragileStore store = new FragileStore();
    private final Map<String, byte[]> taken = new HashMap<>();
    private final List<String> order = new ArrayList<>();
    private final Set<String> refused = new HashSet<>();
    private final Set<String> old = new HashSet<>();
    private final Set<String> unanswered = new HashSet<>();
    private final Set<String> tooLarge = new HashSet<>();

    private Outbox outbox() {
        return new Outbox(store, CLOCK);
    }

    /** As the mechanism does: the same bytes take effect once, other bytes under one id are refused. */
    private Line.Answer mechanism(Envelope envelope) throws IOException {
        SignedWords words = SignedWords.of(envelope);
        String id = words.id();
        if (unanswered.contains(id)) {
            throw new IOException("nobody answers");
        }
        if (tooLarge.contains(id)) {
            return new Line.TooLarge("HTTP 413");
        }
        byte[] before = taken.get(id);
        if (before != null && !Arrays.equals(before, envelope.payload())) {
            return new Line.NotTaken("taken", "you have used this id for other words");
        }
        if (before == null && old.contains(id) && words.firstSaid().isEmpty()) {
            return new Line.NotTaken("wrong-time", "is more than 1 h old");
        }
        if (before == null && refused.contains(id)) {
            return new Line.NotTaken("unknown", "there is no notice for you");
        }
        if (before == null) {
            store.step(() -> {
                taken.put(id, envelope.payload());
                order.add(id);
            });
        }
        return new Line.Taken(new Receipt(id, Said.AT, List.of(), Optional.empty()));
    }

    private List<State> states() {
        return outbox().all().stream().map(Queued::state).toList();
    }

    private void sendAll() throws IOException, InterruptedException {
        outbox().sendAll(this::mechanism, queued -> {});
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aCrashAtAnyPointLosesNothingThatWasKeptAndSaysNothingTwice(boolean after)
            throws IOException, InterruptedException {
        int died = 0;
        for (int step = 0; ; step++) {
            OutboxTest run = new OutboxTest();
            List<String> kept = new ArrayList<>();
            run.store.dieAt(step, after);
            boolean dead = false;
            try {
                for (String id : List.of("a", "b", "c")) {
                    run.outbox().put(Said.words(id));
                    kept.add(id);
                }
                run.sendAll();
            } catch (FragileStore.Death e) {
                dead = true;
                died++;
            }
            run.store.live();
            run.sendAll();

            assertThat(run.order)
                    .as("died at " + step)
                    .doesNotHaveDuplicates()
                    .isSorted()
                    .containsAll(kept);
            assertThat(run.states())
                    .as("died at " + step)
                    .hasSize(run.order.size())
                    .allMatch(state -> state == State.TAKEN);
            if (!dead) {
                break;
            }
        }
        assertThat(died).as("three kept, three sent, three answers kept").isEqualTo(9);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aCrashWhileItIsSaidAnewSaysItOnce(boolean after) throws IOException, InterruptedException {
        int died = 0;
        for (int step = 0; ; step++) {
            OutboxTest run = new OutboxTest();
            run.old.add("a");
            run.outbox().put(Said.words("a"));
            run.sendAll();
            run.store.dieAt(step, after);
            boolean dead = false;
            try {
                run.sayAnew("a");
                run.sendAll();
            } catch (FragileStore.Death e) {
                dead = true;
                died++;
            }
            run.store.live();
            run.sendAll();
            if (run.taken.isEmpty()) { // nothing was kept: the officer is told so, and does it again
                run.sayAnew("a");
                run.sendAll();
            }

            assertThat(run.order).as("died at " + step).containsExactly("a");
            if (!dead) {
                break;
            }
        }
        assertThat(died).as("kept anew, marked, sent, answered").isEqualTo(4);
    }

    private Queued sayAnew(String id) {
        Outbox outbox = outbox();
        Queued before = outbox.find(id).orElseThrow();
        return outbox.putAnew(before, Said.signed(Outbox.anew(before, Said.AT.plus(Duration.ofHours(3)))));
    }

    @Test
    void whatGetsNoAnswerHoldsUpWhatComesAfterItAndIsSentAgainAsItWas() throws IOException, InterruptedException {
        for (String id : List.of("a", "b", "c")) {
            outbox().put(Said.words(id));
        }
        unanswered.add("b");

        assertThatThrownBy(this::sendAll).isInstanceOf(IOException.class);
        assertThat(states()).containsExactly(State.TAKEN, State.WAITING, State.WAITING);

        unanswered.clear();
        sendAll();
        assertThat(order).containsExactly("a", "b", "c");
    }

    @Test
    void whatIsTooLargeOnTheWayIsSetAsideAndHoldsUpNothing() throws IOException, InterruptedException {
        for (String id : List.of("a", "b", "c")) {
            outbox().put(Said.words(id));
        }
        tooLarge.add("b");
        List<State> told = new ArrayList<>();

        outbox().sendAll(this::mechanism, queued -> told.add(queued.state()));

        assertThat(told).containsExactly(State.TAKEN, State.TOO_LARGE, State.TAKEN);
        assertThat(states()).isEqualTo(told);
        assertThat(outbox().pack().words()).extracting(SignedWords::id).containsExactly("b");
        tooLarge.clear();
        sendAll();
        assertThat(order).as("once the way is wider").containsExactly("a", "c", "b");
        assertThat(states()).containsOnly(State.TAKEN);
    }

    @Test
    void theWordOfACarrierIsKeptWhereTheWayIsTooNarrowToAsk() throws IOException, InterruptedException {
        SignedWords a = outbox().put(Said.words("a")).words();
        Reply brought = Reply.to(a, Outcome.TAKEN, Optional.of(Said.AT), "", Optional.empty());
        outbox().learn(new ReplyPackage(
                a.exercise(), a.mechanism(), a.party(), "israel/duty-officer", Said.AT, List.of(brought)));
        tooLarge.add("a");

        sendAll();

        assertThat(states()).containsExactly(State.CARRIED);
    }

    @Test
    void aRefusalIsKeptWithItsReasonAndHoldsUpNothing() throws IOException, InterruptedException {
        outbox().put(Said.words("a"));
        outbox().put(Said.words("b"));
        refused.add("a");

        sendAll();

        assertThat(states()).containsExactly(State.REFUSED, State.TAKEN);
        assertThat(outbox().find("a").orElseThrow().verdict().orElseThrow().why())
                .contains("no notice for you");
        refused.clear();
        sendAll();
        assertThat(order).as("a refusal stands").containsExactly("b");
    }

    @Test
    void whatIsTooOldIsSaidAnewUnderItsIdWithWhenItWasSaidFirst() throws IOException, InterruptedException {
        outbox().put(Said.words("a"));
        old.add("a");
        sendAll();
        assertThat(states()).containsExactly(State.TOO_OLD);

        Queued anew = sayAnew("a");
        sendAll();

        assertThat(anew.words().firstSaid()).contains(Said.AT);
        assertThat(anew.words().sent()).isEqualTo(Said.AT.plus(Duration.ofHours(3)));
        assertThat(states()).containsExactly(State.SAID_AGAIN, State.TAKEN);
        assertThatThrownBy(() -> sayAnew("a")).hasMessageContaining("TAKEN");
    }

    @Test
    void ofADeskWhoseClockWasAheadNothingIsLate() {
        Queued ahead = outbox().put(Said.words("a"));

        assertThat(Outbox.anew(ahead, Said.AT.minusSeconds(7)).has("firstSaid")).isFalse();
    }

    @Test
    void whatIsDroppedIsNotSentAndWhatIsTakenIsNotDropped() throws IOException, InterruptedException {
        Queued a = outbox().put(Said.words("a"));
        outbox().put(Said.words("b"));
        outbox().drop(a);
        sendAll();

        assertThat(states()).containsExactly(State.DROPPED, State.TAKEN);
        assertThatThrownBy(() -> outbox().drop(outbox().find("b").orElseThrow()))
                .hasMessageContaining("on record");
    }

    @Test
    void oneFolderIsOfOneMechanismAndOfAnExerciseOrNot() {
        outbox().heard(new Heard("trial", true, Said.AT, Said.AT));

        assertThatThrownBy(() -> outbox().put(Said.words("a"))).hasMessageContaining("EXERCISE trial");
        assertThatThrownBy(() -> outbox().heard(new Heard("trial", false, Said.AT, Said.AT)))
                .hasMessageContaining("a folder for each");
        outbox().put(Said.words("b", "trial", "turkiye", true));
    }

    @Test
    void inAnExerciseTheTimeIsTheOneThatWasHeard() {
        Instant later = Said.AT.plusSeconds(90);

        assertThat(new Heard("trial", true, Said.AT, Said.AT).timeAt(later)).isEqualTo(Said.AT);
        assertThat(new Heard("trial", false, Said.AT, Said.AT).timeAt(later)).isEqualTo(later);
    }

    @Test
    void aSecondOfOneIdIsNotKeptWhileTheFirstWaits() {
        outbox().put(Said.words("a"));

        assertThatThrownBy(() -> outbox().put(Said.words("a"))).hasMessageContaining("choose another id");
    }

    @Test
    void aDamagedFileIsNamedAndNothingIsSent() {
        outbox().put(Said.words("a"));
        store.damage("000001");

        assertThatThrownBy(this::sendAll)
                .isInstanceOf(OutboxException.class)
                .hasMessageContaining("000001.a.statement");
        assertThat(order).isEmpty();
    }

    @Test
    void aDamagedNeighbourIsNotInTheWayOfANewWord() {
        outbox().put(Said.words("a"));
        store.damage("000001");

        assertThat(outbox().put(Said.words("b")).place()).isEqualTo(2);
    }

    @Test
    void theNextPlaceIsAboveEveryFileThatHasOne() {
        store.put("000041.gone.verdict", new byte[0]);

        assertThat(outbox().put(Said.words("a")).place()).isEqualTo(42);
    }

    @Test
    void twoOfOnePlaceAreBothNamed() {
        outbox().put(Said.words("a"));
        store.put("000001.b.statement", Said.words("b").toJson());

        assertThatThrownBy(() -> outbox().all()).hasMessageContainingAll("000001.a.statement", "000001.b.statement");
    }

    @Test
    void inEveryLanguageAPlaceHasTheSameDigits() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("fa-u-nu-arabext"));
        try {
            outbox().put(Said.words("a"));
        } finally {
            Locale.setDefault(before);
        }

        assertThat(store.names()).containsExactly("000001.a.statement");
    }

    @Test
    void itIsOfOnePartyAndPost() {
        outbox().mustBeOfPost("israel", "duty-officer");
        outbox().put(Said.words("a"));

        assertThatThrownBy(() -> outbox().put(Said.words("b", "trial", "israel", false)))
                .isInstanceOf(NotKeptException.class)
                .hasMessageContaining("of turkiye/duty-officer, and not of israel/duty-officer");
        assertThatThrownBy(() -> outbox().mustBeOf("israel")).hasMessageContaining("nothing was signed or sent");
        assertThatThrownBy(() -> outbox().mustBeOfPost("turkiye", "auditor")).isInstanceOf(NotKeptException.class);
        outbox().mustBeOf("turkiye");
    }

    @Test
    void whatAnotherCommandHasDroppedMeanwhileIsNotSentAndWhatItHasTakenIsNotDropped()
            throws IOException, InterruptedException {
        Queued a = outbox().put(Said.words("a"));
        Queued b = outbox().put(Said.words("b"));

        outbox().sendAll(this::mechanism, queued -> outbox().drop(b));

        assertThat(order).containsExactly("a");
        assertThat(states()).containsExactly(State.TAKEN, State.DROPPED);
        assertThatThrownBy(() -> outbox().drop(a)).hasMessageContaining("on record");
    }

    @Test
    void whileAnAnswerIsWaitedForAnotherWordIsKept(@TempDir Path temporary) throws IOException, InterruptedException {
        Path folder = temporary.resolve("outbox");
        Outbox outbox = Outbox.open(folder, CLOCK);
        outbox.send(outbox.put(Said.words("a")), envelope -> {
            Outbox.open(folder, CLOCK).put(Said.words("b"));
            return mechanism(envelope);
        });

        assertThat(outbox.all()).extracting(Queued::state).containsExactly(State.TAKEN, State.WAITING);
    }

    @Test
    void whoeverWritesThereIsWaitedForAndNotForEver(@TempDir Path temporary) throws IOException {
        Path folder = temporary.resolve("outbox");
        FolderStore patient = FolderStore.open(folder);
        FolderStore hasty = FolderStore.open(folder, Duration.ZERO);
        FileChannel lock =
                FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        lock.lock();
        assertThatThrownBy(() -> hasty.alone(() -> "")).hasMessageContaining("in use by another");
        CompletableFuture<Void> freed = CompletableFuture.runAsync(
                () -> {
                    try {
                        lock.close();
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                },
                CompletableFuture.delayedExecutor(30, TimeUnit.MILLISECONDS));

        assertThat(patient.alone(() -> "done")).isEqualTo("done");
        assertThat(freed).isCompleted();
    }

    @Test
    void aFolderIsForItsOwner(@TempDir Path temporary) throws IOException {
        Path folder = temporary.resolve("outbox");
        Outbox.open(folder, CLOCK).put(Said.words("a"));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
                .isEqualTo("rwx------");
        assertThat(Outbox.open(folder, CLOCK).all())
                .extracting(queued -> queued.words().id())
                .containsExactly("a");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-x---"));
        assertThatThrownBy(() -> Outbox.open(folder, CLOCK)).hasMessageContaining("chmod 700");
    }
}
