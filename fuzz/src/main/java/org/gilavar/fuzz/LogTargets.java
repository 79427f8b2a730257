package org.gilavar.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.gilavar.ledger.log.AddCheckpoint;
import org.gilavar.ledger.log.Checkpoint;
import org.gilavar.ledger.log.EntryBundle;
import org.gilavar.ledger.log.EntryOpening;
import org.gilavar.ledger.log.Evidence;
import org.gilavar.ledger.log.HeadOpening;
import org.gilavar.ledger.log.Heads;
import org.gilavar.ledger.log.MalformedException;
import org.gilavar.ledger.log.NoteKey;
import org.gilavar.ledger.log.NoteSignature;
import org.gilavar.ledger.log.Policy;
import org.gilavar.ledger.log.SignedCheckpoint;
import org.gilavar.ledger.log.SignedNote;
import org.gilavar.ledger.log.TilePath;
import org.gilavar.ledger.log.TlogProof;
import org.gilavar.ledger.log.WitnessAnswer;

/** The texts and files of C2SP logs, and our own beside them. */
final class LogTargets {
    private LogTargets() {}

    static List<Target> all() {
        return List.of(
                exact("note", SignedNote::parse, SignedNote::bytes, SampleLog::notes),
                exact(
                        "note-signature",
                        text(NoteSignature::parse),
                        signature -> utf8(signature.line().replaceFirst("\n$", "")),
                        SampleLog::signatures),
                exact("note-key", text(NoteKey::parse), key -> utf8(key.toString()), SampleLog::keys),
                exact(
                        "checkpoint",
                        text(Checkpoint::parse),
                        checkpoint -> utf8(checkpoint.text()),
                        SampleLog::checkpoints),
                exact("signed-checkpoint", SignedCheckpoint::parse, SignedCheckpoint::bytes, SampleLog::heads),
                exact("tile-path", text(TilePath::parse), path -> utf8(path.toString()), SampleLog::paths),
                new Rule(
                        "entry-bundle",
                        "the entries taken, each after its length, begin the bundle",
                        LogTargets::bundle,
                        SampleLog::bundles),
                new Rule(
                        "log",
                        "a log found whole is one whose entries have the root in its checkpoint",
                        FoundLog::check,
                        SampleLog::logs),
                exact("tlog-proof", TlogProof::parse, TlogProof::bytes, SampleLog::proofs),
                new RoundTrip<>(
                        "policy", declared(Policy::parse), Policy::bytes, RoundTrip.Form.LOOSE, SampleLog::policies),
                exact("add-checkpoint", AddCheckpoint::parse, AddCheckpoint::bytes, SampleLog::requests),
                exact("evidence", Evidence::parse, Evidence::bytes, SampleLog::evidence),
                exact("heads", Heads::parse, Heads::bytes, SampleLog::leaves),
                exact("head-opening", HeadOpening::parse, HeadOpening::bytes, SampleLog::openings),
                exact("entry-opening", EntryOpening::parse, EntryOpening::bytes, SampleLog::entryOpenings),
                new Rule(
                        "witness-answer",
                        "an answer is of the status it came with, and cosignatures are the ones in it",
                        LogTargets::answer,
                        SampleLog::answers));
    }

    private static <T> Target exact(
            String name, Function<byte[], T> parse, Function<T, byte[]> write, Supplier<List<byte[]>> samples) {
        return new RoundTrip<>(name, declared(parse), write, RoundTrip.Form.EXACT, samples);
    }

    /** Refuses with the one exception that the package declares. */
    private static <T> Function<byte[], Optional<T>> declared(Function<byte[], T> parse) {
        return bytes -> {
            try {
                return Optional.of(parse.apply(bytes));
            } catch (MalformedException e) {
                Shown.reason(e.reason());
                return Optional.empty();
            }
        };
    }

    /** Whoever has a text from outside has decoded it strictly; what cannot be is what an empty text is. */
    private static <T> Function<byte[], T> text(Function<String, T> parse) {
        return bytes -> {
            try {
                return parse.apply(
                        UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
            } catch (CharacterCodingException e) {
                return parse.apply("");
            }
        };
    }

    /** The first two bytes are the status of the HTTP answer; the rest is its body. */
    private static boolean answer(byte[] input) {
        int status = ByteBuffer.wrap(Arrays.copyOf(input, Short.BYTES)).getShort();
        byte[] body = Arrays.copyOfRange(input, Math.min(Short.BYTES, input.length), input.length);
        WitnessAnswer answer;
        try {
            answer = WitnessAnswer.parse(status, body);
        } catch (MalformedException e) {
            Shown.reason(e.reason());
            return false;
        }
        if (answer.status() != status) {
            throw new BrokenException("of status " + status + " it became one of " + answer.status());
        }
        if (answer instanceof WitnessAnswer.Cosigned && !Arrays.equals(utf8(answer.body()), body)) {
            throw new BrokenException("other cosignatures than came: " + answer.body());
        }
        return true;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(UTF_8);
    }

    /** The first byte says how many entries are asked for; the rest is the bundle. */
    private static boolean bundle(byte[] input) {
        if (input.length == 0) {
            return false;
        }
        int count = Byte.toUnsignedInt(input[0]);
        byte[] bundle = Arrays.copyOfRange(input, 1, input.length);
        List<byte[]> entries = new ArrayList<>();
        try {
            entries.addAll(EntryBundle.parse(bundle, count));
        } catch (MalformedException e) {
            Shown.reason(e.reason());
            return false;
        }
        ByteBuffer left = ByteBuffer.wrap(bundle);
        for (byte[] entry : entries) {
            byte[] there = new byte[Short.toUnsignedInt(left.getShort())];
            left.get(there);
            if (!Arrays.equals(there, entry)) {
                throw new BrokenException("an entry is not the one in the bundle: " + Shown.of(entry));
            }
        }
        if (entries.size() != count) {
            throw new BrokenException("asked for " + count + " entries, got " + entries.size());
        }
        return true;
    }
}
