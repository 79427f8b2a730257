package org.gilavar.server.webhook;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.gilavar.ledger.Hash;

/**
 * The place in its party's feed up to which a receiver has taken everything, in a small file: one line with a number. It is
 * written whole or not at all, and on disk when {@link #set} returns. Used by one thread.
 */
final class DeliveredUpTo {

    /** Of the hash of an address, enough to tell the few of one server apart. */
    private static final int NAME_CHARS = 16;

    /** Longer than any number. */
    private static final int MAX_BYTES = 32;

    private final Path file;

    private DeliveredUpTo(Path file) {
        this.file = file;
    }

    /** The place for a target. Another address of the same party has another, and begins at the beginning. */
    static DeliveredUpTo of(WebhookTarget target, Path folder) throws IOException {
        Files.createDirectories(folder);
        return new DeliveredUpTo(folder.resolve(name(target)));
    }

    /** Of its file. */
    static String name(WebhookTarget target) {
        String address = Hash.sha256(target.uri().toString().getBytes(StandardCharsets.UTF_8))
                .hex();
        return target.party() + "-" + address.substring(0, NAME_CHARS);
    }

    /**
     * The place; 0 before anything has been delivered.
     *
     * @throws IOException when the file cannot be read, or has no place in it
     */
    long get() throws IOException {
        if (!Files.exists(file)) {
            return 0;
        }
        String text = Files.size(file) > MAX_BYTES
                ? ""
                : Files.readString(file, StandardCharsets.US_ASCII).strip();
        if (!text.matches("\\d{1,18}")) {
            throw new IOException(file + " has no place in a feed in it; remove it to tell everything again");
        }
        return Long.parseLong(text);
    }

    void set(long n) throws IOException {
        Path part = Path.of(file + ".part");
        try (FileOutputStream out = new FileOutputStream(part.toFile())) {
            out.write((n + "\n").getBytes(StandardCharsets.US_ASCII));
            out.getFD().sync();
        }
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            try (FileChannel entry = FileChannel.open(folder, StandardOpenOption.READ)) {
                entry.force(true); // the name is on disk too
            }
        }
    }
}
