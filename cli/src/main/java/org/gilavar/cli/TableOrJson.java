package org.gilavar.cli;

/** For whom a command prints. */
enum TableOrJson {
    /** For people. */
    TABLE,
    /** For programs: the same byte for byte for the same figures or texts. */
    JSON
}
