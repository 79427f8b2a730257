package org.gilavar.mechanism.terms;

import java.util.List;
import java.util.Optional;
import org.gilavar.mechanism.item.InvalidItemException;
import org.gilavar.mechanism.item.Role;

/**
 * What the posts of a name are for.
 *
 * @param party whose posts; absent for those of every party and of the facilitator
 * @param post their name, or how it begins, with a star: {@code duty-*}
 */
public record PostRoles(Optional<String> party, String post, List<Role> roles) {

    public PostRoles {
        PostPattern.require("post", post);
        if (roles.isEmpty()) {
            throw new InvalidItemException("roles", "at least one role is needed");
        }
        roles = roles.stream().sorted().distinct().toList();
    }

    boolean fits(String someParty, String somePost) {
        return PostPattern.fits(post, somePost)
                && party.filter(p -> !p.equals(someParty)).isEmpty();
    }
}
