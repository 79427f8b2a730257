package org.gilavar.ledger.log;

import java.util.List;
import java.util.Optional;

/** What a witness answers to {@code add-checkpoint} (C2SP tlog-witness): one of six, each with its HTTP status. */
public sealed interface WitnessAnswer {
    /** The status of the HTTP answer. */
    int status();

    /** The body of the HTTP answer. */
    String body();

    /**
     * What a witness answered over HTTP. Evidence stays with the witness.
     *
     * @throws MalformedException if it is none of the answers there are
     */
    static WitnessAnswer parse(int status, byte[] body) {
        String text = Strict.text("witness's answer", body, SignedNote.MAX_BYTES);
        return switch (status) {
            case 200 ->
                new Cosigned(Strict.lines("witness's answer", text).stream()
                        .map(NoteSignature::parse)
                        .toList());
            case 400 -> new BadRequest(text.strip());
            case 403 -> new NotSigned(text.strip());
            case 404 -> new UnknownLog(text.strip());
            case 409 -> new Conflict(Strict.decimal("witness's answer", text.strip()), Optional.empty());
            case 422 -> new Unproved(text.strip(), Optional.empty());
            default -> throw new MalformedException("witness's answer", "the status is " + status);
        };
    }

    /** The media type of the body. */
    default String contentType() {
        return "text/plain; charset=utf-8";
    }

    /** 200: the checkpoint extends everything seen before, is kept, and is cosigned. */
    record Cosigned(List<NoteSignature> signatures) implements WitnessAnswer {
        public Cosigned {
            signatures = List.copyOf(signatures);
        }

        @Override
        public int status() {
            return 200;
        }

        @Override
        public String body() {
            return String.join("", signatures.stream().map(NoteSignature::line).toList());
        }
    }

    /** 400: no request, or one whose old size is above the new one. */
    record BadRequest(String reason) implements WitnessAnswer {
        @Override
        public int status() {
            return 400;
        }

        @Override
        public String body() {
            return reason + "\n";
        }
    }

    /** 403: no key known for this log signed, or a signature of one does not verify. */
    record NotSigned(String reason) implements WitnessAnswer {
        @Override
        public int status() {
            return 403;
        }

        @Override
        public String body() {
            return reason + "\n";
        }
    }

    /** 404: a log this witness does not watch. */
    record UnknownLog(String origin) implements WitnessAnswer {
        @Override
        public int status() {
            return 404;
        }

        @Override
        public String body() {
            return "unknown log\n";
        }
    }

    /**
     * 409: the witness cosigned another size last, or another root at this size.
     *
     * @param size the size cosigned last
     * @param evidence of a fork, in the latter case
     */
    record Conflict(long size, Optional<Evidence> evidence) implements WitnessAnswer {
        @Override
        public int status() {
            return 409;
        }

        @Override
        public String body() {
            return size + "\n";
        }

        @Override
        public String contentType() {
            return "text/x.tlog.size";
        }
    }

    /**
     * 422: the proof does not show that the checkpoint extends the one cosigned last.
     *
     * @param evidence of a fork, if the proof leads to the new root from another old one
     */
    record Unproved(String reason, Optional<Evidence> evidence) implements WitnessAnswer {
        @Override
        public int status() {
            return 422;
        }

        @Override
        public String body() {
            return reason + "\n";
        }
    }
}
