package org.gilavar.journal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** That a file bears its name is written in its folder, which has to be on disk too. */
final class Folder {

    private Folder() {}

    /** Makes the entry of a file in its folder durable, where folders can be opened at all (not on Windows). */
    static void force(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null
                && FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }
}
