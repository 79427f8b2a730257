package org.gilavar.mechanism;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.gilavar.mechanism.item.Item;
import org.gilavar.mechanism.item.Precedence;
import org.gilavar.mechanism.statement.Statement;

/**
 * Who speaks, when and with what precedence: what a rule needs to know of a statement beside its body.
 *
 * @param first when its speaker had said it first, by its own account; {@code sent}, where it says nothing of that
 */
record Said(String party, String post, Precedence precedence, boolean byFacilitator, Instant sent, Instant first) {

    /** What is taken later than this after it was said is shown as late: ten times what a bad line takes. */
    private static final Duration LATE = Duration.ofSeconds(60);

    static Said of(Statement statement, Items items) {
        String party = statement.from().party();
        boolean neutral =
                items.founding().filter(f -> f.facilitator().equals(party)).isPresent();
        return new Said(
                party, statement.from().post(), statement.precedence(), neutral, statement.sent(), statement.said());
    }

    /** When it was said, if that was long before it is taken. */
    Optional<Instant> ifLate(Instant at) {
        return Optional.of(first).filter(said -> said.plus(LATE).isBefore(at));
    }

    /** The id of a thing this party makes. */
    String id(String name) {
        return party + "." + name;
    }

    /** The id, refused when it is taken. */
    <T extends Item> String newId(Items items, Class<T> type, String name) {
        String id = id(name);
        if (items.find(type, id).isPresent()) {
            throw new RefusedException(
                    Refusal.Code.TAKEN,
                    "body.name",
                    "you already have one called \"" + name + "\"; choose another name");
        }
        return id;
    }

    /** What was kept back until its own speaker had said the contrary is not what it says now. */
    void mustNotBeBefore(Optional<Instant> contrary) {
        contrary.filter(first::isBefore).ifPresent(at -> {
            throw new RefusedException(
                    Refusal.Code.STALE_VERSION,
                    "sent",
                    "you have said the contrary of these words since, at " + at + "; say it again if it holds now");
        });
    }

    void mustBeFacilitator() {
        if (!byFacilitator) {
            throw new RefusedException(Refusal.Code.NOT_ENTITLED, "from.party", "only the facilitator can say this");
        }
    }

    void mustBeParty(Items items) {
        boolean isParty = items.governing().map(a -> a.binds(party)).orElse(!byFacilitator);
        if (!isParty) {
            throw new RefusedException(
                    Refusal.Code.NOT_ENTITLED, "from.party", "only a party to the arrangement can say this");
        }
    }

    /** The same words whether the thing is hidden from the speaker or was never there. */
    static RefusedException unknown(String field, String what, String id) {
        return new RefusedException(Refusal.Code.UNKNOWN, field, "there is no " + what + " \"" + id + "\" for you");
    }

    static RefusedException wrongState(String field, String reason) {
        return new RefusedException(Refusal.Code.WRONG_STATE, field, reason);
    }
}
