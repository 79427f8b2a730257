package org.gilavar.mechanism;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.gilavar.mechanism.Notices.TEN;
import static org.gilavar.mechanism.Notices.amend;
import static org.gilavar.mechanism.Notices.file;
import static org.gilavar.mechanism.Notices.here;
import static org.gilavar.mechanism.Notices.later;
import static org.gilavar.mechanism.Notices.north;
import static org.gilavar.mechanism.World.FACILITATOR;
import static org.gilavar.mechanism.World.ISRAEL;
import static org.gilavar.mechanism.World.TURKIYE;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.gilavar.airspace.Circle;
import org.gilavar.airspace.Corridor;
import org.gilavar.airspace.Extent;
import org.gilavar.airspace.LatLon;
import org.gilavar.airspace.Length;
import org.gilavar.airspace.Volume;
import org.gilavar.mechanism.Refusal.Code;
import org.gilavar.mechanism.item.Allowance;
import org.gilavar.mechanism.item.Allowance.Counted;
import org.gilavar.mechanism.item.Conflict;
import org.gilavar.mechanism.item.InvalidItemException;
import org.gilavar.mechanism.item.Measure;
import org.gilavar.mechanism.item.Notice;
import org.gilavar.mechanism.item.Precedence;
import org.gilavar.mechanism.statement.NoticeBody;
import org.gilavar.mechanism.statement.ProposalBody;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Nobody may ask about the other side without end, and nobody who may be flying is turned away unheard. */
class QuotaTest {

    private static final Duration HOUR = Duration.ofHours(1);

    private static World limited() {
        return World.under(
                TermsBuilder.plain().quotas(HOUR, 2, 1, 5_000, 60_000).build());
    }

    /** A disc; what is within 10 NM of one of 20 km is some 4,661 square kilometres. */
    private static Volume wide(double radiusKilometres) {
        return new Volume(
                new Circle(new LatLon(36, 38), Length.kilometres(radiusKilometres)),
                here().altitude(),
                here().window());
    }

    private static Allowance allowance(World world) {
        return world.get(Allowance.class, TURKIYE);
    }

    private static Allowance.Refused refused(World world, Counted measure) {
        return Objects.requireNonNull(allowance(world).refused().get(measure));
    }

    @Test
    void whatExceedsAQuotaIsNotTakenAndIsToldToTheSpeakerAndTheFacilitatorAlone() {
        World world = limited();
        world.accepts(TURKIYE, file("a", here()));
        world.accepts(TURKIYE, file("b", here()));
        Outcome outcome = world.accepts(TURKIYE, file("c", here()));

        Refusal refusal = outcome.refusal().orElseThrow();
        assertThat(refusal.code()).isEqualTo(Code.OVER_QUOTA);
        assertThat(refusal.field()).isEqualTo("body");
        assertThat(refusal.notBefore()).hasValue(world.now().plus(HOUR.dividedBy(2)));
        assertThat(refusal.reason()).startsWith("your party's quota of notices has no room for it before ");
        assertThat(world.state().find(Notice.class, "turkiye.c")).isEmpty();
        assertThat(World.heard(outcome, TURKIYE)).containsExactly("Allowance REFUSED");
        assertThat(World.heard(outcome, FACILITATOR)).containsExactly("Allowance REFUSED");
        assertThat(World.heard(outcome, ISRAEL)).isEmpty();
        assertThat(allowance(world).latest()).hasValue(Counted.NOTICES);
    }

    @Test
    void onceThatIsRecordedMoreIsRefusedAtTheDoorUntilThereIsRoom() {
        World world = limited();
        Stream.of("a", "b", "c").forEach(name -> world.accepts(TURKIYE, file(name, here())));
        Instant room = refused(world, Counted.NOTICES).room().orElseThrow();

        Refusal refusal = world.refuses(TURKIYE, file("d", here()));
        assertThat(refusal.code()).isEqualTo(Code.OVER_QUOTA);
        assertThat(refusal.notBefore()).hasValue(room);

        world.passTo(room);
        assertThat(world.accepts(TURKIYE, file("d", later(here(), 60))).refusal())
                .isEmpty();
        assertThat(world.accepts(TURKIYE, file("e", later(here(), 60))).refusal())
                .isPresent();
        assertThat(refused(world, Counted.NOTICES).times()).isEqualTo(2);
    }

    @Test
    void amendmentsAndTheRoomTheyTakeCountToo() {
        World world = limited();
        world.accepts(TURKIYE, file("a", here()));
        assertThat(world.accepts(TURKIYE, amend("turkiye.a", 1, north(1))).refusal())
                .isEmpty();
        assertThat(world.accepts(TURKIYE, amend("turkiye.a", 2, north(2))).refusal())
                .isPresent();
        assertThat(allowance(world).latest()).hasValue(Counted.AMENDMENTS);
        assertThat(world.get(Notice.class, "turkiye.a").version()).isEqualTo(2);
    }

    private static long asked(Volume volume) {
        return (long) Math.ceil(Extent.squareMetresWithin(
                        volume.shape(), Length.nauticalMiles(10).metres())
                / 1e6);
    }

    @Test
    void theRoomThatIsAskedAboutIsCountedByTheKilometre() {
        World world = limited();
        long used = asked(wide(20));
        world.accepts(TURKIYE, file("a", wide(20)));
        Refusal refusal = world.accepts(TURKIYE, file("b", wide(20))).refusal().orElseThrow();
        assertThat(allowance(world).latest()).hasValue(Counted.SQUARE_KILOMETRES);
        assertThat(refusal.field()).isEqualTo("body.activity.volumes");
        Duration back = Duration.between(world.now(), refusal.notBefore().orElseThrow());
        assertThat(back).isCloseTo(HOUR.multipliedBy(2 * used - 5_000).dividedBy(5_000), Duration.ofNanos(2));
    }

    @Test
    void aLineAndAPointAskAboutAllThatIsNearThem() {
        World world = limited();
        Volume line = new Volume(
                new Corridor(List.of(new LatLon(34, 38), new LatLon(35, 38)), Length.metres(0)),
                here().altitude(),
                here().window());
        assertThat(asked(line)).isBetween(5_150L, 5_250L);
        assertThat(world.accepts(TURKIYE, file("a", line))
                        .refusal()
                        .orElseThrow()
                        .notBefore())
                .isEmpty();
    }

    @Test
    void eachVolumeOfANoticeCountsAndSoDoesThatOfAnAmendment() {
        World world = World.under(
                TermsBuilder.plain().quotas(HOUR, 9, 9, 9_500, 1_000_000).build());
        world.accepts(TURKIYE, file("a", wide(20)));
        assertThat(world.accepts(TURKIYE, file("b", here(), wide(20))).refusal())
                .isPresent();
        assertThat(world.accepts(TURKIYE, amend("turkiye.a", 1, wide(20))).refusal())
                .isEmpty();
        assertThat(world.refuses(TURKIYE, file("c", here())).code()).isEqualTo(Code.OVER_QUOTA);
    }

    @Test
    void heightCountsByWhatItMayBe() {
        World world = World.under(
                TermsBuilder.plain().quotas(HOUR, 9, 9, 1_000_000, 12_000).build());
        world.accepts(TURKIYE, file("a", here()));
        assertThat(world.accepts(TURKIYE, file("b", here())).refusal()).isPresent();
        assertThat(allowance(world).latest()).hasValue(Counted.CUBIC_KILOMETRES);
    }

    @Test
    void allOfAQuotaMayBeUsedAtOnceWhateverItIs() {
        for (int limit : new int[] {1, 3, 7, 11, 13}) {
            World world = World.under(TermsBuilder.plain()
                    .quotas(HOUR, limit, 1, (int) (limit * asked(here())), 1_000_000)
                    .build());
            for (int i = 0; i < limit; i++) {
                assertThat(world.accepts(TURKIYE, file("n" + i, here())).refusal())
                        .as(i + " of " + limit)
                        .isEmpty();
            }
            assertThat(world.accepts(TURKIYE, file("more", here())).refusal()).isPresent();
        }
    }

    @Test
    void whatIsLargerThanAWholeQuotaIsOnRecordWithoutATimeToWait() {
        World world = limited();
        Refusal refusal = world.accepts(TURKIYE, file("a", wide(25))).refusal().orElseThrow();
        assertThat(refusal.code()).isEqualTo(Code.OVER_QUOTA);
        assertThat(refusal.notBefore()).isEmpty();
        assertThat(refusal.reason()).startsWith("your party's quota of square kilometres is smaller than this");
        assertThat(world.refuses(TURKIYE, file("b", wide(25))).notBefore()).isEmpty();
        assertThat(world.accepts(TURKIYE, file("c", here())).refusal())
                .as("what fits is taken")
                .isEmpty();
    }

    @Test
    void eachQuotaIsOnRecordByItself() {
        World world = limited();
        world.accepts(TURKIYE, file("a", wide(20)));
        assertThat(world.accepts(TURKIYE, file("b", wide(20))).refusal()).isPresent();
        world.accepts(TURKIYE, Precedence.FLASH, file("c", here()));
        Outcome notices = world.accepts(TURKIYE, file("d", Notices.elsewhere()));
        assertThat(notices.refusal().orElseThrow().reason()).contains("quota of");
        assertThat(World.heard(notices, FACILITATOR)).containsExactly("Allowance REFUSED");
    }

    @Test
    void newTermsWithAShorterPeriodKeepNobodySilentForTheOldOne() {
        World world = World.under(TermsBuilder.plain()
                .quotas(Duration.ofDays(7), 2, 1, 1_000_000, 10_000_000)
                .build());
        Stream.of("a", "b", "c").forEach(name -> world.accepts(TURKIYE, file(name, here())));
        world.bringsIntoForce(
                "looser",
                TermsBuilder.plain().quotas(HOUR, 2, 1, 1_000_000, 10_000_000).build());
        world.passTo(world.now().plus(HOUR));
        Instant room = world.accepts(TURKIYE, file("d", later(here(), 240)))
                .refusal()
                .flatMap(Refusal::notBefore)
                .orElseThrow();
        assertThat(room).isEqualTo(world.now().plus(HOUR.dividedBy(2)));
        world.passTo(room);
        assertThat(world.accepts(TURKIYE, file("e", later(here(), 240))).refusal())
                .isEmpty();
    }

    @Test
    void anAcceptedProposalIsCountedAndNeverRefused() {
        World world = limited();
        world.accepts(TURKIYE, file("a", here()));
        world.accepts(ISRAEL, file("a", here()));
        String conflict = world.all(Conflict.class).getFirst().id();
        for (int i = 0; i < 3; i++) {
            world.accepts(
                    ISRAEL,
                    new ProposalBody.Propose(
                            "p" + i, conflict, Map.of(TURKIYE, Measure.later(Duration.ofHours(2))), Optional.empty()));
            world.accepts(TURKIYE, new ProposalBody.Accept("israel.p" + i));
            world.accepts(ISRAEL, Precedence.FLASH, Notices.amend("israel.a", i + 1, later(here(), 120 * (i + 1))));
        }
        assertThat(allowance(world).overdrawn().orElseThrow().counted()).isEqualTo(Counted.AMENDMENTS);
        assertThat(world.get(Notice.class, "turkiye.a").version()).isEqualTo(4);
    }

    @Test
    void whatIsFlashIsAlwaysTakenAndAlwaysTold() {
        World world = limited();
        Stream.of("a", "b").forEach(name -> world.accepts(TURKIYE, file(name, here())));
        Outcome outcome = world.accepts(TURKIYE, Precedence.FLASH, file("c", here()));

        assertThat(outcome.refusal()).isEmpty();
        assertThat(world.get(Notice.class, "turkiye.c").stage()).isEqualTo(Notice.Stage.FILED);
        assertThat(World.heard(outcome, FACILITATOR)).contains("Notice FILED", "Allowance EXCEEDED");
        assertThat(allowance(world).overdrawn()).isPresent();
        assertThat(world.accepts(TURKIYE, Precedence.FLASH, file("d", wide(25))).refusal())
                .isEmpty();
    }

    @Test
    void anEmergencyEmptiesAQuotaAndOwesNothingBeyond() {
        World world = limited();
        for (int i = 0; i < 20; i++) {
            world.accepts(TURKIYE, Precedence.FLASH, file("n" + i, here()));
        }
        world.passTo(world.now().plus(HOUR.dividedBy(2)));
        assertThat(world.accepts(TURKIYE, file("after", later(here(), 60))).refusal())
                .isEmpty();
    }

    @Test
    void whatIsUsedIsToldToNobody() {
        World world = limited();
        assertThat(World.heard(world.accepts(TURKIYE, file("a", here())), TURKIYE))
                .containsExactly("Notice FILED");
        assertThat(world.told(FACILITATOR)).noneMatch(told -> told.telling().item() instanceof Allowance);
        Outcome over = Stream.of("b", "c")
                .map(name -> world.accepts(TURKIYE, file(name, here())))
                .reduce((first, second) -> second)
                .orElseThrow();
        assertThat(over.toldTo(TURKIYE))
                .allSatisfy(telling ->
                        assertThat(((Allowance) telling.item()).whole()).isEmpty());
    }

    @Test
    void beingRefusedSaysNothingOfTheOtherSide() {
        World alone = limited();
        World beside = limited();
        beside.accepts(ISRAEL, file("hidden", wide(20)));
        for (World world : new World[] {alone, beside}) {
            world.accepts(TURKIYE, file("a", north(60)));
            world.accepts(TURKIYE, file("b", north(60)));
        }
        assertThat(beside.accepts(TURKIYE, file("c", wide(20)))).isEqualTo(alone.accepts(TURKIYE, file("c", wide(20))));
        assertThat(beside.told(TURKIYE)).isEqualTo(alone.told(TURKIYE));
    }

    @Test
    void onePartysUseIsNotTheOthers() {
        World world = limited();
        Stream.of("a", "b", "c").forEach(name -> world.accepts(TURKIYE, file(name, here())));
        assertThat(world.accepts(ISRAEL, file("a", here())).refusal()).isEmpty();
    }

    @Test
    void withoutQuotasNothingIsCounted() {
        World world = World.inForce();
        for (int i = 0; i < 50; i++) {
            assertThat(world.accepts(TURKIYE, file("n" + i, here())).refusal()).isEmpty();
        }
        assertThat(world.all(Allowance.class)).isEmpty();
    }

    @Test
    void quotasThatCannotBeAreNamed() {
        assertThatThrownBy(() -> TermsBuilder.plain().quotas(HOUR, 0, 1, 1, 1))
                .isInstanceOf(InvalidItemException.class)
                .hasMessageContaining("must be at least 1, found 0");
        assertThatThrownBy(() -> TermsBuilder.plain().quotas(Duration.ofSeconds(59), 1, 1, 1, 1))
                .isInstanceOf(InvalidItemException.class)
                .hasMessageContaining("must be at least PT1M");
    }

    static Stream<Long> seeds() {
        return Stream.iterate(1L, seed -> seed + 1).limit(50);
    }

    /** Ten minutes a notice: an oracle that counts tenths of a notice in whole minutes must agree, whatever the times. */
    @ParameterizedTest
    @MethodSource("seeds")
    void aBucketThatFillsMinuteByMinuteAgrees(long seed) {
        int limit = 6;
        World world = World.under(TermsBuilder.plain()
                .quotas(HOUR, limit, 1, 10_000_000, 100_000_000)
                .build());
        SplittableRandom random = new SplittableRandom(seed);
        int tenths = limit * 10;
        Instant refusedUntil = Instant.MIN;
        for (int i = 0; i < 60 && world.now().isBefore(TEN); i++) {
            int minutes = random.nextInt(12);
            world.passTo(world.now().plus(Duration.ofMinutes(minutes)));
            tenths = Math.min(limit * 10, tenths + minutes);
            NoticeBody body = file("n" + i, later(here(), 600));
            boolean room = tenths >= 10;
            if (!room && world.now().isBefore(refusedUntil)) {
                assertThat(world.refuses(TURKIYE, body).notBefore())
                        .hasValue(world.now().plus(Duration.ofMinutes(10 - tenths)));
                continue;
            }
            Optional<Refusal> refusal = world.accepts(TURKIYE, body).refusal();
            assertThat(refusal.isEmpty()).as("step " + i).isEqualTo(room);
            if (room) {
                tenths -= 10;
            } else {
                refusedUntil = refusal.orElseThrow().notBefore().orElseThrow();
                assertThat(refusedUntil).isEqualTo(world.now().plus(Duration.ofMinutes(10 - tenths)));
            }
        }
    }
}
