package org.gilavar.formats;

/**
 * A line of a file.
 *
 * @param file as it was named to the reader
 * @param line from 1; 0 for the file as a whole
 */
public record Place(String file, long line) {

    /** As compilers write it: {@code area.geojson:12}. */
    @Override
    public String toString() {
        return line == 0 ? file : file + ":" + line;
    }
}
