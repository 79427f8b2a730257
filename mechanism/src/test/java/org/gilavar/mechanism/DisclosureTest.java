package org.gilavar.mechanism;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gilavar.mechanism.Notices.file;
import static org.gilavar.mechanism.Notices.here;
import static org.gilavar.mechanism.Notices.north;
import static org.gilavar.mechanism.World.FACILITATOR;
import static org.gilavar.mechanism.World.ISRAEL;
import static org.gilavar.mechanism.World.TURKIYE;

import java.util.List;
import java.util.Optional;
import org.gilavar.mechanism.item.Category;
import org.gilavar.mechanism.item.Conflict;
import org.gilavar.mechanism.item.Level;
import org.gilavar.mechanism.item.Notice;
import org.gilavar.mechanism.item.NoticeTrace;
import org.gilavar.mechanism.item.Zone;
import org.gilavar.mechanism.statement.ZoneBody;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

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
        ZoneBody declare =
                new ZoneBody.Declare("quiet", Zone.Type.BUFFER, "EXERCISE.", here(), List.of(Category.MANNED_AIR));

        assertThat(world.hears("georgia", () -> world.accepts(ISRAEL, declare))).isEmpty();
        assertThat(World.heard(world.steps().getLast().outcome(), TURKIYE)).containsExactly("Zone DECLARED");
    }
}
