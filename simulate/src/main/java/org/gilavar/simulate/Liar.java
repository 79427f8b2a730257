package org.gilavar.simulate;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.gilavar.journal.Admission;
import org.gilavar.journal.EntryForm;
import org.gilavar.journal.Stored;
import org.gilavar.ledger.Envelope;
import org.gilavar.ledger.MerkleTree;
import org.gilavar.ledger.Signature;
import org.gilavar.mechanism.item.Message;
import org.gilavar.mechanism.item.Precedence;
import org.gilavar.mechanism.json.Json;
import org.gilavar.mechanism.statement.MessageBody;
import org.gilavar.mechanism.statement.Statement;

/** What a facilitator who holds the machine, its disk and its keys can do, and must not get away with. */
final class Liar {

    private static final String BEFORE = "Do you hear?\"";
    private static final String AFTER = "Do you HEAR?\"";

    private final Scene scene;
    private final Facilitator facilitator;

    Liar(Scene scene, Facilitator facilitator) {
        this.scene = scene;
        this.facilitator = facilitator;
    }

    /** Tells the lie of the plan; false when there is nothing yet to lie about. */
    boolean lie() {
        scene.world().fault("lie " + scene.plan().lie());
        return switch (scene.plan().lie()) {
            case NONE -> true;
            case TWO_HISTORIES -> {
                facilitator.fork();
                yield true;
            }
            case OTHER_LEAVES -> {
                facilitator.commitOtherwise();
                yield true;
            }
            case BEGUN_ANEW -> {
                facilitator.host().disk().remove(DiskTileStore.CHECKPOINT);
                facilitator.host().perform(facilitator::boot);
                yield true;
            }
            case REWRITTEN -> withMessage(forms -> index -> forms.set(index, rewritten(forms.get(index))));
            case DROPPED -> withMessage(forms -> index -> forms.remove(index));
            case FORGED -> {
                facilitator.forge(forged(Cast.BOUND.getFirst(), Cast.BOUND.getLast()));
                yield true;
            }
        };
    }

    private interface Change {
        void at(int index);
    }

    private interface Changing {
        Change of(List<byte[]> forms);
    }

    /** Changes the record from the last message but some on, with all that follows, and starts from it again. */
    private boolean withMessage(Changing changing) {
        List<byte[]> forms = new ArrayList<>();
        List<Integer> messages = new ArrayList<>();
        facilitator.journal().forEach(stored -> {
            byte[] form = EntryForm.bytes(stored);
            if (stored.entry().statement().isPresent() && find(form, BEFORE) >= 0 && tellsTheSent(stored)) {
                messages.add(forms.size());
            }
            forms.add(form);
        });
        if (messages.isEmpty()) {
            return false;
        }
        changing.of(forms).at(messages.get(messages.size() / 2));
        MerkleTree tree = new MerkleTree();
        List<byte[]> frames = new ArrayList<>();
        for (byte[] form : forms) {
            ByteBuffer.wrap(form).putLong(tree.size() + 1);
            Stored changed = EntryForm.read(form);
            tree.append(changed.entry().leafHash());
            frames.add(DiskJournal.batch(List.of(new Stored(changed.entry(), tree.root()))));
        }
        SimDisk disk = facilitator.host().disk();
        new FrameFile(disk, DiskJournal.FILE).replace(frames);
        disk.remove(Keeper.VOUCHED + DiskTileStore.CHECKPOINT);
        facilitator.host().perform(facilitator::boot);
        return true;
    }

    private static boolean tellsTheSent(Stored stored) {
        return stored.entry().outcome().changes().stream()
                .anyMatch(change -> change.item() instanceof Message m
                        && m.delivered().isEmpty()
                        && m.answer().isEmpty());
    }

    private static byte[] rewritten(byte[] form) {
        byte[] changed = form.clone();
        for (int at = find(changed, BEFORE); at >= 0; at = find(changed, BEFORE)) {
            byte[] after = AFTER.getBytes(UTF_8);
            System.arraycopy(after, 0, changed, at, after.length);
        }
        return changed;
    }

    private static int find(byte[] in, String text) {
        byte[] wanted = text.getBytes(UTF_8);
        for (int at = 0; at + wanted.length <= in.length; at++) {
            if (Arrays.equals(in, at, at + wanted.length, wanted, 0, wanted.length)) {
                return at;
            }
        }
        return -1;
    }

    /** A statement of a party under its key's id, with a signature that is not by that key. */
    private Envelope forged(String party, String to) {
        Statement statement = new Statement(
                "forged",
                Cast.MECHANISM,
                new Statement.Sender(party, Cast.POST),
                facilitator.host().clock().instant().truncatedTo(ChronoUnit.MILLIS),
                Precedence.ROUTINE,
                false,
                Optional.empty(),
                new MessageBody.Send("forged", to, Message.Purpose.INFORM, "SIMULATED. All is well."));
        byte[] payload = Json.write(statement);
        Envelope own = Envelope.sign(
                Admission.STATEMENT_TYPE,
                payload,
                scene.cast().person(Cast.FACILITATOR).post());
        Signature signature = new Signature(
                scene.cast().person(party).post().keyId(),
                own.signatures().getFirst().bytes());
        return new Envelope(Admission.STATEMENT_TYPE, payload, List.of(signature));
    }
}
