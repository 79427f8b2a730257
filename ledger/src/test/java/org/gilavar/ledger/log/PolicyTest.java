package org.gilavar.ledger.log;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gilavar.ledger.Keys;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Policies as C2SP tlog-policy has them. In the texts, L is the key of the log and W1 … W6 are those of witnesses. */
class PolicyTest {
    /** The example of the specification. */
    private static final String EXAMPLE = """
            log L

            witness X1 W1
            witness X2 W2
            witness X3 W3
            group X-witnesses 2 X1 X2 X3

            witness Y1 W4
            witness Y2 W5
            witness Y3 W6
            group Y-witnesses any Y1 Y2 Y3

            group X-and-Y all X-witnesses Y-witnesses
            quorum X-and-Y
            """;

    private final TiledLog log = Samples.grown(20);

    static String filled(String text) {
        String filled = text.replaceAll("\\bL\\b", Samples.log().key().toString());
        for (int i = 1; i <= 6; i++) {
            filled = filled.replaceAll(
                    "\\bW" + i + "\\b", Samples.witness(i).key().toString());
        }
        return filled;
    }

    private static Policy policy(String text) {
        return Policy.parse(filled(text).getBytes(UTF_8));
    }

    private SignedCheckpoint cosignedBy(int... witnesses) {
        SignedCheckpoint head = Samples.head(log, 20);
        List<NoteSignature> cosignatures = new ArrayList<>();
        for (int witness : witnesses) {
            cosignatures.add(NoteSignature.cosign(Samples.witness(witness), head.checkpoint(), 1_000 + witness));
        }
        return head.with(cosignatures);
    }

    @Test
    void theExampleAsksForTwoOfOneGroupAndOneOfTheOther() {
        Policy policy = policy(EXAMPLE);

        policy.verify(cosignedBy(1, 2, 4));
        policy.verify(cosignedBy(1, 3, 6));
        policy.verify(cosignedBy(1, 2, 3, 4, 5, 6));
        for (int[] tooFew : new int[][] {{}, {1}, {1, 2}, {1, 4}, {4, 5, 6}, {3, 4, 5, 6}}) {
            assertThatThrownBy(() -> policy.verify(cosignedBy(tooFew)))
                    .isInstanceOf(UnverifiedException.class)
                    .hasMessageStartingWith("quorum X-and-Y is not met by");
        }
    }

    @Test
    void theVerdictSaysWhoCosignedAndWhen() {
        Policy.Verdict verdict = policy(EXAMPLE).evaluate(cosignedBy(2, 5));

        assertThat(verdict.cosigned()).isEqualTo(Map.of("X2", 1002L, "Y2", 1005L));
        assertThat(verdict.enough()).isFalse();
        assertThat(policy(EXAMPLE).isEnough(List.of("X1", "X2", "Y3"))).isTrue();
    }

    @Test
    void oneCosignatureTwiceIsOne() {
        assertThat(policy(EXAMPLE).evaluate(cosignedBy(1, 1, 4)).enough()).isFalse();
    }

    @Test
    void aPolicyWrittenReadsAsTheSame() {
        Policy policy = policy(EXAMPLE);

        assertThat(Policy.parse(policy.bytes())).isEqualTo(policy);
        assertThat(new String(policy.bytes(), UTF_8)).contains("group X-and-Y 2 X-witnesses Y-witnesses\n");
    }

    @Test
    void aCheckpointTheLogDidNotSignIsRefused() {
        SignedCheckpoint head = Samples.head(log, 20);
        List<NoteSignature> cosignatures = List.of(NoteSignature.cosign(Samples.witness(1), head.checkpoint(), 1));
        Policy policy = policy("log L\nwitness X1 W1\nquorum X1\n");

        assertThatThrownBy(() -> policy.verify(new SignedCheckpoint(head.checkpoint(), cosignatures)))
                .isInstanceOf(UnverifiedException.class);
        assertThatThrownBy(() -> policy("quorum none\n").verify(head)).isInstanceOf(UnverifiedException.class);
    }

    @Test
    void theNameOfTheLogsKeyIsItsOrigin() {
        Checkpoint other = new Checkpoint("gilavar.example/else", 20, log.root());

        assertThatThrownBy(() -> policy("log L\nquorum none\n").verify(SignedCheckpoint.sign(other, Samples.log())))
                .isInstanceOf(UnverifiedException.class)
                .hasMessage("no log of the policy signed the checkpoint of gilavar.example/else");
    }

    @Test
    void aCosignatureThatDoesNotVerifyRefusesTheCheckpoint() {
        Checkpoint other = new Checkpoint(Samples.ORIGIN, 19, log.root(19));
        SignedCheckpoint head = cosignedBy(1, 2, 4).with(List.of(NoteSignature.cosign(Samples.witness(3), other, 1)));

        assertThatThrownBy(() -> policy(EXAMPLE).verify(head)).isInstanceOf(UnverifiedException.class);
    }

    @Test
    void quorumNoneNeedsTheLogAlone() {
        policy("log L\nquorum none\n").verify(cosignedBy());
    }

    @ParameterizedTest
    @CsvSource({
        "1, true, 1",
        "2, false, 1",
        "2, true, 12",
        "3, false, 12",
        "all, false, 12",
        "all, true, 123",
        "any, true, 3"
    })
    void aThresholdIsCounted(String threshold, boolean enough, String cosigners) {
        Policy policy =
                policy("log L\nwitness a W1\nwitness b W2\nwitness c W3\ngroup g " + threshold + " a b c\nquorum g\n");

        assertThat(policy.evaluate(
                                cosignedBy(cosigners.chars().map(c -> c - '0').toArray()))
                        .enough())
                .isEqualTo(enough);
    }

    @Test
    void spacesTabsCommentsAndUrlsAreRead() {
        Policy policy = policy(
                "# comment\n \t# too\n\n  log\tL \thttps://log.example/ \n\twitness W#1 W1 https://w.example\nquorum W#1\n");

        assertThat(policy.logs().get(0).url()).isEqualTo("https://log.example/");
        assertThat(policy.witnesses().get(0).url()).isEqualTo("https://w.example");
        assertThat(policy.quorum()).isEqualTo("W#1");
        assertThat(Policy.parse(policy.bytes())).isEqualTo(policy);
    }

    @Test
    void namesAreOctetsWhateverTheyMeanInUnicode() {
        // K, and the Kelvin sign that Unicode holds for equal to it; and octets that are no UTF-8
        byte[] text = filled("log L\nwitness K W1\nwitness \u00e2\u0084\u00aa W2\nwitness \u00ff W3\nquorum K\n")
                .getBytes(ISO_8859_1);

        Policy policy = Policy.parse(text);

        assertThat(policy.witnesses())
                .extracting(Policy.Witness::name)
                .doesNotHaveDuplicates()
                .hasSize(3);
        assertThat(Policy.parse(policy.bytes())).isEqualTo(policy);
    }

    @Test
    void aKeyNameMayBeAnyTextANoteCanHave() {
        NoteKey key = new NoteKey(
                "дозор.example/ö", NoteKey.Type.COSIGNATURE, Keys.numbered(7).verifyingKey());
        Policy policy = Policy.parse(("witness w " + key + "\nquorum w\n").getBytes(UTF_8));

        assertThat(policy.witnesses().get(0).key()).isEqualTo(key);
        assertThat(Policy.parse(policy.bytes())).isEqualTo(policy);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "log L\n",
                "log L\nquorum none",
                "log L\nquorum none\nquorum none\n",
                "log L\nquorum x\n",
                "log L\nquorum\n",
                "log L\nquorum none none\n",
                "log L\nlog L\nquorum none\n",
                "log\nquorum none\n",
                "log L url more\nquorum none\n",
                "log W1\nquorum none\n",
                "log nokey\nquorum none\n",
                "witness a L\nquorum a\n",
                "witness a W1\nwitness b W1\nquorum a\n",
                "witness a W1\nwitness a W2\nquorum a\n",
                "witness none W1\nquorum none\n",
                "witness a\nquorum none\n",
                "witness a W1 url more\nquorum a\n",
                "quorum a\nwitness a W1\n",
                "witness a W1\ngroup g 0 a\nquorum g\n",
                "witness a W1\ngroup g 2 a\nquorum g\n",
                "witness a W1\ngroup g 01 a\nquorum g\n",
                "witness a W1\ngroup g +1 a\nquorum g\n",
                "witness a W1\ngroup g 4294967297 a\nquorum g\n",
                "witness a W1\ngroup g most a\nquorum g\n",
                "witness a W1\ngroup g any\nquorum g\n",
                "witness a W1\ngroup g any a a\nquorum g\n",
                "witness a W1\ngroup g any a\ngroup h any a\nquorum g\n",
                "witness a W1\ngroup a any a\nquorum a\n",
                "witness a W1\ngroup none any a\nquorum none\n",
                "witness a W1\ngroup g any none\nquorum g\n",
                "group g any a\nwitness a W1\nquorum g\n",
                "group g any g\nquorum g\n",
                "Log L\nquorum none\n",
                "log L\r\nquorum none\n",
                "log L\nquorum none\u007f\n",
                "log L\u000bx\nquorum none\n"
            })
    void whatIsNotAPolicyIsNotReadAsOne(String text) {
        assertThatThrownBy(() -> policy(text)).isInstanceOf(MalformedException.class);
    }

    @Test
    void oneKeyUnderTwoNamesIsGivenTwice() {
        NoteKey again = new NoteKey(
                "else", NoteKey.Type.COSIGNATURE, Samples.witness(1).key().key());

        assertThatThrownBy(() -> policy("witness a W1\nwitness b " + again + "\nquorum a\n"))
                .isInstanceOf(MalformedException.class);
    }
}
