package org.gilavar.mechanism.item;

/**
 * How near an aircraft proximity came to an accident, as whoever says it sees it: the four classes of ICAO Doc 4444 (PANS-ATM),
 * chapter 1 under AIRPROX, in our words. A class is of what happened, never of who did it.
 */
public enum RiskClass {
    /** Risk of collision: there was a serious one. */
    A("risk of collision"),
    /** Safety not assured: they came so near that safety may have been lost. */
    B("safety not assured"),
    /** No risk of collision: there was none, though they were near. */
    C("no risk of collision"),
    /** Risk not determined: too little is known, or what is known does not agree. */
    D("risk not determined");

    private final String words;

    RiskClass(String words) {
        this.words = words;
    }

    /** What the letter stands for. */
    public String words() {
        return words;
    }
}
