package org.gilavar.mechanism;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gilavar.mechanism.Notices.file;
import static org.gilavar.mechanism.Notices.here;
import static org.gilavar.mechanism.Notices.north;
import static org.gilavar.mechanism.World.FACILITATOR;
import static org.gilavar.mechanism.World.ISRAEL;
import static org.gilavar.mechanism.World.TURKIYE;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gilavar.mechanism.item.Activity;
import org.gilavar.mechanism.item.Activity.Armed;
import org.gilavar.mechanism.item.Category;
import org.gilavar.mechanism.item.Conflict;
import org.gilavar.mechanism.item.Level;
import org.gilavar.mechanism.item.Notice;
import org.gilavar.mechanism.item.NoticeTrace;
import org.gilavar.mechanism.item.Zone;
import org.gilavar.mechanism.statement.NoticeBody;
import org.gilavar.mechanism.statement.ZoneBody;
import org.gilavar.mechanism.terms.ClassLevels;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class DisclosureTest {

    @ParameterizedTest
    @CsvSource({"NOTHING, ''", "EXISTENCE, NoticeTrace FILED", "CELL, NoticeTrace FILED", "FULL, Notice FILED"})
    void beyondConflictTheOtherIsToldByTheLevelSigned(Level level, String told) {
        World world = World.under(TermsBuilder.plain().otherwise(level).build());

        Outcome filed = world.accepts(ISRAEL, file("i", here()));

        assertThat(String.join(",", World.heard(filed, TURKIYE))).isEqualTo(told);
        assertThat(World.heard(filed, ISRAEL)).containsExactly("Notice FILED");
        if (level == Level.CELL) {
            assertThat(World.shown(filed, TURKIYE, NoticeTrace.class).cells()).isNotEmpty();
        } else if (level == Level.EXISTENCE) {
            assertThat(World.shown(filed, TURKIYE, NoticeTrace.class).cells()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(Level.class)
    void inConflictBothAreToldByTheLevelSigned(Level level) {
        World world = World.under(TermsBuilder.plain().inConflict(level).build());
        world.accepts(TURKIYE, file("t", here()));
        Outcome opened = world.accepts(ISRAEL, file("i", north(5)));

        for (String party : new String[] {TURKIYE, ISRAEL}) {
            if (level == Level.NOTHING) {
                assertThat(World.heard(opened, party)).doesNotContain("Conflict OPENED");
                continue;
            }
            Conflict seen = World.shown(opened, party, Conflict.class);
            String other = party.equals(TURKIYE) ? ISRAEL : TURKIYE;
            assertThat(seen.cells().isEmpty()).as("cells").isEqualTo(level != Level.CELL);
            assertThat(seen.overlaps().isEmpty()).as("overlaps").isEqualTo(!level.includes(Level.OVERLAP));
            assertThat(seen.gaps().isPresent()).as("gaps").isEqualTo(level.includes(Level.OVERLAP));
            assertThat(seen.until().isPresent()).as("end").isEqualTo(level.includes(Level.OVERLAP));
            assertThat(seen.sides())
                    .filteredOn(s -> s.party().equals(other))
                    .allMatch(s -> s.notice().isPresent() == (level == Level.FULL));
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Level.class,
            names = {"NOTHING", "EXISTENCE", "CELL", "FULL"})
    void theFacilitatorToo(Level level) {
        World world = World.under(TermsBuilder.plain().facilitator(level).build());

        Outcome filed = world.accepts(ISRAEL, file("i", here()));

        assertThat(filed.toldTo(FACILITATOR).stream()
                        .findFirst()
                        .map(Telling::item)
                        .map(Object::getClass))
                .isEqualTo(
                        switch (level) {
                            case NOTHING -> Optional.empty();
                            case EXISTENCE, CELL, OVERLAP -> Optional.of(NoticeTrace.class);
                            case FULL -> Optional.of(Notice.class);
                        });
    }

    @ParameterizedTest
    @EnumSource(
            value = Level.class,
            names = {"EXISTENCE", "CELL", "FULL"})
    void whoeverHasNotSignedIsToldOfNoNotice(Level level) {
        World world = World.under(TermsBuilder.plain().otherwise(level).build());
        world.enrols("georgia");

        assertThat(world.hears("georgia", () -> world.accepts(ISRAEL, file("i", here()))))
                .isEmpty();
    }

    @Test
    void whoeverJoinsIsIntroducedToNothingItHasNotSignedFor() {
        World world = World.under(TermsBuilder.plain().otherwise(Level.FULL).build());
        world.accepts(TURKIYE, file("t", here()));
        world.accepts(ISRAEL, file("i", here()));
        world.enrols("georgia");

        assertThat(world.told("georgia"))
                .noneMatch(
                        t -> t.telling().item() instanceof Notice || t.telling().item() instanceof Conflict);
    }

    @Test
    void newTermsThatShowMoreShowWhatStandsAlready() {
        World world = World.inForce();
        world.accepts(TURKIYE, file("t", here()));

        assertThat(world.hears(
                        ISRAEL,
                        () -> world.bringsIntoForce(
                                "open",
                                TermsBuilder.plain().otherwise(Level.FULL).build())))
                .contains("Notice INTRODUCED");
        assertThat(world.feed(ISRAEL)).contains("\"turkiye.t\"");
    }

    @Test
    void zonesAreToldToThoseTheTermsBindAndToNobodyElse() {
        World world = World.inForce();
        world.enrols("georgia");
        ZoneBody declare = new ZoneBody.Declare(
                "quiet", Zone.Type.BUFFER, Map.of("en", "EXERCISE."), here(), List.of(Category.MANNED_AIR));

        assertThat(world.hears("georgia", () -> world.accepts(ISRAEL, declare))).isEmpty();
        assertThat(World.heard(world.steps().getLast().outcome(), TURKIYE)).containsExactly("Zone DECLARED");
    }

    private static final ClassLevels HUMANITARIAN_SHOWN = new ClassLevels(
            List.of(Category.HUMANITARIAN), List.of(), TermsBuilder.p(Level.FULL), TermsBuilder.p(Level.FULL));

    private static final ClassLevels ARMED_HIDDEN = new ClassLevels(
            List.of(), List.of(Armed.YES), TermsBuilder.p(Level.EXISTENCE), TermsBuilder.p(Level.NOTHING));

    private static NoticeBody.File filed(String name, Category category, Armed armed) {
        return new NoticeBody.File(name, activity(category, armed, Optional.empty()));
    }

    private static Activity activity(Category category, Armed armed, Optional<Activity.Release> release) {
        return new Activity(
                category,
                List.of(here()),
                armed,
                Activity.CountBand.ONE,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                release);
    }

    @Test
    void theFirstClassThatFitsANoticeSaysHowMuchOfItIsTold() {
        World world = World.under(TermsBuilder.plain()
                .otherwise(Level.CELL)
                .classes(HUMANITARIAN_SHOWN, ARMED_HIDDEN)
                .build());

        assertThat(World.heard(world.accepts(ISRAEL, filed("a", Category.HUMANITARIAN, Armed.YES)), TURKIYE))
                .containsExactly("Notice FILED");
        assertThat(World.heard(world.accepts(ISRAEL, filed("b", Category.MANNED_AIR, Armed.YES)), TURKIYE))
                .isEmpty();
        assertThat(World.heard(world.accepts(ISRAEL, filed("c", Category.MANNED_AIR, Armed.NO)), TURKIYE))
                .containsExactly("NoticeTrace FILED");
    }

    /** Mirrored: whoever shows less is shown less. */
    @Test
    void inConflictTheLowerLevelOfTheTwoHoldsForBoth() {
        World world = World.under(
                TermsBuilder.plain().classes(HUMANITARIAN_SHOWN, ARMED_HIDDEN).build());
        world.accepts(TURKIYE, filed("t", Category.HUMANITARIAN, Armed.NO));

        Outcome withArmed = world.accepts(ISRAEL, filed("i", Category.EXERCISE, Armed.YES));
        Outcome withOther = world.accepts(ISRAEL, filed("j", Category.EXERCISE, Armed.NO));
        Outcome withSame = world.accepts(ISRAEL, filed("k", Category.HUMANITARIAN, Armed.NO));

        for (String party : new String[] {TURKIYE, ISRAEL}) {
            assertThat(World.shown(withArmed, party, Conflict.class).overlaps()).isEmpty();
            assertThat(World.shown(withOther, party, Conflict.class).overlaps()).isNotEmpty();
            assertThat(World.shown(withOther, party, Conflict.class).sides())
                    .allMatch(side -> side.activity().isEmpty());
            assertThat(World.shown(withSame, party, Conflict.class).sides())
                    .allMatch(side -> side.activity().isPresent());
        }
    }

    @Test
    void aNoticeIsShownToThoseItIsReleasedToAndNotToWhomElse() {
        World world = World.under(TermsBuilder.plain()
                .between(TURKIYE, ISRAEL, "georgia")
                .otherwise(Level.FULL)
                .build());
        Activity released = activity(
                Category.MANNED_AIR, Armed.NO, Optional.of(new Activity.Release(List.of(TURKIYE), Optional.empty())));

        Outcome filed = world.accepts(ISRAEL, new NoticeBody.File("i", released));

        assertThat(World.shown(filed, TURKIYE, Notice.class).activity().release())
                .as("not even that there is somebody else whom it is kept from")
                .isEmpty();
        assertThat(World.heard(filed, "georgia")).isEmpty();
        assertThat(World.shown(filed, FACILITATOR, Notice.class).activity()).isEqualTo(released);
    }

    @Test
    void whoeverIsShownItLearnsUntilWhenAndNotToWhomElse() {
        World world = World.under(TermsBuilder.plain()
                .between(TURKIYE, ISRAEL, "georgia")
                .otherwise(Level.FULL)
                .facilitator(Level.CELL)
                .build());
        Optional<Instant> end = Optional.of(World.START.plus(Duration.ofMinutes(30)));
        Activity released = activity(
                Category.MANNED_AIR, Armed.NO, Optional.of(new Activity.Release(List.of(TURKIYE, "georgia"), end)));

        Outcome filed = world.accepts(ISRAEL, new NoticeBody.File("i", released));

        Notice shown = World.shown(filed, TURKIYE, Notice.class);
        assertThat(shown.activity().release()).contains(new Activity.Release(List.of(TURKIYE), end));
        assertThat(shown.shownUntil(TURKIYE)).isEqualTo(end);
        assertThat(World.shown(filed, ISRAEL, Notice.class).shownUntil(ISRAEL)).isEmpty();
        assertThat(World.shown(filed, FACILITATOR, NoticeTrace.class).until())
                .as("the facilitator sees what the terms say, whatever is released")
                .isEmpty();
    }

    /** Byte for byte: neither in the notice, nor in the conflict, nor in any answer. */
    @ParameterizedTest
    @EnumSource(
            value = Level.class,
            names = {"EXISTENCE", "CELL", "FULL"})
    void whomElseANoticeIsReleasedToLeavesNoTrace(Level level) {
        assertThat(seenByTurkiye(level, List.of(TURKIYE))).isEqualTo(seenByTurkiye(level, List.of(TURKIYE, "georgia")));
    }

    private static String seenByTurkiye(Level level, List<String> releasedTo) {
        World world = World.under(TermsBuilder.plain()
                .between(TURKIYE, ISRAEL, "georgia")
                .otherwise(level)
                .inConflict(Level.FULL)
                .build());
        Activity released = activity(
                Category.MANNED_AIR, Armed.NO, Optional.of(new Activity.Release(releasedTo, Optional.empty())));
        world.accepts(ISRAEL, new NoticeBody.File("i", released));
        world.accepts(TURKIYE, file("t", here()));
        world.accepts(ISRAEL, new NoticeBody.Amend("israel.i", 1, released.at(List.of(north(5))), "weather"));
        world.accepts(ISRAEL, Notices.withdraw("israel.i", 2));
        return world.observed(TURKIYE);
    }

    @Test
    void theFacilitatorsConflictIsUnaltered() {
        World world = World.under(TermsBuilder.plain().inConflict(Level.FULL).build());
        Activity kept =
                activity(Category.MANNED_AIR, Armed.NO, Optional.of(new Activity.Release(List.of(), Optional.empty())));
        world.accepts(TURKIYE, new NoticeBody.File("t", kept));

        Outcome opened = world.accepts(ISRAEL, file("i", here()));

        assertThat(World.shown(opened, FACILITATOR, Conflict.class).sides())
                .filteredOn(side -> side.party().equals(TURKIYE))
                .singleElement()
                .satisfies(side -> assertThat(side.activity()).contains(kept));
    }

    @ParameterizedTest
    @ValueSource(strings = {ISRAEL, FACILITATOR, "georgia"})
    void aNoticeIsReleasedToOtherPartiesOnly(String to) {
        World world = World.inForce();
        world.enrols("georgia");
        Activity released = activity(
                Category.MANNED_AIR,
                Armed.NO,
                Optional.of(new Activity.Release(List.of(TURKIYE, to), Optional.empty())));

        assertThat(world.refuses(ISRAEL, new NoticeBody.File("i", released)).field())
                .isEqualTo("body.activity.release.to");
        world.accepts(ISRAEL, file("i", here()));
        assertThat(world.refuses(ISRAEL, new NoticeBody.Amend("israel.i", 1, released, "wider"))
                        .reason())
                .contains(to);
    }

    @Test
    void aConflictIsToldWhateverIsReleasedButNothingWhole() {
        World world = World.under(TermsBuilder.plain().inConflict(Level.FULL).build());
        world.accepts(
                TURKIYE,
                new NoticeBody.File(
                        "t",
                        activity(
                                Category.MANNED_AIR,
                                Armed.NO,
                                Optional.of(new Activity.Release(List.of(), Optional.empty())))));

        Outcome opened = world.accepts(ISRAEL, file("i", here()));

        for (String party : new String[] {TURKIYE, ISRAEL}) {
            Conflict seen = World.shown(opened, party, Conflict.class);
            assertThat(seen.overlaps()).isNotEmpty();
            assertThat(seen.sides()).allMatch(side -> side.activity().isEmpty());
        }
    }

    @Test
    void afterItsEndAReleasedNoticeIsToldNoMore() {
        World world = World.under(TermsBuilder.plain().otherwise(Level.CELL).build());
        Activity.Release release =
                new Activity.Release(List.of(TURKIYE), Optional.of(World.START.plus(Duration.ofMinutes(30))));
        Outcome filed = world.accepts(
                ISRAEL, new NoticeBody.File("i", activity(Category.MANNED_AIR, Armed.NO, Optional.of(release))));
        assertThat(World.shown(filed, TURKIYE, NoticeTrace.class).shownUntil(TURKIYE))
                .isEqualTo(release.until());

        world.passTo(release.until().orElseThrow());

        assertThat(world.hears(TURKIYE, () -> world.accepts(ISRAEL, Notices.withdraw("israel.i", 1))))
                .isEmpty();
    }

    /** Else others would be left with a picture that no longer moves. */
    @Test
    void whatIsShownCannotBeAmendedOutOfSight() {
        World world =
                World.under(TermsBuilder.plain().classes(HUMANITARIAN_SHOWN).build());
        world.accepts(ISRAEL, filed("i", Category.HUMANITARIAN, Armed.NO));
        Activity hidden = activity(Category.MANNED_AIR, Armed.NO, Optional.empty());
        Activity kept = activity(
                Category.HUMANITARIAN, Armed.NO, Optional.of(new Activity.Release(List.of(), Optional.empty())));

        for (Activity less : List.of(hidden, kept)) {
            Refusal refusal = world.refuses(ISRAEL, new NoticeBody.Amend("israel.i", 1, less, "hidden"));
            assertThat(refusal.code()).isEqualTo(Refusal.Code.WRONG_STATE);
            assertThat(refusal.field()).isEqualTo("body.activity");
        }
    }

    /** The explanation is the decision itself: what it says is told is what was told, over whole histories. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void whatIsExplainedIsWhatWasTold(long seed) {
        World world = Secrets.farAwayAmongClasses(seed, seed);
        State state = new State();

        for (World.Step step : world.steps()) {
            for (String party : List.of(TURKIYE, ISRAEL, FACILITATOR)) {
                List<Explained> explained = Mechanism.explain(state, step.at(), step.outcome(), party);
                assertThat(explained.stream()
                                .filter(e -> e.happened().isPresent())
                                .map(e -> new Telling(
                                        e.happened().get(), e.now().item().orElseThrow()))
                                .toList())
                        .isEqualTo(step.outcome().toldTo(party));
            }
            state.apply(step.outcome());
        }
    }

    @Test
    void anExplanationNamesTheRule() {
        World world = World.inForce();
        State before = new State();
        world.steps().forEach(step -> before.apply(step.outcome()));

        Outcome filed = world.accepts(ISRAEL, file("i", here()));

        assertThat(Mechanism.explain(before, world.now(), filed, TURKIYE))
                .singleElement()
                .satisfies(e -> {
                    assertThat(e.happened()).isEmpty();
                    assertThat(e.now().why()).isEqualTo(Why.LEVEL_OTHERWISE);
                    assertThat(e.now().level()).contains(Level.NOTHING);
                });
        assertThat(Mechanism.explain(before, world.now(), filed, FACILITATOR))
                .singleElement()
                .satisfies(e -> assertThat(e.now().why()).isEqualTo(Why.LEVEL_FACILITATOR));
    }
}
