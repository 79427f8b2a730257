package org.gilavar.mechanism.json;

import java.time.format.DateTimeParseException;
import java.util.function.Function;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.ToStringSerializer;

/** Quantities are written with their unit, as people write them: {@code "10 NM"}, {@code "FL240"}. Never a bare number. */
final class UnitForms {

    private UnitForms() {}

    static <T> SimpleModule module(Class<T> type, Function<String, T> parse) {
        return text(type, parse).addSerializer(type, new ToStringSerializer(type));
    }

    /** Read from a text alone: times are never bare numbers or lists of them either. */
    static <T> SimpleModule text(Class<T> type, Function<String, T> parse) {
        return new SimpleModule(type.getSimpleName()).addDeserializer(type, new TextDeserializer<>(type, parse));
    }

    private static final class TextDeserializer<T> extends StdDeserializer<T> {

        private final Function<String, T> parse;

        TextDeserializer(Class<T> type, Function<String, T> parse) {
            super(type);
            this.parse = parse;
        }

        @Override
        public T deserialize(JsonParser in, DeserializationContext context) {
            if (in.currentToken() != JsonToken.VALUE_STRING) {
                context.reportInputMismatch(this, "expected a text with its unit, such as \"10 NM\" or \"FL240\"");
            }
            try {
                return parse.apply(in.getString());
            } catch (DateTimeParseException e) {
                return context.reportInputMismatch(this, "expected a time as ISO 8601 writes it");
            }
        }
    }
}
