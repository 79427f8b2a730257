package org.gilavar.client.outbox;

import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Where an outbox keeps its files. Each is there whole or not at all; what has returned is on disk. */
interface Store {

    /** The bytes of a file, or null if there is none. */
    byte @Nullable [] read(String name);

    void replace(String name, byte[] bytes);

    /** Of all files, in no order. */
    List<String> names();

    /** Does something while no other process does so; not to be nested, and not for what takes long. */
    <T> T alone(Supplier<T> what);
}
