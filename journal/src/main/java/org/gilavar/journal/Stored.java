package org.gilavar.journal;

import org.gilavar.ledger.Hash;

/** An entry as it stands in a journal, with the root of the tree it completes. */
public record Stored(Entry entry, Hash root) {}
