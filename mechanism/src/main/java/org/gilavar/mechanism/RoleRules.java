package org.gilavar.mechanism;

import static org.gilavar.mechanism.item.Role.CHAIR;
import static org.gilavar.mechanism.item.Role.DELEGATE;
import static org.gilavar.mechanism.item.Role.DUTY_OFFICER;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.gilavar.mechanism.item.Arrangement;
import org.gilavar.mechanism.item.PostKey;
import org.gilavar.mechanism.item.Role;
import org.gilavar.mechanism.item.TwoPersonKind;
import org.gilavar.mechanism.statement.ActionBody;
import org.gilavar.mechanism.statement.ArrangementBody;
import org.gilavar.mechanism.statement.BatchBody;
import org.gilavar.mechanism.statement.Body;
import org.gilavar.mechanism.statement.CallBody;
import org.gilavar.mechanism.statement.ChallengesBody;
import org.gilavar.mechanism.statement.CheckBody;
import org.gilavar.mechanism.statement.CommitmentBody;
import org.gilavar.mechanism.statement.CommuniqueBody;
import org.gilavar.mechanism.statement.ConflictBody;
import org.gilavar.mechanism.statement.ExchangeBody;
import org.gilavar.mechanism.statement.IncidentBody;
import org.gilavar.mechanism.statement.KeyBody;
import org.gilavar.mechanism.statement.MechanismBody;
import org.gilavar.mechanism.statement.MeetingBody;
import org.gilavar.mechanism.statement.MessageBody;
import org.gilavar.mechanism.statement.NoticeBody;
import org.gilavar.mechanism.statement.OutageBody;
import org.gilavar.mechanism.statement.PhaseBody;
import org.gilavar.mechanism.statement.ProposalBody;
import org.gilavar.mechanism.statement.Statement;
import org.gilavar.mechanism.statement.StatisticsBody;
import org.gilavar.mechanism.statement.WatchBody;
import org.gilavar.mechanism.statement.ZoneBody;
import org.gilavar.mechanism.terms.Terms;

/**
 * Which post of a party may say what, where the terms in force name roles. They bind whoever has signed them; keys are a
 * party's own affair and depend on no role, so that it can always enrol the post that it lacks.
 */
final class RoleRules {

    private RoleRules() {}

    static void mustBeEntitled(Items items, Statement.Sender from, Body body) {
        Set<Role> needed = needed(body);
        Optional<Terms> terms = binding(items, from.party());
        if (needed.isEmpty() || terms.isEmpty()) {
            return;
        }
        terms.get().rolesOf(from.party(), from.post()).ifPresent(roles -> {
            if (Collections.disjoint(roles, needed)) {
                throw new RefusedException(
                        Refusal.Code.NOT_ENTITLED,
                        "from.post",
                        "by the arrangement in force this takes a post that is " + inWords(needed) + "; " + from.post()
                                + " is " + inWords(roles) + ". Have such a post say it: " + from.party()
                                + "'s root key can enrol one");
            }
        });
    }

    /** Whether a post may sign beside another of its party, where two must. */
    static boolean maySign(Items items, String party, String post, Body body) {
        Set<Role> needed = needed(body);
        return needed.isEmpty()
                || binding(items, party)
                        .flatMap(terms -> terms.rolesOf(party, post))
                        .map(roles -> !Collections.disjoint(roles, needed))
                        .orElse(true);
    }

    /**
     * Who signs terms must be able to speak under them: with the posts it has a key for now, to file and to answer, and to sign the
     * terms that replace these. Else words signed by mistake could be mended by nobody but the holders of root keys.
     */
    static void mustLeaveSpeaking(Items items, Said said, Terms next) {
        List<Set<Role>> posts = items.all(PostKey.class)
                .filter(key -> key.party().equals(said.party()) && key.holds() && !key.ofRoot())
                .flatMap(key -> next.rolesOf(said.party(), key.post()).stream())
                .toList();
        if (next.posts().isEmpty()) {
            return;
        }
        if (said.byFacilitator()) {
            mustHave(posts, EnumSet.of(CHAIR), 1);
            mustHave(posts, EnumSet.of(DELEGATE, CHAIR), signers(next, TwoPersonKind.ARRANGEMENT_SIGN));
            return;
        }
        mustHave(posts, EnumSet.of(DUTY_OFFICER), 1);
        mustHave(
                posts,
                EnumSet.of(DELEGATE, CHAIR),
                signers(
                        next,
                        TwoPersonKind.ARRANGEMENT_SIGN,
                        TwoPersonKind.ARRANGEMENT_ADOPT,
                        TwoPersonKind.ARRANGEMENT_WITHDRAW,
                        TwoPersonKind.COMMITMENT_OFFER,
                        TwoPersonKind.COMMITMENT_ACCEPT,
                        TwoPersonKind.COMMUNIQUE_APPROVE,
                        TwoPersonKind.MEETING_SIGN,
                        TwoPersonKind.ZONE_AGREE));
        mustHave(posts, EnumSet.of(DUTY_OFFICER, DELEGATE, CHAIR), signers(next, TwoPersonKind.PROPOSAL_ACCEPT));
    }

    /** How many posts it takes to say all of these. */
    private static int signers(Terms terms, TwoPersonKind... kinds) {
        return Stream.of(kinds).anyMatch(terms::asksForTwo) ? 2 : 1;
    }

    private static void mustHave(List<Set<Role>> posts, Set<Role> oneOf, int needed) {
        long found = posts.stream()
                .filter(roles -> !Collections.disjoint(roles, oneOf))
                .count();
        if (found < needed) {
            throw Said.wrongState(
                    "body.arrangement",
                    "under these terms you need " + needed + " of your posts to be " + inWords(oneOf) + ", and " + found
                            + (found == 1 ? " is" : " are")
                            + "; enrol such a post with your root key first, or amend the terms");
        }
    }

    private static Optional<Terms> binding(Items items, String party) {
        return items.governing().filter(a -> a.governs(party)).map(Arrangement::terms);
    }

    /** One of these is needed; none where it depends on no role. */
    private static Set<Role> needed(Body body) {
        return switch (body) {
            case KeyBody keys -> EnumSet.noneOf(Role.class);
            case MechanismBody.Found found -> EnumSet.noneOf(Role.class);
            case MechanismBody.Enrol enrol -> EnumSet.of(CHAIR);
            case MechanismBody.SetTime time -> EnumSet.of(DUTY_OFFICER, CHAIR);
            case NoticeBody notice -> EnumSet.of(DUTY_OFFICER);
            case BatchBody batch -> EnumSet.of(DUTY_OFFICER, DELEGATE, CHAIR);
            case ConflictBody conflict -> EnumSet.of(DUTY_OFFICER, DELEGATE, CHAIR);
            case ExchangeBody exchange -> EnumSet.of(DUTY_OFFICER, DELEGATE, CHAIR);
            case ProposalBody proposal -> EnumSet.of(DUTY_OFFICER, DELEGATE, CHAIR);
            // The line is for whoever is there.
            case MessageBody message -> EnumSet.of(DUTY_OFFICER, DELEGATE, CHAIR);
            case CallBody call -> EnumSet.of(DUTY_OFFICER, DELEGATE, CHAIR);
            case ChallengesBody challenges -> EnumSet.of(DUTY_OFFICER, DELEGATE, CHAIR);
            case CheckBody check -> EnumSet.of(DUTY_OFFICER, DELEGATE, CHAIR);
            case OutageBody outage -> EnumSet.of(DUTY_OFFICER, DELEGATE, CHAIR);
            case WatchBody watch -> EnumSet.of(DUTY_OFFICER, CHAIR);
            case IncidentBody.Finding finding -> EnumSet.of(CHAIR);
            case IncidentBody incident -> EnumSet.of(DUTY_OFFICER, DELEGATE, CHAIR);
            case ZoneBody.Declare declare -> EnumSet.of(DUTY_OFFICER, DELEGATE, CHAIR);
            case ZoneBody.Lift lift -> EnumSet.of(DUTY_OFFICER, DELEGATE, CHAIR);
            case ZoneBody.Disclose disclose -> EnumSet.of(DUTY_OFFICER, DELEGATE, CHAIR);
            case ZoneBody.AcknowledgeCrossing crossing -> EnumSet.of(DUTY_OFFICER, DELEGATE, CHAIR);
            case ZoneBody.Acknowledge acknowledge -> EnumSet.of(DELEGATE, CHAIR);
            case ZoneBody.Agree agree -> EnumSet.of(DELEGATE, CHAIR);
            case PhaseBody phase -> EnumSet.of(DUTY_OFFICER, DELEGATE, CHAIR);
            case ArrangementBody arrangement -> EnumSet.of(DELEGATE, CHAIR);
            case ActionBody action -> EnumSet.of(DELEGATE, CHAIR);
            case MeetingBody meeting -> EnumSet.of(DELEGATE, CHAIR);
            case CommuniqueBody communique -> EnumSet.of(DELEGATE, CHAIR);
            case CommitmentBody commitment -> EnumSet.of(DELEGATE, CHAIR);
            case StatisticsBody statistics -> EnumSet.of(DELEGATE, CHAIR);
        };
    }

    private static String inWords(Set<Role> roles) {
        return roles.isEmpty()
                ? "of no role"
                : String.join(" or ", roles.stream().map(Role::name).toList());
    }
}
