package org.gilavar.cli.scenario;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLParser;

/**
 * What a person writes to be signed, in YAML or JSON: one document, in UTF-8, that says each thing once. What reads
 * differently to different programs is refused: a member twice, an alias, more after the end.
 */
public final class BodyText {

    /** Largest text: that of a statement, and as much again for what YAML may spend on layout. */
    public static final int MAX_BYTES = 1 << 20;

    /** What the library says of a fault quotes the text, which may be one long line. */
    private static final int MAX_SAID = 300;

    private static final YAMLMapper YAML = YAMLMapper.builder(YAMLFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private BodyText() {}

    /** The text is not one that can be signed; why, in a sentence. */
    public static final class UnfitException extends Exception {
        private static final long serialVersionUID = 1L;

        UnfitException(String reason) {
            super(reason);
        }
    }

    /**
     * Reads it.
     *
     * @throws UnfitException if it is anything else
     */
    public static JsonNode read(byte[] text) throws UnfitException {
        if (text.length > MAX_BYTES) {
            throw new UnfitException("has more than " + MAX_BYTES + " bytes");
        }
        try {
            String decoded = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(text))
                    .toString();
            refuseAliases(decoded);
            JsonNode body = YAML.readTree(decoded);
            if (!body.isObject()) {
                throw new UnfitException("expected members such as \"type: …\"");
            }
            return body;
        } catch (CharacterCodingException e) {
            throw new UnfitException("is not UTF-8");
        } catch (JacksonException e) {
            String said = e.getOriginalMessage();
            throw new UnfitException("is neither YAML nor JSON as it is read here: "
                    + said.substring(0, Math.min(said.length(), MAX_SAID)));
        }
    }

    /** To this library an alias is a text like any other, to others what it stands for. */
    private static void refuseAliases(String text) throws UnfitException {
        try (YAMLParser parser = (YAMLParser) YAML.createParser(text)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (parser.isCurrentAlias()) {
                    throw new UnfitException("has an alias: write out what *" + parser.getString() + " stands for");
                }
            }
        }
    }
}
