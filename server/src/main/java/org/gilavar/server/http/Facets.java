package org.gilavar.server.http;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.gilavar.mechanism.Lifecycles;
import org.gilavar.mechanism.item.Action;
import org.gilavar.mechanism.item.Arrangement;
import org.gilavar.mechanism.item.Batch;
import org.gilavar.mechanism.item.Call;
import org.gilavar.mechanism.item.ChallengeSheet;
import org.gilavar.mechanism.item.Commitment;
import org.gilavar.mechanism.item.Communique;
import org.gilavar.mechanism.item.Conflict;
import org.gilavar.mechanism.item.Crossing;
import org.gilavar.mechanism.item.Exchange;
import org.gilavar.mechanism.item.Incident;
import org.gilavar.mechanism.item.Item;
import org.gilavar.mechanism.item.LineCheck;
import org.gilavar.mechanism.item.Meeting;
import org.gilavar.mechanism.item.Message;
import org.gilavar.mechanism.item.Notice;
import org.gilavar.mechanism.item.NoticeTrace;
import org.gilavar.mechanism.item.Outage;
import org.gilavar.mechanism.item.Phase;
import org.gilavar.mechanism.item.Plan;
import org.gilavar.mechanism.item.PostKey;
import org.gilavar.mechanism.item.Proposal;
import org.gilavar.mechanism.item.SharedStatistics;
import org.gilavar.mechanism.item.Watch;
import org.gilavar.mechanism.item.Zone;

/**
 * By what the items of one kind can be filtered, and what each has of it. Asked of items as their reader was told them, and
 * of nothing else: so a filter can show nothing that the whole collection does not.
 *
 * @param filters which of them the kind has
 * @param states the values that {@code state} can have here
 */
record Facets<T extends Item>(
        Class<T> type,
        Set<Filter> filters,
        List<String> states,
        Function<T, Stream<Part>> parts,
        Function<T, String> state) {

    private static final String OPEN = "OPEN";

    /** The filters there are, by the names of their query parameters. */
    enum Filter {
        BBOX,
        DATETIME,
        STATE;

        String parameter() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What the items of a collection can be filtered by. */
    static Facets<? extends Item> of(Collection collection) {
        return switch (collection) {
            case ACTIONS -> ofAction();
            case ARRANGEMENTS -> ofArrangement();
            case BATCHES -> none(Batch.class).byState(Batch.Stage.class, Batch::stage);
            case CALLS -> none(Call.class).by(Part::of, Filter.DATETIME).byState(Call.Stage.class, Call::stage);
            case CHALLENGES -> none(ChallengeSheet.class).byState(ChallengeSheet.Stage.class, ChallengeSheet::stage);
            case CHECKS -> ofCheck();
            case COMMITMENTS -> ofCommitment();
            case COMMUNIQUES -> none(Communique.class).byState(Communique.Stage.class, Communique::stage);
            case CONFLICTS -> ofConflict();
            case CROSSINGS -> ofCrossing();
            case EXCHANGES -> none(Exchange.class).byState(Exchange.Stage.class, Exchange::stage);
            case INCIDENTS -> ofIncident();
            case KEYS -> ofKey();
            case MEETINGS -> ofMeeting();
            case MESSAGES -> ofMessage();
            case NOTICES -> ofNotice();
            case OUTAGES -> ofOutage();
            case PHASES -> ofPhase();
            case PLANS -> ofPlan();
            case PROPOSALS -> ofProposal();
            case TRACES -> ofTrace();
            case WATCHES -> none(Watch.class).byState(List.of("UNKEPT", "KEPT", "HANDING_OVER"), Lifecycles::state);
            case ZONES -> ofZone();
            case SHARED_STATISTICS -> ofStatistics();
            case ALLOWANCES, LINES, PARTIES -> none(collection.type());
        };
    }

    private static <T extends Item> Facets<T> none(Class<T> type) {
        return new Facets<>(type, Set.of(), List.of(), item -> Stream.empty(), item -> "");
    }

    private Facets<T> by(Function<T, Stream<Part>> told, Filter first, Filter... more) {
        EnumSet<Filter> all = EnumSet.of(first, more);
        all.addAll(filters);
        return new Facets<>(type, all, states, told, state);
    }

    private Facets<T> byState(List<String> names, Function<T, String> of) {
        EnumSet<Filter> all = EnumSet.of(Filter.STATE);
        all.addAll(filters);
        return new Facets<>(type, all, names, parts, of);
    }

    private <E extends Enum<E>> Facets<T> byState(Class<E> names, Function<T, E> of) {
        return byState(names(names), item -> of.apply(item).name());
    }

    private static <E extends Enum<E>> List<String> names(Class<E> type) {
        return Arrays.stream(type.getEnumConstants()).map(Enum::name).toList();
    }

    private static List<String> and(String one, List<String> others) {
        return Stream.concat(Stream.of(one), others.stream()).toList();
    }

    private static Facets<Notice> ofNotice() {
        return none(Notice.class).by(Part::of, Filter.BBOX, Filter.DATETIME).byState(Notice.Stage.class, Notice::stage);
    }

    private static Facets<NoticeTrace> ofTrace() {
        return none(NoticeTrace.class).by(Part::of, Filter.BBOX).byState(Notice.Stage.class, NoticeTrace::stage);
    }

    /** Open, or why it is settled. */
    private static Facets<Conflict> ofConflict() {
        return none(Conflict.class)
                .by(Part::of, Filter.BBOX, Filter.DATETIME)
                .byState(
                        and(OPEN, names(Conflict.Settlement.class)),
                        c -> c.closed().map(Enum::name).orElse(OPEN));
    }

    private static Facets<Crossing> ofCrossing() {
        return none(Crossing.class).byState(List.of(OPEN, "OVER"), Lifecycles::state);
    }

    /** Its standing, until it is lifted. */
    private static Facets<Zone> ofZone() {
        return none(Zone.class)
                .by(Part::of, Filter.BBOX, Filter.DATETIME)
                .byState(
                        and("LIFTED", names(Zone.Standing.class)),
                        z -> z.lifted() ? "LIFTED" : z.standing().name());
    }

    private static Facets<Incident> ofIncident() {
        return none(Incident.class)
                .by(Part::of, Filter.BBOX, Filter.DATETIME)
                .byState(Incident.Status.class, Incident::status);
    }

    private static Facets<Message> ofMessage() {
        return none(Message.class).by(Part::of, Filter.DATETIME);
    }

    private static Facets<Meeting> ofMeeting() {
        return none(Meeting.class).by(Part::of, Filter.DATETIME).byState(Meeting.Stage.class, Meeting::stage);
    }

    private static Facets<Action> ofAction() {
        return none(Action.class).by(Part::of, Filter.DATETIME).byState(Action.Stage.class, Action::stage);
    }

    private static Facets<LineCheck> ofCheck() {
        return none(LineCheck.class).by(Part::of, Filter.DATETIME).byState(LineCheck.Stage.class, LineCheck::stage);
    }

    private static Facets<Outage> ofOutage() {
        return none(Outage.class).by(Part::of, Filter.DATETIME).byState(List.of(OPEN, "OVER"), Lifecycles::state);
    }

    private static Facets<SharedStatistics> ofStatistics() {
        return none(SharedStatistics.class)
                .by(Part::of, Filter.DATETIME)
                .byState(List.of("SEALED", "DISCLOSED"), Lifecycles::state);
    }

    private static Facets<Phase> ofPhase() {
        return none(Phase.class).by(Part::of, Filter.DATETIME).byState(Phase.Stage.class, Phase::stage);
    }

    private static Facets<Plan> ofPlan() {
        return none(Plan.class).by(Part::of, Filter.DATETIME).byState(Plan.Stage.class, Plan::stage);
    }

    private static Facets<Arrangement> ofArrangement() {
        return none(Arrangement.class).byState(Arrangement.Standing.class, Arrangement::standing);
    }

    private static Facets<Commitment> ofCommitment() {
        return none(Commitment.class).byState(Commitment.Stage.class, Commitment::stage);
    }

    private static Facets<Proposal> ofProposal() {
        return none(Proposal.class).byState(Proposal.Stage.class, Proposal::stage);
    }

    private static Facets<PostKey> ofKey() {
        return none(PostKey.class).byState(PostKey.Stage.class, PostKey::stage);
    }
}
