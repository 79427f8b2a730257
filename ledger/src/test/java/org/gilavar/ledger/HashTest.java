package org.gilavar.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class HashTest {
    @Test
    void hashesAreComparedByContent() {
        Hash hash = Hash.ofHex("ab".repeat(32));

        assertThat(Hash.of(hash.bytes())).isEqualTo(hash).hasSameHashCodeAs(hash);
        assertThat(hash).isNotEqualTo(Hash.ofHex("ac".repeat(32)));
    }

    @Test
    void aHashIsWrittenInHexAndBase64() {
        Hash hash = Hash.ofHex("00".repeat(31) + "ff");

        assertThat(hash).hasToString("00".repeat(31) + "ff");
        assertThat(hash.base64()).isEqualTo("A".repeat(41) + "P8=");
    }

    @Test
    void changingTheBytesAfterwardsChangesNothing() {
        byte[] bytes = new byte[Hash.BYTES];
        Hash hash = Hash.of(bytes);

        bytes[0] = 1;
        hash.bytes()[0] = 1;

        assertThat(hash.hex()).isEqualTo("00".repeat(32));
    }

    @Test
    void anotherLengthIsRefused() {
        assertThatThrownBy(() -> Hash.of(new byte[31])).hasMessage("a hash has 32 bytes, found 31");
    }
}
