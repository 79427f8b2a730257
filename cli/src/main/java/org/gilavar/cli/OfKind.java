package org.gilavar.cli;

/** A command about one kind of item; so its list and show know which. */
interface OfKind {
    Kind kind();
}
