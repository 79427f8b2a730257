package org.gilavar.client.mirror;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.gilavar.client.GilavarClient;
import org.gilavar.ledger.Envelope;
import org.gilavar.ledger.Hash;
import org.gilavar.ledger.SigningKey;
import org.gilavar.ledger.log.Checkpoint;
import org.gilavar.ledger.log.EntryOpening;
import org.gilavar.ledger.log.NoteKey;
import org.gilavar.ledger.log.NoteSigner;
import org.gilavar.ledger.log.Policy;
import org.gilavar.ledger.log.Salt;
import org.gilavar.ledger.log.SignedCheckpoint;
import org.gilavar.ledger.log.TiledLog;
import org.gilavar.ledger.log.TlogProof;
import org.gilavar.ledger.log.folder.FolderTileStore;

/** The log of one party, with what opens it, as a server would have made it or would have liked to. */
final class SampleCopy {
    static final SigningKey DESK = key("desk");
    static final SigningKey OTHER = key("other");

    private static final NoteSigner COMMON = NoteSigner.of("test", NoteKey.Type.ED25519, key("common"));
    private static final NoteSigner OWN = NoteSigner.of("test/turkiye", NoteKey.Type.ED25519, key("own"));

    static final Policy POLICY = new Policy(
            List.of(new Policy.Log(COMMON.key(), ""), new Policy.Log(OWN.key(), "")),
            List.of(),
            List.of(),
            Policy.NONE);

    private final List<EntryOpening> entries = new ArrayList<>();
    private final Set<Integer> erased = new HashSet<>();

    static SigningKey key(String name) {
        return SigningKey.ofSeed(Hash.sha256(name.getBytes(UTF_8)).bytes());
    }

    static Envelope statement(String party, String post, SigningKey... keys) {
        String payload = "{\"id\":\"s\",\"from\":{\"party\":\"" + party + "\",\"post\":\"" + post + "\"}}";
        return Envelope.sign(GilavarClient.STATEMENT_TYPE, payload.getBytes(UTF_8), keys);
    }

    /** An entry by which a key was enrolled. */
    SampleCopy enrolled(String party, String post, SigningKey key) {
        return entry("{\"told\":[" + told("ENROLLED", party, post, "VALID", key) + "]}");
    }

    /** An entry that the party said, by which a key was revoked. */
    SampleCopy revokedBy(Envelope envelope, String party, String post, SigningKey key) {
        String said = new String(envelope.toJson(), UTF_8);
        return entry("{\"said\":" + said + ",\"told\":[" + told("ENDED", party, post, "REVOKED", key) + "]}");
    }

    private static String told(String happened, String party, String post, String stage, SigningKey key) {
        return "{\"happened\":\"" + happened + "\",\"item\":{\"kind\":\"key\",\"party\":\"" + party + "\",\"post\":\""
                + post + "\",\"stage\":\"" + stage + "\",\"key\":\""
                + key.verifyingKey().text() + "\"}}";
    }

    /** An entry of which nothing is left but its leaf. */
    SampleCopy erased() {
        entry("{\"told\":[]}");
        erased.add(entries.size() - 1);
        return this;
    }

    /** An entry that the party said. */
    SampleCopy said(Envelope envelope) {
        return entry("{\"said\":" + new String(envelope.toJson(), UTF_8) + ",\"told\":[]}");
    }

    SampleCopy entry(String json) {
        byte[] salt =
                Hash.sha256(Integer.toString(entries.size()).getBytes(UTF_8)).bytes();
        entries.add(EntryOpening.of(Salt.of(salt), json.getBytes(UTF_8)));
        return this;
    }

    /** Writes it, as a mirror would have kept it. */
    void writeTo(Path folder) throws IOException {
        FolderTileStore store = new FolderTileStore(folder);
        TiledLog log = TiledLog.create(store);
        log.append(entries.stream().map(opening -> opening.commitment().bytes()).toList());
        store.publish(head(log));
        try (Openings openings = Openings.open(folder, 0)) {
            List<Optional<EntryOpening>> left = new ArrayList<>();
            for (int i = 0; i < entries.size(); i++) {
                left.add(erased.contains(i) ? Optional.empty() : Optional.of(entries.get(i)));
            }
            openings.append(0, left);
        }
    }

    /** The receipt of the last entry. */
    String receipt(Path folder) {
        TiledLog log = TiledLog.create(new FolderTileStore(folder));
        log.append(entries.stream().map(opening -> opening.commitment().bytes()).toList());
        TlogProof proof = TlogProof.of(log.inclusion(log.size() - 1, log.size()), head(log))
                .withExtra(entries.get(entries.size() - 1).bytes());
        return new String(proof.bytes(), UTF_8);
    }

    private static SignedCheckpoint head(TiledLog log) {
        return SignedCheckpoint.sign(new Checkpoint("test/turkiye", log.size(), log.root()), OWN);
    }
}
