package org.gilavar.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiPredicate;
import java.util.stream.Stream;
import org.gilavar.journal.Journal;
import org.gilavar.simulate.check.AcknowledgedCheck;
import org.gilavar.simulate.check.BrokenException;
import org.gilavar.simulate.check.Check;
import org.gilavar.simulate.check.ConflictCheck;
import org.gilavar.simulate.check.ConsentCheck;
import org.gilavar.simulate.check.DoorCheck;
import org.gilavar.simulate.check.HistoryCheck;
import org.gilavar.simulate.check.Observations;
import org.gilavar.simulate.check.RawEntry;
import org.gilavar.simulate.check.RawRecord;
import org.gilavar.simulate.check.SignatureCheck;
import org.gilavar.simulate.check.SilenceCheck;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One entry of a sound record is changed, as a defect in the rules or in disclosure would change it, and the check for it
 * finds it. Roots are left as they were, so the history check, which would find every change, is asked about nothing else.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class TamperedRecordTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final Instant END = World.START.plus(Runs.SHORT);

    private final List<Check> checks = List.of(
            new ConflictCheck(), new ConsentCheck(), new SilenceCheck(END), new SignatureCheck(1), new DoorCheck());

    private RawRecord sound = new RawRecord(List.of());

    @BeforeAll
    void aWorldHasHappened() {
        List<SimDisk> disks = new ArrayList<>();
        Runs.honest(new Parts() {
            @Override
            public Journal journal(SimDisk disk) {
                disks.add(disk);
                return DiskJournal.open(disk);
            }
        });
        sound = RawRecord.read(disks.getLast().read(DiskJournal.FILE));
    }

    @Test
    void nothingIsWrongWithASoundRecord() {
        assertThat(broken(sound)).isEmpty();
        assertThat(holds(new HistoryCheck(END), sound)).isTrue();
    }

    @Test
    void aConflictThatOneSideIsNotToldOf() {
        mustBreak(firstChanged((entry, outcome) -> removeTelling(outcome, "conflict", "OPENED")), new ConflictCheck());
    }

    @Test
    void aConflictThatOneSideIsToldOfDifferently() {
        mustBreak(
                firstChanged((entry, outcome) -> telling(outcome, "conflict", "OPENED")
                        .map(item -> item.put("opened", "2020-01-01T00:00:00Z"))
                        .findFirst()
                        .isPresent()),
                new ConflictCheck());
    }

    @Test
    void aConflictThatIsNone() {
        mustBreak(
                firstChanged((entry, outcome) -> telling(outcome, "conflict", "OPENED")
                        .map(item -> item.put("id", "alfa-bravo-999"))
                        .findFirst()
                        .isPresent()),
                new ConflictCheck());
    }

    @Test
    void wordsThatTakeEffectOnOneWhoHasNotSigned() {
        mustBreak(
                firstChanged((entry, outcome) -> {
                    if (telling(outcome, "message", "SENT").findFirst().isEmpty()) {
                        return false;
                    }
                    ObjectNode told = (ObjectNode) outcome.path("told");
                    told.set(Cast.STRANGER, told.path(Cast.FACILITATOR));
                    return true;
                }),
                new ConsentCheck());
    }

    @Test
    void anArrangementInForceBeforeAllHaveSigned() {
        RawRecord unsigned = new RawRecord(sound.entries().stream()
                .filter(entry -> !new String(entry.payload(), StandardCharsets.UTF_8).contains("arrangement.sign"))
                .toList());
        assertThat(holds(new ConsentCheck(), unsigned)).isFalse();
    }

    @Test
    void anOverdueMessageThatSomebodyIsNotToldOf() {
        mustBreak(
                firstChanged((entry, outcome) -> removeTelling(outcome, "message", "OVERDUE")), new SilenceCheck(END));
    }

    @Test
    void aLineCheckThatIsNotMissed() {
        mustBreak(firstChanged((entry, outcome) -> removeTelling(outcome, "check", "DUE")), new SilenceCheck(END));
    }

    @Test
    void aForbiddenField() {
        mustBreak(
                firstChanged((entry, outcome) -> telling(outcome, "notice", "FILED")
                        .map(item -> item.put("callsign", "none"))
                        .findFirst()
                        .isPresent()),
                new DoorCheck());
    }

    @Test
    void anEntryThatIsMissing() {
        List<RawEntry> entries = new ArrayList<>(sound.entries());
        entries.remove(entries.size() / 2);
        assertThat(holds(new HistoryCheck(END), new RawRecord(entries))).isFalse();
    }

    @Test
    void aRootThatIsNotOne() {
        RawRecord changed = firstChanged((entry, outcome) -> telling(outcome, "notice", "FILED")
                .map(item -> item.put("reason", "none"))
                .findFirst()
                .isPresent());
        assertThat(holds(new HistoryCheck(END), changed)).isFalse();
    }

    /** A receipt of each statement, with what the record told its speaker, said after the one before by the same party. */
    private Observations receipts() {
        Observations seen = new Observations();
        Map<String, byte[]> before = new HashMap<>();
        for (RawEntry entry : sound.entries()) {
            if (!entry.isDeadline()) {
                String party = entry.speaker();
                byte[] after = Objects.requireNonNullElse(before.put(party, entry.payload()), new byte[0]);
                seen.acknowledged(receipt(entry, entry.at(), after));
            }
        }
        return seen;
    }

    private static Observations.Acknowledged receipt(RawEntry entry, String at, byte[] after) {
        JsonNode told = entry.told(entry.speaker());
        byte[] json = told.isMissingNode() ? "[]".getBytes(StandardCharsets.UTF_8) : JSON.writeValueAsBytes(told);
        return new Observations.Acknowledged(entry.speaker(), entry.payload(), at, "", json, after);
    }

    private RawEntry statement(int place) {
        return sound.entries().stream()
                .filter(entry -> !entry.isDeadline())
                .skip(place)
                .findFirst()
                .orElseThrow();
    }

    private static boolean acknowledged(RawRecord record, Observations seen) {
        try {
            new AcknowledgedCheck().examine(record, seen);
            return true;
        } catch (BrokenException e) {
            return false;
        }
    }

    @Test
    void whatWasAcknowledgedAndIsLostOrDoubled() {
        Observations seen = receipts();
        assertThat(acknowledged(sound, seen)).isTrue();
        RawEntry one = statement(20);
        List<RawEntry> lost = new ArrayList<>(sound.entries());
        lost.remove(one);
        assertThat(acknowledged(new RawRecord(lost), seen)).isFalse();
        List<RawEntry> doubled = new ArrayList<>(sound.entries());
        doubled.add(one);
        assertThat(acknowledged(new RawRecord(doubled), seen)).isFalse();
    }

    @Test
    void whatWasAcknowledgedAndIsToldOtherwiseOrAtAnotherTime() {
        RawRecord changed = firstChanged((entry, outcome) -> !entry.isDeadline()
                && outcome.path("told").path(entry.speaker()) instanceof ArrayNode told
                && told.size() > 1
                && told.remove(0) != null);
        assertThat(acknowledged(changed, receipts())).isFalse();
        Observations later = new Observations();
        later.acknowledged(receipt(statement(20), "2020-01-01T00:00:00Z", new byte[0]));
        assertThat(acknowledged(sound, later)).isFalse();
    }

    @Test
    void whatWasSaidAfterSomethingThatStandsBehindIt() {
        Observations reordered = new Observations();
        reordered.acknowledged(
                receipt(statement(20), statement(20).at(), statement(21).payload()));
        assertThat(acknowledged(sound, reordered)).isFalse();
    }

    private void mustBreak(RawRecord changed, Check check) {
        assertThat(broken(changed)).containsExactly(check.name());
    }

    private List<String> broken(RawRecord record) {
        return checks.stream()
                .filter(check -> !holds(check, record))
                .map(Check::name)
                .toList();
    }

    private static boolean holds(Check check, RawRecord record) {
        try {
            check.examine(record, new Observations());
            return true;
        } catch (BrokenException e) {
            return false;
        }
    }

    /** What is told of one kind of thing, and happened to it. */
    private static Stream<ObjectNode> telling(JsonNode outcome, String kind, String happened) {
        return outcome.path("told")
                .propertyStream()
                .flatMap(party -> party.getValue()
                        .valueStream()
                        .filter(telling -> telling.path("happened").asString("").equals(happened)
                                && telling.path("item")
                                        .path("kind")
                                        .asString("")
                                        .equals(kind))
                        .map(telling -> (ObjectNode) telling.path("item")));
    }

    /** Takes it from the first party that is told of it. */
    private static boolean removeTelling(JsonNode outcome, String kind, String happened) {
        for (String party : Cast.BOUND) {
            if (outcome.path("told").path(party) instanceof ArrayNode told) {
                for (int i = 0; i < told.size(); i++) {
                    JsonNode telling = told.get(i);
                    if (telling.path("happened").asString("").equals(happened)
                            && telling.path("item").path("kind").asString("").equals(kind)) {
                        told.remove(i);
                        return true;
                    }
                }
            }
        }
        return false;
    }

    /** The record with the first entry changed that can be. */
    private RawRecord firstChanged(BiPredicate<RawEntry, JsonNode> change) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        boolean changed = false;
        for (RawEntry entry : sound.entries()) {
            byte[] outcome = entry.outcome();
            if (!changed) {
                JsonNode tree = JSON.readTree(outcome);
                changed = change.test(entry, tree);
                outcome = changed ? JSON.writeValueAsBytes(tree) : outcome;
            }
            file.writeBytes(FrameFile.framed(batch(entry, outcome)));
        }
        assertThat(changed).as("there is such an entry").isTrue();
        return RawRecord.read(file.toByteArray());
    }

    private static byte[] batch(RawEntry entry, byte[] outcome) {
        byte[] at = entry.at().getBytes(StandardCharsets.UTF_8);
        ByteBuffer form = ByteBuffer.allocate(1 << 20).putLong(entry.seq());
        for (byte[] part : List.of(at, entry.statement(), outcome, entry.salt())) {
            form.putInt(part.length).put(part);
        }
        form.put(entry.root()).flip();
        return ByteBuffer.allocate(1 + Integer.BYTES + form.limit())
                .put((byte) 'B')
                .putInt(form.limit())
                .put(form)
                .array();
    }
}
