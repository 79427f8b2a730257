package org.gilavar.fuzz;

/** What Jazzer calls, in a process of its own for each target. */
public final class Entry {
    /** The system property that names the target. */
    static final String TARGET = "gilavar.fuzz.target";

    private static final Target CHOSEN = Targets.named(System.getProperty(TARGET, ""))
            .orElseThrow(() -> new IllegalStateException(TARGET + " names no target"));

    private Entry() {}

    /** Before the first input: loads what there is to load, which would count as time that an input took. */
    public static void fuzzerInitialize() {
        Inputs.seeds(CHOSEN).values().forEach(CHOSEN::check);
    }

    /** One input; whatever is thrown is a find. */
    public static void fuzzerTestOneInput(byte[] input) {
        Cost.bounded(CHOSEN, input);
    }
}
