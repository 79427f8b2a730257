package org.gilavar.ledger;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Exact bytes and who signed them: a DSSE v1 envelope.
 *
 * <p>A signature covers the type and the payload, by their lengths ({@link #pae()}):
 *
 * <pre>
 *   "DSSEv1" SP len(type) SP type SP len(payload) SP payload      lengths in bytes, ASCII decimal
 * </pre>
 *
 * <p>so nothing is re-serialised to check it, and what was signed as one type never passes as another. Written as JSON:
 *
 * <pre>
 *   {"payload":"&lt;base64&gt;","payloadType":"…","signatures":[{"keyid":"…","sig":"&lt;base64&gt;"}]}
 * </pre>
 *
 * <p>{@link #toJson()} writes these members in this order without white space; {@link #parse} takes any order and any
 * white space, and is stricter than DSSE asks: members that are missing, unknown or given twice, URL-safe or sloppy
 * base64, and two signatures under one key id are refused. Whether a signature is any good is for
 * {@link VerifyingKey#verifies} to say: an envelope only carries it.
 *
 * <p>Ranges: type 1 to {@value #MAX_TYPE_CHARS} visible ASCII characters; payload 0 to
 * {@value #MAX_PAYLOAD_BYTES} bytes; 1 to {@value #MAX_SIGNATURES} signatures. Immutable, compared by content,
 * safe to share between threads.
 *
 * @see <a href="https://github.com/secure-systems-lab/dsse/blob/master/protocol.md">DSSE protocol</a>
 */
public final class Envelope {
    /** Largest JSON form taken: far above any statement, small enough to hold many at once. */
    public static final int MAX_JSON_BYTES = 1 << 20;

    /** Largest payload: its base64 with the longest type and every signature still fits {@link #MAX_JSON_BYTES}. */
    public static final int MAX_PAYLOAD_BYTES = (MAX_JSON_BYTES / 4 * 3) - 4096;

    /** Longest payload type: media types have at most 127 characters on each side of the slash (RFC 6838 §4.2). */
    public static final int MAX_TYPE_CHARS = 255;

    /** Most signatures on one envelope: every party of a large arrangement, and the facilitator. */
    public static final int MAX_SIGNATURES = 8;

    private static final byte[] PAE_PREFIX = "DSSEv1 ".getBytes(StandardCharsets.US_ASCII);

    private final String payloadType;
    private final byte[] payload;
    private final List<Signature> signatures;

    /**
     * An envelope with signatures made elsewhere.
     *
     * @throws IllegalArgumentException if a part is out of range or two signatures have one key id
     */
    public Envelope(String payloadType, byte[] payload, List<Signature> signatures) {
        if (!isType(payloadType)) {
            throw new IllegalArgumentException(
                    "a payload type is 1 to " + MAX_TYPE_CHARS + " visible ASCII characters");
        }
        if (payload.length > MAX_PAYLOAD_BYTES) {
            throw new IllegalArgumentException(
                    "a payload has at most " + MAX_PAYLOAD_BYTES + " bytes, found " + payload.length);
        }
        if (signatures.isEmpty() || signatures.size() > MAX_SIGNATURES) {
            throw new IllegalArgumentException(
                    "an envelope has 1 to " + MAX_SIGNATURES + " signatures, found " + signatures.size());
        }
        Set<String> signers = new HashSet<>();
        for (Signature signature : signatures) {
            if (!signers.add(signature.keyId())) {
                throw new IllegalArgumentException("two signatures by " + signature.keyId());
            }
        }
        this.payloadType = payloadType;
        this.payload = payload.clone();
        this.signatures = List.copyOf(signatures);
    }

    /**
     * Signs bytes as they are, once with each key, in the order given.
     *
     * @throws IllegalArgumentException if the type or payload is out of range, there are no keys or too many, or one
     *     key is given twice
     */
    public static Envelope sign(String payloadType, byte[] payload, SigningKey... keys) {
        byte[] pae = pae(payloadType, payload);
        List<Signature> signatures = new ArrayList<>();
        for (SigningKey key : keys) {
            signatures.add(key.sign(pae));
        }
        return new Envelope(payloadType, payload, signatures);
    }

    /**
     * The same statement with one more signature, at the end.
     *
     * @throws IllegalArgumentException if a signature under this key's id is there already, or there is no room
     */
    public Envelope countersigned(SigningKey key) {
        List<Signature> more = new ArrayList<>(signatures);
        more.add(key.sign(pae()));
        return new Envelope(payloadType, payload, more);
    }

    /**
     * Reads the JSON form.
     *
     * @throws MalformedEnvelopeException if the bytes are anything but one envelope
     */
    public static Envelope parse(byte[] json) {
        return EnvelopeReader.read(json);
    }

    static boolean isType(String text) {
        return !text.isEmpty()
                && text.length() <= MAX_TYPE_CHARS
                && text.chars().allMatch(c -> c > ' ' && c < 0x7f);
    }

    /** How to read the payload, such as {@code application/vnd.example+json}. */
    public String payloadType() {
        return payloadType;
    }

    /** A copy of the exact bytes that were signed. */
    public byte[] payload() {
        return payload.clone();
    }

    /** The signatures, in their order; the list cannot be changed. */
    public List<Signature> signatures() {
        return signatures;
    }

    /** What a signature covers: the pre-authentication encoding of DSSE. */
    public byte[] pae() {
        return pae(payloadType, payload);
    }

    static byte[] pae(String payloadType, byte[] payload) {
        byte[] type = payloadType.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream pae = new ByteArrayOutputStream(32 + type.length + payload.length);
        pae.writeBytes(PAE_PREFIX);
        pae.writeBytes((type.length + " ").getBytes(StandardCharsets.US_ASCII));
        pae.writeBytes(type);
        pae.writeBytes((" " + payload.length + " ").getBytes(StandardCharsets.US_ASCII));
        pae.writeBytes(payload);
        return pae.toByteArray();
    }

    /** Whether bytes begin as every {@link #pae()} does. */
    static boolean isPae(byte[] bytes) {
        return bytes.length >= PAE_PREFIX.length
                && Arrays.equals(bytes, 0, PAE_PREFIX.length, PAE_PREFIX, 0, PAE_PREFIX.length);
    }

    /** The JSON form, always the same for equal envelopes; at most {@link #MAX_JSON_BYTES}, pure ASCII. */
    public byte[] toJson() {
        Base64.Encoder base64 = Base64.getEncoder();
        StringBuilder json = new StringBuilder(payload.length / 3 * 4 + 512);
        json.append("{\"payload\":\"").append(base64.encodeToString(payload));
        json.append("\",\"payloadType\":\"")
                .append(payloadType.replace("\\", "\\\\").replace("\"", "\\\""));
        json.append("\",\"signatures\":[");
        String separator = "";
        for (Signature signature : signatures) {
            json.append(separator).append("{\"keyid\":\"").append(signature.keyId());
            json.append("\",\"sig\":\"")
                    .append(base64.encodeToString(signature.bytes()))
                    .append("\"}");
            separator = ",";
        }
        return json.append("]}").toString().getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Envelope that
                && payloadType.equals(that.payloadType)
                && Arrays.equals(payload, that.payload)
                && signatures.equals(that.signatures);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * payloadType.hashCode() + Arrays.hashCode(payload)) + signatures.hashCode();
    }

    @Override
    public String toString() {
        return "Envelope[" + payloadType + ", " + payload.length + " bytes, signed by "
                + signatures.stream().map(Signature::keyId).toList() + "]";
    }
}
