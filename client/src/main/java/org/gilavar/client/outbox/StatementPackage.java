package org.gilavar.client.outbox;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.gilavar.ledger.Envelope;
import org.gilavar.ledger.MalformedEnvelopeException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Signed statements in one file, to be carried by any way to where the mechanism is heard.
 *
 * <pre>
 *   {"gilavar": "statements/v1",
 *    "exercise": false,
 *    "mechanism": "…",  "party": "…",    whose words, in which mechanism
 *    "made": "2025-04-12T11:40:00Z",     by the clock of the desk that made it
 *    "count": 2,
 *    "statements": [{"id": "…", "sha256": "…", "envelope": {…}}, …],    in the order in which they were said
 *    "sha256": "…"}                      of the object without this member
 * </pre>
 *
 * <p>The hashes find what happened to the file on its way; they keep nobody from making another. Who spoke, the signature of each
 * statement says, and the mechanism alone can tell whether it holds. Immutable.
 *
 * @param words 1 to {@value PackageForm#MOST}, no two with one id, all of this party, mechanism and kind
 */
public record StatementPackage(
        boolean exercise, String mechanism, String party, Instant made, List<SignedWords> words) {

    static final String KIND = "statements/v1";

    /** Largest file that is looked at. */
    public static final int MAX_BYTES = PackageForm.MAX_BYTES;

    /** More than all that stands around the statements. */
    private static final int OUTSIDE_BYTES = 1_024;

    private static final Set<String> MEMBERS =
            Set.of("gilavar", "exercise", "mechanism", "party", "made", "count", "statements", PackageForm.HASH);

    /**
     * A package.
     *
     * @throws MalformedPackageException naming what does not belong into it
     */
    public StatementPackage {
        words = List.copyOf(words);
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < words.size(); i++) {
            SignedWords one = words.get(i);
            String at = "statements[" + i + "]";
            if (one.exercise() != exercise) {
                throw new MalformedPackageException(
                        at,
                        exercise
                                ? "is not of an exercise, as the package is"
                                : "is of an exercise, and the package not");
            }
            if (!one.mechanism().equals(mechanism) || !one.party().equals(party)) {
                throw new MalformedPackageException(
                        at, "is of " + one.party() + " in " + one.mechanism() + ", as the package is not");
            }
            if (!ids.add(one.id())) {
                throw new MalformedPackageException(at, "has the id " + one.id() + ", as one before it");
            }
        }
        if (words.isEmpty() || words.size() > PackageForm.MOST) {
            throw new MalformedPackageException(
                    "statements", "expected 1 to " + PackageForm.MOST + ", found " + words.size());
        }
    }

    /** The first of words that are of one party and mechanism, as many as one file holds. */
    static StatementPackage fitting(List<SignedWords> words, Instant made) {
        int most = 0;
        long bytes = OUTSIDE_BYTES;
        for (SignedWords one : words) {
            bytes += JsonMapper.shared().writeValueAsBytes(json(one)).length + 1;
            if (most == PackageForm.MOST || bytes > MAX_BYTES) {
                break;
            }
            most++;
        }
        return of(words.subList(0, most), made);
    }

    /** Of words that are of one party and mechanism. */
    static StatementPackage of(List<SignedWords> words, Instant made) {
        SignedWords first = words.get(0);
        return new StatementPackage(first.exercise(), first.mechanism(), first.party(), made, words);
    }

    /** Whether a file says that it is one of these, whatever else is wrong with it. */
    public static boolean isMeant(byte[] file) {
        return PackageForm.isMeant(file, KIND);
    }

    /**
     * Reads a file that nobody trusts.
     *
     * @throws MalformedPackageException if it is anything but a package as it was made, naming where
     */
    public static StatementPackage parse(byte[] file) {
        JsonNode read = PackageForm.read(file, KIND, MEMBERS);
        List<SignedWords> words = new ArrayList<>();
        for (JsonNode one : PackageForm.list(read, "statements")) {
            words.add(words("statements[" + words.size() + "]", one));
        }
        StatementPackage all = new StatementPackage(
                read.path("exercise").asBoolean(),
                SignedWords.name(read, "mechanism"),
                SignedWords.name(read, "party"),
                SignedWords.instant(read, "made")
                        .orElseThrow(() -> new MalformedPackageException("made", "is missing")),
                words);
        PackageForm.mustBe(all.bytes(), file);
        return all;
    }

    private static SignedWords words(String at, JsonNode one) {
        byte[] envelope = JsonMapper.shared().writeValueAsBytes(one.path("envelope"));
        if (!PackageForm.hash(envelope).equals(one.path(PackageForm.HASH).asString(""))) {
            throw new MalformedPackageException(
                    at + ".sha256",
                    "does not fit the envelope: one of them has been changed since the package was made");
        }
        try {
            SignedWords words = SignedWords.of(Envelope.parse(envelope));
            if (!words.id().equals(one.path("id").asString(""))) {
                throw new MalformedPackageException(at + ".id", "the statement has another id");
            }
            return words;
        } catch (MalformedEnvelopeException e) {
            throw new MalformedPackageException(at + ".envelope." + e.field(), e.reason(), e);
        }
    }

    /** The file, always the same for equal packages. */
    public byte[] bytes() {
        ObjectNode json = JsonMapper.shared().createObjectNode();
        json.put("gilavar", KIND)
                .put("exercise", exercise)
                .put("mechanism", mechanism)
                .put("party", party)
                .put("made", made.toString())
                .put("count", words.size());
        var statements = json.putArray("statements");
        for (SignedWords one : words) {
            statements.add(json(one));
        }
        return PackageForm.write(json);
    }

    private static ObjectNode json(SignedWords one) {
        byte[] envelope = one.envelope().toJson();
        ObjectNode json = JsonMapper.shared().createObjectNode();
        json.put("id", one.id())
                .put(PackageForm.HASH, PackageForm.hash(envelope))
                .set("envelope", JsonMapper.shared().readTree(envelope));
        return json;
    }
}
