package org.gilavar.cli;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.sqlite.util.LibraryLoaderUtil;

/**
 * What lets a server start in half the time, so that it can die twice as often: its classes in jars, and a cache in which
 * they are loaded and linked (JEP 483), made by a server that was spoken to and stopped in good order.
 *
 * @param classPath jars alone: the cache knows no folders
 * @param flags for a virtual machine that uses the cache
 */
record QuickStart(String classPath, List<String> flags) {

    /** Makes it, with a server that has these flags. */
    static QuickStart train(Path folder, List<String> flags) throws IOException, InterruptedException {
        String jars = jars(Files.createDirectories(folder));
        Path cache = folder.resolve("server.aot");
        List<String> using = new ArrayList<>(flags);
        using.addAll(unpacked(folder));
        List<String> training = new ArrayList<>(using);
        training.add("-XX:AOTCacheOutput=" + cache);
        try (ServerProcess server = new ServerProcess(folder.resolve("data"), Load.founder(), jars, training)) {
            Load.open(server.address(), new Promises(), new SplittableRandom(0)).stop();
        }
        using.add("-XX:AOTCache=" + cache);
        using.add("-Xlog:disable"); // what does not fit the cache is told on standard output, line by line
        return new QuickStart(jars, using);
    }

    /** SQLite's library, which else is unpacked at every start. */
    private static List<String> unpacked(Path folder) throws IOException {
        String name = LibraryLoaderUtil.getNativeLibName();
        String resource = LibraryLoaderUtil.getNativeLibResourcePath() + "/" + name;
        try (InputStream library = QuickStart.class.getResourceAsStream(resource)) {
            Files.copy(Objects.requireNonNull(library, resource), folder.resolve(name));
        }
        return List.of("-Dorg.sqlite.lib.path=" + folder, "-Dorg.sqlite.lib.name=" + name);
    }

    /** This class path with a jar for each folder in it. */
    private static String jars(Path folder) throws IOException {
        List<String> jars = new ArrayList<>();
        for (String place : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            Path path = Path.of(place);
            if (Files.isDirectory(path)) {
                Path jar = folder.resolve("classes-" + jars.size() + ".jar");
                pack(path, jar);
                jars.add(jar.toString());
            } else if (place.endsWith(".jar")) {
                jars.add(place);
            }
        }
        return String.join(File.pathSeparator, jars);
    }

    private static void pack(Path folder, Path jar) throws IOException {
        try (OutputStream out = Files.newOutputStream(jar);
                ZipOutputStream zip = new ZipOutputStream(out);
                Stream<Path> files = Files.walk(folder)) {
            files.filter(Files::isRegularFile).sorted().forEach(file -> add(zip, folder, file));
        }
    }

    private static void add(ZipOutputStream zip, Path folder, Path file) {
        try {
            zip.putNextEntry(new ZipEntry(folder.relativize(file).toString().replace(File.separatorChar, '/')));
            Files.copy(file, zip);
            zip.closeEntry();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
