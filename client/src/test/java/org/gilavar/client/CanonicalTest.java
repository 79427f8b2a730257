package org.gilavar.client;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CanonicalTest {

    @Test
    void theOrderOfMembersDoesNotMatterAndThatOfListsDoes() {
        assertThat(Canonical.hash(json("{\"b\": 1, \"a\": {\"d\": [1, 2], \"c\": null}}")))
                .isEqualTo(Canonical.hash(json("{\"a\":{\"c\":null,\"d\":[1,2]},\"b\":1}")))
                .isNotEqualTo(Canonical.hash(json("{\"a\":{\"c\":null,\"d\":[2,1]},\"b\":1}")));
    }

    /** Computed with sha256sum over {@code {"a":"ü","b":1}} in UTF-8. */
    @Test
    void theHashIsThatOfTheSortedJsonWithoutWhiteSpace() {
        assertThat(Canonical.hash(json("{ \"b\": 1, \"a\": \"ü\" }")))
                .isEqualTo(Canonical.hashOfText("{\"a\":\"ü\",\"b\":1}"))
                .isEqualTo("4e7ff4080b1a00acdaf71eb0cdf2d504aa8068bbb375c002eac2df3f064047a7");
    }

    @Test
    void aTextIsHashedAsItStands() {
        assertThat(Canonical.hashOfText("abc"))
                .as("FIPS 180-4, example of SHA-256")
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text);
    }
}
