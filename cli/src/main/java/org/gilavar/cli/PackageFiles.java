package org.gilavar.cli;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Files that others carry. That one is of an exercise, its name says first. */
final class PackageFiles {

    private static final String EXERCISE = "EXERCISE-";
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd't'HHmmss'z'").withZone(ZoneOffset.UTC);

    private PackageFiles() {}

    static String name(boolean exercise, String mechanism, String party, Instant made) {
        return (exercise ? EXERCISE : "") + mechanism + "-" + party + "-" + TIME.format(made) + ".statements";
    }

    /** Nobody is to take the one for the other, even before the file is opened. */
    static void mustBeNamed(Path file, boolean exercise) {
        if (file.getFileName().toString().startsWith(EXERCISE) != exercise) {
            throw new SpokenException(
                    exercise
                            ? "this is of an EXERCISE: the name of " + file + " must begin with " + EXERCISE
                            : "this is no exercise: the name of " + file + " must not begin with " + EXERCISE);
        }
    }

    /** A new file, to disk. */
    static void write(Path file, boolean exercise, byte[] bytes) throws IOException {
        mustBeNamed(file, exercise);
        try {
            Files.write(file, bytes, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        } catch (FileAlreadyExistsException e) {
            throw new SpokenException(file + " is there already; choose another name");
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true); // it is about to be pulled out
        }
    }
}
