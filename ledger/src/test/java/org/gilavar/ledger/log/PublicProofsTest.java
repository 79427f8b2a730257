package org.gilavar.ledger.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.gilavar.ledger.Hash;
import org.gilavar.ledger.PublicVectors;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The proofs that transparency-dev/merkle publishes, right ones and wrong ones: 98 of inclusion, 98 of consistency.
 *
 * <p>The vectors are other people's data and not part of this repository: see {@link PublicVectors}.
 */
class PublicProofsTest {
    @Test
    void inclusionIsJudgedAsThePublicVectorsSay() throws IOException {
        assertVerdicts(
                "merkle/inclusion.json",
                vector -> new InclusionProof(number(vector, "leafIdx"), number(vector, "treeSize"), hashes(vector))
                        .verify(hash(vector.get("leafHash")), hash(vector.get("root"))));
    }

    @Test
    void consistencyIsJudgedAsThePublicVectorsSay() throws IOException {
        assertVerdicts(
                "merkle/consistency.json",
                vector -> new ConsistencyProof(number(vector, "size1"), number(vector, "size2"), hashes(vector))
                        .verify(hashOrText(vector.get("root1")), hashOrText(vector.get("root2"))));
    }

    private interface Verification {
        void verify(JsonNode vector);
    }

    private static void assertVerdicts(String name, Verification verification) throws IOException {
        Path file = PublicVectors.folder().resolve(name);
        if (!Files.exists(file)) {
            String absent = "the proofs are not at " + file.toAbsolutePath().normalize() + "; set "
                    + PublicVectors.VARIABLE + " to the folder that has " + name;
            System.out.println("SKIPPED, NOT PASSED: " + absent);
            Assumptions.abort(absent);
        }
        JsonNode vectors = JsonMapper.shared().readTree(Files.readAllBytes(file));
        assertThat(vectors.size()).isEqualTo(98);
        int refused = 0;
        for (JsonNode vector : vectors) {
            boolean holds = holds(verification, vector);
            assertThat(holds)
                    .as(vector.get("name").asString())
                    .isNotEqualTo(vector.get("wantErr").asBoolean());
            refused += holds ? 0 : 1;
        }
        assertThat(refused).isEqualTo(92);
    }

    private static boolean holds(Verification verification, JsonNode vector) {
        try {
            verification.verify(vector);
            return true;
        } catch (UnverifiedException | MalformedException refused) {
            return false;
        }
    }

    /** Numbers up to 2⁶⁴ − 1; those from 2⁶³ on are negative here. */
    private static long number(JsonNode vector, String field) {
        return new BigInteger(vector.get(field).asString()).longValue();
    }

    private static Hash hash(JsonNode base64) {
        return Strict.hash("vector", base64.asString());
    }

    /** Some vectors have texts in place of roots, to be compared only: hashes of the texts are as good. */
    private static Hash hashOrText(JsonNode base64) {
        byte[] bytes = Base64.getDecoder().decode(base64.asString());
        return bytes.length == Hash.BYTES ? Hash.of(bytes) : Hash.sha256(bytes);
    }

    private static List<Hash> hashes(JsonNode vector) {
        List<Hash> hashes = new ArrayList<>();
        vector.get("proof").forEach(base64 -> hashes.add(hash(base64)));
        return hashes;
    }
}
