package org.gilavar.airspace.schedule;

import java.util.List;

/**
 * Notices that could get in each other's way and did, and how that was resolved.
 *
 * @param ids whose notices, by rank
 * @param before what was asked of them as stated: nothing, with so many conflicts
 * @param after what is asked of them, and the conflicts left
 * @param basis what is known of the solution
 * @param remark why it is not more, for people; empty when there is nothing to say
 */
public record Part(List<String> ids, Burden before, Burden after, Basis basis, String remark) {

    /** Copies the ids. */
    public Part {
        ids = List.copyOf(ids);
    }
}
