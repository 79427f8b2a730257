package org.gilavar.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Jazzer on one target, in a process of its own. It begins with the seeds, the kept inputs, and whatever an earlier search
 * has left in the target's corpus, which grows.
 *
 * @param seconds how long to search
 */
record Search(Target target, long seconds) {
    /** Longer on one input is a find: the largest takes some hundredths. */
    private static final int INPUT_SECONDS = 20;

    /** Ours, and the libraries that read for us: what they branch on is what the input decides. */
    private static final String WATCHED = "org.gilavar.**:tools.jackson.**:org.snakeyaml.**";

    private static final String MAIN = "com.code_intelligence.jazzer.Jazzer";

    /**
     * What came of it.
     *
     * @param finds inputs of which the property does not hold
     * @param log all that was said
     * @param sound whether it ended as it should: with nothing found, and by itself
     */
    record Result(Target target, Tally tally, List<Path> finds, Path log, boolean sound) {
        Result {
            finds = List.copyOf(finds);
        }
    }

    /** Runs it to its end, or to the first find. */
    Result run() throws IOException, InterruptedException {
        Path folder = Home.searched(target);
        Path corpus = Files.createDirectories(folder.resolve("corpus"));
        Path seeds = Files.createDirectories(folder.resolve("seeds"));
        Path finds = Files.createDirectories(folder.resolve("found"));
        write(Inputs.seeds(target), seeds);
        write(PublicKeys.of(target), seeds);
        write(Inputs.kept(target), seeds);
        Path log = folder.resolve("log");
        Process process = new ProcessBuilder(command(corpus, seeds, finds))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        int exit = ended(process);
        return new Result(target, Tally.of(Files.readAllLines(log)), Home.files(finds), log, exit == 0);
    }

    private static int ended(Process process) throws InterruptedException {
        try {
            return process.waitFor();
        } finally {
            process.destroy();
        }
    }

    private static void write(Map<String, byte[]> inputs, Path folder) throws IOException {
        for (Map.Entry<String, byte[]> input : inputs.entrySet()) {
            Files.write(folder.resolve(input.getKey()), input.getValue());
        }
    }

    private List<String> command(Path corpus, Path seeds, Path finds) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-XX:+EnableDynamicAgentLoading",
                "-Xshare:auto",
                "-Xmx1g",
                "-D" + Entry.TARGET + "=" + target.name(),
                "-Dgilavar.home=" + Home.folder().toAbsolutePath(),
                "-cp",
                System.getProperty("java.class.path"),
                MAIN,
                "--target_class=" + Entry.class.getName(),
                "--instrumentation_includes=" + WATCHED,
                "--custom_hook_includes=" + WATCHED,
                "--reproducer_path=" + finds.getParent()));
        command.addAll(List.of(
                corpus.toString(),
                seeds.toString(),
                "-max_total_time=" + seconds,
                "-max_len=" + Target.MAX_BYTES,
                "-timeout=" + INPUT_SECONDS,
                "-rss_limit_mb=0",
                "-print_final_stats=1",
                "-artifact_prefix=" + finds + "/"));
        return command;
    }
}
