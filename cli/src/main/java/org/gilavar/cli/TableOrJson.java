package org.gilavar.cli;

/** For whom a command prints. */
enum TableOrJson {
    TABLE,
    JSON
}
