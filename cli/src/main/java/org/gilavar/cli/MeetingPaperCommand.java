package org.gilavar.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.gilavar.client.MeetingBodies;
import org.gilavar.ledger.Hash;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ObjectNode;

/** A paper before a meeting: by its hash, so that all can tell that they read the same, whichever way it has come to them. */
@Command(
        name = "paper",
        mixinStandardHelpOptions = true,
        description = {
            "Put a paper before a meeting, by the hash of a file.",
            "",
            "The file stays here; give it to the others by another way. A short one in plain text can go along (--with-text)."
        })
final class MeetingPaperCommand implements Callable<Integer> {

    /** Of a file that is hashed whole. */
    private static final int MOST_BYTES = 256 << 20;

    @Parameters(index = "0", paramLabel = "MEETING", description = "Its id.")
    private String meeting = "";

    @Parameters(index = "1", paramLabel = "NAME", description = "What the paper is called there.")
    private String name = "";

    @Option(names = "--title", required = true, paramLabel = "TEXT", description = "For people.")
    private String title = "";

    @Option(names = "--file", required = true, description = "The paper.")
    private Path file = Path.of("");

    @Option(names = "--with-text", description = "It is plain text in UTF-8 and short: send it along.")
    private boolean withText;

    @Mixin
    private SayOptions say = new SayOptions();

    @Override
    public Integer call() throws IOException, InterruptedException {
        byte[] paper = InputFile.read(file, MOST_BYTES);
        ObjectNode body = MeetingBodies.paper(
                say.id(Kind.MEETING, meeting), name, title, Hash.sha256(paper).hex());
        if (withText) {
            body.put("text", text(paper));
        }
        return say.say(body);
    }

    private String text(byte[] paper) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(paper))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new SpokenException(file + " is no text in UTF-8; leave out --with-text");
        }
    }
}
