package org.gilavar.simulate;

/** What is talked of in a world. */
public enum Talk {
    /** Everything there is, notices most. */
    EVERYTHING,
    /** The line, and little else: messages, what becomes of them, and checks. In every other world the line is relayed. */
    LINE
}
