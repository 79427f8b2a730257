package org.gilavar.cli;

/** How statistics are printed. */
enum StatisticsFormat {
    /** For people. */
    TABLE,
    /** One line, the same byte for byte from a feed and from a copy. */
    JSON
}
