package org.gilavar.server;

import java.util.Optional;

/** Whether statements can be taken; if not, why, and what to do. */
public record Health(boolean taking, Optional<String> reason) {

    static final Health GOOD = new Health(true, Optional.empty());

    static Health bad(String reason) {
        return new Health(false, Optional.of(reason));
    }
}
