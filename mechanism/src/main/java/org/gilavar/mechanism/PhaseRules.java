package org.gilavar.mechanism;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.gilavar.mechanism.item.Arrangement;
import org.gilavar.mechanism.item.Phase;
import org.gilavar.mechanism.item.Phase.Stage;
import org.gilavar.mechanism.statement.PhaseBody;
import org.gilavar.mechanism.terms.PhaseTerms;

/** What the terms say is to be done within a time: the clocks, and what the parties say of it. Nobody is blamed. */
final class PhaseRules {

    /** Each takes the reports of all who do it before there can be another. */
    private static final int MOST_DISPUTES = 100;

    private PhaseRules() {}

    static void apply(Draft draft, Said said, PhaseBody body) {
        said.mustBeParty(draft);
        draft.mustHaveTerms();
        switch (body) {
            case PhaseBody.Report report -> report(draft, said, report);
            case PhaseBody.Confirm confirm -> {
                Phase phase = reported(draft, said, confirm.phase());
                if (phase.confirmed().containsKey(said.party())) {
                    throw Said.wrongState("body.phase", "you have confirmed it already");
                }
                draft.record(Happened.CONFIRMED, phase.confirmedBy(said.party(), draft.at(), draft.parties()));
            }
            case PhaseBody.Dispute dispute -> {
                Phase phase = reported(draft, said, dispute.phase());
                if (phase.confirmed().containsKey(said.party())) {
                    throw Said.wrongState("body.phase", "you have confirmed it");
                }
                if (phase.disputes().size() >= MOST_DISPUTES) {
                    throw Said.wrongState(
                            "body.phase", "it has been disputed " + MOST_DISPUTES + " times; speak of it on the line");
                }
                draft.record(
                        Happened.DISPUTED,
                        phase.disputed(new Phase.Dispute(said.party(), draft.at(), dispute.reason())));
            }
        }
    }

    private static void report(Draft draft, Said said, PhaseBody.Report report) {
        Phase phase = find(draft, report.phase());
        if (!phase.by().contains(said.party())) {
            throw new RefusedException(
                    Refusal.Code.NOT_ENTITLED, "from.party", "it is done by " + phase.by() + ", and they report it");
        }
        if (!phase.stage().open() || phase.stage() == Stage.REPORTED) {
            throw Said.wrongState("body.phase", "it is " + phase.stage());
        }
        if (phase.reports().containsKey(said.party())) {
            throw Said.wrongState("body.phase", "you have reported it already, and others who do it have not");
        }
        Phase now = phase.reportedBy(said.party(), new Phase.Report(draft.at(), report.text()), draft.parties());
        draft.record(now.stage() == Stage.CONFIRMED ? Happened.CONFIRMED : Happened.REPORTED, now);
    }

    /** One that others have reported, for the speaker to confirm or dispute. */
    private static Phase reported(Draft draft, Said said, String id) {
        Phase phase = find(draft, id);
        if (phase.by().contains(said.party())) {
            throw new RefusedException(
                    Refusal.Code.NOT_ENTITLED, "from.party", "you do it yourself; the others confirm or dispute it");
        }
        if (phase.stage() != Stage.REPORTED) {
            throw Said.wrongState(
                    "body.phase",
                    phase.stage().open()
                            ? "not all who do it have reported it: " + phase.by()
                            : "it is " + phase.stage());
        }
        return phase;
    }

    /** All who are bound know of all of them; others speak of none. */
    private static Phase find(Draft draft, String id) {
        return draft.find(Phase.class, id).orElseThrow(() -> Said.unknown("body.phase", "phase", id));
    }

    /** Its due instant has come, and the next clock starts if there is one. */
    static void timeUp(Draft draft, Phase phase) {
        Phase now = phase.pastDue();
        draft.record(phase.stage() == Stage.RUNNING ? Happened.OVERDUE : Happened.DUE, now);
        boolean somebodyDoesIt = phase.by().stream().anyMatch(draft.parties()::contains);
        draft.inForce()
                .flatMap(a -> termsOf(a, phase))
                .filter(t -> somebodyDoesIt)
                .ifPresent(terms -> phase.every()
                        .ifPresent(every -> draft.record(
                                Happened.STARTED,
                                Phase.started(
                                        terms,
                                        phase.zone(),
                                        phase.run() + 1,
                                        phase.due(),
                                        phase.due().plus(every)))));
    }

    /** What an arrangement says of a phase in the same words. */
    private static Optional<PhaseTerms> termsOf(Arrangement arrangement, Phase phase) {
        return phases(arrangement).stream()
                .filter(terms -> phase.isOf(terms, zoneOf(arrangement, terms)))
                .findFirst();
    }

    private static List<PhaseTerms> phases(Arrangement arrangement) {
        return arrangement.terms().phases().orElse(List.of());
    }

    private static Optional<String> zoneOf(Arrangement arrangement, PhaseTerms terms) {
        return terms.zone().map(name -> arrangement.name() + "." + name);
    }

    /** One of which new terms say the same goes on, or stays done; others end, and what is new starts. */
    static void recordFrom(Draft draft, Arrangement arrangement) {
        end(draft, phase -> termsOf(arrangement, phase).isEmpty());
        for (PhaseTerms terms : phases(arrangement)) {
            Optional<String> zone = zoneOf(arrangement, terms);
            Optional<Phase> latest = draft.all(Phase.class)
                    .filter(phase -> phase.name().equals(terms.name()))
                    .max(Comparator.comparingInt(Phase::run));
            boolean goesOn = latest.filter(phase -> phase.stage() != Stage.ENDED && phase.isOf(terms, zone))
                    .filter(phase -> !phase.past() || phase.every().isEmpty())
                    .isPresent();
            if (!goesOn) {
                Instant due = draft.at().plus(terms.within().value());
                int run = latest.map(Phase::run).orElse(0) + 1;
                draft.record(Happened.STARTED, Phase.started(terms, zone, run, draft.at(), due));
            }
        }
        stand(draft, arrangement.parties());
    }

    private static void end(Draft draft, Predicate<Phase> which) {
        draft.all(Phase.class)
                .filter(phase -> phase.stage().open() || phase.wake().isPresent())
                .filter(which)
                .toList()
                .forEach(phase -> draft.record(Happened.ENDED, phase.ended()));
    }

    /** Those who are left are those who report and confirm. */
    static void leave(Draft draft, Arrangement arrangement) {
        stand(draft, arrangement.parties());
    }

    private static void stand(Draft draft, List<String> bound) {
        draft.all(Phase.class).filter(phase -> phase.stage().open()).toList().forEach(phase -> {
            Phase now = phase.among(bound);
            if (!now.equals(phase)) {
                draft.record(now.stage() == Stage.ENDED ? Happened.ENDED : Happened.CHANGED, now);
            }
        });
    }
}
