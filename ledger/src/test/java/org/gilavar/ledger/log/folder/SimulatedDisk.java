package org.gilavar.ledger.log.folder;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A disk in memory that fails when told, and at a power cut loses what was not forced: each name that was not forced is
 * the old or the new one, each content that was not forced is the old one, the new one, or the beginning of the new one.
 */
final class SimulatedDisk implements Disk {
    private final RandomGenerator random;
    private final Set<Path> folders = new HashSet<>();
    private Map<Path, Integer> names = new HashMap<>();
    private Map<Path, Integer> forcedNames = new HashMap<>();
    private final Map<Integer, byte[]> contents = new HashMap<>();
    private final Map<Integer, byte[]> forcedContents = new HashMap<>();
    private int files;

    /** Steps until one fails; that one may be done in part or whole before it fails. */
    int stepsLeft = Integer.MAX_VALUE;

    SimulatedDisk(RandomGenerator random, Path root) {
        this.random = random;
        for (Path folder = root.toAbsolutePath().normalize(); folder != null; folder = folder.getParent()) {
            folders.add(folder);
        }
    }

    private boolean isDone() throws IOException {
        if (stepsLeft-- > 0) {
            return true;
        }
        if (random.nextBoolean()) {
            throw new IOException("simulated, not done");
        }
        return false;
    }

    private static void failUnless(boolean done) throws IOException {
        if (!done) {
            throw new IOException("simulated, done all the same");
        }
    }

    @Override
    public byte @Nullable [] read(Path file) {
        Integer id = names.get(file);
        return id == null ? null : Objects.requireNonNull(contents.get(id)).clone();
    }

    @Override
    public void write(Path file, byte[] bytes) throws IOException {
        boolean done = isDone();
        int id = names.computeIfAbsent(file, name -> files++);
        contents.put(id, done ? bytes.clone() : Arrays.copyOf(bytes, random.nextInt(bytes.length)));
        failUnless(done);
    }

    @Override
    public void force(Path fileOrFolder) throws IOException {
        boolean done = isDone();
        Integer id = names.get(fileOrFolder);
        if (id != null) {
            forcedContents.put(id, Objects.requireNonNull(contents.get(id)));
        } else {
            forcedNames.keySet().removeIf(name -> fileOrFolder.equals(name.getParent()));
            names.forEach((name, file) -> {
                if (fileOrFolder.equals(name.getParent())) {
                    forcedNames.put(name, file);
                }
            });
        }
        failUnless(done);
    }

    @Override
    public void move(Path from, Path to) throws IOException {
        boolean done = isDone();
        names.put(to, Objects.requireNonNull(names.remove(from)));
        failUnless(done);
    }

    @Override
    public boolean isFolder(Path path) {
        return folders.contains(path);
    }

    @Override
    public void makeFolder(Path folder) throws IOException {
        boolean done = isDone();
        folders.add(folder);
        failUnless(done);
    }

    @Override
    public boolean delete(Path file) throws IOException {
        boolean done = isDone();
        boolean was = names.remove(file) != null;
        failUnless(done);
        return was;
    }

    /** What was not forced may be lost. */
    void cutPower() {
        Map<Path, Integer> left = new HashMap<>();
        Set<Path> all = new HashSet<>(names.keySet());
        all.addAll(forcedNames.keySet());
        for (Path name : all) {
            Integer file = random.nextBoolean() ? names.get(name) : forcedNames.get(name);
            if (file != null) {
                left.put(name, file);
            }
        }
        contents.replaceAll((file, bytes) -> {
            byte[] forced = forcedContents.get(file);
            if (Arrays.equals(forced, bytes)) {
                return bytes;
            }
            return switch (random.nextInt(3)) {
                case 0 -> forced == null ? new byte[0] : forced;
                case 1 -> bytes;
                default -> Arrays.copyOf(bytes, random.nextInt(bytes.length + 1));
            };
        });
        names = left;
        forcedNames = new HashMap<>(left);
        forcedContents.clear();
        forcedContents.putAll(contents);
    }
}
