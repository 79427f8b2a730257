package org.gilavar.cli;

/** How conflicts are printed. */
enum ConflictFormat {
    /** One JSON object a line. */
    JSONL,
    /** The overlaps, as a feature collection. */
    GEOJSON,
    /** For people. */
    TABLE
}
