package org.gilavar.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Where seeds, kept inputs and what a search writes are: the launcher says where the source tree is. */
final class Home {
    /** Where test vectors made by others are. */
    private static final String VECTORS = "GILAVAR_VECTORS";

    private Home() {}

    /** The root of the source tree. */
    static Path folder() {
        return Path.of(System.getProperty("gilavar.home", ".."));
    }

    /** Everything that a search of a target writes. */
    static Path searched(Target target) {
        return folder().resolve("fuzz/target/fuzz").resolve(target.name());
    }

    /** The seed files of a target; most targets make theirs instead. */
    static List<Path> seeds(Target target) {
        return files(folder().resolve("fuzz/seeds").resolve(target.name()));
    }

    /** What a search has found once, and must never find again. */
    static List<Path> kept(Target target) {
        return files(folder().resolve("fuzz/kept").resolve(target.name()));
    }

    /** Test vectors made by others, where somebody has them. */
    static Optional<Path> vectors() {
        return Optional.ofNullable(System.getenv(VECTORS)).map(Path::of);
    }

    static List<Path> files(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
