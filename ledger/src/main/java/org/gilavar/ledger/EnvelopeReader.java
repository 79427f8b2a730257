package org.gilavar.ledger;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the JSON of one envelope (RFC 8259), and no other JSON.
 *
 * <p>The shape is fixed, so the depth is too: an object with three members, one of them a list of objects with two.
 * There is nothing to recurse into, nothing to skip, and no number, literal or nested value to understand. What the
 * shape does not ask for is refused where it stands. Time and memory are linear in the input, which is bounded.
 */
final class EnvelopeReader {
    private static final String WHOLE = "envelope";
    private static final int SHOWN_CHARS = 32;

    private final String text;
    private int at;

    private EnvelopeReader(String text) {
        this.text = text;
    }

    static Envelope read(byte[] json) {
        if (json.length > Envelope.MAX_JSON_BYTES) {
            throw new MalformedEnvelopeException(
                    WHOLE, "expected at most " + Envelope.MAX_JSON_BYTES + " bytes, found " + json.length);
        }
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(json))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new MalformedEnvelopeException(WHOLE, "not UTF-8");
        }
        EnvelopeReader reader = new EnvelopeReader(text);
        Envelope envelope = reader.envelope();
        reader.end();
        return envelope;
    }

    private Envelope envelope() {
        byte @Nullable [] payload = null;
        String payloadType = null;
        List<Signature> signatures = null;
        expect('{', WHOLE);
        do {
            String member = string(WHOLE);
            expect(':', WHOLE);
            switch (member) {
                case "payload" -> {
                    once(payload, member);
                    payload = payload(member);
                }
                case "payloadType" -> {
                    once(payloadType, member);
                    payloadType = payloadType(member);
                }
                case "signatures" -> {
                    once(signatures, member);
                    signatures = signatures(member);
                }
                default -> throw new MalformedEnvelopeException(WHOLE, "unknown member " + shown(member));
            }
        } while (more('}', WHOLE));
        return new Envelope(
                present(payloadType, "payloadType"), present(payload, "payload"), present(signatures, "signatures"));
    }

    private byte[] payload(String field) {
        byte[] payload = base64(field);
        if (payload.length > Envelope.MAX_PAYLOAD_BYTES) {
            throw new MalformedEnvelopeException(
                    field, "expected at most " + Envelope.MAX_PAYLOAD_BYTES + " bytes, found " + payload.length);
        }
        return payload;
    }

    private String payloadType(String field) {
        String type = string(field);
        if (!Envelope.isType(type)) {
            throw new MalformedEnvelopeException(
                    field, "expected 1 to " + Envelope.MAX_TYPE_CHARS + " visible ASCII characters");
        }
        return type;
    }

    private List<Signature> signatures(String field) {
        List<Signature> signatures = new ArrayList<>();
        Set<String> signers = new HashSet<>();
        expect('[', field);
        do {
            if (signatures.size() == Envelope.MAX_SIGNATURES) {
                throw new MalformedEnvelopeException(
                        field, "expected at most " + Envelope.MAX_SIGNATURES + " signatures, found more");
            }
            String element = field + "[" + signatures.size() + "]";
            Signature signature = signature(element);
            if (!signers.add(signature.keyId())) {
                throw new MalformedEnvelopeException(element + ".keyid", "this key has signed already");
            }
            signatures.add(signature);
        } while (more(']', field));
        return signatures;
    }

    private Signature signature(String field) {
        String keyId = null;
        byte @Nullable [] bytes = null;
        expect('{', field);
        do {
            String member = string(field);
            expect(':', field);
            switch (member) {
                case "keyid" -> {
                    once(keyId, field + ".keyid");
                    keyId = keyId(field + ".keyid");
                }
                case "sig" -> {
                    once(bytes, field + ".sig");
                    bytes = signatureBytes(field + ".sig");
                }
                default -> throw new MalformedEnvelopeException(field, "unknown member " + shown(member));
            }
        } while (more('}', field));
        return new Signature(present(keyId, field + ".keyid"), present(bytes, field + ".sig"));
    }

    private String keyId(String field) {
        String keyId = string(field);
        if (!Signature.isKeyId(keyId)) {
            throw new MalformedEnvelopeException(field, "expected " + Signature.KEY_ID_CHARS + " lowercase hex digits");
        }
        return keyId;
    }

    private byte[] signatureBytes(String field) {
        byte[] bytes = base64(field);
        if (bytes.length != Signature.BYTES) {
            throw new MalformedEnvelopeException(
                    field, "expected " + Signature.BYTES + " bytes, found " + bytes.length);
        }
        return bytes;
    }

    private byte[] base64(String field) {
        byte[] bytes = StrictBase64.decode(string(field));
        if (bytes == null) {
            throw new MalformedEnvelopeException(field, "expected standard base64 with padding");
        }
        return bytes;
    }

    private static void once(@Nullable Object earlier, String field) {
        if (earlier != null) {
            throw new MalformedEnvelopeException(field, "given twice");
        }
    }

    private static <T> T present(@Nullable T value, String field) {
        if (value == null) {
            throw new MalformedEnvelopeException(field, "missing");
        }
        return value;
    }

    /** True past a comma, false past the closing bracket; anything else is refused. */
    private boolean more(char close, String field) {
        skipWhiteSpace();
        if (at < text.length() && text.charAt(at) == ',') {
            at++;
            return true;
        }
        if (at < text.length() && text.charAt(at) == close) {
            at++;
            return false;
        }
        throw expected("',' or '" + close + "'", field);
    }

    private void expect(char wanted, String field) {
        skipWhiteSpace();
        if (at == text.length() || text.charAt(at) != wanted) {
            throw expected("'" + wanted + "'", field);
        }
        at++;
    }

    private void end() {
        skipWhiteSpace();
        if (at < text.length()) {
            throw expected("nothing more", WHOLE);
        }
    }

    private void skipWhiteSpace() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private String string(String field) {
        skipWhiteSpace();
        if (at == text.length() || text.charAt(at) != '"') {
            throw expected("a string", field);
        }
        at++;
        int start = at;
        while (at < text.length() && isPlain(text.charAt(at))) {
            at++;
        }
        StringBuilder value = new StringBuilder().append(text, start, at);
        while (true) {
            char c = next(field);
            if (c == '"') {
                return value.toString();
            }
            if (c < ' ') {
                throw new MalformedEnvelopeException(field, "control character in a string");
            }
            value.append(c == '\\' ? escape(field) : c);
        }
    }

    /** Stands for itself in a string, which as a rule has nothing else. */
    private static boolean isPlain(char c) {
        return c >= ' ' && c != '"' && c != '\\';
    }

    private char escape(String field) {
        char c = next(field);
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> unicode(field);
            default -> throw new MalformedEnvelopeException(field, "unknown escape in a string");
        };
    }

    private char unicode(String field) {
        int unit = 0;
        for (int i = 0; i < 4; i++) {
            char c = next(field);
            // Character.digit alone would take digits of every script.
            int digit = c < 0x80 ? Character.digit(c, 16) : -1;
            if (digit < 0) {
                throw new MalformedEnvelopeException(field, "expected four hex digits after \\u");
            }
            unit = unit << 4 | digit;
        }
        return (char) unit;
    }

    private char next(String field) {
        if (at == text.length()) {
            throw new MalformedEnvelopeException(field, "the string does not end");
        }
        return text.charAt(at++);
    }

    private MalformedEnvelopeException expected(String wanted, String field) {
        String found = at == text.length() ? "the end" : shown(text.substring(at, at + 1));
        return new MalformedEnvelopeException(field, "expected " + wanted + " at character " + at + ", found " + found);
    }

    /** Input as it may be repeated in a message: short, visible ASCII, quoted. */
    private static String shown(String input) {
        String start = input.length() <= SHOWN_CHARS ? input : input.substring(0, SHOWN_CHARS) + "...";
        return "'" + start.replaceAll("[^ -~]", "?") + "'";
    }
}
