package org.gilavar.mechanism.item;

/** What kind of activity a notice announces. */
public enum Category {
    MANNED_AIR,
    UNMANNED_AIR,
    GROUND_MOVEMENT,
    LIVE_FIRE,
    EXERCISE,
    NAVAL,
    HUMANITARIAN,
    SEARCH_AND_RESCUE,
    MEDICAL_EVACUATION
}
