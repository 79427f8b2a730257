package org.gilavar.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.gilavar.journal.Stored;

/** The floor: so many bytes at the end of a plain file, and one fsync. */
final class RawFile implements Appending {
    private final FileChannel file;
    private final ByteBuffer bytes;
    private final int entryBytes;

    RawFile(Path path, int entryBytes, int mostEntries) {
        try {
            this.file = FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.entryBytes = entryBytes;
        this.bytes = ByteBuffer.allocateDirect(entryBytes * mostEntries);
        while (bytes.hasRemaining()) {
            bytes.put((byte) (bytes.position() * 31));
        }
    }

    @Override
    public void append(List<Stored> entries) {
        try {
            bytes.clear().limit(entryBytes * entries.size());
            while (bytes.hasRemaining()) {
                file.write(bytes);
            }
            file.force(false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
