package org.gilavar.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The verdict on each of the 914 Ed25519 edge cases of C2SP/CCTV, frozen. A verdict that changes, with a new version of
 * the cryptographic library for one, splits parties on old and new versions: that is a decision, not an upgrade.
 *
 * <p>The vectors are other people's data and not part of this repository: see {@link PublicVectors}.
 */
class Ed25519EdgeCasesTest {
    /** Traits of the key alone: with one of these, no verifying key comes to be. */
    private static final List<String> TRAITS_REFUSED =
            List.of("low_order_A", "low_order_component_A", "non_canonical_A");

    private final List<EdgeCase> cases = new ArrayList<>();

    private record EdgeCase(String key, String signature, String message, TreeSet<String> traits) {
        /** Why the key is refused; else the verdict on the signature, and the traits it was given in spite of. */
        String verdict() {
            VerifyingKey fit;
            try {
                fit = Ed25519VerifyingKey.of(HexFormat.of().parseHex(key));
            } catch (RefusedKeyException refused) {
                return "key refused, " + refused.reason().replaceFirst(":.*", "");
            }
            boolean verifies =
                    fit.verifies(message.getBytes(UTF_8), HexFormat.of().parseHex(signature));
            return (verifies ? "verifies: " : "does not verify: ") + String.join(" ", traits);
        }
    }

    @BeforeEach
    void readVectors() throws IOException {
        Path file = PublicVectors.folder().resolve("ed25519/cctv.json");
        if (!Files.exists(file)) {
            String absent = "the Ed25519 edge cases are not at "
                    + file.toAbsolutePath().normalize()
                    + "; set " + PublicVectors.VARIABLE + " to the folder that has ed25519/cctv.json";
            System.out.println("SKIPPED, NOT PASSED: " + absent);
            Assumptions.abort(absent);
        }
        for (JsonNode node : JsonMapper.shared().readTree(Files.readAllBytes(file))) {
            TreeSet<String> traits = new TreeSet<>();
            node.get("flags").forEach(flag -> traits.add(flag.asString()));
            cases.add(new EdgeCase(
                    node.get("key").asString(),
                    node.get("sig").asString(),
                    node.get("msg").asString(),
                    traits));
        }
        assertThat(cases).hasSize(914);
    }

    @Test
    void everyKeyWithAPartOfLowOrderOrASecondSpellingIsRefused() {
        assertThat(cases)
                .filteredOn(edge -> TRAITS_REFUSED.stream().anyMatch(edge.traits()::contains))
                .hasSize(886)
                .allSatisfy(edge -> assertThat(edge.verdict()).startsWith("key refused"));
    }

    @Test
    void theVerdictsAreFrozen() {
        Map<String, Long> counted =
                cases.stream().collect(Collectors.groupingBy(EdgeCase::verdict, TreeMap::new, Collectors.counting()));

        assertThat(counted.entrySet())
                .extracting(row -> row.getValue() + " " + row.getKey())
                .containsExactly(
                        "3 does not verify: low_order_R low_order_component_R low_order_residue non_canonical_R",
                        "3 does not verify: low_order_R low_order_component_R low_order_residue non_canonical_R reencoded_k",
                        "3 does not verify: low_order_R non_canonical_R",
                        "3 does not verify: low_order_R non_canonical_R reencoded_k",
                        "360 key refused, mixed order",
                        "156 key refused, not canonical",
                        "370 key refused, small order",
                        "1 verifies: ",
                        "1 verifies: low_order_R",
                        "7 verifies: low_order_R low_order_component_R low_order_residue",
                        "7 verifies: low_order_component_R low_order_residue");
    }
}
