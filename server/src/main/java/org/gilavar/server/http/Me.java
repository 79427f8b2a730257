package org.gilavar.server.http;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.gilavar.mechanism.item.Founding;
import org.gilavar.mechanism.item.Role;

/**
 * Who is asking, and of which mechanism.
 *
 * @param now the mechanism's time, to date a statement with
 * @param roles of the post by the terms in force, sorted; absent where they say nothing of posts
 * @param mark of what this post is shown today: whoever finds a copy elsewhere can have the facilitator ask whose it was
 */
public record Me(
        String party,
        String post,
        String name,
        boolean facilitator,
        Founding mechanism,
        Instant now,
        Optional<List<Role>> roles,
        String mark) {}
