package org.gilavar.server.log;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.gilavar.server.session.Post;

/** The mark of each post on each day: HMAC-SHA-256 over its name and the day. Thread-safe. */
public final class Marks {

    private static final String ALGORITHM = "HmacSHA256";

    /** How far back a mark is looked for: whoever has kept a copy for longer has kept what is long over. */
    private static final Period KNOWN_FOR = Period.ofDays(400);

    /** Whose copy it was, and of which day, UTC by the server's clock. */
    public record Holder(String party, String post, LocalDate day) {}

    private final SecretKeySpec secret;

    Marks(byte[] secret) {
        this.secret = new SecretKeySpec(secret, ALGORITHM);
    }

    /** The mark of what a post is shown on a day. */
    public Mark of(Post post, LocalDate day) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(secret);
            String held = post.text() + "\n" + day;
            return Mark.of(mac.doFinal(held.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }

    /** Which of these posts had a mark on which of the last 400 days, today's included. */
    public List<Holder> holders(Mark mark, Stream<Post> posts, LocalDate today) {
        return posts.flatMap(post -> today.minus(KNOWN_FOR)
                        .datesUntil(today.plusDays(1))
                        .filter(day -> of(post, day).equals(mark))
                        .map(day -> new Holder(post.party(), post.post(), day)))
                .toList();
    }
}
