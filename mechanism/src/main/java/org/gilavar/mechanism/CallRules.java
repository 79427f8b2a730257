package org.gilavar.mechanism;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.gilavar.mechanism.item.Call;
import org.gilavar.mechanism.item.Call.Account;
import org.gilavar.mechanism.item.Call.Confirmation;
import org.gilavar.mechanism.item.Call.Done;
import org.gilavar.mechanism.item.Call.Outcome;
import org.gilavar.mechanism.item.Call.Recording;
import org.gilavar.mechanism.item.InvalidItemException;
import org.gilavar.mechanism.item.Line;
import org.gilavar.mechanism.item.Message;
import org.gilavar.mechanism.statement.CallBody;
import org.gilavar.mechanism.terms.LineTerms;

/** Calls by voice: what one end logged, and what the other says of it. Nothing follows from either for a message on the line. */
final class CallRules {

    private static final String FIELD = "body.call";

    private CallRules() {}

    static void apply(Draft draft, Said said, CallBody body) {
        switch (body) {
            case CallBody.Log log -> log(draft, said, log);
            case CallBody.Confirm confirm -> confirm(draft, said, confirm);
            case CallBody.Recording recording -> record(draft, said, recording);
            case CallBody.Done done -> done(draft, said, done);
        }
    }

    /** Whoever has a voice on the line logs what is said beside it. */
    static List<String> mustBeOnTheLine(Draft draft, Said said) {
        draft.mustHaveTerms();
        List<String> on = draft.find(Line.class, Line.ID).orElseThrow().on();
        if (!on.contains(said.party())) {
            throw new RefusedException(Refusal.Code.NOT_ENTITLED, "from.party", "you are not on this line");
        }
        return on;
    }

    private static void log(Draft draft, Said said, CallBody.Log log) {
        List<String> on = mustBeOnTheLine(draft, said);
        Account account = log.account();
        account.with().ifPresent(with -> {
            if (with.equals(said.party()) || !on.contains(with)) {
                throw new InvalidItemException(
                        "account.with",
                        "expected another on the line: " + on + "; whoever is not has its words in \"outside\"");
            }
        });
        boolean between = account.with().isPresent()
                && !said.byFacilitator()
                && account.with().filter(draft.terms().facilitator()::equals).isEmpty();
        if (between && draft.terms().way() == LineTerms.Way.INDIRECT) {
            throw new RefusedException(
                    Refusal.Code.NOT_ENTITLED,
                    "body.account.with",
                    "by the arrangement in force the parties do not speak with each other on this line, and what is logged of a call "
                            + "reaches the other end");
        }
        if (account.ended().isAfter(draft.at())) {
            throw new InvalidItemException("account.ended", "is in the future; now is " + draft.at());
        }
        account.message().ifPresent(message -> mustBeKnownToBothEnds(draft, said, account, message));
        String id = said.newId(draft, Call.class, log.name());
        log.authenticated().ifPresent(row -> {
            if (account.outcome() != Outcome.ANSWERED) {
                throw new InvalidItemException(
                        "authenticated", "nobody is recognised on a call that is " + account.outcome());
            }
            ChallengeRules.recognise(draft, said, row, account, id);
        });
        draft.record(
                Happened.LOGGED,
                Call.logged(
                        id,
                        said.party(),
                        account,
                        said.precedence(),
                        log.recording().map(recorded -> recording(draft, recorded)),
                        log.authenticated(),
                        draft.at()));
    }

    /** A link tells the other end that the message is there; so it has to know it already. */
    private static void mustBeKnownToBothEnds(Draft draft, Said said, Account account, String id) {
        Optional<Message> message = draft.find(Message.class, id);
        boolean known = Stream.concat(Stream.of(said.party()), account.with().stream())
                .allMatch(end -> message.filter(m -> Disclosure.sight(m, end, draft, draft.at())
                                .item()
                                .isPresent())
                        .isPresent());
        if (!known) {
            throw new RefusedException(
                    Refusal.Code.UNKNOWN,
                    "body.account.message",
                    "there is no message \"" + id + "\" that you and the other end of this call know of");
        }
    }

    private static void confirm(Draft draft, Said said, CallBody.Confirm confirm) {
        Call call = known(draft, said, confirm.call());
        if (call.account().with().filter(said.party()::equals).isEmpty()) {
            throw new RefusedException(
                    Refusal.Code.NOT_ENTITLED,
                    FIELD,
                    call.account()
                            .with()
                            .map(other -> "only " + other + ", the other end, can say whether it was so")
                            .orElse("its other end is outside this system: it stands on the word of " + call.by()
                                    + " alone"));
        }
        if (!confirm.agrees() && confirm.text().isEmpty()) {
            throw new InvalidItemException("text", "is missing; say how it was: the two accounts stand side by side");
        }
        if (call.confirmation().isPresent()) {
            throw Said.wrongState(FIELD, "you have said so already; what was said of a call is not rewritten");
        }
        draft.record(
                confirm.agrees() ? Happened.CONFIRMED : Happened.DISPUTED,
                call.confirmed(new Confirmation(confirm.agrees(), confirm.text(), draft.at())));
    }

    private static void record(Draft draft, Said said, CallBody.Recording recording) {
        Call call = ended(draft, said, recording.call(), "say that they have a recording");
        if (call.recordings().containsKey(said.party())) {
            throw Said.wrongState(FIELD, "you have named your recording already, and another cannot take its place");
        }
        draft.record(Happened.RECORDED, call.recorded(said.party(), recording(draft, recording.recording())));
    }

    private static Recording recording(Draft draft, CallBody.Recorded recorded) {
        return new Recording(recorded.hash(), recorded.custodian(), draft.at());
    }

    private static void done(Draft draft, Said said, CallBody.Done done) {
        Call call = ended(draft, said, done.call(), "say that it is done");
        if (call.account().agreed().isEmpty()) {
            throw Said.wrongState(FIELD, "nothing was agreed on it that could be done");
        }
        call.done().ifPresent(word -> {
            throw Said.wrongState(FIELD, word.by() + " has said so already, at " + word.at());
        });
        draft.record(Happened.DONE, call.done(new Done(said.party(), draft.at(), done.text())));
    }

    /** What was agreed is due, and neither end has said that it is done. */
    static void timeUp(Draft draft, Call call) {
        draft.record(Happened.DUE, call.pastDeadline());
    }

    private static Call ended(Draft draft, Said said, String id, String what) {
        Call call = known(draft, said, id);
        if (!call.names(said.party())) {
            throw new RefusedException(Refusal.Code.NOT_ENTITLED, FIELD, "only the ends of a call can " + what);
        }
        return call;
    }

    private static Call known(Draft draft, Said said, String id) {
        return draft.find(Call.class, id)
                .filter(call -> said.byFacilitator() || call.names(said.party()))
                .orElseThrow(() -> Said.unknown(FIELD, "call", id));
    }
}
