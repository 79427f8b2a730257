package org.gilavar.server.http;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.gilavar.mechanism.item.Allowance;
import org.gilavar.mechanism.item.Communique;
import org.gilavar.mechanism.item.Item;
import org.gilavar.mechanism.item.Line;
import org.gilavar.mechanism.item.Party;

/** The kinds of item that have a page of their own: {@code /v1/notices}, {@code /v1/notices/turkiye.patrol-1}. */
enum Collection {
    ALLOWANCES(Facets.none(Allowance.class)),
    ARRANGEMENTS(Facets.ofArrangement()),
    CHECKS(Facets.ofCheck()),
    COMMUNIQUES(Facets.none(Communique.class)),
    CONFLICTS(Facets.ofConflict()),
    CROSSINGS(Facets.ofCrossing()),
    INCIDENTS(Facets.ofIncident()),
    KEYS(Facets.ofKey()),
    LINES(Facets.none(Line.class)),
    MEETINGS(Facets.ofMeeting()),
    MESSAGES(Facets.ofMessage()),
    NOTICES(Facets.ofNotice()),
    PARTIES(Facets.none(Party.class)),
    PROPOSALS(Facets.ofProposal()),
    TRACES(Facets.ofTrace()),
    ZONES(Facets.ofZone());

    private final Facets<? extends Item> facets;

    Collection(Facets<? extends Item> facets) {
        this.facets = facets;
    }

    Class<? extends Item> type() {
        return facets.type();
    }

    /** By what its items can be filtered. */
    Facets<? extends Item> facets() {
        return facets;
    }

    /** Its path segment. */
    String path() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Collection> of(String path) {
        return Arrays.stream(values()).filter(c -> c.path().equals(path)).findFirst();
    }
}
