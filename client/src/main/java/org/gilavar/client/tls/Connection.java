package org.gilavar.client.tls;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The connection package: all that a party needs to reach its mechanism, but for keys of its own, in one file that the
 * facilitator hands over by a way the party trusts. There is no secret in it.
 *
 * <pre>
 *   {"gilavar": "connection/v1",
 *    "server": "https://…",          where the mechanism is served
 *    "mechanism": "…",               its name
 *    "party": "…",                   whose package this is
 *    "authorities": "PEM …",         who issues the server's certificates
 *    "pins": ["sha256/…"],           public keys of which one must be in the server's chain; may be empty
 *    "request": {"organisation": "…", "usage": "clientAuth"},
 *                                    what the party's own authority is to certify for each of its posts (its CN)
 *    "policy": "…"}                  the witness policy (C2SP tlog-policy), where there is one already
 * </pre>
 *
 * <p>Immutable, thread-safe.
 *
 * @param authorities at least one
 * @param pins as {@code sha256/base64} of a public key (RFC 7469 §2.4)
 * @param policy in the text form of C2SP tlog-policy
 */
public record Connection(
        URI server,
        String mechanism,
        String party,
        List<X509Certificate> authorities,
        List<String> pins,
        Optional<String> policy) {

    /** Largest file: some certificates and a policy. */
    public static final int MAX_BYTES = 1 << 20;

    private static final String KIND = "connection/v1";
    private static final Set<String> MEMBERS = new TreeSet<>(
            Set.of("gilavar", "server", "mechanism", "party", "authorities", "pins", "request", "policy"));
    private static final JsonMapper STRICT = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final int PEM_LINE = 64;

    /**
     * A package.
     *
     * @throws MalformedConnectionException naming the member that cannot be, and why
     */
    public Connection {
        authorities = List.copyOf(authorities);
        pins = List.copyOf(pins);
        if (!"https".equals(server.getScheme()) || server.getHost() == null || !isBare(server)) {
            throw new MalformedConnectionException(
                    "server", "expected an https address such as https://gilavar.example:8470, found " + server);
        }
        if (mechanism.isBlank()) {
            throw new MalformedConnectionException("mechanism", "is missing");
        }
        if (party.isBlank()) {
            throw new MalformedConnectionException("party", "is missing");
        }
        if (authorities.isEmpty()) {
            throw new MalformedConnectionException("authorities", "expected at least one certificate");
        }
        pins.stream().filter(pin -> !Pin.isOne(pin)).findFirst().ifPresent(pin -> {
            throw new MalformedConnectionException(
                    "pins", "expected sha256/ and 44 characters of base64, found " + pin);
        });
    }

    /** Nothing but the host and the port. */
    private static boolean isBare(URI server) {
        return server.getRawPath().isEmpty()
                && server.getRawQuery() == null
                && server.getRawFragment() == null
                && server.getRawUserInfo() == null;
    }

    /** The pin of a certificate. */
    public static String pinOf(X509Certificate certificate) {
        return Pin.of(certificate);
    }

    /**
     * Reads a package.
     *
     * @throws MalformedConnectionException if it is none
     */
    public static Connection parse(byte[] json) {
        JsonNode read = json(json);
        read.propertyNames().stream()
                .filter(name -> !MEMBERS.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw new MalformedConnectionException(name, "there is no such member; known: " + MEMBERS);
                });
        if (!read.path("gilavar").asString("").equals(KIND)) {
            throw new MalformedConnectionException(
                    "gilavar", "expected \"" + KIND + "\": this is no connection package");
        }
        List<String> pins = new ArrayList<>();
        if (!read.path("pins").isArray()) {
            throw new MalformedConnectionException("pins", "expected a list, which may be empty");
        }
        read.path("pins").forEach(pin -> pins.add(pin.asString("")));
        return new Connection(
                server(read.path("server").asString("")),
                read.path("mechanism").asString(""),
                read.path("party").asString(""),
                certificates(read.path("authorities").asString("")),
                pins,
                policy(read.get("policy")));
    }

    private static JsonNode json(byte[] json) {
        if (json.length > MAX_BYTES) {
            throw new MalformedConnectionException("package", "expected at most " + MAX_BYTES + " bytes");
        }
        try {
            return STRICT.readTree(json);
        } catch (JacksonException e) {
            throw new MalformedConnectionException("package", "no JSON: " + e.getOriginalMessage(), e);
        }
    }

    private static Optional<String> policy(@Nullable JsonNode node) {
        if (node != null && !node.isString()) {
            throw new MalformedConnectionException("policy", "expected a text");
        }
        return Optional.ofNullable(node).map(JsonNode::asString);
    }

    private static URI server(String text) {
        try {
            return URI.create(text);
        } catch (IllegalArgumentException e) {
            throw new MalformedConnectionException("server", "no address: " + text, e);
        }
    }

    private static List<X509Certificate> certificates(String pem) {
        try {
            return Certificates.read(pem.getBytes(StandardCharsets.US_ASCII));
        } catch (CertificateException e) {
            throw new MalformedConnectionException("authorities", "cannot be read: " + e.getMessage(), e);
        }
    }

    /** The file, for people to read too. */
    public byte[] bytes() {
        ObjectNode json = JsonMapper.shared().createObjectNode();
        json.put("gilavar", KIND)
                .put("server", server.toString())
                .put("mechanism", mechanism)
                .put("party", party)
                .put("authorities", pem(authorities));
        pins.forEach(json.putArray("pins")::add);
        json.putObject("request").put("organisation", party).put("usage", "clientAuth");
        policy.ifPresent(text -> json.put("policy", text));
        return JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsBytes(json);
    }

    /** Certificates as PEM, one after the other. */
    public static String pem(Collection<X509Certificate> certificates) {
        StringBuilder pem = new StringBuilder();
        Base64.Encoder lines = Base64.getMimeEncoder(PEM_LINE, new byte[] {'\n'});
        for (X509Certificate certificate : certificates) {
            try {
                pem.append("-----BEGIN CERTIFICATE-----\n")
                        .append(lines.encodeToString(certificate.getEncoded()))
                        .append("\n-----END CERTIFICATE-----\n");
            } catch (CertificateEncodingException e) {
                throw new IllegalArgumentException("a certificate that has no encoding", e);
            }
        }
        return pem.toString();
    }
}
