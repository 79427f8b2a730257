package org.gilavar.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What all of it is made of: licences that let it be given away, and each part in one version that is pinned. */
final class SbomTest {
    private static final Path ROOT = Path.of("..");
    private static final String OURS = "org.gilavar";

    /** One of them is enough, where a part may be had under several. */
    private static final Set<String> LICENCES =
            Set.of("Apache-2.0", "MIT", "BSD-2-Clause", "BSD-3-Clause", "EPL-2.0", "EPL-1.0");

    /** Parts with another licence, and why they are there all the same. */
    private static final Map<String, String> EXCEPTIONS = Map.of(
            "org.bouncycastle:bcprov-jdk18on", "the MIT licence under another name",
            "org.bouncycastle:bcpkix-jdk18on", "the MIT licence under another name",
            "org.bouncycastle:bcutil-jdk18on", "the MIT licence under another name",
            "org.openjdk.jmh:jmh-core",
                    "GPL with the Classpath exception; only measures, in bench, and is never shipped");

    private static final Pattern DEPENDENCY = Pattern.compile("<dependency>(.*?)</dependency>", Pattern.DOTALL);
    private static final Pattern VERSION = Pattern.compile("<version>(.*?)</version>");

    private static String name(JsonNode component) {
        return component.path("group").asString() + ":" + component.path("name").asString();
    }

    /** All parts but ours, as the build has just written them down. */
    private static List<JsonNode> parts() throws IOException {
        Path bom = ROOT.resolve("target/bom.json");
        assumeTrue(
                Files.exists(bom) && poms().stream().noneMatch(pom -> isNewer(pom, bom)),
                "no target/bom.json of these poms: ./gilavar test writes it");
        JsonNode read = JsonMapper.shared().readTree(Files.readAllBytes(bom));
        assertThat(read.path("bomFormat").asString()).isEqualTo("CycloneDX");
        return read.path("components")
                .valueStream()
                .filter(part -> !part.path("group").asString().equals(OURS))
                .toList();
    }

    private static boolean isNewer(Path a, Path b) {
        return a.toFile().lastModified() > b.toFile().lastModified();
    }

    private static List<Path> poms() throws IOException {
        List<Path> poms = new ArrayList<>(List.of(ROOT.resolve("pom.xml")));
        try (Stream<Path> folders = Files.list(ROOT)) {
            folders.map(folder -> folder.resolve("pom.xml"))
                    .filter(Files::exists)
                    .forEach(poms::add);
        }
        return poms;
    }

    private static Set<String> licences(JsonNode part) {
        Set<String> licences = new TreeSet<>();
        for (JsonNode choice : part.path("licenses")) {
            JsonNode licence = choice.path("license");
            licences.add(choice.path("expression")
                    .asString(licence.path("id").asString(licence.path("name").asString(""))));
        }
        return licences;
    }

    @Test
    void everyPartMayBeGivenAway() throws IOException {
        Map<String, Set<String>> others = new TreeMap<>();
        for (JsonNode part : parts()) {
            Set<String> licences = licences(part);
            if (licences.stream().noneMatch(LICENCES::contains)) {
                others.put(name(part), licences);
            }
        }
        assertThat(others.keySet())
                .as("licences outside %s: %s; use another part, or say in EXCEPTIONS why", LICENCES, others)
                .isEqualTo(new TreeSet<>(EXCEPTIONS.keySet()));
    }

    @Test
    void everyPartIsThereInOneVersion() throws IOException {
        Map<String, Set<String>> versions = new TreeMap<>();
        for (JsonNode part : parts()) {
            versions.computeIfAbsent(name(part), name -> new TreeSet<>())
                    .add(part.path("version").asString());
        }
        assertThat(versions)
                .isNotEmpty()
                .allSatisfy((name, all) -> assertThat(all).as(name).hasSize(1));
    }

    @Test
    void everyVersionIsPinnedAndInTheParent() throws IOException {
        for (Path pom : poms()) {
            boolean parent = pom.equals(ROOT.resolve("pom.xml"));
            Matcher dependency = DEPENDENCY.matcher(Files.readString(pom));
            while (dependency.find()) {
                Matcher version = VERSION.matcher(dependency.group(1));
                if (!version.find()) {
                    continue;
                }
                assertThat(parent)
                        .as("%s: the parent says the version of%s", pom, dependency.group(1))
                        .isTrue();
                assertThat(version.group(1))
                        .as("%s:%s", pom, dependency.group(1))
                        .matches("\\$\\{[a-z0-9.-]+}")
                        .isNotEqualTo("${revision}");
            }
        }
        String properties =
                Files.readString(ROOT.resolve("pom.xml")).replaceFirst("(?s).*<properties>(.*?)</properties>.*", "$1");
        assertThat(properties).doesNotContain("SNAPSHOT", "LATEST", "RELEASE").doesNotContainPattern(">[\\[(]");
    }
}
