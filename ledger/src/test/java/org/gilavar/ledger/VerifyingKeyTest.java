package org.gilavar.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerifyingKeyTest {
    private static final byte[] PAYLOAD = {1, 2, 3};

    @ParameterizedTest
    @CsvSource({
        "0000000000000000000000000000000000000000000000000000000000000000, small order",
        "0100000000000000000000000000000000000000000000000000000000000000, small order",
        "0100000000000000000000000000000000000000000000000000000000000080, small order",
        "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f, small order",
        "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff, small order",
        "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05, small order",
        "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85, small order",
        "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a, small order",
        "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa, small order",
        "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f, not canonical",
        "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff, not canonical",
        "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff, not canonical",
        "0200000000000000000000000000000000000000000000000000000000000000, not a point of the curve",
        // a point of prime order plus one of order 8: C2SP/CCTV case 4
        "10eb7c3acfb2bed3e0d6ab89bf5a3d6afddd1176ce4812e38d9fd485058fdb1f, mixed order",
        "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f70751, 'has 32 bytes, found 31'"
    })
    void aKeyThatVerdictsCouldDifferOnIsRefused(String hex, String reason) {
        assertThatThrownBy(() -> Ed25519VerifyingKey.of(HexFormat.of().parseHex(hex)))
                .isInstanceOf(RefusedKeyException.class)
                .hasMessageContaining(reason);
    }

    @Test
    void theTextFormReadsBack() {
        VerifyingKey key = Keys.numbered(1).verifyingKey();

        assertThat(key.text()).hasSize(44);
        assertThat(VerifyingKey.ofText(key.text())).isEqualTo(key).hasSameHashCodeAs(key);
        assertThat(key).hasToString(key.text());
    }

    @Test
    void aTextFormWithoutItsPaddingIsRefused() {
        String text = Keys.numbered(1).verifyingKey().text().replace("=", "");

        assertThatThrownBy(() -> VerifyingKey.ofText(text))
                .isInstanceOf(RefusedKeyException.class)
                .hasMessage("key refused: not standard base64 with padding");
    }

    @Test
    void theKeyIdIsTheStartOfTheHashOfTheKey() {
        // printf d75a…511a | xxd -r -p | sha256sum
        VerifyingKey key = Ed25519VerifyingKey.of(
                HexFormat.of().parseHex("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a"));

        assertThat(key.keyId()).isEqualTo("21fe31dfa154a261626bf854046fd227");
    }

    @Test
    void anEnvelopeVerifiesUnderEachKeyThatSignedIt() {
        Envelope envelope =
                Envelope.sign("text/plain", PAYLOAD, Keys.numbered(1)).countersigned(Keys.numbered(2));

        assertThat(Keys.numbered(1).verifyingKey().verifies(envelope)).isTrue();
        assertThat(Keys.numbered(2).verifyingKey().verifies(envelope)).isTrue();
        assertThat(Keys.numbered(3).verifyingKey().verifies(envelope)).isFalse();
    }

    @Test
    void aSignatureOverOnePayloadSaysNothingOfAnother() {
        Envelope signed = Envelope.sign("text/plain", PAYLOAD, Keys.numbered(1));
        Envelope changed = new Envelope("text/plain", new byte[] {1, 2, 4}, signed.signatures());

        assertThat(Keys.numbered(1).verifyingKey().verifies(changed)).isFalse();
    }

    @Test
    void aSignatureOverOneTypeSaysNothingOfAnother() {
        Envelope signed = Envelope.sign("text/plain", PAYLOAD, Keys.numbered(1));
        Envelope changed = new Envelope("text/html", PAYLOAD, signed.signatures());

        assertThat(Keys.numbered(1).verifyingKey().verifies(changed)).isFalse();
    }

    @Test
    void nobodySignsUnderTheKeyIdOfAnother() {
        Envelope byTwo = Envelope.sign("text/plain", PAYLOAD, Keys.numbered(2));
        Signature claimed = new Signature(
                Keys.numbered(1).keyId(), byTwo.signatures().get(0).bytes());

        assertThat(Keys.numbered(1).verifyingKey().verifies(new Envelope("text/plain", PAYLOAD, List.of(claimed))))
                .isFalse();
    }
}
