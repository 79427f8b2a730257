package org.gilavar.ledger.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.gilavar.ledger.Envelope;
import org.gilavar.ledger.Keys;
import org.gilavar.ledger.MerkleTree;
import org.gilavar.ledger.SignatureAlgorithm;
import org.gilavar.ledger.SigningKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Notes as C2SP signed-note has them; keys and signatures of Go's {@code sumdb/note} tests are read and made alike. */
class NoteTest {
    private static final String PETER = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
    private static final String PETERS_SEED = "AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz";
    private static final String ENOCH = "EnochRoot+af0cfe78+ATtqJ7zOtqQtYqOo0CpvDXNlMhV3HeJDpjrASKGLWdop";
    private static final String TEXT = """
            If you think cryptography is the answer to your problem,
            then you don't know what your problem is.
            """;
    private static final String PETERS_LINE = "— PeterNeumann "
            + "x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n";
    private static final String ENOCHS_LINE = "— EnochRoot "
            + "rwz+eBzmZa0SO3NbfRGzPCpDckykFXSdeX+MNtCOXm2/5n2tiOHp+vAF1aGrQ5ovTG01oOTGwnWLox33WWd1RvMc+QQ=\n";
    private static final NoteKey PETERS_KEY = NoteKey.parse(PETER);
    private static final NoteKey ENOCHS_KEY = NoteKey.parse(ENOCH);

    @Test
    void aKeyOfGoReadsAndIsWrittenTheSame() {
        assertThat(PETERS_KEY.name()).isEqualTo("PeterNeumann");
        assertThat(PETERS_KEY.id()).isEqualTo(0xc74f20a3);
        assertThat(PETERS_KEY).hasToString(PETER).isEqualTo(NoteKey.parse(PETER));
    }

    @Test
    void noPartOfAKeyAndNoKeyWithOneCharacterChangedIsAKey() {
        for (int from = 0; from <= PETER.length(); from++) {
            for (int to = from; to <= PETER.length(); to++) {
                if (to - from < PETER.length()) {
                    assertNotAKey(PETER.substring(from, to));
                }
            }
        }
        for (int at = 0; at < PETER.length(); at++) {
            char changed = (char) (PETER.charAt(at) + 1);
            assertNotAKey(PETER.substring(0, at) + changed + PETER.substring(at + 1));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PeterNeumann+cc469956+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TWBADKEY==", // too long
                "PeterNeumann+173116ae+ZRpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW", // unknown type
                "PeterNeumann+C74F20A3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW", // a second way to write the id
                "Peter Neumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
                "+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
            })
    void aKeyIsOfAKnownTypeWithItsOwnIdAndAName(String text) {
        assertNotAKey(text);
    }

    private static void assertNotAKey(String text) {
        assertThatThrownBy(() -> NoteKey.parse(text)).isInstanceOf(MalformedException.class);
    }

    @Test
    void aKeyAnyoneCouldSignForIsNoKey() {
        byte[] typed = new byte[33];
        typed[0] = 1;
        String base64 = Base64.getEncoder().encodeToString(typed);
        assertThatThrownBy(() -> NoteKey.parse("x+00000000+" + base64))
                .isInstanceOf(MalformedException.class)
                .hasMessageContaining("small order");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "a b", "a+b", "a\u00a0b", "a\u2003b", "a\u0085b", "a\u3000b", "a\nb", "a\u0001b", "a\ud800"})
    void aNameHasNoSpacePlusOrControlCharacter(String name) {
        assertThatThrownBy(() -> NoteKey.checkName(name)).isInstanceOf(MalformedException.class);
    }

    @Test
    void aNoteIsSignedAsGoSignsIt() {
        byte[] typedSeed = Base64.getDecoder().decode(PETERS_SEED);
        byte[] seed = Arrays.copyOfRange(typedSeed, 1, typedSeed.length);
        NoteSigner peter = NoteSigner.of("PeterNeumann", NoteKey.Type.ED25519, SigningKey.ofSeed(seed));

        assertThat(SignedNote.sign(TEXT, peter).note()).isEqualTo(TEXT + "\n" + PETERS_LINE);
    }

    @Test
    void signaturesByUnknownKeysAreIgnored() {
        SignedNote note = parse(TEXT + "\n" + PETERS_LINE + ENOCHS_LINE);

        assertThat(note.text()).isEqualTo(TEXT);
        assertThat(note.verify(List.of(PETERS_KEY))).containsOnlyKeys(PETERS_KEY);
        assertThat(note.verify(List.of(PETERS_KEY, ENOCHS_KEY))).containsOnlyKeys(PETERS_KEY, ENOCHS_KEY);
    }

    @Test
    void aNoteThatNoKnownKeySignedIsRefused() {
        assertThatThrownBy(() -> parse(TEXT + "\n" + PETERS_LINE).verify(List.of(ENOCHS_KEY)))
                .isInstanceOf(UnverifiedException.class)
                .hasMessage("no signature of a known key");
    }

    @Test
    void aBadSignatureOfAKnownKeyRefusesTheNoteWhateverElseStandsUnderIt() {
        String bad = PETERS_LINE.replace("x08go/ZJ", "x08go/ZK");
        SignedNote note = parse(TEXT + "\n" + PETERS_LINE + bad + ENOCHS_LINE);

        assertThatThrownBy(() -> note.verify(List.of(PETERS_KEY, ENOCHS_KEY)))
                .isInstanceOf(UnverifiedException.class)
                .hasMessage("a signature of PeterNeumann does not verify");
        assertThat(note.verify(List.of(ENOCHS_KEY))).containsOnlyKeys(ENOCHS_KEY);
    }

    @Test
    void anUnknownKeyMayShareNameOrIdWithAKnownOneButNotBoth() {
        String sameName = PETERS_LINE.replace("x08go", "y08go");
        String sameId = PETERS_LINE.replace("PeterNeumann", "PeterNewman");

        SignedNote note = parse(TEXT + "\n" + sameName + sameId + PETERS_LINE);

        assertThat(note.verify(List.of(PETERS_KEY))).containsOnlyKeys(PETERS_KEY);
    }

    @Test
    void theTextMayHaveEmptyLines() {
        // the example of C2SP signed-note
        String example = """
                Ognuno sta solo sul cuor della terra
                trafitto da un raggio di sole:

                ed è subito sera.

                — quasimodo.example/salvatore NnugSzTjtVAewIS+Z/iJhUPeFDkO/5QQ2i5ddnGITLlC+EhfLW9oJKONrMouFSQU0xMcXxj99ihAQwaqP3ZekRwNtIc=
                """;
        SignedNote note = parse(example);

        assertThat(note.text()).endsWith("sole:\n\ned è subito sera.\n");
        assertThat(note.note()).isEqualTo(example);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{T}",
                "{T}\n",
                "{T}\n{P",
                "\u0001{T}\n{P}",
                "\t{T}\n{P}",
                "{T}\r\n\n{P}",
                "{T}\n— Bad Name x08go/ZJkuBS9UG/\n",
                "{T}\n{P}Unexpected line.\n",
                "{T}\n{P}\n",
                "{T}\n-- PeterNeumann x08go/ZJkuBS9UG/\n",
                "{T}\n- PeterNeumann x08go/ZJkuBS9UG/\n",
                "{T}\n—PeterNeumann x08go/ZJkuBS9UG/\n",
                "{T}\n—  PeterNeumann x08go/ZJkuBS9UG/\n",
                "{T}\n— PeterNeumann  x08go/ZJkuBS9UG/\n",
                "{T}\n— PeterNeumann x08go/ZJkuBS9UG/ \n",
                "{T}\n— PeterNeumann x08go/ZJkuBS9UG\n",
                "{T}\n— PeterNeumann x08go_ZJkuBS9UG_\n",
                "{T}\n— PeterNeumann x08goz==\n",
                "{T}\n— PeterNeumann x08gow==\n",
                "{T}\n— PeterNeumann \n",
                "{T}\n— PeterNeumann\n",
                "{T}\n—  x08go/ZJkuBS9UG/\n"
            })
    void whatIsNotANoteIsNotReadAsOne(String pattern) {
        String line = PETERS_LINE.stripTrailing();
        String note = pattern.replace("{T}", TEXT).replace("{P}", line + "\n").replace("{P", line);

        assertThatThrownBy(() -> parse(note)).as(note).isInstanceOf(MalformedException.class);
    }

    @Test
    void whatIsNotUtf8IsNotRead() {
        byte[] note = (TEXT + "\n" + PETERS_LINE).getBytes(UTF_8);
        note[3] = (byte) 0xff;

        assertThatThrownBy(() -> SignedNote.parse(note)).hasMessage("note: not UTF-8");
    }

    @Test
    void aNoteHasAtMostAHundredSignaturesAndAMebibyte() {
        assertThat(parse(TEXT + "\n" + PETERS_LINE.repeat(100)).signatures()).hasSize(100);
        assertThatThrownBy(() -> parse(TEXT + "\n" + PETERS_LINE.repeat(101))).isInstanceOf(MalformedException.class);
        assertThatThrownBy(() -> parse("x".repeat(SignedNote.MAX_BYTES) + "\n\n" + PETERS_LINE))
                .isInstanceOf(MalformedException.class);
        assertThatThrownBy(() -> SignedNote.sign("x".repeat(SignedNote.MAX_BYTES) + "\n", Samples.log()))
                .isInstanceOf(MalformedException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no line feed", "tab\t\n", "half a pair \ud83d\n", "carriage return\r\n"})
    void nothingIsSignedThatCouldNotBeRead(String text) {
        assertThatThrownBy(() -> SignedNote.sign(text, Samples.log())).isInstanceOf(MalformedException.class);
    }

    @Test
    void aSignatureOfAnEnvelopeIsNoneOfANote() {
        // what is signed of this envelope would be a fine text of a note
        Envelope envelope = Envelope.sign("text/plain", "x\n".getBytes(UTF_8), Keys.numbered(1));
        String text = new String(envelope.pae(), UTF_8);

        assertThatThrownBy(() -> SignedNote.sign(text, Samples.log())).isInstanceOf(IllegalArgumentException.class);
        assertThat(Keys.numbered(1)
                        .verifyingKey()
                        .verifiesNote(
                                envelope.pae(), envelope.signatures().get(0).bytes()))
                .isFalse();
    }

    @Test
    void aKeyOfAnotherAlgorithmSignsNoNotes() {
        SigningKey key = SigningKey.generate(SignatureAlgorithm.ES256, new SecureRandom());

        assertThatThrownBy(() -> NoteSigner.of("example.com/log", NoteKey.Type.ED25519, key))
                .isInstanceOf(MalformedException.class)
                .hasMessageContaining("notes are signed with Ed25519 keys, found ES256");
    }

    @Test
    void aKeyThatAlsoCosignsCannotBeTrickedIntoACosignature() {
        String cosignature = "cosignature/v1\ntime 1\n" + new Checkpoint("o", 0, MerkleTree.EMPTY_ROOT).text();

        assertThatThrownBy(() -> SignedNote.sign(cosignature, Samples.log()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aSignerThatReturnsSomethingElseIsNotBelieved() {
        NoteSigner broken = new NoteSigner() {
            @Override
            public NoteKey key() {
                return Samples.log().key();
            }

            @Override
            public byte[] sign(byte[] message) {
                return Samples.otherLog().sign(message);
            }
        };

        assertThatThrownBy(() -> SignedNote.sign(TEXT, broken)).isInstanceOf(IllegalStateException.class);
    }

    private static SignedNote parse(String note) {
        return SignedNote.parse(note.getBytes(UTF_8));
    }
}
