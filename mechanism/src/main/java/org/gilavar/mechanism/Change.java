package org.gilavar.mechanism;

import org.gilavar.mechanism.item.Item;

/** An item's new value, and what happened to make it so. */
public record Change(Happened happened, Item item) {}
