package org.gilavar.ledger;

import java.nio.file.Path;

/** Where test vectors made by others are: {@code GILAVAR_VECTORS}, else a folder beside the repository. */
public final class PublicVectors {
    public static final String VARIABLE = "GILAVAR_VECTORS";

    private PublicVectors() {}

    public static Path folder() {
        String set = System.getenv(VARIABLE);
        return set != null ? Path.of(set) : Path.of(System.getProperty("basedir", "."), "../../shared/vectors");
    }
}
