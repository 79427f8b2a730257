package org.gilavar.mechanism.item;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One version of an arrangement: what is proposed, who has signed exactly this text, and whether it is in force.
 *
 * @param id {@code name.vN}
 * @param hash SHA-256, hex, of the terms in canonical JSON: what a signature refers to
 * @param signed party id to the time of its signature
 */
@JsonTypeName("arrangement")
public record Arrangement(
        String id,
        String name,
        int version,
        Standing standing,
        String proposedBy,
        Terms terms,
        String hash,
        SortedMap<String, Instant> signed,
        Optional<Instant> inForceSince,
        Optional<String> reason)
        implements Item {

    /** Where a version stands. */
    public enum Standing {
        PROPOSED,
        IN_FORCE,
        SUPERSEDED
    }

    public Arrangement {
        signed = Collections.unmodifiableSortedMap(new TreeMap<>(signed));
    }

    public static String id(String name, int version) {
        return name + ".v" + version;
    }

    public Arrangement signedBy(String party, Instant at) {
        Map<String, Instant> all = new TreeMap<>(signed);
        all.put(party, at);
        return new Arrangement(
                id, name, version, standing, proposedBy, terms, hash, new TreeMap<>(all), inForceSince, reason);
    }

    public Arrangement enterInForce(Instant at) {
        return new Arrangement(
                id, name, version, Standing.IN_FORCE, proposedBy, terms, hash, signed, Optional.of(at), reason);
    }

    public Arrangement superseded() {
        return new Arrangement(
                id, name, version, Standing.SUPERSEDED, proposedBy, terms, hash, signed, inForceSince, reason);
    }

    /** All whose signature brings these terms into force: every party and the facilitator. */
    public boolean signedByAll() {
        return signed.keySet().containsAll(terms.parties()) && signed.containsKey(terms.facilitator());
    }

    /** A party to these terms, or their facilitator. */
    public boolean concerns(String party) {
        return terms.parties().contains(party) || terms.facilitator().equals(party);
    }
}
