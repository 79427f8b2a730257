package org.gilavar.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gilavar.airspace.Length;
import org.gilavar.journal.Journal;
import org.gilavar.ledger.log.SignedCheckpoint;
import org.gilavar.ledger.log.WitnessStore;
import org.gilavar.mechanism.terms.Minima;
import org.gilavar.mechanism.terms.Source;
import org.gilavar.mechanism.terms.Sourced;
import org.gilavar.mechanism.terms.Terms;
import org.gilavar.server.Receipt;
import org.gilavar.server.Reply;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each thing that must hold is broken on purpose, and found by its own check. */
final class PlantedBugsTest {

    static final String ACKNOWLEDGED = "nothing acknowledged is lost, doubled, reordered or changed";
    private static final String HISTORY = "one history, whole, and heard by each party as it is recorded";
    private static final String COMMON_LOG = "no two histories are cosigned, and the common log only grows";
    private static final String CONFLICTS = "both sides learn of every conflict in one entry, and of no other";
    private static final String SILENCE = "silence is visible at its deadline, to all whom it concerns";
    private static final String SIGNATURES = "no statement in the record is forged";
    private static final String WORDING = "a receipt is never permission";
    private static final String WITNESSES = "a witness signs one history, whoever lies";
    private static final String DOOR = "what must be refused at the door is not in the record";

    @Test
    void anAcknowledgementOfWhatIsNotThere() {
        mustBreak(new Forgetful(), ACKNOWLEDGED);
    }

    @Test
    void aDiskThatLiesWhereEverybodyTrustsIt() {
        Plan plan = Plan.of(Runs.HONEST);
        Plan dying = new Plan(
                plan.drop(), plan.duplicate(), plan.slow(), 0.01, 0, Plan.Lie.NONE, false, plan.talk(), plan.relayed());
        WorldReport world = Runs.world(Runs.HONEST, dying, new Parts() {
            @Override
            public Journal journal(SimDisk disk) {
                disk.lying(true);
                return DiskJournal.open(disk);
            }
        });
        assertThat(world.verdict().broken()).containsKeys(ACKNOWLEDGED, Verdict.NO_FALSE_ALARM);
    }

    @Test
    void aFeedThatTellsSomethingElse() {
        mustBreak(
                new Parts() {
                    @Override
                    public List<Line> told(String party, List<Line> lines) {
                        return lines.stream()
                                .map(line -> new Line(line.told(), replaced(line.json(), "\"SENT\"", "\"DELIVERED\"")))
                                .toList();
                    }

                    @Override
                    public boolean vigilant() {
                        return false;
                    }
                },
                HISTORY);
    }

    @Test
    void aFeedThatTellsSomethingElseIsNoticedByItsParty() {
        mustBreak(
                new Parts() {
                    @Override
                    public List<Line> told(String party, List<Line> lines) {
                        return lines.stream()
                                .map(line -> new Line(line.told(), replaced(line.json(), "\"SENT\"", "\"DELIVERED\"")))
                                .toList();
                    }
                },
                HISTORY,
                Verdict.NO_FALSE_ALARM);
    }

    private static byte[] replaced(byte[] json, String one, String other) {
        return new String(json, StandardCharsets.UTF_8).replace(one, other).getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void twoHistoriesThatNobodyComparesAreCosigned() {
        mustBreak(
                new Parts() {
                    @Override
                    public boolean oneHistory() {
                        return false;
                    }

                    @Override
                    public boolean vigilant() {
                        return false;
                    }
                },
                COMMON_LOG);
    }

    @Test
    void aWrongMinimumThatMissesConflicts() {
        mustBreak(new OtherMinima(Length.nauticalMiles(10), Duration.ZERO), CONFLICTS);
    }

    @Test
    void aWrongMinimumThatInventsConflicts() {
        mustBreak(new OtherMinima(Length.kilometres(80), Duration.ofMinutes(15)), CONFLICTS);
    }

    /** Stands for a detector that is wrong: the check knows the right minima by itself. */
    private record OtherMinima(Length lateral, Duration time) implements Parts {
        @Override
        public Terms terms(Terms terms) {
            Minima minima = new Minima(
                    new Sourced<>(lateral, Source.P), terms.separation().vertical(), new Sourced<>(time, Source.P));
            return new Terms(
                    terms.profile(),
                    terms.title(),
                    terms.parties(),
                    terms.facilitator(),
                    terms.area(),
                    minima,
                    terms.lead(),
                    terms.answerWithin(),
                    terms.ladder(),
                    terms.checks(),
                    terms.disclosure(),
                    terms.zones(),
                    terms.places(),
                    terms.clauses(),
                    terms.signedByTwo(),
                    terms.witnessing(),
                    terms.quotas(),
                    terms.posts(),
                    terms.validity(),
                    terms.channel(),
                    terms.settling(),
                    terms.phases(),
                    terms.planning(),
                    terms.line(),
                    terms.incidents());
        }
    }

    @Test
    void deadlinesThatPassUnseen() {
        mustBreak(
                new Parts() {
                    @Override
                    public boolean keepsDeadlines() {
                        return false;
                    }
                },
                SILENCE);
    }

    @Test
    void aDoorThatLooksAtNoSignatures() {
        mustBreak(
                new Parts() {
                    @Override
                    public boolean opensEnvelopes() {
                        return false;
                    }

                    @Override
                    public boolean vigilant() {
                        return false;
                    }
                },
                SIGNATURES,
                DOOR);
    }

    @Test
    void aReceiptThatSoundsLikePermission() {
        mustBreak(
                new Parts() {
                    @Override
                    public Reply answer(String id, Reply reply) {
                        return reply instanceof Reply.Received received
                                ? new Reply.Received(approved(received.receipt()), received.seq())
                                : reply;
                    }
                },
                WORDING);
    }

    private static Receipt approved(Receipt receipt) {
        return new Receipt(receipt.statement(), receipt.at(), "APPROVED", receipt.told(), Optional.empty());
    }

    @Test
    void aLeakToSomebodyWhoMayNotKnow() {
        mustBreak(
                new Parts() {
                    @Override
                    public Optional<String> leakedTo() {
                        return Optional.of("charlie");
                    }
                },
                Verdict.TWINS);
    }

    @Test
    void aBatchThatIsTurnedAwayAndStandsAllTheSame() {
        assertThat(Runs.honest(new Parts() {
                            @Override
                            public Journal journal(SimDisk disk) {
                                return new TurnsAway(DiskJournal.open(disk));
                            }
                        })
                        .verdict()
                        .broken())
                .containsKey(Verdict.NO_FAILURE);
    }

    @ParameterizedTest
    @EnumSource(value = Plan.Lie.class, mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void nobodyWhoWatches(Plan.Lie lie) {
        Parts blind = new Parts() {
            @Override
            public boolean vigilant() {
                return false;
            }
        };
        assertThat(Runs.lying(lie, blind).verdict().broken()).containsOnlyKeys(Verdict.NOTICED);
    }

    @ParameterizedTest
    @EnumSource(
            value = Plan.Lie.class,
            names = {"TWO_HISTORIES", "REWRITTEN", "DROPPED"})
    void anAlarmThatNobodyCanProve(Plan.Lie lie) {
        Parts careless = new Parts() {
            @Override
            public boolean keepsEvidence() {
                return false;
            }
        };
        assertThat(Runs.lying(lie, careless).verdict().broken())
                .containsExactly(Map.entry(Verdict.NOTICED, "the lie was noticed, and nobody can prove it"));
    }

    @Test
    void aWitnessThatForgets() {
        Parts forgetful = new Parts() {
            @Override
            public WitnessStore witnessStore(SimDisk disk) {
                return new WitnessStore() {
                    @Override
                    public @Nullable SignedCheckpoint latest(String origin) {
                        return null;
                    }

                    @Override
                    public boolean replace(@Nullable SignedCheckpoint expected, SignedCheckpoint next) {
                        return true;
                    }
                };
            }
        };
        assertThat(Runs.lying(Plan.Lie.BEGUN_ANEW, forgetful).verdict().broken())
                .containsKey(WITNESSES);
    }

    private static void mustBreak(Parts wrong, String... checks) {
        assertThat(Runs.honest(wrong).verdict().broken()).containsOnlyKeys(checks);
    }
}
