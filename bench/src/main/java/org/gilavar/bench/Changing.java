package org.gilavar.bench;

/** An index that takes and gives up volumes of a {@link Load}, by number. */
interface Changing {
    void put(int number);

    void remove(int number);
}
