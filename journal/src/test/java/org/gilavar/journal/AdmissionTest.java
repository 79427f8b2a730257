package org.gilavar.journal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.gilavar.journal.Desk.FACILITATOR;
import static org.gilavar.journal.Desk.ISRAEL;
import static org.gilavar.journal.Desk.TURKIYE;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.gilavar.journal.Admission.Opened;
import org.gilavar.ledger.Envelope;
import org.gilavar.ledger.SigningKey;
import org.gilavar.mechanism.Refusal;
import org.gilavar.mechanism.Refusal.Code;
import org.gilavar.mechanism.item.PostKey;
import org.gilavar.mechanism.json.Json;
import org.gilavar.mechanism.statement.Body;
import org.gilavar.mechanism.statement.CheckBody;
import org.gilavar.mechanism.statement.KeyBody;
import org.gilavar.mechanism.statement.MechanismBody;
import org.gilavar.mechanism.statement.Statement;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AdmissionTest {

    private static final Body ANSWER = new CheckBody.Answer("20250412-1800z");

    private final Desk desk = new Desk(new Nowhere());

    AdmissionTest() {
        desk.open();
    }

    private Envelope answer() {
        return Desk.signed(desk.statement(TURKIYE, ANSWER), TURKIYE);
    }

    private Opened open(byte[] json) {
        return Admission.open(json, desk.replay().keys()::find);
    }

    private Refusal refused(byte[] json) {
        return switch (open(json)) {
            case Opened.Refused refused -> refused.refusal();
            case Opened.Signed signed -> throw new AssertionError("taken: " + signed);
        };
    }

    private static byte[] replaced(Envelope envelope, String from, String to) {
        String json = new String(envelope.toJson(), UTF_8);
        assertThat(json).contains(from);
        return json.replace(from, to).getBytes(UTF_8);
    }

    @Test
    void whatAnEnrolledPostSignedIsOpened() {
        Envelope envelope = answer();

        assertThat(open(envelope.toJson())).isInstanceOfSatisfying(Opened.Signed.class, signed -> {
            assertThat(signed.statement().signers())
                    .containsExactly(Keys.of(TURKIYE).verifyingKey().text());
            assertThat(signed.statement().statement().body()).isEqualTo(ANSWER);
            assertThat(signed.statement().envelope()).isEqualTo(envelope);
        });
    }

    @Test
    void theUnsignedIsRefused() {
        String json = new String(answer().toJson(), UTF_8).replaceFirst("\\[.*]", "[]");

        assertThat(refused(json.getBytes(UTF_8)).code()).isEqualTo(Code.MALFORMED);
    }

    @Test
    void aKeyThatIsNotEnrolledIsRefused() {
        Envelope stranger = Desk.signed(desk.statement(TURKIYE, ANSWER), "a stranger");

        Refusal refusal = refused(stranger.toJson());
        assertThat(refusal.code()).isEqualTo(Code.KEY_UNKNOWN);
        assertThat(refusal.reason()).contains(Keys.of("a stranger").keyId());
    }

    @Test
    void oneBadSignatureAmongGoodOnesIsEnough() {
        Envelope both = answer().countersigned(Keys.of("a stranger"));

        assertThat(refused(both.toJson()).code()).isEqualTo(Code.KEY_UNKNOWN);
    }

    @Test
    void aSignatureUnderAnothersNameIsRefused() {
        byte[] claimed =
                replaced(answer(), Keys.of(TURKIYE).keyId(), Keys.of(ISRAEL).keyId());

        Refusal refusal = refused(claimed);
        assertThat(refusal.code()).isEqualTo(Code.NOT_SIGNED);
        assertThat(refusal.reason()).contains("does not fit these bytes");
    }

    /** Whoever passes an envelope on can make this one from it, without the key. */
    @Test
    void theOtherSpellingOfAnEs256SignatureIsRefused() {
        BigInteger order = new BigInteger("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551", 16);
        Envelope envelope = Desk.signed(desk.statement(ISRAEL, ANSWER), ISRAEL);
        byte[] rs = envelope.signatures().getFirst().bytes();
        byte[] twin = rs.clone();
        byte[] s = order.subtract(new BigInteger(1, Arrays.copyOfRange(rs, 32, 64)))
                .or(BigInteger.ONE.shiftLeft(256))
                .toByteArray();
        System.arraycopy(s, s.length - 32, twin, 32, 32);

        assertThat(open(envelope.toJson())).isInstanceOf(Opened.Signed.class);
        Refusal refusal = refused(replaced(
                envelope,
                Base64.getEncoder().encodeToString(rs),
                Base64.getEncoder().encodeToString(twin)));
        assertThat(refusal.code()).isEqualTo(Code.NOT_SIGNED);
        assertThat(refusal.reason()).contains("the lower of the two possible s");
    }

    @Test
    void aTamperedPayloadIsRefused() {
        Envelope envelope = answer();
        String payload = new String(envelope.payload(), UTF_8);
        String other = payload.replace("1800z", "1900z");

        byte[] tampered = replaced(envelope, base64(payload), base64(other));

        assertThat(refused(tampered).code()).isEqualTo(Code.NOT_SIGNED);
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
    }

    @Test
    void aSignatureOnAnotherTypeIsRefused() {
        byte[] payload = Json.write(desk.statement(TURKIYE, ANSWER));
        Envelope checkpoint = Envelope.sign("text/plain", payload, Keys.of(TURKIYE));
        assertThat(refused(checkpoint.toJson()).field()).isEqualTo("payloadType");

        byte[] passedOff = replaced(checkpoint, "text/plain", Admission.STATEMENT_TYPE);
        assertThat(refused(passedOff).code()).isEqualTo(Code.NOT_SIGNED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "{}", "[]", "{\"id\":null}", "no JSON"})
    void aPayloadThatIsNoStatementIsRefused(String payload) {
        Envelope signed = Envelope.sign(Admission.STATEMENT_TYPE, payload.getBytes(UTF_8), Keys.of(TURKIYE));

        assertThat(refused(signed.toJson()).code()).isEqualTo(Code.MALFORMED);
    }

    @Test
    void aForbiddenFieldIsRefusedAsSuch() {
        String payload = Json.text(desk.statement(TURKIYE, ANSWER)).replace("\"check\"", "\"tailNumber\":1,\"check\"");
        Envelope signed = Envelope.sign(Admission.STATEMENT_TYPE, payload.getBytes(UTF_8), Keys.of(TURKIYE));

        Refusal refusal = refused(signed.toJson());
        assertThat(refusal.code()).isEqualTo(Code.FORBIDDEN_FIELD);
        assertThat(refusal.field()).isEqualTo("body.tailNumber");
    }

    /** One of small order, one not on the curve, one too short, one no base64. */
    @ParameterizedTest
    @CsvSource({
        "AQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=, small order",
        "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=, small order",
        "AgAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=, ",
        "AAAA, 32 bytes",
        "es256:AgAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAC, not a point of the curve",
        "es256:AA==, infinity",
        "es256:, 33 bytes",
        "ES256:AgAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA, base64",
        "not a key, base64"
    })
    void aKeyThatNoHonestSignerHasIsNotEnrolled(String key, @Nullable String reason) {
        String good = Keys.of("georgia").verifyingKey().text();
        Map<String, Body> enrolments = Map.of(
                "body.key",
                new MechanismBody.Enrol("georgia", "Georgia", good, Desk.POST, key, Optional.empty()),
                "body.root",
                new MechanismBody.Enrol("georgia", "Georgia", key, Desk.POST, good, Optional.empty()));
        enrolments.forEach((field, enrolment) -> {
            Statement enrol = desk.statement(FACILITATOR, enrolment);

            Refusal refusal = refused(Desk.signed(enrol, FACILITATOR).toJson());

            assertThat(refusal.code()).isEqualTo(Code.MALFORMED);
            assertThat(refusal.field()).isEqualTo(field);
            assertThat(refusal.reason()).contains(reason == null ? "" : reason);
        });
    }

    @Test
    void anEnrolmentCarriesTheSignaturesOfTheKeysItBrings() {
        SigningKey root = Keys.rootOf("georgia");
        SigningKey key = Keys.of("georgia");
        Statement enrol = desk.statement(FACILITATOR, Desk.enrolment("georgia"));

        assertThat(open(Desk.signed(enrol, FACILITATOR, root, key).toJson()))
                .isInstanceOfSatisfying(
                        Opened.Signed.class,
                        signed -> assertThat(signed.statement().signers())
                                .containsExactlyInAnyOrder(
                                        Keys.of(FACILITATOR).verifyingKey().text(),
                                        root.verifyingKey().text(),
                                        key.verifyingKey().text()));
        assertThat(refused(Desk.signed(desk.statement(TURKIYE, ANSWER), TURKIYE, key)
                                .toJson())
                        .code())
                .as("it is good for nothing else yet")
                .isEqualTo(Code.KEY_UNKNOWN);
    }

    /** Between the opening of an envelope and its entry a key may end; only the entry's own order decides. */
    @Test
    void whatAKeySignedThatHasEndedIsOpenedAndLeftToTheMechanism() {
        desk.says(TURKIYE, new KeyBody.Revoke(Desk.POST, PostKey.Reason.LOST));

        assertThat(open(answer().toJson())).isInstanceOf(Opened.Signed.class);
    }
}
