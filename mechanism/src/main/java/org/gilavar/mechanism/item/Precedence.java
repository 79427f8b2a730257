package org.gilavar.mechanism.item;

/** How urgent a statement is, as in military message handling: later is more urgent. */
public enum Precedence {
    ROUTINE,
    PRIORITY,
    IMMEDIATE,
    FLASH
}
