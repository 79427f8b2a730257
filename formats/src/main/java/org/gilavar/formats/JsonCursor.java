package org.gilavar.formats;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.function.Function;
import org.gilavar.airspace.InvalidVolumeException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamContext;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;

/**
 * A place in a JSON text that only moves forward, and names the line and the path of what it refuses.
 *
 * <p>After each step the current value is a scalar or the start of an object or array; whoever stepped there reads
 * or skips it whole before the next step.
 */
final class JsonCursor implements AutoCloseable {
    /** A multipolygon in a collection needs eight; foreign members some more. */
    private static final int MAX_DEPTH = 32;

    /** Foreign members such as descriptions may be long, but not without end. */
    private static final int MAX_STRING_LENGTH = 1 << 20;

    /** A double is written in at most 25; some tools write a decimal's every digit. */
    private static final int MAX_NUMBER_LENGTH = 100;

    /** Names are compared with each other, which is quadratic. */
    private static final int MAX_MEMBERS = 1_000;

    private static final JsonFactory JSON = JsonFactory.builder()
            .disable(TokenStreamFactory.Feature.CHARSET_DETECTION)
            .enable(JsonReadFeature.ALLOW_RS_CONTROL_CHAR)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxStringLength(MAX_STRING_LENGTH)
                    .maxNumberLength(MAX_NUMBER_LENGTH)
                    .build())
            .build();

    private final JsonParser parser;
    private final long linesBefore;

    /** The names so far in each object that is being read, outermost first. */
    private final ArrayList<String> names = new ArrayList<>();

    private final int[] firstName = new int[MAX_DEPTH + 1];

    private JsonCursor(JsonParser parser, long linesBefore) {
        this.parser = parser;
        this.linesBefore = linesBefore;
    }

    static JsonCursor over(InputStream in) {
        return new JsonCursor(JSON.createParser(ObjectReadContext.empty(), in), 0);
    }

    /** Over the first bytes, which stand {@code linesBefore} lines into a file. */
    static JsonCursor over(byte[] bytes, int length, long linesBefore) {
        return new JsonCursor(JSON.createParser(ObjectReadContext.empty(), bytes, 0, length), linesBefore);
    }

    /** Steps to the next value beside the last one that stands alone; false at the end of the text. */
    boolean nextRoot() {
        return parser.nextToken() != null;
    }

    /** Into the object that is the current value. */
    void enterObject() {
        if (!parser.isExpectedStartObjectToken()) {
            throw expected("an object");
        }
        firstName[depth()] = names.size();
    }

    /** Steps to the next member; false at the end of the object. */
    boolean nextMember() {
        if (parser.nextToken() == JsonToken.END_OBJECT) {
            forgetNames(firstName[depth() + 1]);
            return false;
        }
        remember(parser.currentName());
        parser.nextToken();
        return true;
    }

    /** The current member's. */
    String name() {
        return names.getLast();
    }

    /** Into the array that is the current value. */
    void enterArray() {
        if (!parser.isExpectedStartArrayToken()) {
            throw expected("a list");
        }
    }

    /** Steps to the next element; false at the end of the array. */
    boolean nextElement() {
        return parser.nextToken() != JsonToken.END_ARRAY;
    }

    boolean isArray() {
        return parser.isExpectedStartArrayToken();
    }

    boolean isNull() {
        return parser.hasToken(JsonToken.VALUE_NULL);
    }

    /** Past the current value, whatever it is. */
    void skip() {
        parser.skipChildren();
    }

    String text() {
        if (!parser.hasToken(JsonToken.VALUE_STRING)) {
            throw expected("a text");
        }
        return parser.getString();
    }

    double number() {
        if (!parser.currentToken().isNumeric()) {
            throw expected("a number");
        }
        double value = parser.getDoubleValue();
        if (!Double.isFinite(value)) {
            throw expected("a number of ordinary size");
        }
        return value;
    }

    /** A text or a whole number, as text. */
    String textOrWholeNumber() {
        if (!parser.hasToken(JsonToken.VALUE_STRING) && !parser.hasToken(JsonToken.VALUE_NUMBER_INT)) {
            throw expected("a text or a whole number");
        }
        return parser.getString();
    }

    /** The current text read by {@code form}. */
    <T> T parsed(Function<String, T> form, String example) {
        if (!parser.hasToken(JsonToken.VALUE_STRING)) {
            throw expected("a text such as " + example);
        }
        try {
            return form.apply(parser.getString());
        } catch (InvalidVolumeException e) {
            throw fault("", e.reason());
        }
    }

    /** The current text, which can only be {@code word}. */
    String constant(String word) {
        if (!parser.hasToken(JsonToken.VALUE_STRING) || !parser.getString().equals(word)) {
            throw expected("\"" + word + "\"");
        }
        return word;
    }

    /** A member of the object just read. */
    <T> T required(String name, @Nullable T value, String otherwise) {
        if (value == null) {
            throw fault(name, otherwise);
        }
        return value;
    }

    /** The current member is none that is known here. */
    RefusedException unknown(String known) {
        return fault("", "there is no such member; known here: " + known);
    }

    RefusedException expected(String what) {
        return fault("", "expected " + what + ", found " + found());
    }

    /** A fault of the current value, or of something in it. */
    RefusedException fault(String field, String reason) {
        return new RefusedException(line(), join(path(), field), reason);
    }

    /** What the parser's own {@code fault} is for people. */
    RefusedException notWellFormed(JacksonException fault) {
        var location = fault.getLocation() == null ? parser.currentLocation() : fault.getLocation();
        var said = fault.getOriginalMessage().lines().findFirst().orElse("");
        return new RefusedException(
                linesBefore + Math.max(1, location.getLineNr()),
                path(),
                "not well-formed JSON at column " + Math.max(1, location.getColumnNr()) + ": " + said);
    }

    /** The line of the current value. */
    long line() {
        return linesBefore + parser.currentTokenLocation().getLineNr();
    }

    /** The path of the current value, such as {@code features[12].geometry.coordinates[0][3]}. */
    String path() {
        return path(parser.streamReadContext());
    }

    /** Where {@link #returnTo} can come back to from any fault inside the current array or object. */
    Mark mark() {
        return new Mark(depth(), names.size());
    }

    /** Past the end of whatever in the array or object of {@code mark} is being read. */
    void returnTo(Mark mark) {
        while (depth() > mark.depth) {
            parser.nextToken();
        }
        forgetNames(mark.names);
    }

    @Override
    public void close() {
        parser.close();
    }

    static String join(String path, String field) {
        return path.isEmpty() || field.isEmpty() || field.startsWith("[") ? path + field : path + "." + field;
    }

    private static String path(TokenStreamContext context) {
        if (context.inRoot()) {
            return "";
        }
        var outer = path(context.getParent());
        if (context.inArray()) {
            return context.hasCurrentIndex() ? outer + "[" + context.getCurrentIndex() + "]" : outer;
        }
        return context.currentName() == null ? outer : join(outer, context.currentName());
    }

    private int depth() {
        return parser.streamReadContext().getNestingDepth();
    }

    private void remember(String name) {
        int first = firstName[depth()];
        for (int i = first; i < names.size(); i++) {
            if (names.get(i).equals(name)) {
                throw fault("", "expected once, found twice");
            }
        }
        if (names.size() - first == MAX_MEMBERS) {
            throw fault("", "expected at most " + MAX_MEMBERS + " members in one object");
        }
        names.add(name);
    }

    private void forgetNames(int from) {
        names.subList(from, names.size()).clear();
    }

    private String found() {
        return switch (parser.currentToken()) {
            case START_OBJECT -> "an object";
            case START_ARRAY -> "a list";
            case VALUE_STRING -> Quoted.of(parser.getString());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "the bare number " + parser.getString();
            default -> parser.getString();
        };
    }

    /** What is open at some point. */
    record Mark(int depth, int names) {}
}
