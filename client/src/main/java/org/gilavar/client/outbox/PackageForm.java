package org.gilavar.client.outbox;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Set;
import java.util.TreeSet;
import org.gilavar.ledger.Hash;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * How a package is written: one JSON object in one line, whose last member {@code sha256} is the hash of the object without it.
 * There is one way to write each: a file that differs anywhere, if only by a space, is refused.
 */
final class PackageForm {

    /** Largest file: some days of a desk's words. */
    static final int MAX_BYTES = 16 << 20;

    /** Most that one file holds. */
    static final int MOST = 1_000;

    static final String HASH = "sha256";

    private static final JsonMapper JSON = JsonMapper.shared();

    private PackageForm() {}

    /**
     * The file of an object.
     *
     * @throws MalformedPackageException if it is larger than what is read
     */
    static byte[] write(ObjectNode content) {
        content.put(HASH, hash(JSON.writeValueAsBytes(content)));
        byte[] line = JSON.writeValueAsBytes(content);
        byte[] bytes = Arrays.copyOf(line, line.length + 1);
        bytes[line.length] = '\n';
        mustFit(bytes);
        return bytes;
    }

    static String hash(byte[] bytes) {
        return HexFormat.of().formatHex(Hash.sha256(bytes).bytes());
    }

    /** Whether a file says that it is of a kind, whatever else is wrong with it. */
    static boolean isMeant(byte[] file, String kind) {
        return file.length <= MAX_BYTES && isOf(SignedWords.json("package", file), kind);
    }

    private static boolean isOf(JsonNode read, String kind) {
        return read.path("gilavar").asString("").equals(kind);
    }

    /**
     * The object in a file, all of whose members are known.
     *
     * @throws MalformedPackageException if it is none of this kind, or too large
     */
    static JsonNode read(byte[] bytes, String kind, Set<String> members) {
        mustFit(bytes);
        JsonNode read = SignedWords.json("package", bytes);
        if (!isOf(read, kind)) {
            throw new MalformedPackageException("gilavar", "expected \"" + kind + "\": this is no such package");
        }
        if (!new TreeSet<>(read.propertyNames()).equals(new TreeSet<>(members))) {
            throw new MalformedPackageException(
                    "package", "expected the members " + new TreeSet<>(members) + ", and no others");
        }
        if (!read.path("exercise").isBoolean()) {
            throw new MalformedPackageException("exercise", "expected true or false");
        }
        return read;
    }

    private static void mustFit(byte[] bytes) {
        if (bytes.length > MAX_BYTES) {
            throw new MalformedPackageException("package", "expected at most " + MAX_BYTES + " bytes");
        }
    }

    /** Those of a list, as many as it says there are. */
    static JsonNode list(JsonNode read, String field) {
        JsonNode list = read.path(field);
        if (!list.isArray() || list.isEmpty() || list.size() > MOST) {
            throw new MalformedPackageException(field, "expected a list of 1 to " + MOST);
        }
        if (!read.path("count").isIntegralNumber() || read.path("count").asLong(-1) != list.size()) {
            throw new MalformedPackageException("count", "expected " + list.size() + ", as there are");
        }
        return list;
    }

    /** Makes sure that a file is what would be written of the value read from it. */
    static void mustBe(byte[] written, byte[] file) {
        if (!Arrays.equals(written, file)) {
            throw new MalformedPackageException(HASH, "the package has been changed since it was made");
        }
    }
}
