package org.gilavar.cli.key;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Which key in which token: a PKCS#11 URI (RFC 7512), such as
 *
 * <pre>
 *   pkcs11:token=Duty%20desk;object=turkiye?module-path=/usr/lib/softhsm/libsofthsm2.so
 * </pre>
 *
 * <p>Understood are {@code token}, {@code manufacturer}, {@code model}, {@code serial} and {@code slot-id}, which must
 * fit one token; {@code object}, the label of the key's certificate; {@code type}, which changes nothing; and
 * {@code module-path}. What is not understood is refused, as §2.3 asks: a key that was not meant must not sign. Nor is
 * {@code id} understood: Java finds keys by their label. A PIN in the URI is refused: it would be read in the list of
 * processes.
 *
 * @param module the token's library
 * @param token by which the token is chosen: attribute to value
 * @param object the label, if there is more than one key
 */
record TokenUri(Path module, Map<String, String> token, OptionalLong slot, Optional<String> object) {

    private static final String SCHEME = "pkcs11:";
    private static final Set<String> OF_A_TOKEN = Set.of("token", "manufacturer", "model", "serial");
    private static final Set<String> TYPES = Set.of("private", "public", "cert");

    TokenUri {
        token = Map.copyOf(token);
    }

    static boolean isOne(String text) {
        return text.startsWith(SCHEME);
    }

    /**
     * Reads a URI.
     *
     * @throws UnusableKeyException if it is none, or says what is not understood
     */
    static TokenUri parse(String text) {
        if (!isOne(text)) {
            throw new UnusableKeyException("expected a URI that begins with " + SCHEME + ", found " + text);
        }
        String[] halves = text.substring(SCHEME.length()).split("\\?", 2);
        Map<String, String> path = attributes(halves[0], ";");
        Map<String, String> query = attributes(halves.length == 2 ? halves[1] : "", "&");
        Map<String, String> token = new LinkedHashMap<>();
        OptionalLong slot = OptionalLong.empty();
        Optional<String> object = Optional.empty();
        for (Map.Entry<String, String> attribute : path.entrySet()) {
            String value = attribute.getValue();
            switch (attribute.getKey()) {
                case "object" -> object = Optional.of(value);
                case "slot-id" -> slot = OptionalLong.of(number(value));
                case "type" -> mustBeKnown(value);
                case "id" ->
                    throw new UnusableKeyException("pkcs11: id is not understood, since Java finds a key by the label "
                            + "of its certificate: give object=LABEL in its place");
                default -> {
                    if (!OF_A_TOKEN.contains(attribute.getKey())) {
                        throw notUnderstood(attribute.getKey());
                    }
                    token.put(attribute.getKey(), value);
                }
            }
        }
        return new TokenUri(module(query), token, slot, object);
    }

    private static Path module(Map<String, String> query) {
        for (String name : query.keySet()) {
            if (name.startsWith("pin-")) {
                throw new UnusableKeyException("pkcs11: no PIN in an argument, where everyone on this machine can read "
                        + "it: use --passphrase-file, " + Passphrases.VARIABLE + ", or wait to be asked");
            }
            if (!name.equals("module-path")) {
                throw notUnderstood(name);
            }
        }
        String module = query.get("module-path");
        if (module == null) {
            throw new UnusableKeyException("pkcs11: the token's library is missing: end the URI with "
                    + "?module-path=/path/to/library.so, such as /usr/lib/softhsm/libsofthsm2.so or opensc-pkcs11.so");
        }
        // In Java's configuration of a token these would begin something else.
        if (module.chars().anyMatch(c -> c < ' ' || c == '"' || c == '$')
                || !Path.of(module).isAbsolute()) {
            throw new UnusableKeyException("pkcs11: module-path must be an absolute path without quotes and dollars");
        }
        if (!Files.isRegularFile(Path.of(module))) {
            throw new UnusableKeyException("pkcs11: there is no library " + module);
        }
        return Path.of(module);
    }

    private static Map<String, String> attributes(String text, String separator) {
        Map<String, String> attributes = new LinkedHashMap<>();
        if (text.isEmpty()) {
            return attributes;
        }
        for (String attribute : text.split(separator, -1)) {
            int equals = attribute.indexOf('=');
            if (equals < 1) {
                throw new UnusableKeyException("pkcs11: expected name=value, found \"" + attribute + "\"");
            }
            String name = attribute.substring(0, equals);
            if (attributes.put(name, decoded(attribute.substring(equals + 1))) != null) {
                throw new UnusableKeyException("pkcs11: " + name + " is given twice");
            }
        }
        return attributes;
    }

    /** Percent-decoding (RFC 3986 §2.1) of UTF-8; a plus is a plus. */
    private static String decoded(String value) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] raw = value.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < raw.length; i++) {
            if (raw[i] != '%') {
                bytes.write(raw[i]);
            } else if (i + 2 < raw.length && HexFormat.isHexDigit(raw[i + 1]) && HexFormat.isHexDigit(raw[i + 2])) {
                bytes.write(HexFormat.fromHexDigits(value(raw, i + 1)));
                i += 2;
            } else {
                throw new UnusableKeyException("pkcs11: expected two hex digits after % in \"" + value + "\"");
            }
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static String value(byte[] raw, int from) {
        return new String(raw, from, 2, StandardCharsets.US_ASCII);
    }

    private static long number(String value) {
        if (!value.matches("[0-9]{1,18}")) {
            throw new UnusableKeyException("pkcs11: slot-id is a number, found \"" + value + "\"");
        }
        return Long.parseLong(value);
    }

    private static void mustBeKnown(String type) {
        if (!TYPES.contains(type)) {
            throw new UnusableKeyException("pkcs11: type is one of private, public and cert, found \"" + type + "\"");
        }
    }

    private static UnusableKeyException notUnderstood(String name) {
        return new UnusableKeyException("pkcs11: " + name + " is not understood here");
    }
}
