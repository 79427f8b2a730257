package org.gilavar.server.http;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.gilavar.mechanism.item.Action;
import org.gilavar.mechanism.item.Allowance;
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
import org.gilavar.mechanism.item.Line;
import org.gilavar.mechanism.item.LineCheck;
import org.gilavar.mechanism.item.Meeting;
import org.gilavar.mechanism.item.Message;
import org.gilavar.mechanism.item.Notice;
import org.gilavar.mechanism.item.NoticeTrace;
import org.gilavar.mechanism.item.Outage;
import org.gilavar.mechanism.item.Party;
import org.gilavar.mechanism.item.Phase;
import org.gilavar.mechanism.item.Plan;
import org.gilavar.mechanism.item.PostKey;
import org.gilavar.mechanism.item.Proposal;
import org.gilavar.mechanism.item.SharedStatistics;
import org.gilavar.mechanism.item.Watch;
import org.gilavar.mechanism.item.Zone;

/** The kinds of item that have a page of their own: {@code /v1/notices}, {@code /v1/notices/turkiye.patrol-1}. */
enum Collection {
    ACTIONS(Action.class),
    ALLOWANCES(Allowance.class),
    ARRANGEMENTS(Arrangement.class),
    BATCHES(Batch.class),
    CALLS(Call.class),
    CHALLENGES(ChallengeSheet.class),
    CHECKS(LineCheck.class),
    COMMITMENTS(Commitment.class),
    COMMUNIQUES(Communique.class),
    CONFLICTS(Conflict.class),
    CROSSINGS(Crossing.class),
    EXCHANGES(Exchange.class),
    INCIDENTS(Incident.class),
    KEYS(PostKey.class),
    LINES(Line.class),
    MEETINGS(Meeting.class),
    MESSAGES(Message.class),
    NOTICES(Notice.class),
    OUTAGES(Outage.class),
    PARTIES(Party.class),
    PHASES(Phase.class),
    PLANS(Plan.class),
    PROPOSALS(Proposal.class),
    SHARED_STATISTICS(SharedStatistics.class),
    TRACES(NoticeTrace.class),
    WATCHES(Watch.class),
    ZONES(Zone.class);

    private final Class<? extends Item> type;

    Collection(Class<? extends Item> type) {
        this.type = type;
    }

    Class<? extends Item> type() {
        return type;
    }

    /** Its path segment. */
    String path() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<Collection> of(String path) {
        return Arrays.stream(values()).filter(c -> c.path().equals(path)).findFirst();
    }
}
