package org.gilavar.mechanism;

import java.util.Optional;
import java.util.SortedSet;
import org.gilavar.mechanism.item.Arrangement;
import org.gilavar.mechanism.item.PostKey;
import org.gilavar.mechanism.item.TwoPersonKind;
import org.gilavar.mechanism.statement.ArrangementBody;
import org.gilavar.mechanism.statement.BatchBody;
import org.gilavar.mechanism.statement.Body;
import org.gilavar.mechanism.statement.CommitmentBody;
import org.gilavar.mechanism.statement.CommuniqueBody;
import org.gilavar.mechanism.statement.KeyBody;
import org.gilavar.mechanism.statement.MeetingBody;
import org.gilavar.mechanism.statement.ProposalBody;
import org.gilavar.mechanism.statement.ZoneBody;

/**
 * What one person may not do alone, where the terms say so. Posts are counted, not signatures: a post has one valid key
 * and a key serves one post.
 */
final class TwoPersonRule {

    private TwoPersonRule() {}

    static void mustHold(Items items, Said said, Body body, Signers signers) {
        Optional<TwoPersonKind> kind = kind(said, body);
        if (kind.isEmpty() || !isAskedOf(items, said.party(), body, kind.get())) {
            return;
        }
        SortedSet<String> posts = signers.postsOf(said.party());
        posts.removeIf(post -> !RoleRules.maySign(items, said.party(), post, body));
        boolean enough = body instanceof KeyBody change
                ? isEnough(items, said.party(), change, posts)
                : posts.stream().filter(p -> !p.equals(PostKey.ROOT)).count() >= 2;
        if (!enough) {
            throw new RefusedException(
                    Refusal.Code.TWO_MUST_SIGN,
                    "signatures",
                    "the arrangement asks two different posts of " + said.party() + " to sign this (" + kind.get()
                            + "), found " + posts + "; have another post sign the same statement");
        }
    }

    /** Whoever proposes a way out for its own side has accepted it. */
    private static Optional<TwoPersonKind> kind(Said said, Body body) {
        return switch (body) {
            case ArrangementBody.Sign sign -> Optional.of(TwoPersonKind.ARRANGEMENT_SIGN);
            case ArrangementBody.Adopt adopt -> Optional.of(TwoPersonKind.ARRANGEMENT_ADOPT);
            case ArrangementBody.Withdraw withdraw -> Optional.of(TwoPersonKind.ARRANGEMENT_WITHDRAW);
            case ArrangementBody.Remain remain -> Optional.of(TwoPersonKind.ARRANGEMENT_WITHDRAW);
            case CommitmentBody.Offer offer -> Optional.of(TwoPersonKind.COMMITMENT_OFFER);
            case CommitmentBody.Accept accept -> Optional.of(TwoPersonKind.COMMITMENT_ACCEPT);
            case ProposalBody.Accept accept -> Optional.of(TwoPersonKind.PROPOSAL_ACCEPT);
            case ProposalBody.Propose propose when !said.byFacilitator() -> Optional.of(TwoPersonKind.PROPOSAL_ACCEPT);
            case ProposalBody.Counter counter -> Optional.of(TwoPersonKind.PROPOSAL_ACCEPT);
            case BatchBody.Accept accept -> Optional.of(TwoPersonKind.PROPOSAL_ACCEPT);
            case CommuniqueBody.Approve approve -> Optional.of(TwoPersonKind.COMMUNIQUE_APPROVE);
            case CommuniqueBody.Withdraw withdraw -> Optional.of(TwoPersonKind.COMMUNIQUE_APPROVE);
            case MeetingBody.Sign sign -> Optional.of(TwoPersonKind.MEETING_SIGN);
            case ZoneBody.Agree agree -> Optional.of(TwoPersonKind.ZONE_AGREE);
            case KeyBody.Succeed recovery -> Optional.empty(); // the way back when the other keys are in wrong hands
            case KeyBody change -> Optional.of(TwoPersonKind.KEY_CHANGE);
            default -> Optional.empty();
        };
    }

    /**
     * By the terms in force, where they bind the party; and a signature also by the terms that it is put to. Of whoever has left them it is
     * still asked for what goes on without them: it takes two to leave, and one alone is not to take back afterwards what two have said.
     */
    private static boolean isAskedOf(Items items, String party, Body body, TwoPersonKind kind) {
        Optional<Arrangement> tabled = body instanceof ArrangementBody.Sign sign
                ? items.find(Arrangement.class, sign.arrangement())
                : Optional.empty();
        return asks(tabled.filter(a -> a.concerns(party)), kind)
                || asks(items.governing().filter(a -> outlasts(kind) ? a.concerns(party) : a.governs(party)), kind);
    }

    /** What was begun under the terms and may be said by whoever has left them. Keys are its own affair again, and so is what it signs anew. */
    private static boolean outlasts(TwoPersonKind kind) {
        return switch (kind) {
            case PROPOSAL_ACCEPT, COMMITMENT_ACCEPT, COMMUNIQUE_APPROVE, MEETING_SIGN, ZONE_AGREE -> true;
            case ARRANGEMENT_SIGN, ARRANGEMENT_ADOPT, ARRANGEMENT_WITHDRAW, COMMITMENT_OFFER, KEY_CHANGE -> false;
        };
    }

    private static boolean asks(Optional<Arrangement> arrangement, TwoPersonKind kind) {
        return arrangement.filter(a -> a.terms().asksForTwo(kind)).isPresent();
    }

    /**
     * Of a change of keys the root key may be one of the two. A post may always end itself. And where no post but the one
     * concerned is left to sign beside the root key, the root key is enough: else the party could never speak again.
     */
    private static boolean isEnough(Items items, String party, KeyBody change, SortedSet<String> posts) {
        String concerned = switch (change) {
            case KeyBody.EnrolPost enrol -> enrol.post();
            case KeyBody.Rotate rotate -> rotate.post();
            case KeyBody.Revoke revoke -> revoke.post();
            case KeyBody.NameSuccessor name -> PostKey.ROOT;
            case KeyBody.Succeed succeed -> PostKey.ROOT;
        };
        boolean endsItself = change instanceof KeyBody.Revoke && posts.contains(concerned);
        if (posts.size() >= 2 || endsItself) {
            return true;
        }
        boolean nobodyElse = items.all(PostKey.class)
                .filter(k -> k.party().equals(party) && k.holds())
                .allMatch(k -> k.ofRoot() || k.post().equals(concerned));
        return posts.contains(PostKey.ROOT) && nobodyElse;
    }
}
