package org.gilavar.mechanism;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.gilavar.mechanism.Notices.file;
import static org.gilavar.mechanism.Notices.here;
import static org.gilavar.mechanism.Notices.withdraw;
import static org.gilavar.mechanism.World.FACILITATOR;
import static org.gilavar.mechanism.World.ISRAEL;
import static org.gilavar.mechanism.World.TURKIYE;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.gilavar.mechanism.item.Founding;
import org.gilavar.mechanism.item.PostKey;
import org.gilavar.mechanism.item.Precedence;
import org.gilavar.mechanism.item.TwoPersonKind;
import org.gilavar.mechanism.json.Json;
import org.gilavar.mechanism.json.MalformedException;
import org.gilavar.mechanism.statement.ArrangementBody;
import org.gilavar.mechanism.statement.Body;
import org.gilavar.mechanism.statement.KeyBody;
import org.gilavar.mechanism.statement.MechanismBody;
import org.gilavar.mechanism.statement.Statement;
import org.gilavar.mechanism.terms.Terms;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One example of each kind of refusal. A new kind does not compile without one. */
class RefusalTest {

    @ParameterizedTest
    @EnumSource(Refusal.Code.class)
    void everyKindOfRefusalHasAnExampleThatSaysWhereAndWhy(Refusal.Code code) {
        Refusal refusal = example(code);

        assertThat(refusal.code()).isEqualTo(code);
        assertThat(refusal.reason()).isNotBlank();
    }

    private static Refusal example(Refusal.Code code) {
        World world = World.inForce();
        return switch (code) {
            case MALFORMED -> {
                world.passTo(Notices.ELEVEN);
                yield world.refuses(TURKIYE, file("n", here()));
            }
            case FORBIDDEN_FIELD -> forbidden();
            case NOT_SIGNED -> refused(world, ISRAEL, file("n", here()), Set.of(World.key(TURKIYE)));
            case KEY_UNKNOWN -> refused(world, TURKIYE, file("n", here()), Set.of("a stranger"));
            case KEY_NOT_YET -> {
                world.accepts(TURKIYE, new KeyBody.NameSuccessor("the next root"));
                yield refused(world, TURKIYE, file("n", here()), Set.of("the next root"));
            }
            case KEY_EXPIRED -> {
                world.accepts(TURKIYE, rotated(Optional.of(world.now().plusSeconds(60))));
                world.passTo(world.now().plusSeconds(60));
                yield refused(world, TURKIYE, file("n", here()), Set.of("a new key"));
            }
            case KEY_REVOKED -> {
                world.accepts(TURKIYE, new KeyBody.Revoke(World.POST, PostKey.Reason.LOST));
                yield refused(world, TURKIYE, file("n", here()), Set.of(World.key(TURKIYE)));
            }
            case KEY_REPLACED -> {
                world.accepts(TURKIYE, rotated(Optional.empty()));
                yield refused(world, TURKIYE, file("n", here()), Set.of(World.key(TURKIYE)));
            }
            case TWO_MUST_SIGN -> {
                Terms terms = TermsBuilder.plain()
                        .signedByTwo(TwoPersonKind.ARRANGEMENT_SIGN)
                        .build();
                world.accepts(FACILITATOR, new ArrangementBody.Propose("two", terms));
                yield world.refuses(TURKIYE, new ArrangementBody.Sign("two.v1", Json.hash(terms)));
            }
            case NOT_ENTITLED -> world.refuses(FACILITATOR, file("n", here()));
            case UNKNOWN -> world.refuses(TURKIYE, withdraw("turkiye.n", 1));
            case TAKEN -> {
                world.accepts(TURKIYE, file("n", here()));
                yield world.refuses(TURKIYE, file("n", here()));
            }
            case WRONG_STATE -> {
                world.accepts(TURKIYE, file("n", here()));
                world.accepts(TURKIYE, withdraw("turkiye.n", 1));
                yield world.refuses(TURKIYE, withdraw("turkiye.n", 1));
            }
            case STALE_VERSION -> {
                world.accepts(TURKIYE, file("n", here()));
                yield world.refuses(TURKIYE, withdraw("turkiye.n", 2));
            }
            case NO_ARRANGEMENT -> World.enrolled(TURKIYE).refuses(TURKIYE, file("n", here()));
            case WRONG_MECHANISM -> world.refuses(FACILITATOR, new MechanismBody.SetTime(world.now()));
            case OVER_QUOTA -> {
                World limited = World.under(TermsBuilder.plain()
                        .quotas(Duration.ofHours(1), 1, 1, 100_000, 1_000_000)
                        .build());
                limited.accepts(TURKIYE, file("n", here()));
                yield limited.accepts(TURKIYE, file("m", here())).refusal().orElseThrow();
            }
            case WRONG_TIME ->
                World.founded(Founding.Mode.EXERCISE)
                        .refuses(FACILITATOR, new MechanismBody.SetTime(World.START.minusSeconds(1)));
        };
    }

    private static Body rotated(Optional<Instant> notAfter) {
        return new KeyBody.Rotate(World.POST, "a new key", notAfter);
    }

    /** Refused before any rule sees it; whoever opens the envelope gives it its code. */
    private static Refusal forbidden() {
        MalformedException refused = catchThrowableOfType(
                MalformedException.class,
                () -> Json.readStatement("{\"body\":{\"target\":1}}".getBytes(StandardCharsets.UTF_8)));
        assertThat(refused.isForbidden()).isTrue();
        return new Refusal(Refusal.Code.FORBIDDEN_FIELD, refused.field(), refused.reason());
    }

    private static Refusal refused(World world, String party, Body body, Set<String> signers) {
        Statement statement = world.statement(party, Precedence.ROUTINE, body);
        return Optional.of(world.says(statement, signers))
                .filter(Decision.Refused.class::isInstance)
                .map(d -> ((Decision.Refused) d).refusal())
                .orElseThrow();
    }
}
