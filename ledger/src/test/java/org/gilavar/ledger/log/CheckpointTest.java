package org.gilavar.ledger.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.gilavar.ledger.Hash;
import org.gilavar.ledger.MerkleTree;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Checkpoints and cosignatures as C2SP has them. */
class CheckpointTest {
    private static final String ROOT = "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=";

    /** The example of C2SP tlog-cosignature. */
    private static final String EXAMPLE = """
            example.com/behind-the-sofa
            20852163
            CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=

            — example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=
            — witness.example.com/w1 jWbPPwAAAABkGFDLEZMHwSRaJNiIDoe9DYn/zXcrtPHeolMI5OWXEhZCB9dlrDJsX3b2oyin1nPZqhf5nNo0xUe+mbIUBkBIfZ+qnA==
            """;

    /** The log that transparency-dev/tessera tests itself with: 15 entries. */
    private static final NoteKey TESSERA =
            NoteKey.parse("example.com/log/testdata+33d7b496+AeHTu4Q3hEIMHNqc6fASMsq3rKNx280NI+oO5xCFkkSx");

    @Test
    void theExampleOfTheSpecificationIsReadAndWrittenTheSame() {
        SignedCheckpoint head = SignedCheckpoint.parse(EXAMPLE.getBytes(UTF_8));

        assertThat(head.checkpoint())
                .isEqualTo(new Checkpoint("example.com/behind-the-sofa", 20852163, Hash.ofBase64(ROOT)));
        assertThat(head.signatures().get(1).timeSeconds()).isEqualTo(1679315147);
        assertThat(head.bytes()).asString(UTF_8).isEqualTo(EXAMPLE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"""
                example.com/log/testdata
                8
                vhkRqagHUb0/LAW2ZljDefc26fRE2M3RH7D7LuDmNN0=

                — example.com/log/testdata M9e0lpc0lkPmIA2gzLvfXWinz00GGKrQRO8hxu6maAUTyTMJs6+925ir53vPUVDUrqroJ4bGXG0YMeJy9tC6ASkoTQ8=
                """, """
                example.com/log/testdata
                11
                4igQlpFVoJtq3hGF3n/gkUOQMZ5ev4nrQZSLR1Brhrg=

                — example.com/log/testdata M9e0lqbKA66cTim2ZI0uB/B15UXHbYpu2Dml+sEdcYQ+5npZBMfViPveeo97NvhZjmKig3pXG0VnR6ZdJeMmiiuU0Ak=
                """, """
                example.com/log/testdata
                15
                ztShEESP/U2eoPuUaLyhTgOgfhRUShjIrcnotnqv6h0=

                — example.com/log/testdata M9e0llwvabgYByGfcSW7R3qiUiOvdTgW2PGQWEAvDsOegOAsW38t3NOJQ8+2tXSyzylNMExtqemkDfZ+4BoB+oEMWwg=
                """})
    void checkpointsOfAnotherImplementationVerify(String published) {
        SignedCheckpoint head = SignedCheckpoint.parse(published.getBytes(UTF_8));

        assertThat(head.verify(List.of(TESSERA))).containsOnlyKeys(TESSERA);
        assertThat(head.bytes()).asString(UTF_8).isEqualTo(published);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "o\n",
                "o\n1\n",
                "o\n1\nR",
                "\n1\nR\n",
                "o\n\nR\n",
                "o\n1\n\n",
                "o\n01\nR\n",
                "o\n00\nR\n",
                "o\n+1\nR\n",
                "o\n-1\nR\n",
                "o\n 1\nR\n",
                "o\n1 \nR\n",
                "o\n0x1\nR\n",
                "o\n١\nR\n",
                "o\n9223372036854775808\nR\n",
                "o\n99999999999999999999\nR\n",
                "o\n1\nR \n",
                "o\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I\n",
                "o\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2J=\n",
                "o\n1\nCsUYapGGPo4dkMgIAUqom_Xajj7h2fB2MPA3j2jxq2I=\n",
                "o\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jx\n",
                "o\n1\nR\n\n",
                "o\n1\nR\nx\n\n",
                "o\n1\nR\nno line feed",
                "o\t\n1\nR\n"
            })
    void whatIsNotACheckpointIsNotReadAsOne(String text) {
        assertThatThrownBy(() -> Checkpoint.parse(text.replace("R", ROOT))).isInstanceOf(MalformedException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"o\n0\nR\n", "o\n9223372036854775807\nR\n", "o\n1\nR\nextension\nand another\n", "a b+c\n1\nR\n"
            })
    void whatIsACheckpointIsReadAndWrittenTheSame(String pattern) {
        String text = pattern.replace("R", ROOT);

        assertThat(Checkpoint.parse(text).text()).isEqualTo(text);
    }

    @Test
    void anOriginHasAtMost255Bytes() {
        assertThat(new Checkpoint("é".repeat(127) + "a", 0, MerkleTree.EMPTY_ROOT).text())
                .isNotEmpty();
        assertThatThrownBy(() -> new Checkpoint("é".repeat(128), 0, MerkleTree.EMPTY_ROOT))
                .isInstanceOf(MalformedException.class);
    }

    @Test
    void aCosignatureVerifiesForItsTimeAndItsText() {
        Checkpoint checkpoint = new Checkpoint("o", 5, Hash.ofBase64(ROOT), List.of("extension"));
        NoteSigner witness = Samples.witness(1);

        NoteSignature cosignature = NoteSignature.cosign(witness, checkpoint, 1679315147);

        assertThat(cosignature.timeSeconds()).isEqualTo(1679315147);
        assertThat(new SignedCheckpoint(checkpoint, List.of(cosignature)).verify(List.of(witness.key())))
                .containsEntry(witness.key(), cosignature);
        Checkpoint other = new Checkpoint("o", 5, Hash.ofBase64(ROOT), List.of("extensioN"));
        assertThatThrownBy(() -> new SignedCheckpoint(other, List.of(cosignature)).verify(List.of(witness.key())))
                .isInstanceOf(UnverifiedException.class);
    }

    @Test
    void theMessageOfACosignatureIsTheOneOfTheSpecification() {
        String text = "example.com/behind-the-sofa\n20852163\n" + ROOT + "\n";

        assertThat(Cosigning.message(1679315147, text))
                .asString(UTF_8)
                .isEqualTo("cosignature/v1\ntime 1679315147\n" + text);
    }

    @Test
    void aCosignerDoesNotSignNotesNorALogCosign() {
        Checkpoint checkpoint = new Checkpoint("o", 0, MerkleTree.EMPTY_ROOT);

        assertThatThrownBy(() -> SignedCheckpoint.sign(checkpoint, Samples.witness(1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> NoteSignature.cosign(Samples.log(), checkpoint, 1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> NoteSignature.cosign(Samples.witness(1), checkpoint, -1))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
