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

    private static final String ANY_END = "*";

    public PostRoles {
        InvalidItemException.requireName("post", post.endsWith(ANY_END) ? beginning(post) + "0" : post);
        if (roles.isEmpty()) {
            throw new InvalidItemException("roles", "at least one role is needed");
        }
        roles = roles.stream().sorted().distinct().toList();
    }

    private static String beginning(String post) {
        return post.substring(0, post.length() - ANY_END.length());
    }

    boolean fits(String someParty, String somePost) {
        boolean named = post.endsWith(ANY_END) ? somePost.startsWith(beginning(post)) : somePost.equals(post);
        return named && party.filter(p -> !p.equals(someParty)).isEmpty();
    }
}
