package org.gilavar.airspace.schedule;

import java.util.List;

/**
 * What a {@link Solver} answers.
 *
 * @param choices one for each notice of the {@link Contention}, in its order
 * @param basis what is known of them
 * @param remark why it is not more, for people; empty when there is nothing to say
 */
public record Solution(List<Choice> choices, Basis basis, String remark) {

    /** Copies the choices. */
    public Solution {
        choices = List.copyOf(choices);
    }
}
