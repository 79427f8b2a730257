package org.gilavar.mechanism;

import org.gilavar.mechanism.item.Item;

/** One thing an audience is told: what happened, and the item as this audience may see it. */
public record Telling(Happened happened, Item item) {}
