package org.gilavar.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class EnvelopeTest {
    private static final byte[] PAYLOAD = "hello world".getBytes(UTF_8);

    @ParameterizedTest
    @CsvSource({
        // the example of the DSSE protocol
        "http://example.com/HelloWorld, hello world, DSSEv1 29 http://example.com/HelloWorld 11 hello world",
        // lengths count bytes, not characters
        "t, é, DSSEv1 1 t 2 é",
        "'', '', 'DSSEv1 0  0 '"
    })
    void whatIsSignedIsThePreAuthenticationEncoding(String type, String payload, String pae) {
        assertThat(Envelope.pae(type, payload.getBytes(UTF_8))).asString(UTF_8).isEqualTo(pae);
    }

    @Test
    void theJsonFormIsCompactAndInOneOrder() {
        Envelope envelope = Envelope.sign("a\"\\b", PAYLOAD, Keys.numbered(1), Keys.numbered(2));

        assertThat(envelope.toJson())
                .asString(UTF_8)
                .isEqualTo("{\"payload\":\"aGVsbG8gd29ybGQ=\",\"payloadType\":\"a\\\"\\\\b\",\"signatures\":["
                        + signatureJson(envelope, 0) + "," + signatureJson(envelope, 1) + "]}");
    }

    @Test
    void anotherJsonReaderReadsWhatWeWrite() {
        Envelope envelope = Envelope.sign("a\"\\b", PAYLOAD, Keys.numbered(1));

        JsonNode json = JsonMapper.shared().readTree(envelope.toJson());

        assertThat(json.get("payloadType").asString()).isEqualTo("a\"\\b");
        assertThat(Base64.getDecoder().decode(json.get("payload").asString())).isEqualTo(PAYLOAD);
        assertThat(json.get("signatures").get(0).get("keyid").asString())
                .isEqualTo(Keys.numbered(1).keyId());
    }

    @Test
    void whatIsWrittenReadsBackEqual() {
        Envelope envelope =
                Envelope.sign("text/plain", new byte[0], Keys.numbered(1)).countersigned(Keys.numbered(2));

        Envelope read = Envelope.parse(envelope.toJson());

        assertThat(read).isEqualTo(envelope).hasSameHashCodeAs(envelope);
        assertThat(read.toJson()).isEqualTo(envelope.toJson());
    }

    @Test
    void theLargestEnvelopeReadsBack() {
        Envelope largest =
                Envelope.sign("\\".repeat(Envelope.MAX_TYPE_CHARS), new byte[Envelope.MAX_PAYLOAD_BYTES], keys(8));

        assertThat(largest.toJson()).hasSizeLessThanOrEqualTo(Envelope.MAX_JSON_BYTES);
        assertThat(Envelope.parse(largest.toJson())).isEqualTo(largest);
    }

    @Test
    void memberOrderWhiteSpaceAndEscapesDoNotMatter() {
        Envelope envelope = Envelope.sign("text/plain", PAYLOAD, Keys.numbered(1));
        Signature signature = envelope.signatures().get(0);
        String sameThing = " \r\n{ \"signatures\" :\t[ { \"sig\" : \""
                + Base64.getEncoder().encodeToString(signature.bytes())
                + "\" , \"keyid\":\"" + signature.keyId()
                + "\" } ] , \"payload\\u0054ype\":\"text\\/pl\\u0061in\",\"payload\":\"aGVsbG8gd29ybGQ\\u003D\"}\n";

        assertThat(Envelope.parse(sameThing.getBytes(UTF_8))).isEqualTo(envelope);
    }

    @Test
    void countersigningKeepsTheStatementAndTheSignaturesBeforeIt() {
        Envelope one = Envelope.sign("text/plain", PAYLOAD, Keys.numbered(1));
        Envelope two = one.countersigned(Keys.numbered(2));

        assertThat(two.pae()).isEqualTo(one.pae());
        assertThat(two.signatures()).startsWith(one.signatures().get(0)).hasSize(2);
        assertThat(one.signatures()).hasSize(1);
    }

    @Test
    void aKeySignsOnce() {
        Envelope envelope = Envelope.sign("text/plain", PAYLOAD, Keys.numbered(1));

        assertThatThrownBy(() -> envelope.countersigned(Keys.numbered(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("two signatures by " + Keys.numbered(1).keyId());
    }

    @Test
    void whatCouldNotBeReadBackIsNotSigned() {
        SigningKey key = Keys.numbered(1);

        assertThatThrownBy(() -> Envelope.sign("", PAYLOAD, key)).hasMessageContaining("1 to 255 visible ASCII");
        assertThatThrownBy(() -> Envelope.sign("a b", PAYLOAD, key)).hasMessageContaining("1 to 255 visible ASCII");
        assertThatThrownBy(() -> Envelope.sign("a".repeat(256), PAYLOAD, key))
                .hasMessageContaining("1 to 255 visible ASCII");
        assertThatThrownBy(() -> Envelope.sign("a", new byte[Envelope.MAX_PAYLOAD_BYTES + 1], key))
                .hasMessage("a payload has at most 782336 bytes, found 782337");
        assertThatThrownBy(() -> Envelope.sign("a", PAYLOAD)).hasMessage("an envelope has 1 to 8 signatures, found 0");
        assertThatThrownBy(() -> Envelope.sign("a", PAYLOAD, keys(9)))
                .hasMessage("an envelope has 1 to 8 signatures, found 9");
    }

    @Test
    void changingThePayloadAfterwardsChangesNothing() {
        byte[] payload = {1, 2, 3};
        Envelope envelope = Envelope.sign("text/plain", payload, Keys.numbered(1));

        payload[0] = 9;
        envelope.payload()[0] = 9;
        envelope.signatures().get(0).bytes()[0] ^= 1;

        assertThat(envelope.payload()).containsExactly(1, 2, 3);
        assertThat(Keys.numbered(1).verifyingKey().verifies(envelope)).isTrue();
    }

    @Test
    void printingAnEnvelopeShowsNoPayload() {
        assertThat(Envelope.sign("text/plain", PAYLOAD, Keys.numbered(1)))
                .hasToString("Envelope[text/plain, 11 bytes, signed by ["
                        + Keys.numbered(1).keyId() + "]]");
    }

    @Test
    void aSignatureHasAWellFormedKeyIdAndLength() {
        String keyId = Keys.numbered(1).keyId();

        assertThatThrownBy(() -> new Signature(keyId.substring(1), new byte[64]))
                .hasMessage("a key id is 32 lowercase hex digits");
        assertThatThrownBy(() -> new Signature(keyId, new byte[63])).hasMessage("a signature has 64 bytes, found 63");
        assertThat(List.of(new Signature(keyId, new byte[64]))).containsExactly(new Signature(keyId, new byte[64]));
    }

    private static SigningKey[] keys(int count) {
        return IntStream.rangeClosed(1, count).mapToObj(Keys::numbered).toArray(SigningKey[]::new);
    }

    private static String signatureJson(Envelope envelope, int index) {
        Signature signature = envelope.signatures().get(index);
        return "{\"keyid\":\"" + signature.keyId() + "\",\"sig\":\""
                + Base64.getEncoder().encodeToString(signature.bytes()) + "\"}";
    }
}
