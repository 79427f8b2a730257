package org.gilavar.ledger.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.gilavar.ledger.Hash;
import org.gilavar.ledger.MerkleTree;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Offline proofs as C2SP tlog-proof has them. */
class TlogProofTest {
    private final TiledLog log = Samples.grown(20);
    private final Hash leafHash = MerkleTree.leafHash(Samples.entry("told", 13));
    private final TlogProof proof = TlogProof.of(log.inclusion(13, 20), Samples.cosigned(log, 20, 2));
    private final Policy policy =
            Policy.parse(PolicyTest.filled("log L\nwitness a W1\nwitness b W2\ngroup g all a b\nquorum g\n")
                    .getBytes(UTF_8));

    @Test
    void aProofHoldsAndIsReadAndWrittenTheSame() {
        proof.verify(leafHash, policy);
        TlogProof.parse(proof.bytes()).verify(leafHash, policy);

        assertThat(TlogProof.parse(proof.bytes())).isEqualTo(proof);
        assertThat(new String(proof.bytes(), UTF_8)).startsWith("c2sp.org/tlog-proof@v1\nindex 13\n");
    }

    @Test
    void extraDataGoesAlong() {
        TlogProof with = proof.withExtra("salt".getBytes(UTF_8));

        assertThat(new String(with.bytes(), UTF_8)).startsWith("c2sp.org/tlog-proof@v1\nextra c2FsdA==\nindex 13\n");
        assertThat(TlogProof.parse(with.bytes())).isEqualTo(with);
        assertThat(with.extra())
                .hasValueSatisfying(extra -> assertThat(extra).asString(UTF_8).isEqualTo("salt"));
        assertThat(proof.extra()).isEmpty();
        with.verify(leafHash, policy);
    }

    @Test
    void theOnlyLeafHasAnEmptyPath() {
        TlogProof only = TlogProof.of(log.inclusion(0, 1), Samples.cosigned(log, 1, 2));

        assertThat(TlogProof.parse(only.bytes())).isEqualTo(only);
        only.verify(MerkleTree.leafHash(Samples.entry("told", 0)), policy);
    }

    @Test
    void anotherEntryOrIndexOrTooFewWitnessesAreRefused() {
        TlogProof moved = new TlogProof(Optional.empty(), 12, proof.path(), proof.head());
        TlogProof alone = TlogProof.of(log.inclusion(13, 20), Samples.cosigned(log, 20, 1));

        assertRefused(proof, MerkleTree.leafHash(Samples.entry("told", 12)));
        assertRefused(moved, leafHash);
        assertRefused(alone, leafHash);
    }

    private void assertRefused(TlogProof wrong, Hash leaf) {
        assertThatThrownBy(() -> wrong.verify(leaf, policy)).isInstanceOf(UnverifiedException.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            c2sp.org/tlog-proof@v1  | c2sp.org/tlog-proof@v2
            c2sp.org/tlog-proof@v1\\n | ''
            index 13\\n             | ''
            index 13\\n             | index 13\\n\\n
            index 13                | index 013
            index 13                | index -13
            index 13                | index notanumber
            index 13                | index 9223372036854775808
            index 13                | Index 13
            index 13                | extra !!notbase64!!\\nindex 13
            index 13                | extra c2FsdA\\nindex 13
            index 13                | extra c2FsdB==\\nindex 13
            index 13                | extra\\nindex 13
            index 13                | index 13\\nextra c2FsdA==
            index 13                | extra c2FsdA==\\nextra c2FsdA==\\nindex 13
            index 13                | index 13\\nAAAAAAAAAAAAAAAAAAAAAA==
            index 13                | index 13\\nnot-valid-base64
            """)
    void whatIsNotAProofIsNotReadAsOne(String part, String wrong) {
        String text = new String(proof.bytes(), UTF_8);
        String changed = text.replace(part.replace("\\n", "\n"), wrong.replace("\\n", "\n"));

        assertThat(changed).isNotEqualTo(text);
        assertThatThrownBy(() -> TlogProof.parse(changed.getBytes(UTF_8))).isInstanceOf(MalformedException.class);
    }
}
