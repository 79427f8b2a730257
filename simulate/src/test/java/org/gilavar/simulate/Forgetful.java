package org.gilavar.simulate;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.gilavar.server.Receipt;
import org.gilavar.server.Reply;

/** Acknowledges what it has refused. */
final class Forgetful implements Parts {

    @Override
    public Reply answer(String id, Reply reply) {
        return reply instanceof Reply.Refused
                ? new Reply.Received(new Receipt(id, Instant.EPOCH, Receipt.WORDING, List.of(), Optional.empty()), 0)
                : reply;
    }
}
