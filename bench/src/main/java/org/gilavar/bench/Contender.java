package org.gilavar.bench;

import org.gilavar.airspace.Searcher;

/** An index to be measured, filled. One thread uses it at a time. */
interface Contender {
    /** Tells {@code found} every stored volume near {@code asked} by box, level and time. */
    void candidates(Asked asked, Searcher.Visitor found);

    /** Tells {@code found} every stored volume in conflict with {@code asked}. */
    void conflicts(Asked asked, Searcher.Visitor found);
}
