package org.gilavar.mechanism.item;

/** How a rung of the no-answer ladder calls. */
public enum Means {
    /** A post of the party that is silent. Whoever sits there is called by name, and any other may answer. */
    POST,
    /** Another channel, such as a telephone between the two: the words leave the system, and a log of the call comes back. */
    CHANNEL,
    /** The facilitator is alarmed until one of its posts has taken the alarm. */
    FACILITATOR
}
