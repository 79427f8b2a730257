package org.gilavar.mechanism.item;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.gilavar.airspace.Point;

/**
 * Something that went wrong, with each side's account kept apart. There is no score and no blame.
 *
 * @param accounts party id to its account; as told, an account is sealed from the other side until both are in
 * @param sealed the parties whose account is in but not shown to this audience
 */
@JsonTypeName("incident")
public record Incident(
        String id,
        Type type,
        SortedSet<String> between,
        Instant occurred,
        Point position,
        SortedMap<String, Account> accounts,
        SortedSet<String> sealed,
        Optional<String> finding,
        Status status,
        Instant reported)
        implements Item {

    /** What kind of incident. */
    public enum Type {
        AIRPROX,
        INCURSION,
        UNSAFE_MANOEUVRE,
        FIRE,
        COLLISION,
        DRONE_LOSS,
        LINE_FAILURE,
        RED_LINE_ALLEGATION,
        ALLEGED_RADAR_LOCK
    }

    /** Where the register stands on it. */
    public enum Status {
        CLAIMED,
        ACKNOWLEDGED,
        DISPUTED,
        RESOLVED
    }

    /** One party's own words. */
    public record Account(String text, Instant at) {
        public Account {
            InvalidItemException.requireText("text", text);
        }
    }

    public Incident {
        between = Collections.unmodifiableSortedSet(new TreeSet<>(between));
        accounts = Collections.unmodifiableSortedMap(new TreeMap<>(accounts));
        sealed = Collections.unmodifiableSortedSet(new TreeSet<>(sealed));
    }

    public boolean bothAccountsIn() {
        return accounts.keySet().containsAll(between);
    }

    public Incident with(String party, Account account, Status now) {
        var all = new TreeMap<>(accounts);
        all.put(party, account);
        return new Incident(id, type, between, occurred, position, all, sealed, finding, now, reported);
    }

    public Incident found(String text) {
        return new Incident(
                id, type, between, occurred, position, accounts, sealed, Optional.of(text), Status.RESOLVED, reported);
    }

    /** What a party may read before both accounts are in: its own. The rest is named as sealed. */
    public Incident sealedFor(String party) {
        var own = new TreeMap<>(accounts);
        own.keySet().retainAll(Set.of(party));
        var hidden = new TreeSet<>(accounts.keySet());
        hidden.remove(party);
        return new Incident(id, type, between, occurred, position, own, hidden, finding, status, reported);
    }
}
