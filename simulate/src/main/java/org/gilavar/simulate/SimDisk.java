package org.gilavar.simulate;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * A disk that keeps apart what was written and what would survive a power cut.
 *
 * <p>Files grow at the end, and what was added survives for sure once the file was synced: before that all of it, a part
 * of it with a garbled end, or nothing survives. Small files are put in another's place as a whole, and a power cut in
 * the middle leaves the old or the new one. A full disk takes a part of what is written, or nothing. A lying disk says now
 * and then that it has synced and has not.
 *
 * <p>Shortening a file takes effect at once and for good; so does reading what is there.
 */
final class SimDisk {

    /** How many syncs of a lying disk are none. */
    private static final double LIES = 0.5;

    private static final class File {
        private byte[] live = new byte[0];
        private int size;
        private int synced;
        private Optional<byte[]> before = Optional.empty();

        void append(byte[] bytes, int count) {
            if (size + count > live.length) {
                live = Arrays.copyOf(live, Math.max(2 * live.length, size + count));
            }
            System.arraycopy(bytes, 0, live, size, count);
            size += count;
        }

        void set(byte[] bytes) {
            live = bytes.clone();
            size = bytes.length;
            synced = size;
        }
    }

    private final Map<String, File> files = new TreeMap<>();
    private final World world;
    private final Consumer<String> step;
    private boolean full;
    private boolean lying;

    /**
     * @param step called before and within each thing done, and may throw {@link Killed}
     */
    SimDisk(World world, Consumer<String> step) {
        this.world = world;
        this.step = step;
    }

    /** From now on there is no room, or there is again. */
    void full(boolean now) {
        full = now;
    }

    /** From now on it may say that it has synced when it has not. */
    void lying(boolean now) {
        lying = now;
    }

    private File file(String name) {
        return files.computeIfAbsent(name, n -> new File());
    }

    /** All that was written, synced or not. */
    byte[] read(String name) {
        File file = file(name);
        return Arrays.copyOf(file.live, file.size);
    }

    int size(String name) {
        return file(name).size;
    }

    /**
     * Adds at the end.
     *
     * @throws DiskFullException when there is no room: a part may have been added
     */
    void append(String name, byte[] bytes) {
        File file = file(name);
        step.accept("write of " + name);
        if (full) {
            file.append(bytes, world.below(bytes.length + 1));
            throw new DiskFullException();
        }
        file.append(bytes, bytes.length);
        step.accept("end of write of " + name);
    }

    /** When it returns, what was written survives; unless the disk lies. */
    void sync(String name) {
        step.accept("sync of " + name);
        if (lies()) {
            return;
        }
        File file = file(name);
        file.synced = file.size;
        step.accept("end of sync of " + name);
    }

    private boolean lies() {
        if (lying && world.chance(LIES)) {
            world.fault("lost fsync");
            return true;
        }
        return false;
    }

    /** Cuts off what is past a size. */
    void truncate(String name, int size) {
        File file = file(name);
        file.size = Math.min(file.size, size);
        file.synced = Math.min(file.synced, size);
    }

    /**
     * Puts content in place of all there is, in one step, for good.
     *
     * @throws DiskFullException when there is no room, and nothing has changed
     */
    void replace(String name, byte[] content) {
        step.accept("replacement of " + name);
        if (full) {
            throw new DiskFullException();
        }
        File file = file(name);
        Optional<byte[]> before = file.before.or(() -> Optional.of(read(name)));
        file.set(content);
        file.before = lies() ? before : Optional.empty();
        step.accept("end of replacement of " + name);
    }

    /** Removes a file; whether it was there. */
    boolean remove(String name) {
        return files.remove(name) != null;
    }

    boolean exists(String name) {
        return files.containsKey(name);
    }

    /** What was not synced may be lost, or torn. */
    void powerCut() {
        for (File file : files.values()) {
            file.before.filter(b -> world.chance(0.5)).ifPresent(file::set);
            file.before = Optional.empty();
            int loose = file.size - file.synced;
            if (loose > 0) {
                tear(file, loose);
            }
            file.synced = file.size;
        }
        files.values().removeIf(file -> file.size == 0);
    }

    private void tear(File file, int loose) {
        switch (world.below(3)) {
            case 0 -> {
                world.fault("unsynced write lost");
                file.size = file.synced;
            }
            case 1 -> world.note("unsynced write survived");
            default -> {
                world.fault("torn write");
                file.size = file.synced + world.below(loose);
                if (file.size > file.synced) {
                    file.live[file.size - 1] ^= (byte) (1 + world.below(255));
                }
            }
        }
    }
}
