package org.gilavar.simulate.check;

/** One thing that must hold in every world. */
public interface Check {

    /** What holds, in a few words. */
    String name();

    /**
     * Looks at a world that has come to its end.
     *
     * @return how many single things were looked at
     * @throws BrokenException at the first that does not hold
     */
    long examine(RawRecord record, Observations seen);
}
