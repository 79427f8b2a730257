package org.gilavar.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * As much of a shell as a page of documentation needs: {@code export NAME=VALUE}, {@code echo "TEXT" > FILE},
 * {@code grep -v TEXT FILE > FILE}, and {@code ./gilavar …}, with {@code $NAME} and {@code $(cat FILE)} in all of them.
 */
final class Walkthrough {

    /** Runs a command of ours. */
    @FunctionalInterface
    interface Gilavar {
        void run(Map<String, String> environment, List<String> arguments) throws IOException, InterruptedException;
    }

    private static final Pattern BLOCK = Pattern.compile("(?s)```sh\n(.*?)```");
    private static final Pattern WORD = Pattern.compile("'([^']*)'|\"([^\"]*)\"|(\\S+)");
    private static final Pattern SUBSTITUTED = Pattern.compile("\\$\\(cat ([^)]+)\\)|\\$([A-Z_]+)");

    private final Path root;
    private final Map<String, String> environment = new HashMap<>();
    private final Gilavar gilavar;

    /** @param root where relative paths begin */
    Walkthrough(Path root, Gilavar gilavar) {
        this.root = root;
        this.gilavar = gilavar;
    }

    /** Types all that stands on a page. */
    void type(String page) throws IOException, InterruptedException {
        Matcher block = BLOCK.matcher(page);
        while (block.find()) {
            for (String line : block.group(1).lines().toList()) {
                line(line);
            }
        }
    }

    private void line(String line) throws IOException, InterruptedException {
        String rest = line.substring(line.indexOf(' ') + 1);
        if (line.startsWith("export ")) {
            int equals = rest.indexOf('=');
            environment.put(
                    rest.substring(0, equals), words(rest.substring(equals + 1)).getFirst());
        } else if (line.startsWith("./gilavar ")) {
            gilavar.run(environment, words(rest));
        } else {
            int to = rest.lastIndexOf(" > ");
            Path file = root.resolve(words(rest.substring(to + 3)).getFirst());
            Files.writeString(file, line.startsWith("echo ") ? quoted(rest.substring(0, to)) : grep(words(rest)));
        }
    }

    private String quoted(String text) throws IOException {
        return substituted(text.substring(1, text.length() - 1)) + "\n";
    }

    private String grep(List<String> words) throws IOException {
        return String.join(
                "\n",
                Files.readAllLines(root.resolve(words.get(2))).stream()
                        .filter(line -> !line.contains(words.get(1)))
                        .toList());
    }

    private List<String> words(String text) throws IOException {
        List<String> words = new ArrayList<>();
        Matcher word = WORD.matcher(text);
        while (word.find()) {
            words.add(
                    word.group(1) != null
                            ? word.group(1)
                            : substituted(word.group().replace("\"", "")));
        }
        return words;
    }

    private String substituted(String text) throws IOException {
        Matcher found = SUBSTITUTED.matcher(text);
        StringBuilder all = new StringBuilder();
        while (found.find()) {
            String value = found.group(1) != null
                    ? Files.readString(root.resolve(substituted(found.group(1))))
                            .strip()
                    : environment.get(found.group(2));
            found.appendReplacement(all, Matcher.quoteReplacement(value));
        }
        return found.appendTail(all).toString();
    }
}
