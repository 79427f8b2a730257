package org.gilavar.ledger;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One valid envelope, and one mutation for each way to be wrong. */
class EnvelopeReaderTest {
    private static final String KEY_1 = "0".repeat(31) + "1";
    private static final String KEY_2 = "0".repeat(31) + "2";
    private static final String SIG = "A".repeat(86) + "==";
    private static final String SIGNATURE_1 = "{'keyid':'" + KEY_1 + "','sig':'" + SIG + "'}";
    private static final String SIGNATURE_2 = "{'keyid':'" + KEY_2 + "','sig':'" + SIG + "'}";
    private static final String VALID =
            "{'payload':'aGVsbG8=','payloadType':'text/plain','signatures':[" + SIGNATURE_1 + "," + SIGNATURE_2 + "]}";

    @Test
    void theSampleIsValid() {
        Envelope envelope = Envelope.parse(json(VALID));

        assertThat(envelope.payload()).asString(UTF_8).isEqualTo("hello");
        assertThat(envelope.signatures()).extracting(Signature::keyId).containsExactly(KEY_1, KEY_2);
    }

    /** In the table, ` stands for the quote of JSON; SIG1 and SIG2 for the signatures of the sample. */
    @ParameterizedTest(name = "{0} -> {1}: {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
            {`payload`              | [`payload`                | envelope: expected '{' at character 0, found '['
            {`payload`              | {                         | envelope: expected a string at character 1, found ':'
            {`payload`              | {payload                  | envelope: expected a string at character 1, found 'p'
            {`payload`:             | {`payload`                | envelope: expected ':' at character 10, found '"'
            {`payload`:             | {`x`:                     | envelope: unknown member 'x'
            {`payload`:             | {`Payload`:               | envelope: unknown member 'Payload'
            {`payload`:             | {`aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa`: | envelope: unknown member 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa...'
            {`payload`:             | {`\\u00e9\\n`:            | envelope: unknown member '??'
            {`payload`:             | {`payload`:`aGVsbG8=`,`payload`: | payload: given twice
            `payloadType`           | `payload`                 | payload: given twice
            `signatures`            | `payloadType`:`x`,`signatures` | payloadType: given twice
            SIG2]                   | SIG2],`signatures`:[SIG1] | signatures: given twice
            `payload`:`aGVsbG8=`,   | ''                        | payload: missing
            `payloadType`:`text/plain`, | ''                    | payloadType: missing
            ,`signatures`:[SIG1,SIG2]   | ''                    | signatures: missing
            `aGVsbG8=`              | null                      | payload: expected a string at character 11, found 'n'
            `aGVsbG8=`              | 1                         | payload: expected a string at character 11, found '1'
            `aGVsbG8=`              | [`aGVsbG8=`]              | payload: expected a string at character 11, found '['
            aGVsbG8=                | aGVsbG8                   | payload: expected standard base64 with padding
            aGVsbG8=                | aGVsbG9=                  | payload: expected standard base64 with padding
            aGVsbG8=                | aGVsbG8=\\n               | payload: expected standard base64 with padding
            aGVsbG8=                | -_VsbG8=                  | payload: expected standard base64 with padding
            aGVsbG8=                | aGVsbG8=====              | payload: expected standard base64 with padding
            text/plain              | ''                        | payloadType: expected 1 to 255 visible ASCII characters
            text/plain              | text plain                | payloadType: expected 1 to 255 visible ASCII characters
            text/plain              | téxt                      | payloadType: expected 1 to 255 visible ASCII characters
            text/plain              | \\ud800                   | payloadType: expected 1 to 255 visible ASCII characters
            text/plain              | \\u00g0                   | payloadType: expected four hex digits after \\u
            text/plain              | \\u00٣0                   | payloadType: expected four hex digits after \\u
            text/plain              | \\x                       | payloadType: unknown escape in a string
            [SIG1,SIG2]             | SIG1                      | signatures: expected '[' at character 62, found '{'
            [SIG1,SIG2]             | []                        | signatures[0]: expected '{' at character 63, found ']'
            SIG2]                   | ]                         | signatures[1]: expected '{' at character 205, found ']'
            SIG1,SIG2               | SIG1 SIG2                 | signatures: expected ',' or ']' at character 205, found '{'
            SIG1,SIG2               | SIG1,SIG1                 | signatures[1].keyid: this key has signed already
            SIG1,SIG2               | {}                        | signatures[0]: expected a string at character 64, found '}'
            SIG1                    | `x`                       | signatures[0]: expected '{' at character 63, found '"'
            `keyid`                 | `keyId`                   | signatures[0]: unknown member 'keyId'
            `keyid`:                | `keyid`:`00000000000000000000000000000001`,`keyid`: | signatures[0].keyid: given twice
            `keyid`                 | `sig`                     | signatures[0].sig: expected 64 bytes, found 24
            `keyid`:`00000000000000000000000000000001`, | ''    | signatures[0].keyid: missing
            00000000000000000000000000000001 | 1                | signatures[0].keyid: expected 32 lowercase hex digits
            00000000000000000000000000000001 | 0000000000000000000000000000000A | signatures[0].keyid: expected 32 lowercase hex digits
            `sig`:`AAAA             | `sig`:`                   | signatures[0].sig: expected 64 bytes, found 61
            AA==                    | AAAAAA==                  | signatures[0].sig: expected 64 bytes, found 67
            AA==                    | AB==                      | signatures[0].sig: expected standard base64 with padding
            AA==`                   | AA==                      | signatures[0].sig: expected standard base64 with padding
            AA==`}                  | AA==`,}                   | signatures[0]: expected a string at character 204, found '}'
            ]}                      | ]                         | envelope: expected ',' or '}' at character 347, found the end
            ]}                      | ''                        | signatures: expected ',' or ']' at character 346, found the end
            ]}                      | ]},                       | envelope: expected nothing more at character 348, found ','
            ]}                      | ],}                       | envelope: expected a string at character 348, found '}'
            """)
    void aMutationIsRefusedWhereItIs(String from, String to, String message) {
        String changed = replaceFirst(VALID, spelled(from), spelled(to));

        assertThatThrownBy(() -> Envelope.parse(json(changed)))
                .isInstanceOf(MalformedEnvelopeException.class)
                .hasMessage(message);
    }

    @Test
    void theFieldAndTheReasonAreTold() {
        assertThatThrownBy(() -> Envelope.parse(json(VALID.replace("aGVsbG8=", "?"))))
                .isInstanceOfSatisfying(MalformedEnvelopeException.class, refused -> {
                    assertThat(refused.field()).isEqualTo("payload");
                    assertThat(refused.reason()).isEqualTo("expected standard base64 with padding");
                });
    }

    @Test
    void nothingIsNoEnvelope() {
        assertRefused(new byte[0], "envelope: expected '{' at character 0, found the end");
    }

    @Test
    void aStringThatDoesNotEndIsRefused() {
        assertRefused(json("{'payload"), "envelope: the string does not end");
        assertRefused(json("{'payload\\"), "envelope: the string does not end");
        assertRefused(json("{'payload\\u00"), "envelope: the string does not end");
    }

    @Test
    void aRawLineFeedInAStringIsRefused() {
        assertRefused(json(VALID.replace("text/", "text\n")), "payloadType: control character in a string");
    }

    @Test
    void otherEncodingsAreRefused() {
        assertRefused(VALID.replace("text", "t\u00e9xt").getBytes(ISO_8859_1), "envelope: not UTF-8");
        assertRefused(json("\ufeff" + VALID), "envelope: expected '{' at character 0, found '?'");
        // an overlong form of the opening brace
        assertRefused(new byte[] {(byte) 0xc1, (byte) 0xbb}, "envelope: not UTF-8");
    }

    @Test
    void nineSignaturesAreRefused() {
        StringBuilder signatures = new StringBuilder(SIGNATURE_1);
        for (int i = 2; i <= 9; i++) {
            signatures.append(',').append(SIGNATURE_1.replace(KEY_1, "0".repeat(31) + i));
        }
        assertRefused(
                json(VALID.replace(SIGNATURE_1 + "," + SIGNATURE_2, signatures)),
                "signatures: expected at most 8 signatures, found more");
    }

    @Test
    void whatIsTooLargeIsRefusedUnread() {
        byte[] tooLarge = new byte[Envelope.MAX_JSON_BYTES + 1];

        assertRefused(tooLarge, "envelope: expected at most 1048576 bytes, found 1048577");
    }

    @Test
    void aPayloadThatCouldNotBeSignedAgainIsRefused() {
        String payload = "A".repeat((Envelope.MAX_PAYLOAD_BYTES + 3) / 3 * 4);

        assertRefused(
                json(VALID.replace("aGVsbG8=", payload)),
                "payload: expected at most 782336 bytes, found " + payload.length() / 4 * 3);
    }

    @Test
    void garbledEnvelopesAreReadOrRefusedAndNothingElse() {
        SplittableRandom random = new SplittableRandom(8259);
        byte[] valid = json(VALID);
        byte[] pieces = json("{}[],:'\\u0aF=/ \t\n\u00e9nulltrue-1.5e9");
        int read = 0;
        int rounds = 50_000;
        for (int round = 0; round < rounds; round++) {
            byte[] garbled = valid.clone();
            for (int edits = random.nextInt(1, 4); edits > 0; edits--) {
                garbled = edited(garbled, pieces, random);
            }
            try {
                Envelope envelope = Envelope.parse(garbled);
                assertThat(Envelope.parse(envelope.toJson())).isEqualTo(envelope);
                read++;
            } catch (MalformedEnvelopeException refused) {
                assertThat(refused.field()).isNotEmpty();
                assertThat(refused.reason()).isNotEmpty().isASCII();
            }
        }
        // Both ways are walked: a changed character of a signature is still an envelope.
        assertThat(read).isBetween(rounds / 20, rounds / 2);
    }

    private static byte[] edited(byte[] bytes, byte[] pieces, SplittableRandom random) {
        int at = random.nextInt(bytes.length);
        byte other = random.nextBoolean() ? pieces[random.nextInt(pieces.length)] : (byte) random.nextInt(256);
        switch (random.nextInt(5)) {
            case 0 -> bytes[at] = other;
            case 1 -> bytes[at] = bytes[random.nextInt(bytes.length)];
            case 2 -> {
                byte[] longer = Arrays.copyOf(bytes, bytes.length + 1);
                System.arraycopy(bytes, at, longer, at + 1, bytes.length - at);
                longer[at] = other;
                return longer;
            }
            case 3 -> {
                int end = Math.min(bytes.length, at + random.nextInt(1, 8));
                byte[] shorter = Arrays.copyOf(bytes, bytes.length - (end - at));
                System.arraycopy(bytes, end, shorter, at, bytes.length - end);
                return shorter.length == 0 ? bytes : shorter;
            }
            default -> {
                return Arrays.copyOf(bytes, Math.max(1, at));
            }
        }
        return bytes;
    }

    private static void assertRefused(byte[] json, String message) {
        assertThatThrownBy(() -> Envelope.parse(json))
                .isInstanceOf(MalformedEnvelopeException.class)
                .hasMessage(message);
    }

    private static String spelled(String cell) {
        return cell.replace("SIG1", SIGNATURE_1).replace("SIG2", SIGNATURE_2).replace('`', '\'');
    }

    private static String replaceFirst(String text, String from, String to) {
        int at = text.indexOf(from);
        assertThat(at).as("the sample has %s", from).isNotNegative();
        return text.substring(0, at) + to + text.substring(at + from.length());
    }

    /** Single quotes are easier on the eye in Java. */
    private static byte[] json(String text) {
        return text.replace('\'', '"').getBytes(UTF_8);
    }
}
