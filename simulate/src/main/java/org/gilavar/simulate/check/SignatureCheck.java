package org.gilavar.simulate.check;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * Every statement in the record is signed with the key that its post had at that entry, and brings no key that has not
 * signed. Which key that was follows from the statements before. That the right key's id stands on it is looked at for all;
 * the signature itself, with the platform's Ed25519, for all or for a sample, since that takes a millisecond each.
 */
public final class SignatureCheck implements Check {

    private static final byte[] SPKI_PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");
    private static final int KEY_ID_BYTES = 16;

    private final int oneIn;

    /**
     * @param oneIn of how many signatures one is verified; 1 for all
     */
    public SignatureCheck(int oneIn) {
        this.oneIn = oneIn;
    }

    @Override
    public String name() {
        return "no statement in the record is forged";
    }

    @Override
    public long examine(RawRecord record, Observations seen) {
        Map<String, String> keys = new HashMap<>();
        long looked = 0;
        for (RawEntry entry : record.entries()) {
            if (!entry.isDeadline()) {
                String post = entry.speaker() + "/"
                        + entry.words().path("from").path("post").asString("");
                List<String> signing = new ArrayList<>(brought(entry));
                if (!entry.type().equals("mechanism.found")) {
                    String own = keys.get(post);
                    if (own == null) {
                        throw new BrokenException("entry " + entry.seq() + ": " + post + " has no key");
                    }
                    signing.add(own);
                }
                for (String key : signing) {
                    mustHaveSigned(entry, key);
                    looked++;
                }
                learn(entry, keys);
            }
        }
        return looked;
    }

    private static List<String> brought(RawEntry entry) {
        return switch (entry.type()) {
            case "mechanism.found", "party.enrol" ->
                List.of(
                        entry.body().path("root").asString(""),
                        entry.body().path("key").asString(""));
            case "post.enrol", "key.rotate", "root.name" ->
                List.of(entry.body().path("key").asString(""));
            default -> List.of();
        };
    }

    private static void learn(RawEntry entry, Map<String, String> keys) {
        JsonNode body = entry.body();
        String key = body.path("key").asString("");
        switch (entry.type()) {
            case "mechanism.found" ->
                keys.put(
                        entry.speaker() + "/"
                                + entry.words().path("from").path("post").asString(""),
                        key);
            case "party.enrol" ->
                keys.put(
                        body.path("party").asString("") + "/"
                                + body.path("post").asString(""),
                        key);
            case "post.enrol", "key.rotate" ->
                keys.put(entry.speaker() + "/" + body.path("post").asString(""), key);
            case "key.revoke" ->
                keys.remove(entry.speaker() + "/" + body.path("post").asString(""));
            default -> {}
        }
    }

    private void mustHaveSigned(RawEntry entry, String key) {
        byte[] bytes = Base64.getDecoder().decode(key);
        String keyId = HexFormat.of().formatHex(Tree.sha256(bytes), 0, KEY_ID_BYTES);
        for (JsonNode signature : entry.signatures()) {
            if (signature.path("keyid").asString("").equals(keyId)) {
                byte[] value = Base64.getDecoder().decode(signature.path("sig").asString(""));
                if (entry.seq() % oneIn == 0 && !verifies(bytes, signed(entry), value)) {
                    throw new BrokenException(
                            "entry " + entry.seq() + ": the signature by " + keyId + " does not verify");
                }
                return;
            }
        }
        throw new BrokenException(
                "entry " + entry.seq() + " is not signed by " + keyId + ", the key of " + entry.speaker() + " then");
    }

    /** The pre-authentication encoding of DSSE. */
    private static byte[] signed(RawEntry entry) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] type = entry.payloadType().getBytes(US_ASCII);
        out.writeBytes(("DSSEv1 " + type.length + " ").getBytes(US_ASCII));
        out.writeBytes(type);
        out.writeBytes((" " + entry.payload().length + " ").getBytes(US_ASCII));
        out.writeBytes(entry.payload());
        return out.toByteArray();
    }

    private static boolean verifies(byte[] key, byte[] message, byte[] value) {
        byte[] spki = Arrays.copyOf(SPKI_PREFIX, SPKI_PREFIX.length + key.length);
        System.arraycopy(key, 0, spki, SPKI_PREFIX.length, key.length);
        try {
            Signature ed25519 = Signature.getInstance("Ed25519");
            ed25519.initVerify(KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(spki)));
            ed25519.update(message);
            return ed25519.verify(value);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
