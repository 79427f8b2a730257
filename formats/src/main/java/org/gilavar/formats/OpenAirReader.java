package org.gilavar.formats;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads OpenAir as WinPilot described it in 1998 and Naviter extended it (version 2.1, 2025).
 *
 * <p>An airspace runs from its {@code AC} to the next. The first fault in it loses the whole of it: what is left could
 * be another shape.
 */
final class OpenAirReader {
    private final Intake intake;
    private Optional<OpenAirBlock> block = Optional.empty();
    private boolean skipping;

    private OpenAirReader(Intake intake) {
        this.intake = intake;
    }

    static void read(InputStream in, Intake intake) throws IOException {
        var reader = new OpenAirReader(intake);
        var lines = new Lines(in, (byte) '\n');
        while (lines.next()) {
            try {
                lines.checkLength();
                reader.line(lines.number(), withoutComment(text(lines)).strip());
            } catch (RefusedException e) {
                intake.refuse(e);
                reader.skip();
            }
        }
        reader.finish();
    }

    private void line(long number, String text) {
        var start = text.substring(0, Math.min(2, text.length())).strip();
        var rest = text.substring(start.length()).strip();
        var command = start.toUpperCase(Locale.ROOT); // may be longer: of one letter it can make two
        switch (command) {
            case "" -> {}
            case "AC" -> {
                finish();
                block = Optional.of(new OpenAirBlock(number));
                skipping = false;
            }
            // terrain, drawn and not flown
            case "TO", "TC" -> {
                finish();
                skip();
            }
            case "AN", "AL", "AH", "DP", "DA", "DB", "DC", "DY", "V" -> {
                if (!skipping) {
                    current(number, command).add(number, command, rest);
                }
            }
            default -> {
                // names, types, frequencies, times; pens and brushes; labels: none of them bounds the airspace
                if ("AST".indexOf(command.charAt(0)) < 0) {
                    throw new RefusedException(number, "", "expected an OpenAir record, found " + Quoted.of(text));
                }
            }
        }
    }

    private OpenAirBlock current(long number, String command) {
        return block.orElseThrow(() -> new RefusedException(number, command, "expected AC before it"));
    }

    private void finish() {
        try {
            block.ifPresent(b -> intake.takeNamed(b.line(), "AN", b.name(), b.volumes()));
        } catch (RefusedException e) {
            intake.refuse(e);
        }
        block = Optional.empty();
    }

    /** To the next airspace. */
    private void skip() {
        block = Optional.empty();
        skipping = true;
    }

    /** UTF-8 since version 2; what is not was written before, in Latin-1 or near it, and only names have such letters. */
    private static String text(Lines lines) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(lines.bytes(), 0, lines.length()))
                    .toString();
        } catch (CharacterCodingException e) {
            return new String(lines.bytes(), 0, lines.length(), StandardCharsets.ISO_8859_1);
        }
    }

    private static String withoutComment(String line) {
        int star = line.indexOf('*');
        return star < 0 ? line : line.substring(0, star);
    }
}
